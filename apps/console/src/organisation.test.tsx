// @vitest-environment jsdom
import { type ErrorCode, ERRORS } from '@alongside/protocol';
import { focusManager } from '@tanstack/react-query';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, jonas, me, openConsole, stubServer } from './test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const user = userEvent.setup();
const at = '2026-01-01T00:00:00.000Z';
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const page = (items: readonly unknown[]) => answer({ items, total: items.length, next: null });
const refusal = (code: ErrorCode) => ({
  status: ERRORS[code],
  body: { type: `urn:alongside:error:${code}`, title: code, status: ERRORS[code], code },
});

const faultsOfAxe = async () => {
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
};

const group = (part: object = {}) => ({
  id: idOf(1),
  kind: 'people',
  name: 'Night shift',
  description: null,
  source: 'manual',
  members: 1,
  groups: 0,
  createdAt: at,
  updatedAt: at,
  externalId: null,
  parents: [],
  ...part,
});

const member = { id: jonas.personId, name: 'Jonas Weber', detail: 'jonas@northwind.example', isActive: true };

test('COR1, CLS10 a person’s page names permissions with their source, and groups with their way', async () => {
  stubServer({
    [`GET /people/${jonas.personId}`]: answer({
      profile: jonas,
      roles: [],
      isActive: true,
      isBlocked: false,
      lastSignInAt: null,
      hasPendingInvitation: false,
      department: 'Hamburg',
      source: 'scim',
      employeeNumber: null,
      externalId: 'ext-7',
      createdAt: at,
      updatedAt: null,
      groups: [
        { id: idOf(1), name: 'Night shift', source: 'manual', isDirect: true },
        { id: idOf(2), name: 'Help desk', source: 'scim', isDirect: false },
      ],
      devices: [],
      sessions: [],
    }),
    [`GET /people/${jonas.personId}/permissions`]: answer({
      person: jonas,
      isActive: true,
      isBlocked: false,
      permissions: [
        {
          permission: 'view-screen',
          sources: [
            {
              assignment: { id: idOf(3), name: 'First line' },
              role: { id: 'help-desk-operator', name: 'Help Desk Operator' },
              through: [{ id: idOf(2), name: 'Help desk' }],
              impliedBy: 'take-full-control',
              scope: { people: 'all', devices: 'all' },
            },
          ],
        },
      ],
    }),
  });
  openConsole(`/console/people/${jonas.personId}`);
  const rights = await screen.findByRole('region', { name: 'What they may do' });
  expect(await within(rights).findByRole('link', { name: 'First line' })).toBeDefined();
  expect(rights.textContent).toContain('role “Help desk operator” through Help desk');
  expect(rights.textContent).toContain('comes with “Take full control”');
  const groups = screen.getByRole('region', { name: 'Groups' });
  expect(within(groups).getByText('Through another group')).toBeDefined();
  expect(await faultsOfAxe()).toEqual([]);
});

