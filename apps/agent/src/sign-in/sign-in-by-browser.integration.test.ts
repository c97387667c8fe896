import { createHash } from 'node:crypto';
import { AgentSignInRequest, CodedError, DeviceFacts } from '@alongside/protocol';
import { expect, test } from 'vitest';
import type { HelpServer, RedeemedCode } from '../server/help-server.ts';
import { signInByBrowser } from './sign-in-by-browser.ts';

const device = DeviceFacts.parse({
  name: 'desk',
  platform: 'linux',
  osVersion: 'Debian',
  model: null,
  agentVersion: '0.1.0',
});

/** A sign-in whose browser is the test. */
function signingIn(signal = new AbortController().signal) {
  const redeemed: RedeemedCode[] = [];
  const never = (): Promise<never> => Promise.reject(new CodedError('SERVER_FAULT'));
  const server: HelpServer = {
    origin: 'https://help.example.org',
    now: () => 0,
    redeem: (code) => {
      redeemed.push(code);
      return never();
    },
    me: never,
    signOut: never,
    join: never,
    ticket: never,
    openSocket: () => ({ send: () => undefined, close: () => undefined }),
    personPicture: never,
  };
  const opened = Promise.withResolvers<URL>();
  const result = signInByBrowser({
    server,
    device,
    signal,
    donePage: '<p>done</p>',
    browser: {
      open: (url) => {
        opened.resolve(url);
        return Promise.resolve();
      },
    },
  });
  // It is looked at later.
  result.catch(() => undefined);
  return { redeemed, result, opened: opened.promise };
}

const asked = (url: URL): AgentSignInRequest =>
  AgentSignInRequest.parse(Object.fromEntries(new URLSearchParams(url.hash.slice(1))));

const callback = ({ port }: AgentSignInRequest, query: Readonly<Record<string, string>>): string =>
  `http://127.0.0.1:${port}/callback?${new URLSearchParams(query).toString()}`;

test('AGA1 the page gets a challenge in its fragment, and its code is redeemed with the verifier', async () => {
  const { redeemed, result, opened } = signingIn();
  const url = await opened;
  expect(url.origin + url.pathname + url.search).toBe('https://help.example.org/agent/sign-in');
  const request = asked(url);
  expect(request.device).toBe('desk');
  const response = await fetch(callback(request, { code: 'the-code', state: request.state }));
  expect(await response.text()).toBe('<p>done</p>');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  await expect(result).rejects.toMatchObject({ code: 'SERVER_FAULT' });
  expect(redeemed).toHaveLength(1);
  const [{ code, codeVerifier } = { code: '', codeVerifier: '' }] = redeemed;
  expect(code).toBe('the-code');
  expect(createHash('sha256').update(codeVerifier).digest('base64url')).toBe(request.challenge);
});

test('AGA2 whoever doesn’t know the state, or comes by another name, gets nothing and ends nothing', async () => {
  const { redeemed, result, opened } = signingIn();
  const request = asked(await opened);
  const answers = await Promise.all([
    fetch(callback(request, { code: 'evil', state: 'A'.repeat(request.state.length) })),
    fetch(callback(request, { code: 'evil' })),
    fetch(callback(request, { state: request.state })),
    fetch(callback(request, { code: 'evil', state: request.state }).replace('/callback', '/other')),
    fetch(callback(request, { code: 'evil', state: request.state }).replace('127.0.0.1', 'localhost')),
    fetch(callback(request, { code: 'evil', state: request.state }), { method: 'POST' }),
    // A path that is no address.
    fetch(`http://127.0.0.1:${request.port}//`),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404]);
  expect(redeemed).toEqual([]);
  await fetch(callback(request, { error: 'access_denied', state: request.state }));
  await expect(result).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
  await expect(fetch(callback(request, { code: 'late', state: request.state }))).rejects.toThrow();
});

test('AGA2 a sign-in that is given up listens no longer', async () => {
  const abort = new AbortController();
  const { result, opened } = signingIn(abort.signal);
  const request = asked(await opened);
  abort.abort();
  await expect(result).rejects.toMatchObject({ code: 'SIGN_IN_EXPIRED' });
  await expect(fetch(callback(request, { code: 'late', state: request.state }))).rejects.toThrow();
});
