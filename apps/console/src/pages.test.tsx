// @vitest-environment jsdom
import { type Permission, TenantSettings } from '@alongside/protocol';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  answer,
  completeBrowser,
  jonas,
  maya,
  me,
  openConsole,
  sessionId,
  stubServer,
} from './test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
});

const user = userEvent.setup();
const page = (items: readonly unknown[], total = items.length, next: string | null = null) =>
  answer({ items, total, next });

const summary = {
  id: sessionId,
  helper: maya,
  sharer: jonas,
  surface: 'browser',
  deviceName: null,
  startedBy: 'code',
  state: 'active',
  createdAt: '2026-01-01T00:00:00.000Z',
  startedAt: '2026-01-01T00:01:00.000Z',
  endedAt: null,
  durationMs: 60_000,
  modesUsed: ['view'],
  modesNow: ['view'],
  endReason: null,
};

const navigationOf = async () => {
  const links = within(await screen.findByRole('navigation', { name: 'Pages' })).getAllByRole('link');
  return links.map(({ textContent }) => textContent);
};

test.each<[readonly Permission[], readonly string[]]>([
  [['view-screen'], ['Give help']],
  [
    ['view-reports', 'view-audit-log'],
    ['Overview', 'Active now', 'Sessions', 'Audit log', 'Roles', 'Why not?'],
  ],
  [['manage-people'], ['People', 'Groups', 'Roles']],
  [['view-devices'], ['Overview', 'Devices']],
  [['manage-settings'], ['Groups', 'Settings']],
  [[], []],
])('CNV1 with %j there are %j', async (permissions, names) => {
  stubServer({ 'GET /me': answer(me({ permissions: [...permissions] })) });
  openConsole('/console/');
  if (names.length === 0) {
    await screen.findByRole('heading', { level: 1 });
    expect(within(screen.getByRole('navigation', { name: 'Pages' })).queryAllByRole('link')).toEqual([]);
  } else expect(await navigationOf()).toEqual(names);
});

test('CNV2 a page without its permission names what is missing', async () => {
  stubServer({ 'GET /me': answer(me({ permissions: ['view-screen'] })) });
  openConsole('/console/people');
  expect(await screen.findByRole('heading', { level: 1, name: 'You can’t see this page' })).toBeDefined();
  expect(screen.getByText(/Manage people/u)).toBeDefined();
});

