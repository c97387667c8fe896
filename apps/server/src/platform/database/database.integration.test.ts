import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { numberedTenant } from '@alongside/testkit';
import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Transaction } from './database.ts';
import { type Migration, protectTenantTable, runStatements } from './migration.ts';
import { platformMigration } from './migrations/0001-platform.ts';
import { openEmbeddedDatabase } from './open-embedded-database.ts';
import { openPostgresDatabase } from './open-postgres-database.ts';
import { prepared } from './prepared.ts';
import { ADMIN_ADDRESS, makeTestDatabase, type TestDatabase, testEngines } from './test-engines.ts';
import { leaveToEnd } from './transaction-opening.ts';

const [here, there] = [numberedTenant(1), numberedTenant(2)];

type Samples = {
  samples: {
    tenant_id: string;
    id: number;
    at: Date | null;
    big: number | null;
    day: string | null;
    bytes: Uint8Array | null;
    words: string[] | null;
    data: unknown;
  };
};

const samplesMigration: Migration = {
  name: '9001-samples',
  async up(db) {
    await runStatements(
      db,
      `create table samples (
         tenant_id uuid not null, id integer not null, at timestamptz, big bigint, day date, bytes bytea, words text[],
         data jsonb, primary key (tenant_id, id)
       )`,
    );
    await protectTenantTable(db, 'samples');
  },
};

const samples = (tx: Transaction) => tx.$extendTables<Samples>();

