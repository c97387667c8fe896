import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { auditEvent, SYSTEM_ACTOR } from '@alongside/domain';
import { TenantId } from '@alongside/protocol';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrations } from '../../compose.ts';
import { noteAccessChange } from '../access-changes/index.ts';
import { appendAudit, verifyAuditChains } from '../audit/index.ts';
import {
  connectEmbedded,
  connectPostgres,
  KyselyDatabase,
  migrate,
  platformMigration,
  type PlatformTables,
} from '../database/index.ts';
import { ADMIN_ADDRESS, makeTestDatabase, type TestDatabase, testEngines } from '../database/test-engines.ts';
import { checkBackupFile, writeBackupFile } from './backup-file.ts';
import { readTables } from './read-tables.ts';
import { restoreBackup } from './restore-backup.ts';

const NAMES = migrations.map(({ name }) => name);
/** Access changes in the database that is backed up. */
const NOTED = 2;
const KEY = new Uint8Array([1, 2, 255]);

interface EmptyDatabase {
  readonly raw: Kysely<unknown>;
  close(): Promise<unknown>;
}

async function empty(name: 'PGlite' | 'PostgreSQL'): Promise<EmptyDatabase> {
  if (name === 'PGlite') {
    const raw = await connectEmbedded('memory://');
    return { raw, close: () => raw.destroy() };
  }
  const made = await makeTestDatabase(ADMIN_ADDRESS);
  const raw = await connectPostgres({ address: made.address, onIdleFault: () => undefined });
  const close = async (): Promise<void> => {
    await raw.destroy();
    await made.drop();
  };
  return { raw, close };
}

const databaseOf = (raw: Kysely<unknown>): KyselyDatabase =>
  new KyselyDatabase(raw.$extendTables<PlatformTables>(), () => Promise.resolve());

