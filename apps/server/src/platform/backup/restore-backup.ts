import { type Kysely, sql, type Transaction } from 'kysely';
import { doneMigrations, migrate, type Migration, SYSTEM_ROLE } from '../database/index.ts';
import { StartFault } from '../start-fault.ts';
import type { CheckedBackup } from './backup-check.ts';
import { checkBackupFile, readBackupFile } from './backup-file.ts';
import type { KeyFileName } from './backup-line.ts';
import { readTables } from './read-tables.ts';

/** Rows that are stored by one statement. */
const BATCH_ROWS = 500;

/** What lets somebody in, by table: the backup can't know what of it was used or revoked since. */
export interface Credentials {
  /** Short-lived: their rows are deleted. */
  readonly forgotten: readonly string[];
  /** Their rows stay to be listed, with `revoked_at`. */
  readonly revoked: readonly string[];
}

export interface RestoredBackup extends CheckedBackup {
  /** How many rows of each table were deleted or revoked. */
  readonly ended: Readonly<Record<string, number>>;
  readonly files: readonly { readonly name: KeyFileName; readonly bytes: Uint8Array }[];
}

/**
 * Brings a backup into an empty database, whole or not at all: the file is read to its end and held against its sums and
 * audit chains before the first row is stored. Then the structure is brought up to date.
 *
 * @param db of its owner, with or without the tables, but without an organisation
 * @param ending ends, in the same transaction, what would let somebody in again; null: nothing
 * @throws StartFault BACKUP_UNREADABLE, BACKUP_DAMAGED, DATA_NEWER, DATABASE_NOT_EMPTY
 */
export async function restoreBackup(
  db: Kysely<unknown>,
  file: string,
  migrations: readonly Migration[],
  ending: Credentials | null,
): Promise<RestoredBackup> {
  const checked = await checkBackupFile(file);
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = checked.head.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new StartFault(
      'DATA_NEWER',
      `The backup was made by a newer version of Alongside (it knows ${unknown.join(', ')}). Restore it with that one or a later one.`,
    );
  }
  await requireEmpty(db, checked.head.migrations);
  const then = new Set(checked.head.migrations);
  await migrate(
    db,
    migrations.filter(({ name }) => then.has(name)),
  );
  const loaded = await db.transaction().execute(async (tx) => {
    const files = await load(tx, file);
    return { files, ended: ending === null ? {} : await endCredentials(tx, ending) };
  });
  await migrate(db, migrations);
  return { ...checked, ...loaded };
}

async function requireEmpty(db: Kysely<unknown>, expected: readonly string[]): Promise<void> {
  const done = await doneMigrations(db);
  const isForeign = done.some((name) => !expected.includes(name));
  if (!isForeign && (done.length === 0 || !(await db.transaction().execute(hasOrganisation)))) return;
  throw new StartFault(
    'DATABASE_NOT_EMPTY',
    "The database isn't empty. Restore into a new one: another data folder, or a PostgreSQL database that no " +
      'organisation was set up in.',
  );
}

async function hasOrganisation(tx: Transaction<unknown>): Promise<boolean> {
  await becomeSystem(tx);
  const { rows } = await sql`select 1 from tenants limit 1`.execute(tx);
  return rows.length > 0;
}

/** Row-level security holds for the owner too; the system's role sees all tenants. */
const becomeSystem = (tx: Transaction<unknown>) =>
  sql`select set_config('role', ${SYSTEM_ROLE}, true)`.execute(tx);

/** Of an older structure some tables may not be there. */
async function endCredentials(
  tx: Transaction<unknown>,
  { forgotten, revoked }: Credentials,
): Promise<Record<string, number>> {
  const there = new Set((await readTables(tx)).map(({ name }) => name));
  const ended: Record<string, number> = {};
  await becomeSystem(tx);
  for (const table of forgotten.filter((name) => there.has(name))) {
    ended[table] = affected(await sql`delete from ${sql.table(table)}`.execute(tx));
  }
  for (const table of revoked.filter((name) => there.has(name))) {
    const statement = sql`update ${sql.table(table)} set revoked_at = now() where revoked_at is null`;
    ended[table] = affected(await statement.execute(tx));
  }
  await sql`reset role`.execute(tx);
  return ended;
}

const affected = ({ numAffectedRows = 0n }: { readonly numAffectedRows?: bigint }): number =>
  Number(numAffectedRows);

interface Detached {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

async function load(tx: Transaction<unknown>, file: string): Promise<RestoredBackup['files']> {
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
  const tables = await readTables(tx);
  // What the structure's steps and a start before the set-up left.
  await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(tx);
  for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx);
  // Rows refer to each other in any order, in circles too. Put back, each reference is checked.
  const detached = await detachReferences(tx);
  const files = await loadRows(tx, file);
  for (const { table, name, definition } of detached) {
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(
      tx,
    );
  }
  for (const { name } of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(tx);
  await advanceSequences(tx);
  return files;
}

async function detachReferences(tx: Transaction<unknown>): Promise<readonly Detached[]> {
  const { rows } = await sql<Detached>`
    select c.relname::text as table, r.conname::text as name, pg_get_constraintdef(r.oid) as definition
    from pg_constraint r join pg_class c on c.oid = r.conrelid
    where r.contype = 'f' and r.connamespace = 'public'::regnamespace`.execute(tx);
  for (const { table, name } of rows) {
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(tx);
  }
  return rows;
}

async function loadRows(tx: Transaction<unknown>, file: string): Promise<RestoredBackup['files']> {
  const files: { name: KeyFileName; bytes: Uint8Array }[] = [];
  let columns: readonly string[] = [];
  let batch: string[] = [];
  const store = async (table: string): Promise<void> => {
    if (batch.length > 0) await storeRows(tx, { table, columns, rows: batch });
    batch = [];
  };
  await becomeSystem(tx);
  for await (const part of readBackupFile(file)) {
    if (part.kind === 'file') files.push({ name: part.name, bytes: Buffer.from(part.base64, 'base64') });
    if (part.kind === 'table') ({ columns } = part);
    if (part.kind === 'row') batch.push(part.row);
    if (part.kind === 'table-end') await store(part.name);
    else if (part.kind === 'row' && batch.length === BATCH_ROWS) await store(part.table);
  }
  await sql`reset role`.execute(tx);
  return files;
}

interface Rows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

async function storeRows(tx: Transaction<unknown>, { table, columns, rows }: Rows): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${list}) overriding system value
    select ${list} from json_populate_recordset(null::${sql.table(table)}, ${`[${rows.join(',')}]`}::json)`.execute(
    tx,
  );
}

/** Numbers that the database gives out go on behind those that are there. */
async function advanceSequences(tx: Transaction<unknown>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string; sequence: string }>`
    select c.relname::text as table, a.attname::text as column,
      pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname = 'public' and c.relkind = 'r'
      and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null`.execute(tx);
  for (const { table, column, sequence } of rows) {
    await becomeSystem(tx);
    const { rows: found } = await sql<{ most: number | null }>`
      select max(${sql.ref(column)})::bigint as most from ${sql.table(table)}`.execute(tx);
    await sql`reset role`.execute(tx);
    const most = found[0]?.most ?? null;
    if (most !== null) await sql`select setval(${sequence}::regclass, ${most}::bigint)`.execute(tx);
  }
}
