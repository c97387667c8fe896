// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { returnPath, signInFailure, signInPath } from '../app/sign-in-path.ts';
import { takeToken } from '../forms/token-in-address.ts';
import { browserName } from '../profile/browser-name.ts';
import { answer, completeBrowser, me, openApp, problem, stubServer } from '../test-page.tsx';

const uid = 'abcdefghijkl';
const signedOut = { 'GET /me': problem('SIGN_IN_REQUIRED') };
const interaction = `/account/interactions/${uid}`;
const account = { passkeys: [], hasTotp: false, passwordChangedAt: '2026-01-01T00:00:00.000Z' };

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  vi.unstubAllGlobals();
});

test('SHA1 only a path of this server is gone back to', () => {
  expect(returnPath(signInPath('/session/1').slice('/sign-in'.length))).toBe('/session/1');
  for (const hostile of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:1', '']) {
    expect(returnPath(`?${new URLSearchParams({ returnTo: hostile }).toString()}`)).toBe('/');
  }
  expect(returnPath('')).toBe('/');
});

test('SHA1 whoever is signed in already goes on at once', async () => {
  stubServer({
    'GET /me': answer(me()),
    'GET /account': answer(account),
    'GET /account/sign-ins': answer({ items: [] }),
  });
  openApp('/sign-in?returnTo=%2Fprofile');
  await screen.findByRole('heading', { name: 'Your profile' });
  expect(window.location.pathname).toBe('/profile');
});

test('SHA4 a sign-in that the server sent back from the provider says why, and nothing of its own', async () => {
  stubServer(signedOut);
  openApp('/sign-in?error=SIGN_IN_EXPIRED&returnTo=%2Fprofile');
  expect((await screen.findByRole('alert')).textContent).toContain('too long');
  expect(signInFailure('?error=toString')).toBeNull();
  expect(signInFailure('?error=%3Cb%3E')).toBeNull();
});

test('SHA2 a token leaves the address at once and is kept for a reload', () => {
  window.history.replaceState(null, '', '/setup#secret');
  expect(takeToken()).toBe('secret');
  expect(window.location.href).not.toContain('secret');
  expect(takeToken()).toBe('secret');
  window.history.replaceState(null, '', '/invitation');
  expect(takeToken()).toBeNull();
});

test('SHA3 set-up is stored in one step at its end, and each page says what is missing', async () => {
  const calls = stubServer({
    ...signedOut,
    'GET /setup': answer({ isOpen: true }),
    'POST /setup': answer({ email: 'ada@northwind.example' }),
  });
  openApp('/setup#secret');
  const next = () => userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  const organisation = await screen.findByRole('textbox', { name: 'Name of the organisation' });
  await next();
  expect(screen.getByText('Fill this in.')).toBeDefined();
  await userEvent.type(organisation, 'Northwind');
  await next();
  await userEvent.type(screen.getByRole('textbox', { name: 'Full name' }), 'Ada');
  await userEvent.type(screen.getByRole('textbox', { name: 'E-mail address' }), 'ada');
  await next();
  expect(screen.getByText('Enter an address such as name@example.com.')).toBeDefined();
  await userEvent.type(screen.getByRole('textbox', { name: 'E-mail address' }), '@northwind.example');
  await userEvent.type(screen.getByLabelText('New password', { selector: 'input' }), 'three unrelated words');
  await next();
  expect(calls.map(({ route }) => route)).not.toContain('POST /setup');
  await userEvent.click(screen.getByRole('button', { name: 'Finish set-up' }));
  await screen.findByRole('heading', { name: 'All set' });
  expect(calls.at(-1)).toEqual({
    route: 'POST /setup',
    body: {
      token: 'secret',
      organisation: 'Northwind',
      fullName: 'Ada',
      email: 'ada@northwind.example',
      password: 'three unrelated words',
      isEnabled: true,
      areUnenrolledDevicesAllowed: true,
    },
  });
});

test('SHA3 a server that is set up already says so', async () => {
  stubServer({ ...signedOut, 'GET /setup': answer({ isOpen: false }) });
  openApp('/setup#secret');
  expect(await screen.findByRole('heading', { name: 'This server is already set up' })).toBeDefined();
});

test('SHA4 a wrong password is told beside it', async () => {
  stubServer({
    ...signedOut,
    [`GET ${interaction}`]: answer({ kind: 'password', email: 'ada@northwind.example' }),
    [`POST ${interaction}/password`]: problem('SIGN_IN_FAILED'),
  });
  openApp(`/sign-in/interaction/${uid}`);
  await userEvent.type(await screen.findByLabelText('Password', { selector: 'input' }), 'wrong{Enter}');
  await waitFor(() => {
    expect(screen.getByRole('alert').textContent).toContain('That didn’t match.');
  });
});

