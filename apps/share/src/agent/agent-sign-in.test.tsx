// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, me, openApp, problem, stubServer } from '../test-page.tsx';
import { callbackAddress } from './callback-address.ts';
import { parseRequest, takeRequest } from './pending-request.ts';

const request = {
  challenge: 'A'.repeat(43),
  port: '49152',
  state: 'state-of-the-agent-1',
  device: 'Front desk',
};
const fragment = (change: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({ ...request, ...change }).toString();
const parsed = { ...request, port: 49_152 };

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('SHG1 what an agent asks leaves the address at once, and is kept in this tab over signing in', () => {
  window.history.replaceState(null, '', `/agent/sign-in#${fragment()}`);
  expect(takeRequest()).toEqual(parsed);
  expect(window.location.href).not.toContain(request.challenge);
  expect(takeRequest()).toEqual(parsed);
});

test('SHG1 it is forgotten when no agent waits for it any more', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  window.history.replaceState(null, '', `/agent/sign-in#${fragment()}`);
  expect(takeRequest()).not.toBeNull();
  vi.advanceTimersByTime(11 * 60_000);
  expect(takeRequest()).toBeNull();
});

test.each([
  '',
  'x',
  fragment({ port: '80' }),
  fragment({ port: '49152@evil.example' }),
  fragment({ challenge: 'short' }),
  fragment({ state: 'a b' }),
  fragment({ device: '\u202Eevil' }),
  fragment({ more: '1' }),
  `${fragment()}&port=8080`,
])('SHG2 whatever no agent would ask is refused: %s', async (hostile) => {
  expect(parseRequest(hostile)).toBeNull();
  stubServer({ 'GET /me': answer(me()) });
  openApp(`/agent/sign-in#${hostile}`);
  expect(await screen.findByRole('heading', { name: 'This link can’t be used' })).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Sign in on this device' })).toBeNull();
});

test('SHG3 who is signed in is asked before anything is handed over, with device and person', async () => {
  const calls = stubServer({
    'GET /me': answer(me()),
    'POST /agent/sign-in-codes': problem('TOO_MANY_REQUESTS'),
  });
  openApp(`/agent/sign-in#${fragment({ device: '<b>Front</b> desk' })}`);
  const title = 'Sign in Alongside on <b>Front</b> desk as Jonas Weber?';
  expect(await screen.findByRole('heading', { name: title })).toBeDefined();
  expect(calls.map(({ route }) => route)).not.toContain('POST /agent/sign-in-codes');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in on this device' }));
  await waitFor(() => {
    expect(screen.getByRole('alert').textContent).not.toBe('');
  });
  expect(calls.at(-1)).toEqual({
    route: 'POST /agent/sign-in-codes',
    body: { codeChallenge: request.challenge },
  });
});

test('SHG3 whoever is not signed in signs in first, and is then asked', async () => {
  stubServer({ 'GET /me': problem('SIGN_IN_REQUIRED') });
  openApp(`/agent/sign-in#${fragment()}`);
  await screen.findByRole('heading', { name: 'Sign in' });
  expect(new URLSearchParams(window.location.search).get('returnTo')).toBe('/agent/sign-in');
  expect(window.location.href).not.toContain(request.challenge);
  cleanup();
  stubServer({ 'GET /me': answer(me()) });
  openApp('/agent/sign-in');
  expect(await screen.findByRole('button', { name: 'Sign in on this device' })).toBeDefined();
});

test('SHG4 the agent is told on this machine alone: the code, or that the person said no', () => {
  expect(callbackAddress(parsed, { code: 'the/code' })).toBe(
    'http://127.0.0.1:49152/callback?code=the%2Fcode&state=state-of-the-agent-1',
  );
  expect(callbackAddress(parsed, { error: 'access_denied' })).toBe(
    'http://127.0.0.1:49152/callback?error=access_denied&state=state-of-the-agent-1',
  );
});

test('SHG5 while Alongside is off that is said instead', async () => {
  stubServer({ 'GET /me': answer(me({ tenant: { name: 'Northwind', isEnabled: false } })) });
  openApp(`/agent/sign-in#${fragment()}`);
  expect(await screen.findByText(/turned off in your organisation/u)).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Sign in on this device' })).toBeNull();
});