/** Every row of every table, as text. */
async function contentOf(database: Pick<TestDatabase, 'snapshot'>): Promise<Record<string, string[]>> {
  return database.snapshot('a test', async (tx) => {
    const content: Record<string, string[]> = {};
    for (const { name, columns } of await readTables(tx)) {
      const list = sql.join(columns.map((column) => sql.ref(column)));
      const { rows } = await sql<{ row: string }>`
        select row_to_json(each)::text as row from (select ${list} from ${sql.table(name)}) each`.execute(tx);
      content[name] = rows.map(({ row }) => row).sort();
    }
    return content;
  });
}

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let folder: string;
  let database: TestDatabase;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'alongside-backup-'));
    database = await engine.open(migrations.filter((migration) => migration !== platformMigration));
    await fill(database);
    file = path.join(folder, 'first.backup');
    await writeBackupFile(contentFor(database), file);
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const contentFor = (source: TestDatabase) => ({
    database: source,
    migrations: NAMES,
    program: '0.1.0',
    now: Date.now(),
    files: [{ name: 'code-key' as const, bytes: KEY }],
  });

  async function fill(target: TestDatabase): Promise<void> {
    for (const name of ['Nordlicht', 'Süd "und" \\ Öst \u2028 \t']) {
      const tenantId = TenantId.parse(randomUUID());
      await target.acrossTenants('a test', async (tx) => {
        await tx.insertInto('tenants').values({ id: tenantId, name, created_at: new Date() }).execute();
        const [one, other] = [randomUUID(), randomUUID()];
        for (const id of [one, other]) {
          await sql`insert into persons (id, tenant_id, email, full_name, roles, created_at, updated_at)
            values (${id}, ${tenantId}, ${`${id}@example.org`}, ${name}, array['administrator', 'auditor'], now(), now())`.execute(
            tx,
          );
        }
        await sql`insert into person_pictures (person_id, tenant_id, media_type, bytes)
          values (${one}, ${tenantId}, 'image/png', ${Buffer.from([0, 255, 10, 13])})`.execute(tx);
        const event = auditEvent('domain.added', {
          at: Date.now(),
          actor: SYSTEM_ACTOR,
          before: null,
          after: { name: `${name} 1.10` },
        });
        await noteAccessChange(tx, tenantId, { kind: 'settings', id: null });
        await appendAudit(tx, tenantId, [event, event, event]);
      });
    }
  }

  test('BAK1, BAK5 what is restored is what was there, can be used on, and is not restored into again', async () => {
    const target = await empty(engine.name);
    try {
      const { files, rows } = await restoreBackup(target.raw, file, migrations, null);
      expect(files).toEqual([{ name: 'code-key', bytes: Buffer.from(KEY) }]);
      expect(rows).toBeGreaterThan(10);
      const copy = databaseOf(target.raw);
      expect(await contentOf(copy)).toEqual(await contentOf(database));
      expect(await verifyAuditChains(copy, [])).toMatchObject({ isWhole: true });

      const [tenant] = await copy.acrossTenants('a test', (tx) =>
        tx.selectFrom('tenants').selectAll().execute(),
      );
      if (tenant === undefined) throw new Error('No tenant');
      const seen = await copy.inTenant(tenant.id, (tx) => tx.selectFrom('tenants').selectAll().execute());
      expect(seen).toHaveLength(1);
      const stray = copy.inTenant(tenant.id, (tx) =>
        sql`insert into person_pictures (person_id, tenant_id, media_type, bytes)
          values (${randomUUID()}, ${tenant.id}, 'image/png', '')`.execute(tx),
      );
      await expect(stray).rejects.toThrow('foreign key');
      const last = await copy.acrossTenants('a test', async (tx) => {
        await noteAccessChange(tx, tenant.id, { kind: 'settings', id: null });
        const { rows: ids } = await sql<{ id: number }>`select max(id) as id from access_changes`.execute(tx);
        return ids[0]?.id;
      });
      expect(last).toBe(NOTED + 1);

      await expect(restoreBackup(target.raw, file, migrations, null)).rejects.toMatchObject({
        code: 'DATABASE_NOT_EMPTY',
      });
    } finally {
      await target.close();
    }
  });

  test('BAK2 it is of one moment, while the server goes on', async () => {
    const target = path.join(folder, 'moment.backup');
    const writing = writeBackupFile(contentFor(database), target);
    const tenantId = TenantId.parse(randomUUID());
    await database.acrossTenants('a test', async (tx) => {
      await tx
        .insertInto('tenants')
        .values({ id: tenantId, name: 'Later', created_at: new Date() })
        .execute();
      const event = auditEvent('setup.refused', { at: 1, actor: SYSTEM_ACTOR, before: null, after: null });
      await appendAudit(tx, tenantId, [event]);
    });
    await writing;
    const text = gunzipSync(await readFile(target)).toString('utf8');
    // Either both of what was written at once, or neither.
    const found = text.split('\n').filter((line) => line.includes(tenantId)).length;
    expect([0, 3]).toContain(found);
    await expect(checkBackupFile(target)).resolves.toMatchObject({ hasKeys: true });
  });

  test('BAK3, BAK5 a file that was changed, cut or added to is refused before a row is stored', async () => {
    const text = gunzipSync(await readFile(file)).toString('utf8');
    const lines = text.trimEnd().split('\n');
    const row = lines.findIndex((line) => line.includes('Nordlicht'));
    const damaged: Record<string, string | Buffer> = {
      changed: text.replace('Nordlicht', 'Nordlichd'),
      'a row less': lines.toSpliced(row, 1).join('\n'),
      'a row twice': lines.toSpliced(row, 0, lines[row] ?? '').join('\n'),
      cut: lines.slice(0, -1).join('\n'),
      'cut in a line': text.slice(0, text.length / 2),
      'more after its end': `${text}${lines[0] ?? ''}\n`,
      'no backup': '{"kind":"head"}\n',
      nothing: '',
    };
    const target = await empty(engine.name);
    try {
      for (const [how, content] of Object.entries(damaged)) {
        const broken = path.join(folder, 'broken.backup');
        await writeFile(broken, gzipSync(content));
        await expect(restoreBackup(target.raw, broken, migrations, null), how).rejects.toMatchObject({
          code: 'BACKUP_DAMAGED',
        });
      }
      const whole = await readFile(file);
      for (const bytes of [whole.subarray(0, whole.length - 20), Buffer.from('not compressed')]) {
        const broken = path.join(folder, 'broken.backup');
        await writeFile(broken, bytes);
        await expect(restoreBackup(target.raw, broken, migrations, null)).rejects.toMatchObject({
          code: 'BACKUP_DAMAGED',
        });
      }
      expect(await readTables(target.raw)).toEqual([]);
      await expect(
        restoreBackup(target.raw, path.join(folder, 'none'), migrations, null),
      ).rejects.toMatchObject({
        code: 'BACKUP_UNREADABLE',
      });
      const older = migrations.slice(0, -1);
      await expect(restoreBackup(target.raw, file, older, null)).rejects.toMatchObject({
        code: 'DATA_NEWER',
      });
      // A server that was started and not set up leaves tables, and nothing of anybody's in them.
      await migrate(target.raw, migrations);
      await restoreBackup(target.raw, file, migrations, null);
    } finally {
      await target.close();
    }
  });

  test('BAK4 an audit chain that was broken before it was backed up is refused', async () => {
    const broken = await engine.open(migrations.filter((migration) => migration !== platformMigration));
    try {
      await fill(broken);
      await broken.asOwner(`update audit_log set actor_name = 'Somebody else' where n = 2`);
      const target = path.join(folder, 'chain.backup');
      await expect(writeBackupFile(contentFor(broken), target)).rejects.toMatchObject({
        code: 'BACKUP_DAMAGED',
        message: expect.stringContaining('row 2') as string,
      });
      expect(await stat(target).catch(() => null)).toBeNull();
    } finally {
      await broken.close();
    }
  });

  test('BAK6 a backup is its owner’s alone, and takes the place of no other file', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(writeBackupFile(contentFor(database), file)).rejects.toMatchObject({
      code: 'BACKUP_UNWRITABLE',
    });
    await expect(writeBackupFile(contentFor(database), path.join(folder, 'no/where'))).rejects.toMatchObject({
      code: 'BACKUP_UNWRITABLE',
    });
  });
});
