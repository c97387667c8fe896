import type { TenantId } from '@alongside/protocol';
import type { Transaction as KyselyTransaction } from 'kysely';
import type { PlatformTables } from './tables.ts';

/**
 * One transaction. Row-level security lets it see what its role and tenant may see, and nothing else. A feature with
 * tables of its own works with `tx.$extendTables<Mine>()`, where `Mine` is a type alias (an interface lacks the index
 * signature that Kysely asks for).
 */
export type Transaction = KyselyTransaction<PlatformTables>;

/**
 * The database, in transactions. There is no way to ask it anything outside of one, and none to begin one inside
 * another: the embedded engine has one connection, on which the inner one would wait for the outer for ever. So that
 * is refused at once, on both engines.
 *
 * Values: `timestamptz` is a `Date`, `bigint` a `number`, `bytea` a `Uint8Array`, `jsonb` goes in as JSON text and
 * comes out parsed.
 */
export interface Database {
  /** Runs `work` in a transaction that sees one tenant. It is rolled back if `work` rejects. */
  inTenant<Result>(tenantId: TenantId, work: (tx: Transaction) => Promise<Result>): Promise<Result>;

  /** The same for what only reads: PostgreSQL refuses its writes, and its end is not waited for. */
  readInTenant<Result>(tenantId: TenantId, work: (tx: Transaction) => Promise<Result>): Promise<Result>;

  /**
   * Runs `work` in a transaction that sees all tenants.
   * @param reason why no single tenant will do; for reviewers and for the slow-query log
   */
  acrossTenants<Result>(reason: string, work: (tx: Transaction) => Promise<Result>): Promise<Result>;

  /**
   * The same for what only reads, as `readInTenant` does.
   * @param reason as above
   */
  readAcrossTenants<Result>(reason: string, work: (tx: Transaction) => Promise<Result>): Promise<Result>;

  /**
   * Runs `work` in a transaction that reads all tenants as they are at one moment, however long it takes, and writes
   * nothing. On the embedded engine everybody else waits for it.
   * @param reason as above
   */
  snapshot<Result>(reason: string, work: (tx: Transaction) => Promise<Result>): Promise<Result>;

  /** Whether a query is answered now. */
  isReady(): Promise<boolean>;

  /** Waits for running transactions, then closes. Idempotent. */
  close(): Promise<void>;
}
