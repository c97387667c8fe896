import { type Kysely, sql } from 'kysely';

/** Role of everything that a tenant's people ask for: sees one tenant. */
export const APP_ROLE = 'alongside_app';
/** Role of the server's own work across tenants, such as finding the tenant of an address. */
export const SYSTEM_ROLE = 'alongside_system';

/** One step of the database's structure. Steps run once each, in the order of their names, each in a transaction. */
export interface Migration {
  /** `NNNN-what`, unique: 0001 to 0099 platform, 01xx identity, 02xx sessions, 03xx devices and agents. Never renamed once released. */
  readonly name: string;
  up(db: Kysely<unknown>): Promise<void>;
}

/** Runs statements that are separated by a semicolon at the end of a line, one after the other. */
export async function runStatements(db: Kysely<unknown>, text: string): Promise<void> {
  for (const statement of text.split(/;[ \t]*(?:\n|$)/u)) {
    if (statement.trim() !== '') await sql.raw(statement).execute(db);
  }
}

interface TableRights {
  /** Default: `tenant_id`. */
  readonly tenantColumn?: string;
  /** Rows are only ever added, by either role. Default: false. */
  readonly isAppendOnly?: boolean;
}

/**
 * Locks a tenant's table: the app role sees and writes rows of the transaction's tenant alone, the system role all.
 * Every table with a `tenant_id` needs this; a test finds the one that was forgotten.
 */
export async function protectTenantTable(
  db: Kysely<unknown>,
  table: string,
  rights: TableRights = {},
): Promise<void> {
  const { tenantColumn = 'tenant_id', isAppendOnly = false } = rights;
  const verbs = isAppendOnly ? 'select, insert' : 'select, insert, update, delete';
  // After a transaction the setting is an empty string, not absent, for the rest of the connection.
  const ownRow = `${tenantColumn} = nullif(current_setting('alongside.tenant', true), '')::uuid`;
  await runStatements(
    db,
    `alter table ${table} enable row level security;
     alter table ${table} force row level security;
     create policy one_tenant on ${table} to ${APP_ROLE} using (${ownRow}) with check (${ownRow});
     create policy all_tenants on ${table} to ${SYSTEM_ROLE} using (true) with check (true);
     grant ${verbs} on ${table} to ${APP_ROLE}, ${SYSTEM_ROLE}`,
  );
}

/** For a table that belongs to no tenant: the system role alone reads and writes it. */
export async function reserveForSystem(db: Kysely<unknown>, table: string): Promise<void> {
  await sql.raw(`grant select, insert, update, delete on ${table} to ${SYSTEM_ROLE}`).execute(db);
}
