// @vitest-environment jsdom
import { AccessReason } from '@alongside/protocol';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  answer,
  completeBrowser,
  me,
  openApp,
  problem,
  sessionId,
  sessionView,
  stubServer,
} from '../test-page.tsx';
import { pendingCode, takeCodeFromAddress } from './pending-code.ts';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const soon = '2030-01-01T00:00:00.000Z';
const joined = sessionView({ kind: 'meeting', joinedAt: soon, answerDueAt: soon, question: null });
const signedIn = { 'GET /me': answer(me()) };
const joinable = { 'POST /sessions/join': answer({ session: joined }) };
const field = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Your code' });

/** As `start` does before anything is drawn. */
function openLink(path: string) {
  window.history.replaceState(null, '', path);
  takeCodeFromAddress();
  const address = window.location.href;
  return { address, ...openApp(window.location.pathname) };
}

test('SHC1 what is typed is shown in groups and sent without them', async () => {
  const calls = stubServer({ ...signedIn, ...joinable });
  openApp('/');
  await userEvent.type(await field(), 'abcd ef-gh');
  expect((await field()).value).toBe('ABCD-EFGH');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  await waitFor(() => {
    expect(window.location.pathname).toBe(`/session/${sessionId}`);
  });
  expect(calls).toContainEqual({ route: 'POST /sessions/join', body: { code: 'ABCDEFGH', by: 'code' } });
});

test('SHC2 the code of a link leaves the address at once, fills the field and waits', async () => {
  const calls = stubServer({ ...signedIn, ...joinable });
  const { address } = openLink('/#code=ABCDEFGH');
  expect(address).not.toContain('ABCD');
  expect((await field()).value).toBe('ABCD-EFGH');
  expect(calls.map(({ route }) => route)).not.toContain('POST /sessions/join');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  await waitFor(() => {
    expect(calls).toContainEqual({ route: 'POST /sessions/join', body: { code: 'ABCDEFGH', by: 'link' } });
  });
});

test('SHC3 whoever isn’t signed in goes to sign in, and the code is kept', async () => {
  stubServer({ 'GET /me': problem('SIGN_IN_REQUIRED') });
  openApp('/');
  await userEvent.type(await field(), 'ABCDEFGH{Enter}');
  expect(`${window.location.pathname}${window.location.search}`).toBe('/sign-in?returnTo=%2F');
  expect(pendingCode()).toEqual({ letters: 'ABCDEFGH', by: 'code', isSubmitted: true });
  expect(await screen.findByText('Your code is kept. You go on with it after signing in.')).toBeDefined();
});

test('SHC3 after signing in the code is used by itself, once', async () => {
  sessionStorage.setItem(
    'alongside.pending-code',
    JSON.stringify({ letters: 'ABCDEFGH', by: 'link', isSubmitted: true }),
  );
  const calls = stubServer({ ...signedIn, 'POST /sessions/join': problem('SESSION_CODE_INVALID') });
  openApp('/');
  await screen.findByRole('alert');
  await waitFor(() => {
    expect(screen.getByRole('alert').textContent).toContain('This code doesn’t work.');
  });
  expect(calls.filter(({ route }) => route === 'POST /sessions/join')).toHaveLength(1);
  expect(pendingCode()).toBeNull();
});

const needsMfa = [{ reason: 'needs-mfa', on: 'Proof', side: 'sharer' }];
const refusal = (missing: unknown) => problem('ACCESS_REFUSED', { missing });

/** As when the sharer comes back from proving more, so that a refusal is told. */
const keepSubmitted = () => {
  const kept = { letters: 'ABCDEFGH', by: 'code', isSubmitted: true, isProven: true };
  sessionStorage.setItem('alongside.pending-code', JSON.stringify(kept));
};

test('SHC9 somebody who couldn’t prove more is told why, and goes on', async () => {
  stubServer({ ...signedIn });
  openApp('/sign-in?error=MFA_REQUIRED&returnTo=%2F');
  expect(await screen.findByText(/asks for a second factor/u)).toBeDefined();
  // Until it is known who is signed in, the page asks for an address.
  await waitFor(() => {
    expect(screen.queryByRole('textbox')).toBeNull();
  });
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(await field()).toBeDefined();
});

test('SHC8 a better sign-in is asked of the provider, and the code is kept for afterwards', async () => {
  const calls = stubServer({
    ...signedIn,
    'POST /sessions/join': refusal(needsMfa),
    'POST /sign-in/step-up': answer({ location: 'about:blank#provider' }),
  });
  openApp('/');
  await userEvent.type(await field(), 'abcdefgh');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  await waitFor(() => {
    expect(calls).toContainEqual({ route: 'POST /sign-in/step-up', body: { needs: ['mfa'], returnTo: '/' } });
  });
  expect(pendingCode()).toEqual({ letters: 'ABCDEFGH', by: 'code', isSubmitted: true, isProven: true });
});

