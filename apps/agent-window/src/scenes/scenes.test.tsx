// @vitest-environment jsdom
import { CONSOLE_ERRORS, ERRORS, type ErrorCode } from '@alongside/protocol';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { openWindow, windowState } from '../test-window.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const button = (name: string) => screen.getByRole('button', { name });

test.each([
  ['help.northwind.example', 'https://help.northwind.example'],
  [' https://help.northwind.example/ ', 'https://help.northwind.example'],
  ['HTTP://LOCALHOST:8080', 'http://localhost:8080'],
])('AGV1 the server %j is taken as %s', async (typed, origin) => {
  const { told } = await openWindow(windowState('no-server', {}, { server: null }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Address of the server' }));
  await userEvent.keyboard(`${typed}{Enter}`);
  expect(told()).toEqual([{ kind: 'set-server', origin }]);
});

test.each(['', 'not an address', 'https://a.example/path', 'ftp://a.example', 'javascript:alert(1)'])(
  'AGV1 %j is no server, and isn’t sent',
  async (typed) => {
    const { told } = await openWindow(windowState('no-server', {}, { server: null }));
    await userEvent.keyboard(`${typed}{Enter}`);
    expect(screen.getByText('Enter an address such as help.example.com.')).toBeDefined();
    expect(told()).toEqual([]);
  },
);

test('AGV2 signing in is begun, waited for and cancelled', async () => {
  const { show, told } = await openWindow(windowState('signed-out'));
  expect(screen.getByText('Server: help.northwind.example')).toBeDefined();
  await userEvent.click(button('Sign in'));
  show(windowState('signing-in'));
  expect(heading()).toBe('Sign in with your web browser');
  await userEvent.click(button('Cancel signing in'));
  expect(told()).toEqual([{ kind: 'sign-in' }, { kind: 'cancel-sign-in' }]);
});

test('AGV3 the field for the code has the focus, and what is typed goes to the agent', async () => {
  const { told } = await openWindow(windowState('idle'));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Your code' }));
  await userEvent.keyboard('abcd-efgh{Enter}');
  expect(told()).toEqual([{ kind: 'join', code: 'ABCDEFGH' }]);
});

test.each(['SESSION_CODE_INVALID', 'SESSION_OWN_CODE', 'DEVICE_UNENROLLED', 'SERVER_UNREACHABLE'] as const)(
  'AGV3 the refusal %s is told at the field',
  async (code) => {
    const { refuseWith } = await openWindow(windowState('idle'));
    refuseWith(code);
    await userEvent.keyboard('ABCDEFGH{Enter}');
    await waitFor(() => {
      expect(screen.getByRole('alert').textContent.length).toBeGreaterThan(20);
    });
    expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
  },
);

const signInAgain = /^Sign out here and in your web browser, sign in again/u;
const device = 'Your device doesn’t meet your organisation’s rules.';
const signIn = 'Your organisation asks for a newer or safer sign-in.';

test.each([
  [['needs-mfa'], signIn, true],
  [['needs-fresh-sign-in', 'needs-mfa'], signIn, true],
  [['device-noncompliant'], device, false],
  [['needs-mfa', 'device-noncompliant'], `${signIn} ${device}`, false],
])('AGV39 a code that is refused for %j says what is missing', async (reasons, words, isSignInEnough) => {
  const { refuseWith } = await openWindow(windowState('idle'));
  refuseWith('ACCESS_REFUSED', { missing: reasons.map((reason) => ({ reason })) });
  await userEvent.keyboard('ABCDEFGH{Enter}');
  expect(await screen.findByText(`This isn’t allowed here. ${words}`)).toBeDefined();
  expect(screen.queryAllByText(signInAgain)).toHaveLength(isSignInEnough ? 1 : 0);
  await userEvent.keyboard('{Backspace}');
  expect(screen.queryAllByText(signInAgain)).toHaveLength(0);
});

test('AGV3 the code of a link is filled in and waits for the person', async () => {
  const { show, told } = await openWindow(windowState('idle'));
  show(windowState('idle', { offeredCode: 'ABCDEFGH' }));
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('ABCD-EFGH');
  expect(screen.getByText(/The link has filled it in/u)).toBeDefined();
  expect(told()).toEqual([]);
  await userEvent.click(button('Continue'));
  expect(told()).toEqual([{ kind: 'join', code: 'ABCDEFGH' }]);
});

test('AGV3 the window says as whom and on which device help is asked for', async () => {
  const { told } = await openWindow(windowState('idle'));
  expect(screen.getByText('Jonas Weber')).toBeDefined();
  expect(screen.getByText('Northwind · jonas-laptop')).toBeDefined();
  await userEvent.click(button('Sign out'));
  expect(told()).toEqual([{ kind: 'sign-out' }]);
});

test('AGV4 a server that can’t be reached is said before anybody tries', async () => {
  await openWindow(windowState('idle', { isServerReachable: false }));
  expect(screen.getByText('The server can’t be reached')).toBeDefined();
});

const sharersErrors = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => !CONSOLE_ERRORS.has(code));

test.each(sharersErrors)('AGV4 the fault %s is said in words', async (code) => {
  const { told } = await openWindow(windowState('signed-out', {}, { fault: { code } }));
  const text = screen.getByRole('alert').textContent;
  expect(text).not.toContain('error.');
  await userEvent.click(button('Close'));
  expect(told()).toEqual([{ kind: 'dismiss' }]);
});

test('AGV13 the last screen says how long it was, what was allowed and who saw the screen', async () => {
  const { told } = await openWindow(windowState('ended'));
  expect(heading()).toBe('Maya Lindqvist has left');
  for (const fact of [
    '3 minutes, 20 seconds',
    'See your screen',
    'Control mouse and keyboard',
    'Maya Lindqvist',
  ])
    expect(screen.getByText(fact)).toBeDefined();
  await userEvent.click(button('Get help again'));
  expect(told()).toEqual([{ kind: 'dismiss' }]);
});

test('AGV13 a session that ended before anybody was known has a last screen, too', async () => {
  await openWindow(windowState('ended', { helper: null, startedAt: null, allowed: [] }));
  expect(screen.getByText('Nobody')).toBeDefined();
  expect(screen.getByText('Nothing was shared.')).toBeDefined();
});

test('AGV14 after the agent was stopped nothing goes on by itself', async () => {
  const { told } = await openWindow(windowState('interrupted'));
  expect(heading()).toBe('You were in a session');
  expect(told()).toEqual([]);
  await userEvent.click(button('Go on'));
  await userEvent.click(button('Leave'));
  expect(told()).toEqual([{ kind: 'go-on' }, { kind: 'leave' }]);
});

test('AGV15 language and appearance that are chosen are told to the agent', async () => {
  const { told } = await openWindow(windowState('idle'));
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'العربية');
  await waitFor(() => {
    expect(document.documentElement.dir).toBe('rtl');
  });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'المظهر' }), 'dark');
  expect(told()).toEqual([
    { kind: 'set-locale', locale: 'ar' },
    { kind: 'set-theme', theme: 'dark' },
  ]);
});

test('AGV15 language and appearance that the agent knows are shown', async () => {
  const { show } = await openWindow({ kind: 'opening' });
  localStorage.clear();
  show(windowState('idle', {}, { preferences: { locale: 'de', theme: 'dark' } }));
  await screen.findByRole('textbox', { name: 'Ihr Code' });
  await waitFor(() => {
    expect(document.documentElement.lang).toBe('de');
  });
  expect(document.documentElement.style.colorScheme).toBe('dark');
});

test.each(['lost', 'replaced', 'refused'] as const)('AGV18 a line that is %s is said', async (kind) => {
  const { show } = await openWindow(windowState('idle'));
  show({ kind });
  expect(screen.getByRole('alert').textContent).not.toContain('window.unheard');
  expect(screen.queryByRole('textbox')).toBeNull();
});
