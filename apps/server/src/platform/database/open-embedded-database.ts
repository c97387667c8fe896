import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { KyselyDatabase } from './kysely-database.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import type { PlatformTables } from './tables.ts';

const DATE_OID = 1082;

/** Where the embedded engine keeps its files: a folder, or memory that begins as a copy of a dumped folder. */
export type EmbeddedPlace = { readonly folder: string } | { readonly copyOf: Blob };

/** Opens PostgreSQL inside the process. */
export async function openEmbeddedDatabase(
  place: EmbeddedPlace,
  migrations: readonly Migration[],
): Promise<KyselyDatabase> {
  const pglite = await PGlite.create({
    ...('folder' in place ? { dataDir: place.folder } : { loadDataDir: place.copyOf }),
    // A day stays a text on both engines: as a moment it would depend on a time zone.
    parsers: { [DATE_OID]: (text: string) => text },
  });
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
