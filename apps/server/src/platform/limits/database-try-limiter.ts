import type { Clock, TryBucket, TryLimiter, TryVerdict } from '@alongside/domain';
import { sql } from 'kysely';
import type { Database, Transaction } from '../database/index.ts';

/** Counts tries in the database, so that all nodes count together and a restart forgets nothing. */
export class DatabaseTryLimiter implements TryLimiter {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  take(buckets: readonly TryBucket[]): Promise<TryVerdict> {
    const now = this.#clock.now();
    return this.#database.acrossTenants(
      'tries are counted by address too, whatever the tenant',
      async (tx) => {
        const verdicts: TryVerdict[] = [];
        for (const bucket of inOneOrder(buckets)) verdicts.push(await this.#look(tx, bucket, now));
        const verdict = verdicts.reduce(stricter, { isAllowed: true, remaining: Number.MAX_SAFE_INTEGER });
        if (!verdict.isAllowed) return verdict;
        await tx
          .updateTable('try_counts')
          .set({ tries: sql`tries + 1` })
          .where('key', 'in', [...new Set(buckets.map(({ key }) => key))])
          .execute();
        return verdict;
      },
    );
  }

  async giveBack(buckets: readonly TryBucket[]): Promise<void> {
    if (buckets.length === 0) return;
    await this.#database.acrossTenants('tries are counted by address too, whatever the tenant', (tx) =>
      tx
        .updateTable('try_counts')
        .set({ tries: sql`greatest(tries - 1, 0)` })
        .where('key', 'in', buckets.map(({ key }) => key).sort())
        .where('ends_at', '>', new Date(this.#clock.now()))
        .execute(),
    );
  }

  /** Forgets windows that are over. @returns how many */
  async deleteExpired(): Promise<number> {
    const { numDeletedRows } = await this.#database.acrossTenants('tries of all tenants', (tx) =>
      tx
        .deleteFrom('try_counts')
        .where('ends_at', '<=', new Date(this.#clock.now()))
        .executeTakeFirstOrThrow(),
    );
    return Number(numDeletedRows);
  }

  /** Begins a window if none runs, and locks the count until the transaction is over. */
  async #look(tx: Transaction, bucket: TryBucket, now: number): Promise<TryVerdict> {
    const fresh = { tries: 0, ends_at: new Date(now + bucket.windowMs) };
    const { tries, ends_at: endsAt } = await tx
      .insertInto('try_counts')
      .values({ key: bucket.key, ...fresh })
      .onConflict((on) =>
        on.column('key').doUpdateSet({
          tries: sql<number>`case when try_counts.ends_at <= ${new Date(now)} then 0 else try_counts.tries end`,
          ends_at: sql<Date>`case when try_counts.ends_at <= ${new Date(now)} then excluded.ends_at else try_counts.ends_at end`,
        }),
      )
      .returning(['tries', 'ends_at'])
      .executeTakeFirstOrThrow();
    return tries < bucket.limit
      ? { isAllowed: true, remaining: bucket.limit - tries - 1 }
      : { isAllowed: false, retryAfterMs: Math.max(endsAt.getTime() - now, 1) };
  }
}

/** Two that lock the same buckets in different orders would wait for each other. */
const inOneOrder = (buckets: readonly TryBucket[]): TryBucket[] =>
  [...buckets].sort((one, other) => (one.key < other.key ? -1 : 1));

function stricter(one: TryVerdict, other: TryVerdict): TryVerdict {
  if (one.isAllowed && other.isAllowed) return one.remaining <= other.remaining ? one : other;
  if (one.isAllowed) return other;
  return other.isAllowed || one.retryAfterMs >= other.retryAfterMs ? one : other;
}