for (const engine of testEngines) {
  describe.skipIf(!engine.isThere)(engine.name, () => {
    let database: TestDatabase;

    beforeAll(async () => {
      database = await engine.open([samplesMigration]);
      for (const tenantId of [here, there]) {
        await database.inTenant(tenantId, (tx) =>
          samples(tx).insertInto('samples').values({ tenant_id: tenantId, id: 1 }).execute(),
        );
      }
    });
    afterAll(() => database.close());

    const idsSeenBy = (tx: Transaction) =>
      samples(tx).selectFrom('samples').select(['tenant_id', 'id']).execute();

    test('PDB1 a transaction of a tenant sees rows of that tenant alone, one across tenants all', async () => {
      expect(await database.inTenant(here, idsSeenBy)).toEqual([{ tenant_id: here, id: 1 }]);
      expect(await database.inTenant(numberedTenant(3), idsSeenBy)).toEqual([]);
      expect(await database.acrossTenants('test', idsSeenBy)).toHaveLength(2);
    });

    test('PDB1 a transaction of a tenant neither adds, changes nor deletes rows of another', async () => {
      const add = database.inTenant(here, (tx) =>
        samples(tx).insertInto('samples').values({ tenant_id: there, id: 2 }).execute(),
      );
      await expect(add).rejects.toThrow('row-level security');
      const move = database.inTenant(here, (tx) =>
        samples(tx).updateTable('samples').set({ tenant_id: there, id: 3 }).execute(),
      );
      await expect(move).rejects.toThrow('row-level security');
      const removed = await database.inTenant(here, (tx) =>
        samples(tx).deleteFrom('samples').where('tenant_id', '=', there).executeTakeFirstOrThrow(),
      );
      expect(removed.numDeletedRows).toBe(0n);
    });

    test('PDB1 a transaction without a tenant sees nothing, also after one with a tenant on the same connection', async () => {
      const seen = await database.inTenant(here, async (tx) => {
        await sql`select set_config('alongside.tenant', '', true)`.execute(tx);
        return idsSeenBy(tx);
      });
      expect(seen).toEqual([]);
    });

    test('PDB3 no role of the server changes, deletes or empties the audit log', async () => {
      const attempts = ["update audit_log set code = 'x'", 'delete from audit_log', 'truncate audit_log'];
      for (const attempt of attempts) {
        const inTenant = database.inTenant(here, (tx) => sql.raw(attempt).execute(tx));
        await expect(inTenant).rejects.toThrow('permission denied');
        const across = database.acrossTenants('test', (tx) => sql.raw(attempt).execute(tx));
        await expect(across).rejects.toThrow('permission denied');
      }
    });

    test('PDB4 a transaction whose work rejects leaves nothing behind, and the next one works', async () => {
      const broken = database.inTenant(here, async (tx) => {
        await samples(tx).insertInto('samples').values({ tenant_id: here, id: 7 }).execute();
        throw new RangeError('broken');
      });
      await expect(broken).rejects.toThrow('broken');
      expect(await database.inTenant(here, idsSeenBy)).toEqual([{ tenant_id: here, id: 1 }]);
    });

    test('PDB5 a transaction inside another one is refused, one after it is not', async () => {
      const inner = database.inTenant(here, () => database.inTenant(here, () => Promise.resolve(1)));
      await expect(inner).rejects.toThrow('inside another one');
      expect(await database.inTenant(here, () => Promise.resolve(1))).toBe(1);
    });

    test('PDB6 values come back as they were given', async () => {
      const given = {
        at: new Date('2026-03-29T01:30:00.123Z'),
        big: 2 ** 53 - 1,
        day: '2026-03-29',
        words: ['a "b"', 'c,d', 'Zoë {}', ''],
      };
      const data = { text: 'x\u2028"\\', list: [1, null, { deep: true }], number: 0.1, none: null };
      const row = await database.inTenant(there, async (tx) => {
        const bytes = Uint8Array.of(0, 255, 10, 92);
        await samples(tx)
          .updateTable('samples')
          .set({ ...given, bytes, data: JSON.stringify(data) })
          .execute();
        return samples(tx).selectFrom('samples').selectAll().executeTakeFirstOrThrow();
      });
      expect(row).toMatchObject({ ...given, data });
      expect([...(row.bytes ?? [])]).toEqual([0, 255, 10, 92]);
    });

    test('PDB12 transactions that begin at the same time all come to their end', async () => {
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, n) =>
          database.inTenant(here, async (tx) => {
            await idsSeenBy(tx);
            return n;
          }),
        ),
      );
      expect(answers).toHaveLength(30);
    });

    test('PDB13 transactions that only read see their own tenant, however many share the connections', async () => {
      const tenants = Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? here : there));
      const seen = await Promise.all(tenants.map((tenantId) => database.readInTenant(tenantId, idsSeenBy)));
      expect(seen).toEqual(tenants.map((tenant_id) => [{ tenant_id, id: 1 }]));
      expect(await database.acrossTenants('test', idsSeenBy)).toHaveLength(2);
    });

    test.skipIf(engine.name === 'PGlite')(
      'PDB13 a transaction that only reads is refused writes',
      async () => {
        const write = database.readInTenant(here, (tx) =>
          samples(tx).insertInto('samples').values({ tenant_id: here, id: 8 }).execute(),
        );
        await expect(write).rejects.toThrow('read-only');
        expect(await database.inTenant(here, idsSeenBy)).toHaveLength(1);
      },
    );

    test('PDB15 what is left to the end is done with the transaction, in its order', async () => {
      await database.inTenant(here, async (tx) => {
        leaveToEnd(
          samples(tx)
            .insertInto('samples')
            .values({ tenant_id: here, id: 51, words: ['a'] })
            .compile(),
        );
        leaveToEnd(
          samples(tx)
            .updateTable('samples')
            .set({ words: ['b'] })
            .where('id', '=', 51)
            .compile(),
        );
        const before = await samples(tx).selectFrom('samples').select('id').where('id', '=', 51).execute();
        expect(before).toEqual([]);
      });
      const after = await database.inTenant(here, (tx) =>
        samples(tx).selectFrom('samples').select('words').where('id', '=', 51).execute(),
      );
      expect(after).toEqual([{ words: ['b'] }]);
      await database.inTenant(here, (tx) => samples(tx).deleteFrom('samples').where('id', '=', 51).execute());
    });

    test('PDB15 where what is left to the end is refused, nothing is kept and it is said', async () => {
      const work = async (tx: Transaction): Promise<string> => {
        await samples(tx).insertInto('samples').values({ tenant_id: here, id: 52 }).execute();
        leaveToEnd(samples(tx).insertInto('samples').values({ tenant_id: there, id: 53 }).compile());
        leaveToEnd(samples(tx).insertInto('samples').values({ tenant_id: here, id: 54 }).compile());
        return 'done';
      };
      // Many at once, so that connections are used again right behind it.
      const tries = await Promise.allSettled(Array.from({ length: 12 }, () => database.inTenant(here, work)));
      for (const one of tries) {
        expect(one).toMatchObject({ status: 'rejected' });
        expect(String(one.status === 'rejected' && one.reason)).toContain('row-level security');
      }
      expect(await database.inTenant(here, idsSeenBy)).toEqual([{ tenant_id: here, id: 1 }]);
      expect(() => leaveToEnd(CompiledQuery.raw('select 1'))).toThrow('no transaction');
    });

    test('PDB14 a statement whose plan is kept answers each tenant its own, and what is there now', async () => {
      const ask = (tenantId: typeof here) =>
        database.readInTenant(tenantId, async (tx) => {
          const asked = sql<{ tenant_id: string }>`${prepared} select tenant_id from samples where id = ${1}`;
          return (await asked.execute(tx)).rows.map(({ tenant_id }) => tenant_id);
        });
      // The server thinks about keeping a plan from the sixth time on.
      for (let n = 0; n < 8; n += 1) {
        expect([await ask(here), await ask(there)]).toEqual([[here], [there]]);
      }
      const change = (from: number, to: number) =>
        database.inTenant(here, (tx) =>
          samples(tx).updateTable('samples').set({ id: to }).where('id', '=', from).execute(),
        );
      await change(1, 2);
      expect([await ask(here), await ask(there)]).toEqual([[], [there]]);
      await change(2, 1);
      expect(await ask(here)).toEqual([here]);
    });

    test('PDB11 closing waits for what is running, and nothing begins afterwards', async () => {
      const other = await engine.open();
      const running = other.inTenant(here, async (tx) => {
        await sql`select 1`.execute(tx);
        return 'done';
      });
      const closing = other.close();
      expect(await running).toBe('done');
      await closing;
      expect(await other.isReady()).toBe(false);
      await expect(other.inTenant(here, () => Promise.resolve(1))).rejects.toThrow('closed');
    });
  });
}

