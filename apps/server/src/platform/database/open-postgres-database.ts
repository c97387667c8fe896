import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { StartFault } from '../start-fault.ts';
import { KyselyDatabase } from './kysely-database.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import { PipeliningDialect } from './pipelining-dialect.ts';
import { PreparingClient } from './preparing-client.ts';
import type { PlatformTables } from './tables.ts';

const CONNECTIONS_MAX = 10;
const CONNECT_TIMEOUT_MS = 10_000;
/** A new connection has to sign in, and to plan again what others had planned: tens of milliseconds for whoever comes first. */
const CONNECTION_IDLE_MAX_MS = 5 * 60_000;
/** So that what stands between this server and the database doesn't forget a connection that rests. */
const KEEP_ALIVE_AFTER_MS = 30_000;
/** No statement of ours takes this long; one that does is ended, so that its locks go. */
const STATEMENT_TIMEOUT_MS = 30_000;
const { builtins } = pg.types;

const parsers = new Map<number, (text: string) => unknown>([
  // Counts and versions stay far below 2^53.
  [builtins.INT8, Number],
  [builtins.DATE, (text) => text],
]);

interface PostgresOptions {
  /** `postgres://user:password@host/database` */
  readonly address: string;
  readonly migrations: readonly Migration[];
  /** A connection broke while nobody used it; the pool makes a new one. */
  readonly onIdleFault: (fault: Error) => void;
}

/** @throws StartFault DATABASE_UNREACHABLE, DATABASE_REFUSED, DATA_NEWER */
export async function openPostgresDatabase(options: PostgresOptions): Promise<KyselyDatabase> {
  const kysely = await connectPostgres(options);
  try {
    await migrate(kysely, options.migrations);
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  return new KyselyDatabase(kysely.$extendTables<PlatformTables>(), () => Promise.resolve());
}

/** The database, and its structure as it is found. @throws StartFault DATABASE_UNREACHABLE */
export async function connectPostgres(
  options: Omit<PostgresOptions, 'migrations'>,
): Promise<Kysely<unknown>> {
  const pool = new pg.Pool({
    connectionString: options.address,
    application_name: 'alongside',
    Client: PreparingClient,
    pipeline: true,
    max: CONNECTIONS_MAX,
    idleTimeoutMillis: CONNECTION_IDLE_MAX_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    types: {
      getTypeParser: (oid, format): ((text: string) => unknown) =>
        parsers.get(oid) ?? (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
    },
  });
  pool.on('error', options.onIdleFault);
  const kysely = new Kysely<unknown>({ dialect: new PipeliningDialect({ pool }) });
  try {
    await connect(kysely);
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  return kysely;
}

async function connect(kysely: Kysely<unknown>): Promise<void> {
  try {
    await sql`select 1`.execute(kysely);
  } catch (error) {
    throw unreachable(error);
  }
}

/** The driver's own text names the user or the host, never the password. */
function unreachable(error: unknown): StartFault {
  const why = error instanceof Error ? error.message || error.name : String(error);
  return new StartFault(
    'DATABASE_UNREACHABLE',
    `The PostgreSQL database can't be used: ${why}. Check --database (user, password, host, name) and that the server runs.`,
    { cause: error },
  );
}
