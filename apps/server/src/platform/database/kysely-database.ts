import type { TenantId } from '@alongside/protocol';
import { type Kysely, sql, type TransactionBuilder } from 'kysely';
import type { Database, Transaction } from './database.ts';
import { APP_ROLE, SYSTEM_ROLE } from './migration.ts';
import type { PlatformTables } from './tables.ts';
import { type TransactionOpening, transactionOpening } from './transaction-opening.ts';

type Begin = (kysely: Kysely<PlatformTables>) => TransactionBuilder<PlatformTables>;

const writing: Begin = (kysely) => kysely.transaction();
const reading: Begin = (kysely) => kysely.transaction().setAccessMode('read only');
const readingOneMoment: Begin = (kysely) => reading(kysely).setIsolationLevel('repeatable read');

/** `Database` on whatever engine the given Kysely speaks to. Owns it. */
export class KyselyDatabase implements Database {
  readonly #kysely: Kysely<PlatformTables>;
  readonly #afterClose: () => Promise<void>;
  readonly #running = new Set<Promise<unknown>>();
  #closing: Promise<void> | null = null;

  /** @param afterClose lets go of what the engine stood on */
  constructor(kysely: Kysely<PlatformTables>, afterClose: () => Promise<void>) {
    this.#kysely = kysely;
    this.#afterClose = afterClose;
  }

  inTenant<Result>(tenantId: TenantId, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.#run({ role: APP_ROLE, tenantId }, work, writing);
  }

  readInTenant<Result>(tenantId: TenantId, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.#run({ role: APP_ROLE, tenantId }, work, reading);
  }

  acrossTenants<Result>(_reason: string, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.#run({ role: SYSTEM_ROLE, tenantId: null }, work, writing);
  }

  readAcrossTenants<Result>(_reason: string, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.#run({ role: SYSTEM_ROLE, tenantId: null }, work, reading);
  }

  snapshot<Result>(_reason: string, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.#run({ role: SYSTEM_ROLE, tenantId: null }, work, readingOneMoment);
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
    as: Pick<TransactionOpening, 'role' | 'tenantId'>,
    work: (tx: Transaction) => Promise<Result>,
    begin: Begin,
  ): Promise<Result> {
    if (this.#closing !== null) throw new Error('The database is closed');
    if (transactionOpening.getStore()?.isOver === false) {
      throw new Error('A transaction was begun inside another one: pass the outer one on instead');
    }
    const opening: TransactionOpening = { ...as, isSent: false, isOver: false, last: [] };
    const result = transactionOpening.run(opening, () =>
      begin(this.#kysely).execute(async (tx) => {
        if (opening.isSent) return work(tx);
        await open(tx, opening);
        const done = await work(tx);
        for (const statement of opening.last) await tx.executeQuery(statement);
        return done;
      }),
    );
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.#running.add(settled);
    try {
      return await result;
    } finally {
      opening.isOver = true;
      this.#running.delete(settled);
    }
  }
}

const open = (tx: Transaction, { role, tenantId }: TransactionOpening): Promise<unknown> =>
  sql`select set_config('role', ${role}, true), set_config('alongside.tenant', ${tenantId ?? ''}, true)`.execute(
    tx,
  );