test.each([
  ['scim', 'Your directory says who is in this group'],
  ['claims', 'The identity provider says at each sign-in'],
])('COR2 a group that %s fills is read-only and says why', async (source, text) => {
  stubServer({
    [`GET /groups/${idOf(1)}`]: answer(group({ source })),
    [`GET /groups/${idOf(1)}/members`]: page([member]),
  });
  openConsole(`/console/groups/${idOf(1)}`);
  expect(await screen.findByText(new RegExp(text, 'u'))).toBeDefined();
  await screen.findAllByRole('link', { name: 'Jonas Weber' });
  expect(screen.queryByRole('combobox', { name: 'Add a person' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('CLS8, CLS10 members of a group by hand are removed and added again', async () => {
  const calls = stubServer({
    [`GET /groups/${idOf(1)}`]: answer(group()),
    [`GET /groups/${idOf(1)}/members`]: page([member]),
    [`POST /groups/${idOf(1)}/members`]: answer({ added: 0, removed: 1, changed: [member.id], failed: [] }),
  });
  openConsole(`/console/groups/${idOf(1)}`);
  const list = await screen.findByRole('grid', { name: 'People in it' });
  await user.click(within(list).getByRole('checkbox', { name: 'Choose Jonas Weber' }));
  await user.click(await screen.findByRole('button', { name: 'Remove from a group' }));
  const dialog = screen.getByRole('dialog', { name: 'Remove 1 person from this group?' });
  expect(await faultsOfAxe()).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Remove from a group' }));
  await user.click(await within(dialog).findByRole('button', { name: 'Undo' }));
  const bodies = () => calls.filter(({ route }) => route.startsWith('POST /groups')).map(({ body }) => body);
  await vi.waitFor(() =>
    expect(bodies()).toEqual([{ remove: { people: [member.id] } }, { add: { people: [member.id] } }]),
  );
});

test.each([
  ['people', 'People in it'],
  ['devices', 'Devices in it'],
])('CLS8 of %s chosen, undo puts back those that were still in the group', async (kind, name) => {
  const gone = { ...member, id: idOf(2), name: 'Gone meanwhile' };
  const calls = stubServer({
    [`GET /groups/${idOf(1)}`]: answer(group({ kind })),
    [`GET /groups/${idOf(1)}/members`]: page([member, gone]),
    [`POST /groups/${idOf(1)}/members`]: answer({ added: 0, removed: 1, changed: [member.id], failed: [] }),
  });
  openConsole(`/console/groups/${idOf(1)}`);
  const list = await screen.findByRole('grid', { name });
  for (const each of [member, gone]) {
    await user.click(within(list).getByRole('checkbox', { name: `Choose ${each.name}` }));
  }
  await user.click(await screen.findByRole('button', { name: 'Remove from a group' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Remove from a group' }));
  expect(await dialog.findByText('Done for 2. 1 of them needed no change.')).toBeDefined();
  await user.click(dialog.getByRole('button', { name: 'Undo' }));
  expect(await dialog.findByText(/^Taken back for 1\./u)).toBeDefined();
  expect(calls.filter(({ route }) => route.startsWith('POST /groups')).map(({ body }) => body)).toEqual([
    { remove: { [kind]: [member.id, gone.id] } },
    { add: { [kind]: [member.id] } },
  ]);
});

test('COR3, CLS10 the editor of a rule counts, and sends no condition without a value', async () => {
  const rule = { all: [{ field: 'platform', op: 'is', value: 'linux' }] };
  const ruled = { id: idOf(1), name: 'Linux machines', rule, devices: 20 };
  const calls = stubServer({
    [`GET /groups/${idOf(1)}`]: answer(group({ kind: 'devices', source: 'rule', name: 'Linux machines' })),
    [`GET /groups/${idOf(1)}/members`]: page([]),
    [`GET /device-groups/${idOf(1)}/rule`]: answer(ruled),
    [`PUT /device-groups/${idOf(1)}/rule`]: answer(ruled),
    'POST /device-groups/preview': answer({ devices: 20 }),
  });
  openConsole(`/console/groups/${idOf(1)}`);
  expect(await screen.findByText('20 devices meet this now')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Add a condition' }));
  expect(await faultsOfAxe()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Enter a value/u)).toBeDefined();
  expect(calls.some(({ route }) => route.startsWith('PUT'))).toBe(false);
  await user.type(screen.getByRole('textbox', { name: 'Value' }), 'HH-');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await vi.waitFor(() =>
    expect(calls.find(({ route }) => route.startsWith('PUT'))?.body).toEqual({
      rule: { all: [...rule.all, { field: 'name', op: 'is', value: 'HH-' }] },
    }),
  );
});

const role = {
  id: idOf(5),
  name: 'First line',
  description: null,
  isBuiltIn: false,
  permissions: ['take-full-control', 'manage-roles'],
  assignments: 2,
  updatedAt: at,
};

test('COR4, COR5, CLS10 what comes with a permission can’t be taken away alone; a lock-out is explained', async () => {
  stubServer({
    [`GET /roles/${idOf(5)}`]: answer(role),
    [`PATCH /roles/${idOf(5)}`]: refusal('LAST_ADMINISTRATOR'),
  });
  openConsole(`/console/roles/${idOf(5)}`);
  const implied = await screen.findByRole<HTMLInputElement>('checkbox', { name: /^View screen/u });
  expect([implied.checked, implied.disabled]).toEqual([true, true]);
  const link = screen.getByRole('link', { name: 'Who has it (2 assignments)' });
  expect(link.getAttribute('href')).toContain(`role=${idOf(5)}`);
  expect(await faultsOfAxe()).toEqual([]);
  await user.click(screen.getByRole('checkbox', { name: /^Manage roles/u }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Nobody would be left who can manage roles')).toBeDefined();
});

test('COR4 of a built-in role the people who have it without an assignment are one click away, too', async () => {
  stubServer({
    'GET /roles/administrator': answer({ ...role, id: 'administrator', isBuiltIn: true, updatedAt: null }),
  });
  openConsole('/console/roles/administrator');
  const link = await screen.findByRole('link', { name: 'People who have it directly' });
  expect(link.getAttribute('href')).toContain('/people?role=administrator');
});

test('COR9 what somebody has typed stays, whatever changes on the server meanwhile, and takes nothing else back', async () => {
  const stored: { status: number; body: unknown } = answer(role);
  const calls = stubServer({
    [`GET /roles/${idOf(5)}`]: stored,
    [`PATCH /roles/${idOf(5)}`]: answer(role),
  });
  openConsole(`/console/roles/${idOf(5)}`);
  const description = await screen.findByRole('textbox', { name: 'Description' });
  await user.type(description, 'whoever picks up first');
  stored.body = {
    ...role,
    name: 'Second line',
    permissions: ['take-full-control'],
    updatedAt: '2026-02-01T00:00:00.000Z',
  };
  const asked = () => calls.filter(({ route }) => route === `GET /roles/${idOf(5)}`).length;
  const before = asked();
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  focusManager.setFocused(false);
  focusManager.setFocused(true);
  await screen.findByRole('heading', { name: 'Second line' });
  expect(asked()).toBe(before + 1);
  expect(screen.getByRole('textbox', { name: 'Description' })).toHaveProperty(
    'value',
    'whoever picks up first',
  );
  expect(screen.getByRole('checkbox', { name: /^Manage roles/u })).toHaveProperty('checked', false);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await vi.waitFor(() =>
    expect(calls.find(({ route }) => route.startsWith('PATCH'))?.body).toEqual({
      description: 'whoever picks up first',
    }),
  );
});

test.each([
  ['/console/roles/new', 'POST /roles'],
  ['/console/roles/assignments/new', 'POST /assignments'],
  ['/console/policies/new', 'POST /access-policies'],
  ['/console/policies/compliance/new', 'POST /compliance-policies'],
])('CPP2 what can’t be seen in a name or a description is said at its field, %s', async (address, sends) => {
  const calls = stubServer({ 'GET /roles': page([role]), 'GET /groups': page([group()]) });
  openConsole(address);
  const [name, description] = await screen.findAllByRole('textbox');
  if (name === undefined || description === undefined) throw new Error('No fields');
  await user.click(name);
  await user.paste('Nights\u202E');
  await user.click(description);
  await user.paste('At \u2066night');
  await user.click(screen.getByRole('button', { name: /^(?:Save|Create|Add)/u }));
  expect(await screen.findByText('Enter 1 to 100 characters, without hidden ones.')).toBeDefined();
  expect(screen.getByText(/^Enter at most (?:500|1,000) characters, without hidden ones\.$/u)).toBeDefined();
  expect(calls.some(({ route }) => route === sends)).toBe(false);
});

test('COR4, CLS10 an assignment is sent with its role, members and scopes', async () => {
  const calls = stubServer({
    'GET /roles': page([{ ...role, id: 'help-desk-operator', isBuiltIn: true, updatedAt: null }]),
    'GET /groups': page([group()]),
    'POST /assignments': refusal('CONFLICT'),
  });
  openConsole('/console/roles/assignments/new');
  await user.type(await screen.findByLabelText(/^Name/u), 'Nights');
  await user.click(screen.getByRole('combobox', { name: 'Who helps' }));
  await user.click(await screen.findByRole('option', { name: 'Night shift' }));
  await user.click(screen.getByRole('radio', { name: 'All devices' }));
  expect(await faultsOfAxe()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await vi.waitFor(() =>
    expect(calls.find(({ route }) => route === 'POST /assignments')?.body).toEqual({
      name: 'Nights',
      description: null,
      role: 'help-desk-operator',
      members: [idOf(1)],
      scope: { people: [], devices: 'all' },
    }),
  );
});

const device = {
  id: idOf(9),
  name: 'HH-LT-0100',
  displayName: null,
  platform: 'linux',
  osVersion: 'Debian GNU/Linux 13',
  model: 'ThinkPad T14',
  serial: null,
  agentVersion: '0.1.0',
  ownership: 'corporate',
  primaryPerson: { id: jonas.personId, fullName: 'Jonas Weber' },
  signedInUsers: ['jonas'],
  isOnline: true,
  lastSeenAt: at,
  enrolledAt: at,
  state: 'enrolled',
  retiredAt: null,
  unenrolledAt: null,
  compliance: 'noncompliant',
  ownName: 'HH-LT-0100',
  groups: [{ id: idOf(1), name: 'Laptops' }],
  posture: { isDiskEncrypted: false, isFirewallOn: true, hasScreenLock: null, readAt: at },
  externalFacts: [{ source: 'intune', facts: { 'antivirus-on': true }, setAt: at }],
  enrolment: { way: 'token', tokenName: 'Laptops 2027' },
  key: { thumbprint: 'abc', since: at, isRotationAsked: false },
  agentSignIn: null,
};

test.each([
  {
    who: 'whoever may not help',
    permissions: ['view-devices'],
    state: 'enrolled',
    why: /^It needs one of these permissions: .*screen.*\.$/u,
  },
  {
    who: 'a retired device',
    permissions: ['view-devices', 'view-screen'],
    state: 'retired',
    why: 'This device is retired.',
  },
  {
    who: 'a device that isn’t enrolled',
    permissions: ['view-devices', 'view-screen'],
    state: 'unenrolled',
    why: 'This device isn’t enrolled any more.',
  },
] as const)('COR11 for $who *New session* is there, with why it can’t be had', async (world) => {
  stubServer({
    'GET /me': answer(me({ permissions: [...world.permissions] })),
    [`GET /devices/${idOf(9)}`]: answer({ ...device, state: world.state }),
    [`GET /devices/${idOf(9)}/compliance`]: answer({ state: 'unevaluated', policies: [] }),
    'GET /reports/sessions': page([]),
  });
  openConsole(`/console/devices/${idOf(9)}`);
  const button = await screen.findByRole('button', { name: 'New session', description: world.why });
  expect(button.getAttribute('aria-disabled')).toBe('true');
});

test('COR6, CLS10 a device’s page names each rule that fails, with why', async () => {
  const calls = stubServer({
    [`GET /devices/${idOf(9)}`]: answer(device),
    [`GET /devices/${idOf(9)}/compliance`]: answer({
      state: 'noncompliant',
      policies: [
        {
          id: idOf(20),
          name: 'Laptops',
          rules: [
            {
              rule: { kind: 'firewall' },
              outcome: 'met',
              fault: null,
              said: true,
              since: null,
              graceUntil: null,
            },
            {
              rule: { kind: 'disk-encryption' },
              outcome: 'failed',
              fault: 'off',
              said: false,
              since: at,
              graceUntil: null,
            },
          ],
        },
      ],
    }),
    'GET /reports/sessions': page([]),
    [`POST /devices/${idOf(9)}/retire`]: answer({ ...device, state: 'retired' }),
  });
  openConsole(`/console/devices/${idOf(9)}`);
  const compliance = await screen.findByRole('region', { name: 'Compliance' });
  expect(await within(compliance).findByText('Disk encryption: failed')).toBeDefined();
  expect(within(compliance).getByText('It is turned off.')).toBeDefined();
  expect(within(compliance).getByText('Firewall: met')).toBeDefined();
  const report = calls.find(({ route }) => route === 'GET /reports/sessions');
  expect(new URLSearchParams(report?.query).get('deviceId')).toBe(idOf(9));
  expect(await faultsOfAxe()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Retire' }));
  expect(calls.some(({ route }) => route.startsWith('POST /devices'))).toBe(false);
  const dialog = screen.getByRole('dialog', { name: 'Retire: HH-LT-0100' });
  await user.click(within(dialog).getByRole('button', { name: 'Retire' }));
  await vi.waitFor(() => expect(calls.some(({ route }) => route.endsWith('/retire'))).toBe(true));
});

test('COR7, CLS10 an enrolment token is shown once, with the command that enrols by it', async () => {
  const token = {
    id: idOf(30),
    name: 'Laptops 2027',
    ownership: 'corporate',
    groups: [],
    createdAt: at,
    createdBy: null,
    expiresAt: '2100-01-01T00:00:00.000Z',
    usesLeft: null,
    uses: 0,
    lastUsedAt: null,
    revokedAt: null,
  };
  stubServer({
    'GET /enrolment-tokens': page([token]),
    'POST /enrolment-tokens': answer({ token: 'once-only', enrolmentToken: token }),
  });
  openConsole('/console/devices/enrolment');
  await screen.findByRole('grid', { name: 'Enrolment tokens' });
  await user.click(screen.getByRole('button', { name: 'New enrolment token' }));
  const dialog = screen.getByRole('dialog', { name: 'New enrolment token' });
  await user.type(within(dialog).getByLabelText(/^Name/u), 'Laptops 2027');
  expect(await faultsOfAxe()).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Create' }));
  expect(await within(dialog).findByDisplayValue('once-only')).toBeDefined();
  const command = within(dialog).getByLabelText(/^To run on the device/u);
  expect(command.getAttribute('value')).toBe(`alongside-agent enrol --server ${window.location.origin}`);
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  await vi.waitFor(() => expect(screen.queryByDisplayValue('once-only')).toBeNull());
});

test('COR8, CLS10 a file is shown with what it would change before anything does', async () => {
  const outcome = {
    added: 1,
    changed: 0,
    unchanged: 2,
    errors: 1,
    lines: [
      { kind: 'error', line: 3, email: 'x', reason: 'email', column: 'email' },
      { kind: 'added', line: 2, email: 'ada@northwind.example', name: 'Ada' },
    ],
    ignoredColumns: ['shoe size'],
  };
  const calls = stubServer({
    'POST /people/import/preview': answer(outcome),
    'POST /people/import': answer(outcome),
  });
  openConsole('/console/people/import');
  const file = new File(['email\nada@northwind.example\n'], 'people.csv', { type: 'text/csv' });
  await user.upload(await screen.findByLabelText('Choose a file', { selector: 'input' }), file);
  expect(await screen.findByRole('heading', { name: 'What people.csv would change' })).toBeDefined();
  const lines = screen.getByRole('table', { name: 'Lines of the file' });
  expect(within(lines).getByRole('row', { name: /^3 Error x That is no e-mail address/u })).toBeDefined();
  expect(screen.getByText(/shoe size/u)).toBeDefined();
  expect(calls.some(({ route }) => route === 'POST /people/import')).toBe(false);
  expect(await faultsOfAxe()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Import 1 change' }));
  expect(await screen.findByText('The import is done')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Download the lines with errors' })).toBeDefined();
});
