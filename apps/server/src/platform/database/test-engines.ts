import { randomBytes } from 'node:crypto';
import { existsSync, openAsBlob } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';

import pg from 'pg';
import manifest from '../../../package.json' with { type: 'json' };
import type { Database } from './database.ts';
import type { Migration } from './migration.ts';
import { platformMigration } from './migrations/0001-platform.ts';
import { openEmbeddedDatabase } from './open-embedded-database.ts';
import { openPostgresDatabase } from './open-postgres-database.ts';

/** One of the engines that every persistence test runs on: `describe.skipIf(!engine.isThere)(engine.name, …)`. */
export interface TestEngine {
  readonly name: 'PGlite' | 'PostgreSQL';
  readonly isThere: boolean;
  /** A new, empty database with the platform's tables and those of `migrations`; gone when it is closed. */
  open(migrations?: readonly Migration[]): Promise<Database>;
}

const CACHE = path.join(import.meta.dirname, '../../../node_modules/.cache/test-engines');
const engineVersion = manifest.dependencies['@electric-sql/pglite'];

/** Address of a PostgreSQL server whose user may make databases and roles. Without it PostgreSQL is left out. */
const ADMIN_ADDRESS = process.env['ALONGSIDE_TEST_POSTGRES'] ?? '';

export const testEngines: readonly TestEngine[] = [
  {
    name: 'PGlite',
    isThere: true,
    open: async (migrations = []) =>
      openEmbeddedDatabase({ copyOf: await emptyEmbedded() }, [platformMigration, ...migrations]),
  },
  { name: 'PostgreSQL', isThere: ADMIN_ADDRESS !== '', open: openOnPostgres },
];

/** Making an empty cluster takes seconds, copying one doesn't; so all test files share one. */
async function emptyEmbedded(): Promise<Blob> {
  const cached = path.join(CACHE, `pglite-${engineVersion}.tar`);
  if (!existsSync(cached)) {
    const pglite = await PGlite.create();
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    await mkdir(CACHE, { recursive: true });
    const draft = `${cached}.${randomBytes(8).toString('hex')}`;
    await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
    await rename(draft, cached);
  }
  return openAsBlob(cached);
}

async function openOnPostgres(migrations: readonly Migration[] = []): Promise<Database> {
  const made = await makeTestDatabase(ADMIN_ADDRESS);
  let isClosing = false;
  const database = await openPostgresDatabase({
    address: made.address,
    migrations: [platformMigration, ...migrations],
    onIdleFault: (fault) => {
      // Dropping the database may meet a connection that was told to end and hasn't yet.
      if (!isClosing) throw fault;
    },
  });
  return {
    inTenant: (tenantId, work) => database.inTenant(tenantId, work),
    acrossTenants: (reason, work) => database.acrossTenants(reason, work),
    isReady: () => database.isReady(),
    close: async () => {
      isClosing = true;
      await database.close();
      await made.drop();
    },
  };
}

/** Makes an empty database of a name of its own on the server at `adminAddress`. */
export async function makeTestDatabase(
  adminAddress: string,
): Promise<{ readonly address: string; drop(): Promise<void> }> {
  const name = `alongside_test_${randomBytes(8).toString('hex')}`;
  await asAdministrator(adminAddress, `create database ${name}`);
  const address = new URL(adminAddress);
  address.pathname = `/${name}`;
  return {
    address: address.href,
    drop: () => asAdministrator(adminAddress, `drop database if exists ${name} with (force)`),
  };
}

async function asAdministrator(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
