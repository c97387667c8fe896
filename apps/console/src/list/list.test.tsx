// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, openConsole, stubServer, type ServerCall } from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const user = userEvent.setup();
const TOTAL = 100_000;
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const person = (n: number) => ({
  profile: {
    personId: idOf(n),
    fullName: `Person ${n}`,
    firstName: null,
    lastName: null,
    jobTitle: 'Driver',
    company: null,
    email: `person${n}@northwind.example`,
    verifiedDomain: null,
    picture: null,
  },
  roles: [],
  isActive: true,
  isBlocked: false,
  lastSignInAt: null,
  hasPendingInvitation: false,
  department: null,
  source: 'manual',
});

const DETAILS = {
  employeeNumber: null,
  externalId: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: null,
  groups: [],
  devices: [],
  sessions: [],
};

const people = (count: number, total = count, next: string | null = null) =>
  answer({ items: Array.from({ length: count }, (_, n) => person(n)), total, next });

const view = {
  id: idOf(900),
  list: 'people',
  name: 'Blocked ones',
  isShared: false,
  isOwn: true,
  ownerName: 'Maya Lindqvist',
  state: { filters: { state: 'blocked', sort: '-name' }, columns: ['person', 'department'] },
};

function openPeople(routes: Parameters<typeof stubServer>[0] = {}, query = '') {
  const calls = stubServer({
    'GET /people': people(100, TOTAL, 'more'),
    'GET /views': answer({ items: [] }),
    ...routes,
  });
  openConsole(`/console/people${query}`);
  return calls;
}

const grid = () => screen.findByRole('grid', { name: 'People' });
const lastQuery = (calls: readonly ServerCall[], route = 'GET /people') =>
  Object.fromEntries(new URLSearchParams(calls.findLast((call) => call.route === route)?.query));

test('CLS1 of 100,000 rows few are drawn, and how many there are is said', async () => {
  openPeople();
  const list = await grid();
  expect(list.getAttribute('aria-rowcount')).toBe(String(TOTAL + 1));
  const rows = within(list).getAllByRole('row');
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.length).toBeLessThan(40);
  expect(rows[1]?.getAttribute('aria-rowindex')).toBe('2');
  expect(screen.getByText('100 of 100,000')).toBeDefined();
});

test('CLS11 a list that was not counted whole says so, is counted, and nothing is asked for all of it before', async () => {
  const page = { items: Array.from({ length: 100 }, (_, n) => person(n)), next: 'more' };
  let tell: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  openPeople({ 'GET /people': answer({ ...page, total: 1_000, isTotalExact: false }) });
  const answered = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: Request) => {
    if (!input.url.includes('total=exact')) return answered(input);
    await asked;
    return new Response(JSON.stringify({ ...page, total: TOTAL, isTotalExact: true }));
  });
  const list = await grid();
  expect(await screen.findByText('100 of more than 1,000')).toBeDefined();
  expect(list.getAttribute('aria-rowcount')).toBe('-1');
  await user.click(within(list).getByRole('checkbox', { name: 'Choose all that match' }));
  const bar = within(screen.getByRole('toolbar', { name: 'What to do with the people chosen' }));
  expect(bar.getByRole('status').textContent).toContain('being counted');
  const deactivate = bar.getByRole('button', { name: 'Deactivate' });
  expect(deactivate.getAttribute('aria-disabled')).toBe('true');
  tell();
  expect(await screen.findByText('100 of 100,000')).toBeDefined();
  expect(list.getAttribute('aria-rowcount')).toBe(String(TOTAL + 1));
  expect(bar.getByRole('status').textContent).toBe('100,000 chosen');
  expect(deactivate.getAttribute('aria-disabled')).not.toBe('true');
});

