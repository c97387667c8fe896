import { auditEvent, type Clock, type SessionStore } from '@alongside/domain';
import { listPeopleRoute, type PersonId, type TenantId } from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { DemoApi, type DemoAdministrator } from './demo-api.ts';
import { type EnrolledDemoDevice, enrolDemoDevices } from './demo-devices.ts';
import { DEMO_PEOPLE_CSV } from './demo-people.ts';
import { makeDemoHistory } from './demo-sessions.ts';

const ADMINISTRATOR = 'greta.lindqvist@nordlicht.example';
const HELPER = 'Hanna Brandt';
const ADMINISTRATOR_NAME = 'Greta Lindqvist';
const CONTRACTORS_POLICY = 'Contractors help with two factors';
const DAY_MS = 86_400_000;

interface FurnishPorts {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly sessions: SessionStore;
  readonly clock: Clock;
}

/**
 * Gives the demo's first organisation what an organisation has: people, groups, devices, roles, policies and some weeks of
 * sessions. Nothing of it concerns the people whose passwords are printed. Does nothing the second time.
 */
export async function furnishDemo(ports: FurnishPorts): Promise<void> {
  const administrator = await findAdministrator(ports.database);
  if (administrator === null) return;
  const nowMs = ports.clock.now();
  await using api = await DemoApi.openOnce(ports, administrator, nowMs);
  if (api === null) return;
  const groups = await makeGroups(api);
  await api.ask('POST', '/people/import', DEMO_PEOPLE_CSV, 'text/csv');
  const { items } = listPeopleRoute.response.parse(await api.ask('GET', '/people?limit=100'));
  const profiles = items.map(({ profile }) => profile);
  const people = new Map(profiles.map(({ fullName, personId }) => [fullName, personId]));
  const { tenantId } = administrator;
  const devices = await enrolDemoDevices(ports.database, { tenantId, people, nowMs });
  const helpers = profiles.filter(({ fullName }) => fullName === HELPER || fullName === ADMINISTRATOR_NAME);
  const sharers = profiles.filter(({ personId }) => devices.some((device) => device.personId === personId));
  await makeDemoHistory({ sessions: ports.sessions, tenantId, helpers, sharers, devices, nowMs });
  await fillDevices(api, groups, devices);
  await makeRoles(api, groups);
  const policyId = await makePolicies(api, groups);
  await ports.database.inTenant(tenantId, (tx) => turnOn(tx, { policyId, ...administrator, nowMs }));
}

function findAdministrator(database: Database): Promise<DemoAdministrator | null> {
  return database.acrossTenants('the administrator of the demo', async (tx) => {
    const row = await tx
      .$extendTables<{ persons: { id: PersonId; tenant_id: TenantId; email: string } }>()
      .selectFrom('persons')
      .select(['id', 'tenant_id'])
      .where('email', '=', ADMINISTRATOR)
      .executeTakeFirst();
    return row === undefined ? null : { tenantId: row.tenant_id, personId: row.id };
  });
}

const GROUPS = [
  { name: 'All of Nordlicht', kind: 'people', inside: [] },
  { name: 'Berlin office', kind: 'people', inside: ['All of Nordlicht'] },
  { name: 'Hamburg', kind: 'people', inside: ['All of Nordlicht'] },
  { name: 'Hamburg office', kind: 'people', inside: ['Hamburg'] },
  { name: 'Warehouse Hamburg', kind: 'people', inside: ['Hamburg'] },
  { name: 'IT', kind: 'people', inside: ['All of Nordlicht'] },
  { name: 'Help desk Hamburg', kind: 'people', inside: ['IT'] },
  { name: 'Second line', kind: 'people', inside: ['IT'] },
  { name: 'Floor support', kind: 'people', inside: [] },
  { name: 'Contractors', kind: 'people', inside: [] },
  { name: 'Corporate devices', kind: 'devices', inside: [] },
  { name: 'Berlin laptops', kind: 'devices', inside: ['Corporate devices'] },
  { name: 'Warehouse terminals', kind: 'devices', inside: ['Corporate devices'] },
] as const;
type GroupName = (typeof GROUPS)[number]['name'];
type Groups = Readonly<Record<GroupName, string>>;

async function makeGroups(api: DemoApi): Promise<Groups> {
  const made = new Map<string, string>();
  for (const { name, kind, inside } of GROUPS) {
    const id = await api.make('/groups', { name, kind });
    made.set(name, id);
    for (const parent of inside) {
      await api.ask('POST', `/groups/${made.get(parent) ?? ''}/members`, { add: { groups: [id] } });
    }
  }
  const rule = { all: [{ field: 'model', op: 'starts-with', value: 'ThinkPad' }] };
  await api.ask('POST', '/device-groups', { name: 'ThinkPads', description: null, rule });
  return Object.fromEntries(made) as Groups;
}

