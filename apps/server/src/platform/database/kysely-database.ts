import { AsyncLocalStorage } from 'node:async_hooks';
import type { TenantId } from '@alongside/protocol';
import { type Kysely, sql, type TransactionBuilder } from 'kysely';
import type { Database, Transaction } from './database.ts';
import { APP_ROLE, SYSTEM_ROLE } from './migration.ts';
import type { PlatformTables } from './tables.ts';

interface RunningTransaction {
  isOver: boolean;
}

/** `Database` on whatever engine the given Kysely speaks to. Owns it. */
export class KyselyDatabase implements Database {
  readonly #kysely: Kysely<PlatformTables>;
  readonly #afterClose: () => Promise<void>;
  readonly #running = new Set<Promise<unknown>>();
  readonly #inside = new AsyncLocalStorage<RunningTransaction>();
  #closing: Promise<void> | null = null;

  /** @param afterClose lets go of what the engine stood on */
  constructor(kysely: Kysely<PlatformTables>, afterClose: () => Promise<void>) {
    this.#kysely = kysely;
    this.#afterClose = afterClose;
  }

  inTenant<Result>(tenantId: TenantId, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.#run(async (tx) => {
      await sql`select set_config('role', ${APP_ROLE}, true), set_config('alongside.tenant', ${tenantId}, true)`.execute(
        tx,
      );
      return work(tx);
    });
  }

  acrossTenants<Result>(_reason: string, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.#run(async (tx) => {
      await sql`select set_config('role', ${SYSTEM_ROLE}, true)`.execute(tx);
      return work(tx);
    });
  }

  snapshot<Result>(_reason: string, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const reading = (): TransactionBuilder<PlatformTables> =>
      this.#kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
    return this.#run(async (tx) => {
      await sql`select set_config('role', ${SYSTEM_ROLE}, true)`.execute(tx);
      return work(tx);
    }, reading);
  }

  async isReady(): Promise<boolean> {
    if (this.#closing !== null) return false;
    try {
      await sql`select 1`.execute(this.#kysely);
      return true;
    } catch {
      // Why is in the log of whoever needed an answer; this one only asks whether.
      return false;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#running);
    await this.#kysely.destroy();
    await this.#afterClose();
  }

  async #run<Result>(
    work: (tx: Transaction) => Promise<Result>,
    begin: () => TransactionBuilder<PlatformTables> = () => this.#kysely.transaction(),
  ): Promise<Result> {
    if (this.#closing !== null) throw new Error('The database is closed');
    if (this.#inside.getStore()?.isOver === false) {
      throw new Error('A transaction was begun inside another one: pass the outer one on instead');
    }
    const mark: RunningTransaction = { isOver: false };
    const result = this.#inside.run(mark, () => begin().execute(work));
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.#running.add(settled);
    try {
      return await result;
    } finally {
      mark.isOver = true;
      this.#running.delete(settled);
    }
  }
}
