import type { Person } from '@alongside/domain';
import { defaultTenantSettings, type SessionId, type TenantId } from '@alongside/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../platform/database/index.ts';
import { DatabaseTryLimiter } from '../../platform/limits/index.ts';
import { testEngines } from '../../platform/database/test-engines.ts';
import { withSessions } from '../sessions/index.ts';
import { SESSION_MIGRATIONS, TestSessionsWorld } from '../sessions/test-sessions-world.ts';
import { deleteOldData } from './delete-old-data.ts';
import { retentionJob } from './retention-job.ts';

const DAY_MS = 86_400_000;

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestSessionsWorld;
  let ada: Person;
  let sam: Person;

  let database: Database;
  beforeAll(async () => {
    database = await engine.open(SESSION_MIGRATIONS);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    world = await TestSessionsWorld.on(database);
    ada = world.person(1, { roles: ['help-desk-operator'] });
    sam = world.person(2);
    for (const [tenantId, retentionDays] of [
      [world.tenantId, 2],
      [world.otherTenantId, 5],
    ] as const) {
      const settings = { ...defaultTenantSettings, isEnabled: true, areUnenrolledDevicesAllowed: true };
      world.memory.settings.put(tenantId, { ...settings, retentionDays });
    }
  });

  const portsOf = () => ({
    database: world.database,
    settings: world.memory.settings,
    clock: world.clock,
    bus: world.bus,
    expiring: [new DatabaseTryLimiter(world.database, world.clock)],
  });
  const sessionsOf = (tenantId: TenantId): Promise<string[]> =>
    world.database.inTenant(tenantId, async (tx) => {
      const rows = await withSessions(tx).selectFrom('sessions').select('id').execute();
      return rows.map(({ id }) => id).sort();
    });
  const timelineRows = (tenantId: TenantId): Promise<number> =>
    world.database.inTenant(tenantId, async (tx) => {
      const rows = await withSessions(tx).selectFrom('session_timeline').select('n').execute();
      return rows.length;
    });
  async function ended(helper: Person, sharer: Person): Promise<SessionId> {
    const id = await world.meet(helper, sharer);
    await world.leave(helper, id);
    return id;
  }

  it('RET1, RET2 deletes when the time is over, not before, each tenant by its own setting', async () => {
    const first = await ended(ada, sam);
    const others = {
      helper: world.person(3, { tenantId: world.otherTenantId, roles: ['help-desk-operator'] }),
      sharer: world.person(4, { tenantId: world.otherTenantId }),
    };
    const theirs = await ended(others.helper, others.sharer);
    await world.clock.advance(1_000);
    const second = await ended(ada, sam);
    const running = await world.share(ada, sam);

    await world.clock.advance(2 * DAY_MS - 1_001);
    expect(await deleteOldData(portsOf())).toEqual([]);
    expect(await sessionsOf(world.tenantId)).toEqual([first, second, running].sort());

    await world.clock.advance(1);
    expect(await deleteOldData(portsOf())).toEqual([{ tenantId: world.tenantId, sessions: 1 }]);
    expect(await sessionsOf(world.tenantId)).toEqual([second, running].sort());
    expect(await sessionsOf(world.otherTenantId)).toEqual([theirs]);
    expect((await world.auditRows()).at(-1)).toEqual({
      code: 'retention.ran',
      after: { sessions: 1, olderThan: new Date(world.clock.now() - 2 * DAY_MS).toISOString() },
    });

    await world.clock.advance(10 * DAY_MS);
    await deleteOldData(portsOf());
    expect(await sessionsOf(world.tenantId)).toEqual([running]);
    expect(await sessionsOf(world.otherTenantId)).toEqual([]);
    expect(await timelineRows(world.otherTenantId)).toBe(0);
    expect(await timelineRows(world.tenantId)).toBeGreaterThan(0);

    const rows = await world.auditRows();
    await deleteOldData(portsOf());
    expect(await world.auditRows()).toEqual(rows);
  });

  it('RET3 deletes expired tickets and counts of tries', async () => {
    const now = world.clock.now();
    const count = (key: string, ms: number) => ({ key, tries: 1, ends_at: new Date(now + ms) });
    await world.database.acrossTenants('count tries in a test', (tx) =>
      tx
        .insertInto('try_counts')
        .values([count('over', 0), count('runs', 1)])
        .execute(),
    );
    await deleteOldData(portsOf());
    const left = await world.database.acrossTenants('look at tries in a test', (tx) =>
      tx.selectFrom('try_counts').select('key').execute(),
    );
    expect(left).toEqual([{ key: 'runs' }]);
  });

  it('RET4 runs by itself, and again after a run that failed', async () => {
    const faults: unknown[] = [];
    const ports = portsOf();
    let runs = 0;
    const settled = Promise.withResolvers<undefined>();
    const expiring = {
      deleteExpired: () => {
        runs += 1;
        if (runs === 3) settled.resolve(undefined);
        return runs === 1 ? Promise.reject(new Error('no database')) : Promise.resolve();
      },
    };
    const job = retentionJob({
      ports: { ...ports, expiring: [expiring] },
      clock: world.clock,
      handleFault: (fault, name) => faults.push([fault, name]),
    });
    while (runs < 3) {
      await world.clock.advance(60_000);
      // The database answers in its own time.
      await world.database.isReady();
    }
    await settled.promise;
    await job.stop();
    expect(faults).toEqual([[new Error('no database'), 'delete old data']]);
    expect(world.clock.timerCount).toBe(0);
  });
});