async function fillDevices(
  api: DemoApi,
  groups: Groups,
  devices: readonly EnrolledDemoDevice[],
): Promise<void> {
  const ids = devices.filter(({ ownership }) => ownership === 'corporate').map(({ id }) => id);
  await api.ask('POST', '/devices/bulk', { ids, action: { kind: 'set-ownership', ownership: 'corporate' } });
  for (const name of ['Berlin laptops', 'Warehouse terminals'] as const) {
    const members = devices.filter(({ group }) => group === name).map(({ id }) => id);
    await api.ask('POST', `/groups/${groups[name]}/members`, { add: { devices: members } });
  }
  const [first] = devices;
  if (first === undefined) return;
  await api.ask('PUT', `/devices/${first.id}/external-facts/antivirus`, {
    facts: { 'is-on': true, 'days-since-scan': 2 },
  });
}

async function makeRoles(api: DemoApi, groups: Groups): Promise<void> {
  const role = await api.make('/roles', {
    name: 'Floor support',
    description: 'Looks at a colleague’s screen and talks them through; touches nothing.',
    permissions: ['view-screen'],
  });
  await api.make('/assignments', {
    name: 'Floor support helps the warehouse',
    role,
    members: [groups['Floor support']],
    scope: { people: [groups['Warehouse Hamburg']], devices: [groups['Warehouse terminals']] },
  });
  await api.make('/assignments', {
    name: 'Second line helps Berlin on its laptops',
    role: 'help-desk-operator',
    members: [groups['Second line']],
    scope: { people: [groups['Berlin office']], devices: [groups['Berlin laptops']] },
  });
  await api.make('/assignments', {
    name: 'Hamburg’s help desk helps Hamburg',
    role: 'help-desk-operator',
    members: [groups['Help desk Hamburg']],
    scope: { people: [groups.Hamburg], devices: 'all' },
  });
}

/** @returns the access policy that is to be on */
async function makePolicies(api: DemoApi, groups: Groups): Promise<string> {
  await api.make('/compliance-policies', {
    name: 'Laptops that leave the house',
    description: 'What a laptop carries is worth nothing to whoever finds it.',
    platforms: ['windows', 'macos'],
    assignment: { to: [groups['Berlin laptops']], except: [] },
    rules: [{ kind: 'disk-encryption' }, { kind: 'firewall' }, { kind: 'screen-lock' }],
  });
  await api.make('/compliance-policies', {
    name: 'Systems that still get updates',
    platforms: ['windows', 'macos', 'linux'],
    assignment: { to: [groups['Corporate devices']], except: [] },
    rules: [
      {
        kind: 'os-version',
        least: [
          { system: 'Windows', atLeast: '11 23H2' },
          { system: 'macOS', atLeast: '14' },
          { system: 'Debian GNU/Linux', atLeast: '12' },
        ],
      },
    ],
    graceDays: 14,
  });
  const network = await api.make('/networks', { name: 'Head office Berlin', ranges: ['198.51.100.0/24'] });
  const contractors = { sides: ['helper'], people: { people: [], groups: [groups.Contractors] } };
  const policyId = await api.make('/access-policies', {
    name: CONTRACTORS_POLICY,
    description: 'Whoever isn’t of Nordlicht proves a second factor before helping from elsewhere.',
    state: 'off',
    who: contractors,
    conditions: { networks: { is: 'not-in', of: [network] } },
    then: { kind: 'require', match: 'all', of: [{ kind: 'mfa' }] },
  });
  await api.make('/access-policies', {
    name: 'Contractors sign in each day',
    description: 'Not in force yet: the audit log tells whom it would have asked.',
    state: 'report-only',
    who: contractors,
    then: { kind: 'require', match: 'all', of: [{ kind: 'fresh-sign-in', withinMs: DAY_MS }] },
  });
  await api.ask('POST', '/settings/overrides', {
    groupId: groups['Warehouse terminals'],
    settings: { noncompliantDevice: 'view-only', isChatAllowed: false },
  });
  return policyId;
}

interface TurningOn extends DemoAdministrator {
  readonly policyId: string;
  readonly nowMs: number;
}

/**
 * The API would refuse: it can't know that an administrator could still sign in while none has. This policy concerns
 * contractors alone.
 */
async function turnOn(tx: Transaction, { policyId, tenantId, personId, nowMs }: TurningOn): Promise<void> {
  await tx
    .$extendTables<{ access_policies: { readonly id: string; state: 'on' | 'off' } }>()
    .updateTable('access_policies')
    .set({ state: 'on' })
    .where('id', '=', policyId)
    .execute();
  const turnedOn = auditEvent('access-policy.changed', {
    at: nowMs,
    actor: { kind: 'person', id: personId, name: ADMINISTRATOR_NAME },
    target: { kind: 'access-policy', id: policyId, name: CONTRACTORS_POLICY },
    before: { state: 'off' },
    after: { state: 'on' },
  });
  await appendAudit(tx, tenantId, [turnedOn]);
}
