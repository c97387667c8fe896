import { randomUUID } from 'node:crypto';
import { newSession, type Session } from '@alongside/domain';
import { CodedError, defaultTenantSettings, SessionId, TenantId } from '@alongside/protocol';
import { participantOf, samplePerson, sessionStoreContract } from '@alongside/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../platform/database/index.ts';
import { testEngines } from '../../platform/database/test-engines.ts';
import { DatabaseSessionStore } from './database-session-store.ts';
import { withSessions } from './session-tables.ts';
import { SESSION_MIGRATIONS } from './test-sessions-world.ts';

async function addTenant(database: Database): Promise<TenantId> {
  const tenantId = TenantId.parse(randomUUID());
  await database.acrossTenants('make a tenant of a test', (tx) =>
    tx.insertInto('tenants').values({ id: tenantId, name: 'Test', created_at: new Date() }).execute(),
  );
  return tenantId;
}

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await engine.open(SESSION_MIGRATIONS);
  });
  afterAll(() => database.close());

  sessionStoreContract('DatabaseSessionStore', async () => {
    await database.acrossTenants('begin a test without sessions', (tx) =>
      withSessions(tx).deleteFrom('sessions').execute(),
    );
    return {
      store: new DatabaseSessionStore(database),
      tenantIds: [await addTenant(database), await addTenant(database)],
      timeline: (tenantId, sessionId) =>
        database.inTenant(tenantId, async (tx) => {
          const rows = await withSessions(tx)
            .selectFrom('session_timeline')
            .select('what')
            .where('session_id', '=', sessionId)
            .orderBy('n')
            .execute();
          return rows.map(({ what }) => what);
        }),
      auditCodes: (tenantId) =>
        database.inTenant(tenantId, async (tx) => {
          const rows = await tx.selectFrom('audit_log').select('code').orderBy('n').execute();
          return rows.map(({ code }) => code);
        }),
      close: () => Promise.resolve(),
    };
  });

  async function stored(): Promise<Session> {
    const tenantId = await addTenant(database);
    const helper = participantOf(samplePerson({ n: 1, tenantId, roles: ['help-desk-operator'] }));
    const settings = defaultTenantSettings;
    const id = SessionId.parse(randomUUID());
    const { session } = newSession({ id, tenantId, helper, startedBy: 'code', settings }, Date.now());
    const store = new DatabaseSessionStore(database);
    await store.create({ session, codeHash: 'hash', timeline: [], audit: [] });
    return session;
  }

  it('SES3 refuses a row that isn’t a session, and never stores one', async () => {
    const { tenantId, id } = await stored();
    const store = new DatabaseSessionStore(database);
    const strange = store.change(tenantId, id, (session) => ({
      ok: true,
      session: { ...session, version: -1 },
      timeline: [],
      audit: [],
      result: null,
    }));
    await expect(strange).rejects.toThrow('version');
    expect(await store.find(tenantId, id)).toMatchObject({ version: 1 });

    await database.inTenant(tenantId, (tx) =>
      withSessions(tx)
        .updateTable('sessions')
        .set({ state: '{"kind":"waiting"}' })
        .where('id', '=', id)
        .execute(),
    );
    await expect(store.find(tenantId, id)).rejects.toThrow();
  });

  it('SES2 stores nothing of a change whose audit row can’t be stored', async () => {
    const { tenantId, id } = await stored();
    const store = new DatabaseSessionStore(database);
    const failed = store.change(tenantId, id, (session) => ({
      ok: true,
      session: { ...session, version: 2 },
      timeline: [{ at: 0, what: 'x', by: 'system', mode: null, capability: null, reason: null, lost: [] }],
      audit: [{ code: 'no such code' } as never],
      result: null,
    }));
    await expect(failed).rejects.toThrow();
    expect(await store.find(tenantId, id)).toMatchObject({ version: 1 });
  });

  it('SES12 hides sessions of other tenants from a query that forgets its tenant', async () => {
    const { tenantId, id } = await stored();
    const other = await addTenant(database);
    const all = (of: TenantId) =>
      database.inTenant(of, (tx) => withSessions(tx).selectFrom('sessions').select('id').execute());
    expect(await all(tenantId)).toEqual([{ id }]);
    expect(await all(other)).toEqual([]);
    const update = database.inTenant(other, (tx) =>
      withSessions(tx).updateTable('sessions').set({ code_hash: null }).executeTakeFirstOrThrow(),
    );
    expect(await update).toMatchObject({ numUpdatedRows: 0n });
    const smuggled = database.inTenant(other, (tx) =>
      withSessions(tx)
        .insertInto('session_timeline')
        .values({
          tenant_id: tenantId,
          session_id: id,
          n: 99,
          at: new Date(),
          what: 'forged',
          by: 'system',
          mode: null,
          capability: null,
          reason: null,
          lost: [],
        })
        .execute(),
    );
    await expect(smuggled).rejects.toThrow(/row-level security/u);
  });

  it('SES6 finds nothing by an id of another tenant', async () => {
    const { id } = await stored();
    const other = await addTenant(database);
    const store = new DatabaseSessionStore(database);
    expect(await store.find(other, id)).toBeNull();
    const change = store.change(other, id, () => ({ ok: false, error: new CodedError('SERVER_FAULT') }));
    await expect(change).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
