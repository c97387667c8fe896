import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { KyselyDatabase } from './kysely-database.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import type { PlatformTables } from './tables.ts';

const DATE_OID = 1082;

/** The engine in the process with its files in `folder`, and its structure as it is found. */
export const connectEmbedded = async (folder: string): Promise<Kysely<unknown>> =>
  new Kysely<unknown>({
    dialect: new PGliteDialect({ pglite: await PGlite.create(folder, ENGINE_OPTIONS) }),
  });

/** Opens PostgreSQL inside the process, with its files in `folder`. @throws StartFault DATA_NEWER */
export async function openEmbeddedDatabase(
  folder: string,
  migrations: readonly Migration[],
): Promise<KyselyDatabase> {
  return databaseOn(await PGlite.create(folder, ENGINE_OPTIONS), migrations);
}

export const ENGINE_OPTIONS = {
  // A day stays a text on both engines: as a moment it would depend on a time zone.
  parsers: { [DATE_OID]: (text: string) => text },
};

/** `Database` on an engine that is there. Owns it. */
export async function databaseOn(pglite: PGlite, migrations: readonly Migration[]): Promise<KyselyDatabase> {
  const kysely = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  try {
    await migrate(kysely, migrations);
  } catch (error) {
    await pglite.close();
    throw error;
  }
  return new KyselyDatabase(kysely.$extendTables<PlatformTables>(), async () => {
    // Kysely closes the engine only if something was asked through it.
    if (!pglite.closed) await pglite.close();
  });
}