test('CLS11 counting that failed is said, and done again when asked for', async () => {
  const page = { items: Array.from({ length: 100 }, (_, n) => person(n)), next: 'more' };
  openPeople({ 'GET /people': answer({ ...page, total: 1_000, isTotalExact: false }) });
  const answered = globalThis.fetch;
  const counted = vi
    .fn<typeof fetch>(async () =>
      Promise.resolve(new Response(JSON.stringify({ ...page, total: TOTAL, isTotalExact: true }))),
    )
    .mockImplementationOnce(() => answered('/api/v1/nowhere'));
  vi.stubGlobal('fetch', (input: Request) => (input.url.includes('total=exact') ? counted : answered)(input));
  await grid();
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('100 of 100,000')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

test('CLS2 one row is in the tab order; keys lead to the others, choose and open', async () => {
  openPeople();
  const rowOf = async (name: string) => (await screen.findByText(name)).closest('[role="row"]');
  const first = await rowOf('Person 0');
  if (!(first instanceof HTMLElement)) throw new TypeError('no row');
  expect(first.tabIndex).toBe(0);
  first.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  const third = await rowOf('Person 2');
  expect(document.activeElement).toBe(third);
  expect(first.tabIndex).toBe(-1);
  await user.keyboard(' {ArrowDown}{ArrowDown}');
  await user.keyboard('{Shift>} {/Shift}');
  expect(await screen.findByText('3 chosen')).toBeDefined();
  await user.keyboard('{Control>}a{/Control}');
  expect(await screen.findByText('100,000 chosen')).toBeDefined();
  await user.keyboard('{Home}{Enter}');
  await vi.waitFor(() => expect(window.location.pathname).toBe(`/console/people/${idOf(0)}`));
});

test('CLS3 a column’s head sorts by it, then the other way round; the address says so', async () => {
  const calls = openPeople({}, '?state=inactive&role=nonsense');
  await grid();
  expect(lastQuery(calls)).toMatchObject({ isActive: 'false', limit: '100' });
  await user.click(screen.getByRole('button', { name: 'Last sign-in' }));
  await vi.waitFor(() => expect(lastQuery(calls)).toMatchObject({ sort: 'lastSignInAt' }));
  await user.click(await screen.findByRole('button', { name: 'Last sign-in' }));
  await vi.waitFor(() => expect(window.location.search).toContain('sort=-lastSignInAt'));
  expect(window.location.search).toContain('state=inactive');
  const head = screen.getByRole('columnheader', { name: 'Last sign-in' });
  await vi.waitFor(() => expect(head.getAttribute('aria-sort')).toBe('descending'));
});

test('CLS3 what is sorted while the search still waits stays sorted', async () => {
  const calls = openPeople();
  await grid();
  await user.type(screen.getByRole('searchbox'), 'per');
  await user.click(screen.getByRole('button', { name: 'Person' }));
  await vi.waitFor(() => expect(lastQuery(calls)).toMatchObject({ search: 'per', sort: '-name' }));
});

test('CLS3 whoever opens a row while the search still waits stays on its page', async () => {
  const { profile } = person(3);
  openPeople({ [`GET /people/${profile.personId}`]: answer({ ...person(3), ...DETAILS }) });
  await grid();
  await user.type(screen.getByRole('searchbox'), 'per');
  await user.click(screen.getByRole('link', { name: 'Person 3' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Person 3' })).toBeDefined();
  expect(window.location.pathname).toBe(`/console/people/${profile.personId}`);
});

test('CLS4 columns are kept in this browser, and a row’s name can’t be hidden', async () => {
  openPeople();
  await grid();
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  expect(screen.getByRole('menuitemcheckbox', { name: 'Person' }).getAttribute('aria-disabled')).toBe('true');
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'Department' }));
  expect(await screen.findByRole('columnheader', { name: 'Department' })).toBeDefined();
  cleanup();
  openPeople();
  await grid();
  expect(screen.getByRole('columnheader', { name: 'Department' })).toBeDefined();
});

test('CLS5 choosing a view shows what it keeps', async () => {
  const calls = openPeople({ 'GET /views': answer({ items: [view] }) });
  await grid();
  await user.click(screen.getByRole('button', { name: 'Views' }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Blocked ones' }));
  await vi.waitFor(() => expect(lastQuery(calls)).toMatchObject({ isBlocked: 'true', sort: '-name' }));
  expect(await screen.findByRole('columnheader', { name: 'Department' })).toBeDefined();
  expect(screen.queryByRole('columnheader', { name: 'Last sign-in' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Blocked ones' })).toBeDefined();
});

test('CLS5 what is shown is kept under a name', async () => {
  const calls = openPeople({ 'POST /views': answer(view) }, '?state=blocked');
  await grid();
  await user.click(screen.getByRole('button', { name: 'Views' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Save this view …' }));
  const dialog = screen.getByRole('dialog', { name: 'Save this view' });
  await user.type(within(dialog).getByLabelText(/Name of the view/u), 'Blocked ones');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await vi.waitFor(() =>
    expect(calls.find(({ route }) => route === 'POST /views')?.body).toEqual({
      list: 'people',
      name: 'Blocked ones',
      isShared: false,
      state: { filters: { state: 'blocked' }, columns: null },
    }),
  );
});

test('CLS6 an empty list says why and what to do', async () => {
  openPeople({ 'GET /groups': answer({ items: [], total: 0, next: null }) });
  cleanup();
  openConsole('/console/groups');
  expect(await screen.findByText('No groups yet')).toBeDefined();
  expect(screen.getAllByRole('button', { name: 'New group' }).length).toBeGreaterThan(0);
  cleanup();
  openConsole('/console/groups?search=zzz');
  expect(await screen.findByText('Change the search or the filters to see more.')).toBeDefined();
});

test('CLS6 a fault offers another try', async () => {
  openPeople({ 'GET /people': { status: 403, body: problem('PERMISSION_MISSING') } });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeDefined();
});

const problem = (code: string) => ({ type: `urn:alongside:error:${code}`, title: code, status: 403, code });

test('CLS7, CLS8 many are deactivated after a question, with what failed, and undone for the others', async () => {
  const calls = openPeople({
    'GET /people': people(3),
    'POST /people/bulk': answer({
      done: 1,
      changed: [idOf(0)],
      failed: [{ id: idOf(1), code: 'LAST_ADMINISTRATOR' }],
    }),
  });
  await grid();
  const bulk = () => calls.filter(({ route }) => route === 'POST /people/bulk').map(({ body }) => body);
  await user.click(screen.getByRole('checkbox', { name: 'Choose Person 0' }));
  await user.click(screen.getByRole('checkbox', { name: 'Choose Person 1' }));
  await user.click(screen.getByRole('button', { name: 'Deactivate' }));
  const dialog = screen.getByRole('dialog', { name: 'Deactivate 2 people?' });
  expect(bulk()).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Deactivate' }));
  expect(await within(dialog).findByText(/Person 1/u)).toBeDefined();
  expect(bulk()).toEqual([{ ids: [idOf(0), idOf(1)], action: { kind: 'deactivate' } }]);
  await user.click(within(dialog).getByRole('button', { name: 'Undo' }));
  await vi.waitFor(() => expect(bulk().at(-1)).toEqual({ ids: [idOf(0)], action: { kind: 'reactivate' } }));
});

/** Chooses the first three people and does one thing to them. */
async function doToThree(calls: readonly ServerCall[], name: string, group?: string) {
  await grid();
  for (const n of [0, 1, 2]) {
    await user.click(screen.getByRole('checkbox', { name: `Choose Person ${n}` }));
  }
  await user.click(screen.getByRole('button', { name }));
  const dialog = within(screen.getByRole('dialog'));
  if (group !== undefined) {
    await user.click(dialog.getByRole('combobox', { name: 'Group' }));
    await user.click(await screen.findByRole('option', { name: new RegExp(group, 'u') }));
  }
  await user.click(dialog.getByRole('button', { name }));
  const bodies = () => calls.filter(({ route }) => route === 'POST /people/bulk').map(({ body }) => body);
  return { dialog, bodies };
}

const berlin = {
  id: idOf(800),
  kind: 'people',
  name: 'Berlin',
  description: null,
  source: 'manual',
  members: 1,
  groups: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

test.each([
  ['Deactivate', { kind: 'deactivate' }, { kind: 'reactivate' }],
  ['Reactivate', { kind: 'reactivate' }, { kind: 'deactivate' }],
  [
    'Add to a group',
    { kind: 'add-to-group', groupId: berlin.id },
    { kind: 'remove-from-group', groupId: berlin.id },
  ],
  [
    'Remove from a group',
    { kind: 'remove-from-group', groupId: berlin.id },
    { kind: 'add-to-group', groupId: berlin.id },
  ],
])(
  'CLS8 %s: of some that were so before, those that it changed are taken back',
  async (name, action, back) => {
    const calls = openPeople({
      'GET /people': people(3),
      'GET /groups': answer({ items: [berlin], total: 1, next: null }),
      'POST /people/bulk': answer({ done: 3, changed: [idOf(1)], failed: [] }),
    });
    const { dialog, bodies } = await doToThree(calls, name, 'groupId' in action ? 'Berlin' : undefined);
    expect(await dialog.findByText('Done for 3. 2 of them needed no change.')).toBeDefined();
    await user.click(dialog.getByRole('button', { name: 'Undo' }));
    expect(await dialog.findByText(/^Taken back for 1\./u)).toBeDefined();
    expect(bodies()).toEqual([
      { ids: [idOf(0), idOf(1), idOf(2)], action },
      { ids: [idOf(1)], action: back },
    ]);
  },
);

test('CLS8 what changed nothing has nothing to undo', async () => {
  const calls = openPeople({
    'GET /people': people(3),
    'POST /people/bulk': answer({ done: 3, changed: [], failed: [] }),
  });
  const { dialog } = await doToThree(calls, 'Deactivate');
  expect(await dialog.findByText('Done for 3. 3 of them needed no change.')).toBeDefined();
  expect(dialog.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('CLS7 all that match are found page by page before it begins', async () => {
  const calls = openPeople({
    'GET /people': people(3),
    'POST /people/bulk': answer({ done: 3, changed: [idOf(0), idOf(2)], failed: [] }),
  });
  await grid();
  await user.click(screen.getByRole('checkbox', { name: 'Choose all that match' }));
  await user.click(screen.getByRole('checkbox', { name: 'Choose Person 1' }));
  expect(await screen.findByText('2 chosen')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Reactivate' }));
  const dialog = screen.getByRole('dialog', { name: 'Reactivate 2 people?' });
  await user.click(within(dialog).getByRole('button', { name: 'Reactivate' }));
  await vi.waitFor(() =>
    expect(calls.find(({ route }) => route === 'POST /people/bulk')?.body).toEqual({
      ids: [idOf(0), idOf(2)],
      action: { kind: 'reactivate' },
    }),
  );
});

test('CLS10 axe finds nothing on a list with a selection', async () => {
  openPeople({ 'GET /people': people(3) });
  await grid();
  await user.click(screen.getByRole('checkbox', { name: 'Choose Person 0' }));
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