describe('the embedded database on disk', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'alongside-database-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('PDB7, PDB10 it keeps its data, runs only new steps, and leaves data of a newer program alone', async () => {
    const first = await openEmbeddedDatabase(folder, [platformMigration]);
    await first.inTenant(here, (tx) =>
      tx
        .insertInto('tenants')
        .values({ id: here, name: 'Here', created_at: new Date(0) })
        .execute(),
    );
    await first.close();

    const second = await openEmbeddedDatabase(folder, [platformMigration, samplesMigration]);
    const names = await second.inTenant(here, (tx) => tx.selectFrom('tenants').select('name').execute());
    expect(names).toEqual([{ name: 'Here' }]);
    await second.close();

    await expect(openEmbeddedDatabase(folder, [platformMigration])).rejects.toMatchObject({
      code: 'DATA_NEWER',
      message: expect.stringContaining('9001-samples') as string,
    });
  });
});

describe.skipIf(ADMIN_ADDRESS === '')('PostgreSQL of somebody else', () => {
  const open = (address: string) =>
    openPostgresDatabase({ address, migrations: [platformMigration], onIdleFault: () => undefined });

  test('PDB8 a user who may not make roles is told what to enter, and starts when that is done', async () => {
    const made = await makeTestDatabase(ADMIN_ADDRESS);
    const user = `alongside_test_user_${String(process.pid)}`;
    const owned = new URL(made.address);
    owned.username = user;
    owned.password = 'a password';
    // Another test may have made the roles of the whole server already; being let take them is up to each user.
    const enter = (statements: string) => made.asAdministrator(statements);
    try {
      await enter(`create role ${user} login password 'a password'; alter database ${made.name} owner to ${user};
        grant all on schema public to ${user}`);
      await expect(open(owned.href)).rejects.toMatchObject({
        code: 'DATABASE_REFUSED',
        message: expect.stringContaining('create role alongside_app nologin;') as string,
      });
      await enter(`do $$ begin
        if not exists (select from pg_roles where rolname = 'alongside_app') then create role alongside_app nologin; end if;
        if not exists (select from pg_roles where rolname = 'alongside_system') then create role alongside_system nologin; end if;
      end $$; grant alongside_app, alongside_system to ${user}`);
      const database = await open(owned.href);
      expect(await database.inTenant(here, (tx) => tx.selectFrom('tenants').selectAll().execute())).toEqual(
        [],
      );
      await database.close();
    } finally {
      await made.drop();
      await made.asServerAdministrator(`drop role if exists ${user}`);
    }
  });

  test('PDB9 a database that cannot be reached is named without its password', async () => {
    const refused = open('postgres://somebody:s3cret@127.0.0.1:1/nothing');
    await expect(refused).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    await expect(refused).rejects.not.toThrow('s3cret');
  });
});
