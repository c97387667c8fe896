import { type Kysely, sql } from 'kysely';
import { StartFault } from '../start-fault.ts';
import { APP_ROLE, SYSTEM_ROLE } from './migration.ts';

const INSUFFICIENT_PRIVILEGE = '42501';
/** Another node or database of the same server was faster: `duplicate_object`, `unique_violation`, or a changed row. */
const MADE_MEANWHILE = new Set(['42710', '23505', 'XX000']);

const BY_HAND = [
  `create role ${APP_ROLE} nologin;`,
  `create role ${SYSTEM_ROLE} nologin;`,
  `grant ${APP_ROLE}, ${SYSTEM_ROLE} to USER_OF_THE_ADDRESS;`,
].join('\n  ');

/**
 * Makes the two roles that transactions run as, and lets our own user take them. Roles belong to the whole PostgreSQL
 * server, so they may be there already; and where our user may not make them, somebody else has to.
 *
 * @throws StartFault DATABASE_REFUSED that says what an administrator of the server has to enter
 */
export async function ensureRoles(db: Kysely<unknown>): Promise<void> {
  for (const role of [APP_ROLE, SYSTEM_ROLE]) {
    if (await canTake(db, role)) continue;
    try {
      await attempt(db, `create role ${role} nologin`);
      await attempt(db, `grant ${role} to current_user`);
    } catch (error) {
      if (sqlStateOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
      throw new StartFault(
        'DATABASE_REFUSED',
        `The database user may not make the role ${role}. Let an administrator of the PostgreSQL server enter this, ` +
          `once, then start again:\n  ${BY_HAND}`,
        { cause: error },
      );
    }
  }
}

async function canTake(db: Kysely<unknown>, role: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean | null }>`
    select pg_has_role(current_user, oid, 'member') as may from pg_roles where rolname = ${role}`.execute(db);
  return rows[0]?.may === true;
}

async function attempt(db: Kysely<unknown>, statement: string): Promise<void> {
  try {
    await sql.raw(statement).execute(db);
  } catch (error) {
    if (!MADE_MEANWHILE.has(sqlStateOf(error) ?? '')) throw error;
  }
}

/** The five-character code that PostgreSQL gives an error, on both engines. */
function sqlStateOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
