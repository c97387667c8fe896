import { randomUUID } from 'node:crypto';
import type { AccessReader } from '@alongside/domain';
import { type DeviceId, type PersonId, TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import { migrations } from '../../../apps/server/src/compose.ts';
import { listDevices } from '../../../apps/server/src/features/devices/list-devices.ts';
import { DatabaseAccessReader } from '../../../apps/server/src/features/roles/index.ts';
import { SystemClock } from '../../../apps/server/src/platform/clock/index.ts';
import { NO_COUNTRIES } from '../../../apps/server/src/platform/countries/index.ts';
import { type Database, openPostgresDatabase } from '../../../apps/server/src/platform/database/index.ts';
import { startPostgres } from '../../../tools/suite/postgres-server.ts';

const GROUP_DEPTH = 5;
const ROLES = 20;

/** How large an organisation is: as many devices as people. */
export interface OrganisationSize {
  readonly people: number;
  /** Half of them of people, half of devices, in chains of five. */
  readonly groups: number;
  readonly assignments: number;
  /** Of conditional access; a fifth of them for everybody. */
  readonly policies: number;
}

type Work = Parameters<Parameters<Database['acrossTenants']>[1]>[0];

interface Ids {
  readonly people: readonly PersonId[];
  readonly devices: readonly DeviceId[];
}

/** An organisation on a PostgreSQL of its own; everybody is signed in, in a browser and on a device. */
export async function openOrganisation(size: OrganisationSize) {
  const opened = new AsyncDisposableStack();
  const postgres = opened.use(await startPostgres());
  const database = await openPostgresDatabase({
    address: postgres.url,
    migrations,
    onIdleFault: (fault) => {
      throw fault;
    },
  });
  opened.defer(() => database.close());
  const tenantId = TenantId.parse(randomUUID());
  await database.acrossTenants('make an organisation', (tx) => fill(tx, tenantId, size));
  const ids = await database.acrossTenants('know its people and devices', (tx) => readIds(tx, tenantId));
  const clock = new SystemClock();
  const access: AccessReader = new DatabaseAccessReader({ database, clock, countryOf: NO_COUNTRIES });
  return {
    tenantId,
    ...ids,
    access,
    database,
    /** What the console's list of devices shows first. */
    listDevices: () =>
      database.inTenant(tenantId, (tx) =>
        listDevices(
          tx,
          { state: 'enrolled', sort: 'name', limit: 50, total: 'bounded' },
          { tenantId, living: [], nowMs: clock.now(), scope: 'all' },
        ),
      ),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

async function readIds(tx: Work, tenantId: TenantId): Promise<Ids> {
  const people = await sql<{
    id: PersonId;
  }>`select id from persons where tenant_id = ${tenantId} order by email`.execute(tx);
  const devices = await sql<{
    id: DeviceId;
  }>`select id from devices where tenant_id = ${tenantId} order by thumbprint`.execute(tx);
  return { people: people.rows.map(({ id }) => id), devices: devices.rows.map(({ id }) => id) };
}

async function fill(tx: Work, tenantId: TenantId, size: OrganisationSize): Promise<void> {
  await sql`insert into tenants (id, name, created_at) values (${tenantId}, 'Large', now())`.execute(tx);
  await sql`insert into tenant_settings (tenant_id, settings) values (${tenantId}, '{"isEnabled": true}')`.execute(
    tx,
  );
  await fillPeopleAndDevices(tx, tenantId, size.people);
  await fillGroups(tx, tenantId, size.groups / 2);
  await fillAssignments(tx, tenantId, size);
  await fillPolicies(tx, tenantId, size);
  await sql`delete from compliance_runs`.execute(tx);
  await sql`update devices set compliance = 'compliant', compliance_stale = false`.execute(tx);
  // What the database does by itself some time after so much was written; only the owner may.
  await sql`reset role`.execute(tx);
  await sql`analyze`.execute(tx);
}

async function fillPeopleAndDevices(tx: Work, tenantId: TenantId, people: number): Promise<void> {
  await sql`
    insert into persons (id, tenant_id, email, full_name, roles, created_at, name_key)
    select gen_random_uuid(), ${tenantId}, 'p' || lpad(n::text, 7, '0') || '@large.example', 'Person ' || n, '{}', now(),
      'person ' || n
    from generate_series(1, ${people}::integer) n`.execute(tx);
  await sql`
    insert into devices (id, tenant_id, name, name_key, platform, os_version, agent_version, public_key, thumbprint,
      key_since, enrolled_at, last_seen_at)
    select gen_random_uuid(), ${tenantId}, 'device ' || n, 'device ' || lpad(n::text, 7, '0'), 'linux',
      'Debian GNU/Linux 13', '1.4.0', '{}', 'key ' || lpad(n::text, 7, '0'), now(), now(), now()
    from generate_series(1, ${people}::integer) n`.execute(tx);
  const signIns = (deviceId: string, suffix: string) =>
    sql`insert into sign_ins (id, tenant_id, person_id, token_hash, issuer, amr, address, browser, device_id, created_at,
        last_used_at, authenticated_at, expires_at)
      select gen_random_uuid(), ${tenantId}, p.id, p.id || ${suffix}, 'https://id.example', '{pwd,mfa}', '192.0.2.1',
        'Firefox', ${sql.raw(deviceId)}, now(), now(), now(), now() + interval '7 days'
      from persons p join devices d on d.thumbprint = 'key ' || substr(p.email, 2, 7)
      where p.tenant_id = ${tenantId}`.execute(tx);
  await signIns('null::uuid', ' browser');
  await signIns('d.id', ' device');
}

/** Chains of groups inside groups; every person and device is in one group of its kind. */
async function fillGroups(tx: Work, tenantId: TenantId, ofEachKind: number): Promise<void> {
  for (const kind of ['people', 'devices']) {
    await sql`
      insert into groups (id, tenant_id, name, kind, source, created_at, updated_at)
      select gen_random_uuid(), ${tenantId}, ${kind}::text || ' ' || n, ${kind}, 'manual', now(), now()
      from generate_series(0, ${ofEachKind - 1}::integer) n`.execute(tx);
    await sql`
      insert into group_groups (tenant_id, parent_id, child_id)
      select ${tenantId}, p.id, c.id
      from generate_series(1, ${ofEachKind - 1}::integer) n
      join groups c on c.tenant_id = ${tenantId} and c.name = ${kind}::text || ' ' || n
      join groups p on p.tenant_id = ${tenantId} and p.name = ${kind}::text || ' ' || (n - 1)
      where n % ${GROUP_DEPTH}::integer <> 0`.execute(tx);
  }
  await sql`
    insert into group_people (tenant_id, group_id, person_id)
    select ${tenantId}, g.id, p.id from persons p
    join groups g on g.tenant_id = ${tenantId}
      and g.name = 'people ' || (substr(p.email, 2, 7)::integer % ${ofEachKind}::integer)
    where p.tenant_id = ${tenantId}`.execute(tx);
  await sql`
    insert into group_devices (tenant_id, group_id, device_id)
    select ${tenantId}, g.id, d.id from devices d
    join groups g on g.tenant_id = ${tenantId}
      and g.name = 'devices ' || (substr(d.thumbprint, 5)::integer % ${ofEachKind}::integer)
    where d.tenant_id = ${tenantId}`.execute(tx);
}

/** Each for the members of two groups, over five groups of people and five of devices. */
async function fillAssignments(tx: Work, tenantId: TenantId, size: OrganisationSize): Promise<void> {
  const ofEachKind = size.groups / 2;
  await sql`
    insert into roles (id, tenant_id, name, permissions, created_at, updated_at)
    select gen_random_uuid(), ${tenantId}, 'role ' || n, '{view-screen,take-full-control,view-devices}', now(), now()
    from generate_series(0, ${ROLES - 1}::integer) n`.execute(tx);
  await sql`
    insert into role_assignments (id, tenant_id, name, role_id, scope_people, scope_devices, created_at, updated_at)
    select gen_random_uuid(), ${tenantId}, 'assignment ' || n, r.id, 'groups', 'groups', now(), now()
    from generate_series(0, ${size.assignments - 1}::integer) n
    join roles r on r.tenant_id = ${tenantId} and r.name = 'role ' || (n % ${ROLES}::integer)`.execute(tx);
  const join = (table: string, kind: string, each: number) =>
    sql`insert into ${sql.table(table)} (tenant_id, assignment_id, group_id)
      select ${tenantId}, a.id, g.id
      from role_assignments a
      cross join generate_series(0, ${each - 1}::integer) n
      join groups g on g.tenant_id = ${tenantId}
        and g.name = ${kind}::text || ' ' || ((substr(a.name, 12)::integer * 7 + n * 13) % ${ofEachKind}::integer)
      where a.tenant_id = ${tenantId}`.execute(tx);
  await join('assignment_members', 'people', 2);
  await join('assignment_scopes', 'people', 5);
  await join('assignment_scopes', 'devices', 5);
}

/** They ask for a second factor, which everybody has; most of them from some networks, in some group. */
async function fillPolicies(tx: Work, tenantId: TenantId, { policies }: OrganisationSize): Promise<void> {
  const network = randomUUID();
  await sql`
    insert into named_networks (id, tenant_id, name, ranges, created_at, updated_at)
    values (${network}, ${tenantId}, 'Office', '{192.0.2.0/24,2001:db8::/32}', now(), now())`.execute(tx);
  await sql`
    insert into access_policies (id, tenant_id, name, state, who, conditions, consequence, created_at, updated_at)
    select gen_random_uuid(), ${tenantId}, 'policy ' || n, 'on',
      jsonb_build_object(
        'sides', '["helper", "sharer"]'::jsonb,
        'people', case when n % 5 = 0 then '"all"'::jsonb else
          jsonb_build_object('people', '[]'::jsonb, 'groups', jsonb_build_array(
            (select id from groups where tenant_id = ${tenantId} and name = 'people ' || n))) end,
        'except', '{"people": [], "groups": []}'::jsonb),
      jsonb_build_object('networks', jsonb_build_object('is', 'in', 'of', jsonb_build_array(${network}::text))),
      '{"kind": "require", "match": "all", "of": [{"kind": "mfa", "acrValues": []}]}', now(), now()
    from generate_series(0, ${policies - 1}::integer) n`.execute(tx);
}