test.each<[readonly Permission[], boolean]>([
  [['view-screen'], false],
  [['view-screen', 'manage-settings'], true],
])('CNV5 off is said, with %j the settings are offered: %j', async (permissions, isOffered) => {
  stubServer({
    'GET /me': answer(me({ permissions: [...permissions], tenant: { name: 'Northwind', isEnabled: false } })),
  });
  openConsole('/console/');
  expect(await screen.findByText('Alongside is turned off.')).toBeDefined();
  expect(screen.queryByRole('link', { name: 'Open settings' }) !== null).toBe(isOffered);
  const button = await screen.findByRole('button', { name: 'Get a security code' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
});

test('CRP4 ending a session asks first, then ends it', async () => {
  const calls = stubServer({
    'GET /reports/sessions/active': answer({
      sessions: [summary],
      totals: {
        active: 1,
        sessions: 1,
        averageDurationMs: null,
        perDay: [{ day: '2026-01-01', sessions: 1 }],
      },
    }),
    [`POST /sessions/${sessionId}/end`]: { status: 200, body: null },
  });
  openConsole('/console/active');
  await user.click(await screen.findByRole('button', { name: /End session: Maya/u }));
  const isEnding = ({ route }: { readonly route: string }) => route.startsWith('POST /sessions/');
  expect(calls.some(isEnding)).toBe(false);
  const dialog = screen.getByRole('dialog', { name: 'End this session?' });
  await user.click(within(dialog).getByRole('button', { name: 'End session' }));
  await vi.waitFor(() => expect(calls.some(isEnding)).toBe(true));
});

test('CRP4 who may not end sessions isn’t offered it', async () => {
  stubServer({
    'GET /me': answer(me({ permissions: ['view-reports'] })),
    'GET /reports/sessions/active': answer({
      sessions: [summary],
      totals: {
        active: 1,
        sessions: 7,
        averageDurationMs: null,
        perDay: [{ day: '2026-01-01', sessions: 7 }],
      },
    }),
  });
  openConsole('/console/active');
  await user.click(await screen.findByRole('button', { name: 'Show as table' }));
  expect(screen.queryByRole('button', { name: /End session/u })).toBeNull();
});

test('CRP6 the chart has the same figures as a table', async () => {
  stubServer({
    'GET /reports/sessions/active': answer({
      sessions: [],
      totals: {
        active: 0,
        sessions: 7,
        averageDurationMs: null,
        perDay: [{ day: '2026-01-01', sessions: 7 }],
      },
    }),
  });
  openConsole('/console/active');
  await user.click(await screen.findByRole('button', { name: 'Show as table' }));
  const table = screen.getByRole('table', { name: 'Sessions per day' });
  expect(within(table).getByRole('row', { name: /January 1, 2026 7/u })).toBeDefined();
});

test('CRP1, CRP5 the filters of the address are asked of the server, and how many there are is said', async () => {
  const calls = stubServer({ 'GET /reports/sessions': page([summary], 73, 'more') });
  openConsole('/console/reports?mode=view&sort=helper&order=asc&endReason=nonsense');
  expect(await screen.findByText(/^\d+ of 73$/u)).toBeDefined();
  const asked = new URLSearchParams(calls.find(({ route }) => route === 'GET /reports/sessions')?.query);
  expect(Object.fromEntries(asked)).toEqual({ mode: 'view', sort: 'helper', order: 'asc', limit: '100' });
});

test('CRP5 the list goes on before its end is seen', async () => {
  const calls = stubServer({ 'GET /reports/sessions': page([summary], 73, 'more') });
  openConsole('/console/reports');
  await vi.waitFor(() => expect(calls.some(({ query }) => query.includes('after=more'))).toBe(true));
});

test.each([
  [{ rows: 14, fault: null }, 'The chain is whole'],
  [{ rows: 14, fault: { n: 9, kind: 'changed' } }, 'Row 9 has been changed.'],
  [{ rows: 14, fault: { n: 9, kind: 'missing' } }, 'Row 9 is missing.'],
])('CAU3 of %j is said: %s', async (result, text) => {
  stubServer({ 'GET /audit': page([]), 'POST /audit/verify': answer(result) });
  openConsole('/console/audit');
  await user.click(await screen.findByRole('button', { name: 'Verify chain' }));
  expect(await screen.findByText(text)).toBeDefined();
});

const jonasAsPerson = {
  profile: jonas,
  roles: [],
  isActive: true,
  isBlocked: false,
  lastSignInAt: null,
  hasPendingInvitation: true,
  department: null,
  source: 'manual',
};

async function openAddPerson() {
  const calls = stubServer({
    'GET /people': page([jonasAsPerson]),
    'POST /people': answer({ person: jonasAsPerson, invitationLink: 'https://help.example/invitation#once' }),
  });
  openConsole('/console/people');
  await user.click(await screen.findByRole('button', { name: 'Add a person' }));
  const dialog = screen.getByRole('dialog', { name: 'Add a person' });
  const write = async (label: RegExp, text: string) => {
    await user.type(within(dialog).getByLabelText(label), text);
  };
  const send = () => user.click(within(dialog).getByRole('button', { name: 'Add' }));
  return { calls, write, send };
}

test('CPP1 adding somebody shows the invitation link', async () => {
  const { calls, write, send } = await openAddPerson();
  await write(/E-mail/u, 'jonas@northwind.example');
  await write(/Full name/u, 'Jonas Weber');
  await send();
  expect(await screen.findByDisplayValue('https://help.example/invitation#once')).toBeDefined();
  expect(calls.find(({ route }) => route === 'POST /people')?.body).toEqual({
    email: 'jonas@northwind.example',
    fullName: 'Jonas Weber',
    jobTitle: null,
    roles: [],
  });
});

test('CPP2 an address that can’t be one is said at its field and not sent', async () => {
  const { calls, write, send } = await openAddPerson();
  await write(/E-mail/u, 'jonas');
  await write(/Full name/u, 'Jonas Weber');
  await send();
  expect(screen.getByText('Enter an address like name@example.com.')).toBeDefined();
  expect(calls.some(({ route }) => route === 'POST /people')).toBe(false);
});

test('CPP3 deactivating asks first', async () => {
  const calls = stubServer({
    'GET /people': page([jonasAsPerson]),
    [`PATCH /people/${jonas.personId}`]: answer({ ...jonasAsPerson, isActive: false }),
  });
  openConsole('/console/people');
  await user.click(await screen.findByRole('button', { name: 'Actions for Jonas Weber' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Deactivate' }));
  expect(calls.some(({ route }) => route.startsWith('PATCH'))).toBe(false);
  const dialog = await screen.findByRole('dialog', { name: 'Deactivate Jonas Weber?' });
  await user.click(within(dialog).getByRole('button', { name: 'Deactivate' }));
  await vi.waitFor(() => {
    expect(calls.find(({ route }) => route.startsWith('PATCH'))?.body).toEqual({ isActive: false });
  });
});

test('CST2 turning off says what it ends and asks first', async () => {
  const calls = stubServer({
    'GET /settings': answer(TenantSettings.parse({ isEnabled: true })),
    'PATCH /settings': answer(TenantSettings.parse({ isEnabled: false })),
  });
  openConsole('/console/settings');
  await user.click(await screen.findByRole('button', { name: 'Turn off' }));
  const dialog = screen.getByRole('dialog', { name: 'Turn Alongside off?' });
  expect(within(dialog).getByText(/All running sessions end at once/u)).toBeDefined();
  expect(calls.some(({ route }) => route === 'PATCH /settings')).toBe(false);
  await user.click(within(dialog).getByRole('button', { name: 'Turn off' }));
  await vi.waitFor(() => {
    expect(calls.find(({ route }) => route === 'PATCH /settings')?.body).toEqual({ isEnabled: false });
  });
});

test('CST1 a lifetime outside of the limits is said at its field and not saved', async () => {
  const calls = stubServer({ 'GET /settings': answer(TenantSettings.parse({ isEnabled: true })) });
  openConsole('/console/settings');
  const field = await screen.findByLabelText('Code lifetime');
  await user.clear(field);
  await user.type(field, '90');
  expect(screen.getByText('Enter a whole number from 1 to 60.')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(calls.some(({ route }) => route === 'PATCH /settings')).toBe(false);
});
