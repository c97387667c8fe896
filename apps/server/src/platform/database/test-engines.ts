import { randomBytes } from 'node:crypto';
import { existsSync, openAsBlob } from 'node:fs';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';

import pg from 'pg';
import manifest from '../../../package.json' with { type: 'json' };
import type { Database } from './database.ts';
import type { Migration } from './migration.ts';
import { platformMigration } from './migrations/0001-platform.ts';
import { databaseOn, ENGINE_OPTIONS } from './open-embedded-database.ts';
import { openPostgresDatabase } from './open-postgres-database.ts';

/** One of the engines that every persistence test runs on: `describe.skipIf(!engine.isThere)(engine.name, …)`. */
export interface TestEngine {
  readonly name: 'PGlite' | 'PostgreSQL';
  readonly isThere: boolean;
  /** A new, empty database with the platform's tables and those of `migrations`; gone when it is closed. */
  open(migrations?: readonly Migration[]): Promise<TestDatabase>;
}

export interface TestDatabase extends Database {
  /** Runs a statement as the owner of everything, past row-level security. @returns its rows */
  asOwner<Row = unknown>(statement: string): Promise<readonly Row[]>;
}

const CACHE = path.join(import.meta.dirname, '../../../node_modules/.cache/test-engines');
const engineVersion = manifest.dependencies['@electric-sql/pglite'];

/** Address of a PostgreSQL server whose user may make databases and roles. Without it PostgreSQL is left out. */
export const ADMIN_ADDRESS = process.env['ALONGSIDE_TEST_POSTGRES'] ?? '';

export const testEngines: readonly TestEngine[] = [
  {
    name: 'PGlite',
    isThere: true,
    open: openOnPglite,
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
    // Whoever comes second leaves the first one's, which is being read already.
    await link(draft, cached).catch((cause: unknown) => {
      if (!existsSync(cached)) throw cause;
    });
    await rm(draft);
  }
  return openAsBlob(cached);
}

async function openOnPglite(migrations: readonly Migration[] = []): Promise<TestDatabase> {
  const pglite = await PGlite.create({ ...ENGINE_OPTIONS, loadDataDir: await emptyEmbedded() });
  const database = await databaseOn(pglite, [platformMigration, ...migrations]);
  return withOwner(database, {
    asOwner: async <Row>(statement: string) => (await pglite.query<Row>(statement)).rows,
    afterClose: () => Promise.resolve(),
  });
}

async function openOnPostgres(migrations: readonly Migration[] = []): Promise<TestDatabase> {
  const made = await makeTestDatabase(ADMIN_ADDRESS);
  let isDropping = false;
  const database = await openPostgresDatabase({
    address: made.address,
    migrations: [platformMigration, ...migrations],
    onIdleFault: (fault) => {
      // A connection that is still saying goodbye is ended by the drop.
      if (!isDropping) throw fault;
    },
  });
  return withOwner(database, {
    asOwner: <Row>(statement: string) => asAdministrator<Row>(made.address, statement),
    afterClose: () => {
      isDropping = true;
      return made.drop();
    },
  });
}

const withOwner = (
  database: Database,
  owner: Pick<TestDatabase, 'asOwner'> & { afterClose(): Promise<unknown> },
): TestDatabase => ({
  inTenant: (tenantId, work) => database.inTenant(tenantId, work),
  readInTenant: (tenantId, work) => database.readInTenant(tenantId, work),
  acrossTenants: (reason, work) => database.acrossTenants(reason, work),
  readAcrossTenants: (reason, work) => database.readAcrossTenants(reason, work),
  snapshot: (reason, work) => database.snapshot(reason, work),
  isReady: () => database.isReady(),
  asOwner: (statement) => owner.asOwner(statement),
  close: async () => {
    await database.close();
    await owner.afterClose();
  },
});

interface MadeDatabase {
  readonly name: string;
  readonly address: string;
  /** Runs statements in this database. */
  asAdministrator(statements: string): Promise<unknown>;
  /** Runs statements that concern no database. */
  asServerAdministrator(statements: string): Promise<unknown>;
  drop(): Promise<unknown>;
}

/** Makes an empty database of a name of its own on the server at `adminAddress`. */
export async function makeTestDatabase(adminAddress: string): Promise<MadeDatabase> {
  const name = `alongside_test_${randomBytes(8).toString('hex')}`;
  await asAdministrator(adminAddress, `create database ${name}`);
  const made = new URL(adminAddress);
  made.pathname = `/${name}`;
  const address = made.href;
  return {
    name,
    address,
    asAdministrator: (statements) => asAdministrator(address, statements),
    asServerAdministrator: (statements) => asAdministrator(adminAddress, statements),
    drop: () => asAdministrator(adminAddress, `drop database if exists ${name} with (force)`),
  };
}

async function asAdministrator<Row>(address: string, statement: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(statement)).rows as readonly Row[];
  } finally {
    await client.end();
  }
}
