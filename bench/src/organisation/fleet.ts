import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { endSession, startSession, type Requester, type SessionPorts } from '@alongside/domain';
import { CompliancePolicyBody, GrantId, PersonId, PolicyId, SessionId, TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import pino from 'pino';
import { migrations } from '../../../apps/server/src/compose.ts';
import { evaluateChanged } from '../../../apps/server/src/features/compliance/compliance-job.ts';
import {
  DatabaseDirectory,
  DatabaseSettingsStore,
} from '../../../apps/server/src/features/identity/index.ts';
import { DatabaseAccessReader } from '../../../apps/server/src/features/roles/index.ts';
import { DatabaseSessionStore } from '../../../apps/server/src/features/sessions/index.ts';
import { DatabaseAuditLog } from '../../../apps/server/src/platform/audit/index.ts';
import { InProcessBus } from '../../../apps/server/src/platform/bus/index.ts';
import { SystemClock } from '../../../apps/server/src/platform/clock/index.ts';
import { KeyedCodeHasher } from '../../../apps/server/src/platform/codes/index.ts';
import { NO_COUNTRIES } from '../../../apps/server/src/platform/countries/index.ts';
import { type Database, openPostgresDatabase } from '../../../apps/server/src/platform/database/index.ts';
import { networkOf } from '../../../apps/server/src/platform/http/index.ts';
import { DatabaseTryLimiter } from '../../../apps/server/src/platform/limits/index.ts';
import { startPostgres } from '../../../tools/suite/postgres-server.ts';

const GROUPS = 1_000;
const GROUP_DEPTH = 5;
const POLICIES = 50;
const HELPERS = 20;

const CODE_KEY = randomBytes(32);
const [tenantId, administrator] = [TenantId.parse(randomUUID()), PersonId.parse(randomUUID())];
const helpers = Array.from({ length: HELPERS }, () => PersonId.parse(randomUUID()));

interface Starting {
  readonly everyMs: number;
  readonly isOver: () => boolean;
  /** Gets the milliseconds that each took. */
  readonly took: number[];
}

/**
 * An organisation with many devices on a PostgreSQL of its own: 1,000 groups nested five deep, each device in one, and 50
 * compliance policies, a fifth of them for all devices. A third of the devices has no firewall, which nothing asks for yet.
 */
export async function openFleet(devices: number) {
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
  const clock = new SystemClock();
  const bus = new InProcessBus(pino({ level: 'silent' }));
  const ports = sessionPorts(database, clock);
  await database.acrossTenants('make an organisation', (tx) => makeOrganisation(tx, devices));
  const first = await addPolicies(database);
  await database.acrossTenants('have its statistics made', async (tx) => {
    await sql`reset role`.execute(tx);
    await sql`analyze`.execute(tx);
  });

  return {
    async evaluateAll(): Promise<number> {
      const begunAt = performance.now();
      while (await isAnythingLeft(database)) await evaluateChanged({ database, bus, clock });
      return performance.now() - begunAt;
    },

    /** Starts sessions one after the other, as helpers do, and ends each. */
    async startSessions({ everyMs, isOver, took }: Starting): Promise<void> {
      while (!isOver()) {
        const begunAt = performance.now();
        const caller = requester(helpers[took.length % HELPERS] ?? administrator);
        const { session } = await startSession(ports, { caller });
        took.push(performance.now() - begunAt);
        await endSession(ports, { caller: requester(administrator), sessionId: session.id });
        await delay(Math.max(0, everyMs - (performance.now() - begunAt)));
      }
    },

    /** From now on a firewall is asked of every device. */
    tightenPolicy: () =>
      database.inTenant(tenantId, async (tx) => {
        const rules = JSON.stringify([{ kind: 'disk-encryption' }, { kind: 'firewall' }]);
        await sql`update compliance_policies set rules = ${rules}::jsonb where id = ${first}`.execute(tx);
        await sql`insert into compliance_runs (tenant_id, platforms) values (${tenantId}, '{linux}')`.execute(
          tx,
        );
      }),

    /** One device turns its firewall on or off. @returns how long until that is evaluated, without the job's pause */
    async changeOneDevice(n: number): Promise<number> {
      const begunAt = performance.now();
      await database.inTenant(tenantId, (tx) =>
        sql`update devices set facts = facts || '{"isFirewallOn": true}', compliance_stale = true
          where id = (select id from devices where tenant_id = ${tenantId} order by id offset ${n * 3} limit 1)`.execute(
          tx,
        ),
      );
      await evaluateChanged({ database, bus, clock });
      return performance.now() - begunAt;
    },

    countNoncompliant: () =>
      database.inTenant(tenantId, async (tx) => {
        const { rows } = await sql<{ n: number }>`
          select count(*)::integer as n from devices where compliance = 'noncompliant'`.execute(tx);
        return rows[0]?.n ?? 0;
      }),

    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

const requester = (personId: PersonId): Requester => ({
  tenantId,
  personId,
  device: null,
  address: '192.0.2.1',
});

function sessionPorts(database: Database, clock: SystemClock): SessionPorts {
  return {
    sessions: new DatabaseSessionStore(database),
    directory: new DatabaseDirectory(database),
    access: new DatabaseAccessReader({ database, clock, countryOf: NO_COUNTRIES }),
    settings: new DatabaseSettingsStore(database),
    tries: new DatabaseTryLimiter(database, clock),
    codes: new KeyedCodeHasher(CODE_KEY),
    audit: new DatabaseAuditLog(database),
    clock,
    ids: {
      sessionId: () => SessionId.parse(randomUUID()),
      grantId: () => GrantId.parse(randomUUID()),
    },
    randomness: { bytes: (count) => randomBytes(count) },
    networkOf,
  };
}

const isAnythingLeft = (database: Database): Promise<boolean> =>
  database.acrossTenants('look for devices to evaluate', async (tx) => {
    const { rows } = await sql<{ is_left: boolean }>`
      select exists (select 1 from compliance_runs)
        or exists (select 1 from devices where compliance_stale and state = 'enrolled') as is_left`.execute(
      tx,
    );
    return rows[0]?.is_left === true;
  });

type Work = Parameters<Parameters<Database['acrossTenants']>[1]>[0];

async function makeOrganisation(tx: Work, devices: number): Promise<void> {
  await sql`insert into tenants (id, name, created_at) values (${tenantId}, 'Big', now())`.execute(tx);
  await sql`insert into tenant_settings (tenant_id, settings) values (${tenantId}, '{"isEnabled": true}')`.execute(
    tx,
  );
  for (const [id, role] of [
    [administrator, 'administrator'] as const,
    ...helpers.map((id) => [id, 'help-desk-operator'] as const),
  ]) {
    await sql`insert into persons (id, tenant_id, email, full_name, roles, created_at)
      values (${id}, ${tenantId}, ${`${id}@big.example`}, 'Somebody', ${[role]}, now())`.execute(tx);
  }
  await sql`
    insert into devices (id, tenant_id, name, platform, os_version, agent_version, public_key, thumbprint, key_since,
      enrolled_at, last_seen_at, facts)
    select gen_random_uuid(), ${tenantId}, 'device ' || n, 'linux', 'Debian GNU/Linux 13', '1.4.0', '{}', 'key ' || n, now(),
      now(), now(), jsonb_build_object('isDiskEncrypted', true, 'isFirewallOn', n % 3 <> 0, 'hasScreenLock', true,
        'readAt', '2026-01-01T00:00:00.000Z')
    from generate_series(1, ${devices}::integer) n`.execute(tx);
  await sql`
    insert into groups (id, tenant_id, name, kind, source, created_at, updated_at)
    select gen_random_uuid(), ${tenantId}, 'group ' || n, 'devices', 'manual', now(), now()
    from generate_series(0, ${GROUPS - 1}::integer) n`.execute(tx);
  await sql`
    insert into group_groups (tenant_id, parent_id, child_id)
    select ${tenantId}, p.id, c.id from groups p join groups c
      on substr(c.name, 7)::integer = substr(p.name, 7)::integer + 1 where substr(c.name, 7)::integer % ${GROUP_DEPTH} <> 0`.execute(
    tx,
  );
  await sql`
    insert into group_devices (tenant_id, group_id, device_id)
    select ${tenantId}, g.id, d.id from devices d join groups g
      on g.name = 'group ' || (substr(d.name, 8)::integer % ${GROUPS})`.execute(tx);
  await sql`delete from compliance_runs`.execute(tx);
}

/** @returns the one that is tightened later, which is for every device */
async function addPolicies(database: Database): Promise<PolicyId> {
  const ids = Array.from({ length: POLICIES }, () => PolicyId.parse(randomUUID()));
  const rules = CompliancePolicyBody.shape.rules.parse([
    { kind: 'disk-encryption' },
    { kind: 'os-version', least: [{ system: 'Debian GNU/Linux', atLeast: '12' }] },
    { kind: 'agent-version', atLeast: '1.2' },
    { kind: 'last-check-in', withinDays: 30 },
  ]);
  await database.inTenant(tenantId, async (tx) => {
    for (const [n, id] of ids.entries()) {
      await sql`insert into compliance_policies
        (id, tenant_id, name, platforms, is_for_all, rules, grace_days, created_at, updated_at)
        values (${id}, ${tenantId}, ${`policy ${String(n)}`}, '{linux}', ${n % 5 === 0}, ${JSON.stringify(rules)}::jsonb, 0,
          now(), now())`.execute(tx);
      await sql`insert into compliance_policy_groups (tenant_id, policy_id, group_id, is_excepted)
        select ${tenantId}, ${id}, id, false from groups where name = ${`group ${String(n * 20)}`}`.execute(
        tx,
      );
    }
  });
  const [first] = ids;
  if (first === undefined) throw new Error('There is no policy');
  return first;
}
