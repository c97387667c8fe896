import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StartFault } from '../start-fault.ts';
import { ensureRoles } from './ensure-roles.ts';
import { type Migration, APP_ROLE, SYSTEM_ROLE } from './migration.ts';

const MIGRATION_TABLE = 'schema_migrations';

/**
 * Brings the structure up to date, by what of `migrations` hasn't run yet.
 *
 * @throws StartFault DATA_NEWER if the database was used by a program that knows more steps
 */
export async function migrate(db: Kysely<unknown>, migrations: readonly Migration[]): Promise<void> {
  const byName = Object.fromEntries(migrations.map((migration) => [migration.name, migration]));
  if (Object.keys(byName).length < migrations.length) throw new Error('Two migrations have the same name');
  const done = await doneMigrations(db);
  const unknown = done.filter((name) => !(name in byName));
  if (unknown.length > 0) throw newerFault(unknown);
  if (done.length === migrations.length) return;
  await ensureRoles(db);
  await sql.raw(`grant usage on schema public to ${APP_ROLE}, ${SYSTEM_ROLE}`).execute(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(byName) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
    // A later step of one feature must not wait for its number to come up in another.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('A migration failed', { cause: error });
}

/** Names of the steps that the database has been through; none: it is new. */
export async function doneMigrations(db: Kysely<unknown>): Promise<string[]> {
  const { rows: tables } = await sql<{ found: string | null }>`
    select to_regclass(${`public.${MIGRATION_TABLE}`})::text as found`.execute(db);
  if ((tables[0]?.found ?? null) === null) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)}`.execute(db);
  return rows.map(({ name }) => name);
}

const newerFault = (unknown: readonly string[]): StartFault =>
  new StartFault(
    'DATA_NEWER',
    `The data was written by a newer version of Alongside (it knows ${unknown.join(', ')}). ` +
      'Start that version or a later one, or restore a backup that was made with this version.',
  );
