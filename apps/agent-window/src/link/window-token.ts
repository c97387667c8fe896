import { z } from 'zod';

const Token = z.string().regex(/^[\w-]{22,86}$/u);

/** Takes the one-time token out of the address and the history; null where there is none, as after a reload. */
export function takeTokenFromAddress(): string | null {
  const { hash, pathname } = window.location;
  window.history.replaceState(null, '', pathname);
  const token = Token.safeParse(new URLSearchParams(hash.slice(1)).get('token'));
  return token.success ? token.data : null;
}

/** Trades the token for a cookie that no script can read. False: the agent doesn't take it. */
export async function tradeToken(token: string): Promise<boolean> {
  const answer = await fetch('/window/token', {
    method: 'POST',
    body: token,
    headers: { 'content-type': 'text/plain' },
  });
  return answer.ok;
}