test('SHC8 what no sign-in settles is told, and nobody goes round in circles', async () => {
  const calls = stubServer({
    ...signedIn,
    'POST /sessions/join': refusal([{ reason: 'policy-blocks', on: 'Nobody', side: 'sharer' }]),
  });
  openApp('/');
  await userEvent.type(await field(), 'abcdefgh');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  await screen.findByText(/^This isn’t allowed here\. Your organisation’s access rules/u);
  expect(calls.filter(({ route }) => route === 'POST /sessions/join')).toHaveLength(2);
  expect(pendingCode()).toBeNull();
});

test.each(AccessReason.options)(
  'SHC10 a refusal for %s says in plain words what is missing, and names no policy',
  async (reason) => {
    stubServer({
      ...signedIn,
      'POST /sessions/join': refusal([
        { reason, on: 'Night shift', side: 'sharer' },
        { reason, on: 'Day shift', side: 'sharer' },
      ]),
    });
    keepSubmitted();
    openApp('/');
    await waitFor(() => {
      expect(screen.getByRole('alert').textContent).toMatch(/^This isn’t allowed here\. \S[^.]+\.$/u);
    });
    expect(screen.getByRole('alert').textContent).not.toMatch(/shift|ui\./u);
  },
);

test('SHC10 everything that is missing is said, each thing once', async () => {
  stubServer({
    ...signedIn,
    'POST /sessions/join': refusal([
      { reason: 'device-noncompliant', on: 'laptop' },
      { reason: 'needs-compliant-device', on: 'Policy', side: 'sharer' },
      { reason: 'needs-mfa', on: 'Policy', side: 'sharer' },
    ]),
  });
  keepSubmitted();
  openApp('/');
  await screen.findByText(
    'This isn’t allowed here. Your device doesn’t meet your organisation’s rules. Your organisation asks for a newer or safer sign-in.',
  );
});

test.each([undefined, [], [{ reason: 'because' }], 'nothing'])(
  'SHC10 of %j nothing is said but that it was refused',
  async (missing) => {
    stubServer({ ...signedIn, 'POST /sessions/join': refusal(missing) });
    keepSubmitted();
    openApp('/');
    await screen.findByText('This isn’t allowed here.');
  },
);

test('SHC4 a browser that can’t share says so instead of asking for the code', async () => {
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: {} });
  stubServer(signedIn);
  openApp('/');
  expect(await screen.findByText('This browser can’t share a screen')).toBeDefined();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('SHC5 a code that lacks letters is told and not sent', async () => {
  const calls = stubServer({ ...signedIn, ...joinable });
  openApp('/');
  await userEvent.type(await field(), 'ABC{Enter}');
  expect(screen.getByRole('alert').textContent).toBe('A code has 8 characters; so far there are 3.');
  expect((await field()).getAttribute('aria-invalid')).toBe('true');
  expect(calls.map(({ route }) => route)).not.toContain('POST /sessions/join');
});

test('SHC5 letters that no code has are told while typing, and not sent', async () => {
  const calls = stubServer({ ...signedIn, ...joinable });
  openApp('/');
  await userEvent.type(await field(), 'O0CDEFGH');
  expect(screen.getByRole('alert').textContent).toContain('O and 0');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(calls.map(({ route }) => route)).not.toContain('POST /sessions/join');
});

test.each([
  ['SESSION_CODE_INVALID', 'This code doesn’t work.'],
  ['SESSION_OWN_CODE', 'This is your own code.'],
  ['DEVICE_UNENROLLED', 'Your organisation only allows help on devices that it manages.'],
  ['TOO_MANY_TRIES', 'Too many tries.'],
  ['SERVER_FAULT', 'Something went wrong on our side.'],
] as const)('SHC5 the refusal %s is told at the field', async (code, text) => {
  stubServer({ ...signedIn, 'POST /sessions/join': problem(code) });
  openApp('/');
  await userEvent.type(await field(), 'ABCDEFGH{Enter}');
  await waitFor(() => {
    expect(screen.getByRole('alert').textContent).toContain(text);
  });
  expect((await field()).value).toBe('ABCD-EFGH');
});

test('SHC6 where remote help is off, that is said instead', async () => {
  stubServer({ 'GET /me': answer(me({ tenant: { name: 'Northwind', isEnabled: false } })) });
  openApp('/');
  expect(await screen.findByText('Remote help is turned off')).toBeDefined();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('SHC7 a letter put into the middle leaves the caret behind it', async () => {
  stubServer(signedIn);
  openApp('/');
  const input = await field();
  fireEvent.change(input, { target: { value: 'ABDEFG', selectionStart: 6 } });
  input.setSelectionRange(2, 2);
  await userEvent.type(input, 'c', { initialSelectionStart: 2, initialSelectionEnd: 2 });
  expect(input.value).toBe('ABCD-EFG');
  expect(input.selectionStart).toBe(3);
});
