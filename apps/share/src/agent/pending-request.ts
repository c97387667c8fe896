import { AgentSignInRequest } from '@alongside/protocol';
import { z } from 'zod';

const STORED = 'alongside.agent-sign-in';
/** An agent waits about as long. */
const KEPT_MS = 10 * 60_000;

const Kept = z.strictObject({ request: z.string().max(4_000), atMs: z.number() });

/**
 * What an agent asks by the address that it opened. It leaves the address bar and the history at once and is kept over
 * signing in, in this tab alone. null: there is nothing, or nothing that an agent would ask.
 */
export function takeRequest(): AgentSignInRequest | null {
  const { hash, pathname } = window.location;
  if (hash.length > 1) {
    const request = hash.slice(1);
    sessionStorage.setItem(STORED, JSON.stringify({ request, atMs: Date.now() }));
    window.history.replaceState(null, '', pathname);
  }
  const kept = readKept();
  return kept === null || Date.now() - kept.atMs > KEPT_MS ? null : parseRequest(kept.request);
}

export function forgetRequest(): void {
  sessionStorage.removeItem(STORED);
}

/** Every member once and nothing else, or nothing at all. */
export function parseRequest(fragment: string): AgentSignInRequest | null {
  const members = [...new URLSearchParams(fragment)];
  if (new Set(members.map(([name]) => name)).size !== members.length) return null;
  const parsed = AgentSignInRequest.safeParse(Object.fromEntries(members));
  return parsed.success ? parsed.data : null;
}

function readKept(): z.infer<typeof Kept> | null {
  const stored = sessionStorage.getItem(STORED);
  if (stored === null) return null;
  try {
    return Kept.parse(JSON.parse(stored));
  } catch {
    forgetRequest();
    return null;
  }
}