test('SHA4 after the password the second factor is asked for, and its failure told', async () => {
  stubServer({
    ...signedOut,
    [`GET ${interaction}`]: answer({ kind: 'password', email: 'ada@northwind.example' }),
    [`POST ${interaction}/password`]: answer({
      kind: 'next',
      step: { kind: 'second-factor', methods: ['totp'] },
    }),
    [`POST ${interaction}/totp`]: problem('TOO_MANY_TRIES', { retryAfterMs: 60_000 }),
  });
  openApp(`/sign-in/interaction/${uid}`);
  await userEvent.type(await screen.findByLabelText('Password', { selector: 'input' }), 'right{Enter}');
  const code = await screen.findByRole('textbox', { name: 'Code from your authenticator app' });
  await userEvent.type(code, '123456{Enter}');
  await waitFor(() => {
    expect(screen.getByRole('alert').textContent).toContain('Try again in 1 minute.');
  });
});

const secondFactor = answer({ kind: 'second-factor', methods: ['totp'] });

test.for(['SIGN_IN_FAILED', 'REQUEST_MALFORMED'] as const)(
  'SHA4 a wrong code is told as that, not as a wrong password: %s',
  async (code) => {
    stubServer({
      ...signedOut,
      [`GET ${interaction}`]: secondFactor,
      [`POST ${interaction}/totp`]: problem(code),
    });
    openApp(`/sign-in/interaction/${uid}`);
    const field = await screen.findByRole('textbox', { name: 'Code from your authenticator app' });
    await userEvent.type(field, '123456{Enter}');
    await waitFor(() => {
      expect(screen.getByRole('alert').textContent).toContain('That code isn’t right.');
    });
  },
);

test('SHA4 a sign-in that took too long can be begun again', async () => {
  stubServer({ ...signedOut, [`GET ${interaction}`]: problem('SIGN_IN_EXPIRED') });
  openApp(`/sign-in/interaction/${uid}`);
  const again = await screen.findByRole('link', { name: 'Start again' });
  expect(again.getAttribute('href')).toBe('/sign-in');
});

test('SHA4 an unknown address is told', async () => {
  stubServer({ ...signedOut, 'POST /sign-in': problem('SIGN_IN_UNKNOWN_DOMAIN') });
  openApp('/sign-in');
  await userEvent.type(await screen.findByRole('textbox', { name: 'E-mail address' }), 'a@b.example{Enter}');
  await waitFor(() => {
    expect(screen.getByRole('alert').textContent).toContain('No organisation here uses this e-mail address.');
  });
});

test('SHA4 an invitation that isn’t valid any more is told', async () => {
  stubServer({ ...signedOut, 'POST /account/invitation/state': problem('INVITATION_INVALID') });
  openApp('/invitation#secret');
  expect(await screen.findByText(/This invitation isn’t valid any more/u)).toBeDefined();
});

test('SHA5 browsers are called by names that people know', () => {
  const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
  expect(browserName(chrome)).toBe('Chrome · Linux');
  expect(browserName(`${chrome} Edg/140.0`)).toBe('Edge · Linux');
  expect(browserName('Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/143.0')).toBe('Firefox · Windows');
  expect(browserName('<script>')).toBeNull();
});

test('SHG6 an agent’s sign-in is listed by its device’s name', async () => {
  const signIn = {
    createdAt: '2026-01-01T00:00:00.000Z',
    lastUsedAt: '2026-01-01T00:00:00.000Z',
    address: null,
    browser: null,
    isCurrent: false,
  };
  stubServer({
    'GET /me': answer(me()),
    'GET /account': answer(account),
    'GET /account/sign-ins': answer({
      items: [
        { ...signIn, id: '44444444-4444-4444-8444-444444444444', deviceName: 'Front desk' },
        { ...signIn, id: '55555555-5555-4555-8555-555555555555', deviceName: null },
      ],
    }),
  });
  openApp('/profile');
  expect(await screen.findByRole('button', { name: 'Sign out Alongside on Front desk' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Sign out Unknown browser' })).toBeDefined();
});

test('SHA6 setting up an app asks for the password first', async () => {
  const calls = stubServer({
    'GET /me': answer(me()),
    'GET /account': answer(account),
    'GET /account/sign-ins': answer({ items: [] }),
    'POST /account/totp/begin': problem('PASSWORD_WRONG'),
  });
  openApp('/profile');
  await userEvent.click(await screen.findByRole('button', { name: 'Set up an app' }));
  expect(calls.map(({ route }) => route)).not.toContain('POST /account/totp/begin');
  const dialog = within(screen.getByRole('dialog', { name: 'Set up an app' }));
  await userEvent.type(dialog.getByLabelText('Password', { selector: 'input' }), 'wrong{Enter}');
  await waitFor(() => {
    expect(screen.getByRole('alert').textContent).toContain('That password isn’t right.');
  });
});

test('SHA7 what comes from another provider can’t be edited', async () => {
  stubServer({
    'GET /me': answer(me({ isEmbeddedAccount: false })),
    'GET /account/sign-ins': answer({ items: [] }),
  });
  openApp('/profile');
  const name = await screen.findByRole('textbox', { name: 'Full name' });
  expect(name.hasAttribute('readonly')).toBe(true);
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  expect(screen.queryByRole('heading', { name: 'Passkeys' })).toBeNull();
});
