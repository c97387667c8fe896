import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Transaction } from '../database/index.ts';
import {
  BACKUP_VERSION,
  type BackupHead,
  type BackupLine,
  type KeyFileName,
  rowLine,
} from './backup-line.ts';
import { readTables, type TableShape } from './read-tables.ts';

/** Rows that the database hands over at a time. */
const FETCH_ROWS = 1_000;

export interface BackupContent {
  readonly database: Database;
  readonly migrations: readonly string[];
  readonly program: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Keys without which what is sealed in the database stays so. */
  readonly files: readonly { readonly name: KeyFileName; readonly bytes: Uint8Array }[];
}

export interface BackupCounts {
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes everything that the database holds at one moment, line by line. The server may run meanwhile.
 * @param write settles when the next line is wanted
 */
export async function writeBackup(
  content: BackupContent,
  write: (line: string) => Promise<void>,
): Promise<BackupCounts> {
  const whole = createHash('sha256');
  const say = async (line: BackupLine | string): Promise<void> => {
    const text = `${typeof line === 'string' ? line : JSON.stringify(line)}\n`;
    whole.update(text);
    await write(text);
  };
  await say(headOf(content));
  for (const { name, bytes } of content.files) {
    await say({ kind: 'file', name, base64: Buffer.from(bytes).toString('base64') });
  }
  const counts = await content.database.snapshot('a backup holds every organisation', async (tx) => {
    const tables = await readTables(tx);
    let rows = 0;
    for (const table of tables) rows += await writeTable(tx, table, say);
    return { tables: tables.length, rows };
  });
  const end: BackupLine = { kind: 'end', ...counts, sha256: whole.digest('hex') };
  await write(`${JSON.stringify(end)}\n`);
  return counts;
}

const headOf = ({ program, now, migrations }: BackupContent): BackupHead => ({
  kind: 'head',
  format: 'alongside-backup',
  version: BACKUP_VERSION,
  program,
  at: new Date(now).toISOString(),
  migrations: [...migrations],
});

async function writeTable(
  tx: Transaction,
  { name, columns, order }: TableShape,
  say: (line: BackupLine | string) => Promise<void>,
): Promise<number> {
  await say({ kind: 'table', name, columns: [...columns] });
  const hash = createHash('sha256');
  const list = sql.join(columns.map((column) => sql.ref(column)));
  const sorted = order.length === 0 ? sql`` : sql`order by ${sql.join(order.map((one) => sql.ref(one)))}`;
  await sql`declare backup_rows no scroll cursor for
    select row_to_json(each)::text as row from (select ${list} from ${sql.table(name)} ${sorted}) each`.execute(
    tx,
  );
  let rows = 0;
  let fetched: readonly { row: string }[];
  do {
    ({ rows: fetched } = await sql<{
      row: string;
    }>`fetch ${sql.raw(String(FETCH_ROWS))} from backup_rows`.execute(tx));
    for (const { row } of fetched) {
      const line = rowLine(row);
      hash.update(`${line}\n`);
      await say(line);
    }
    rows += fetched.length;
  } while (fetched.length === FETCH_ROWS);
  await sql`close backup_rows`.execute(tx);
  await say({ kind: 'table-end', name, rows, sha256: hash.digest('hex') });
  return rows;
}
