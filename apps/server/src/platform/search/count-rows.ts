import { TOTAL_COUNTED_MAX } from '@alongside/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../database/index.ts';

/** How many rows a list has; where `isTotalExact` is false, more than `total`. */
export interface RowCount {
  readonly total: number;
  readonly isTotalExact: boolean;
}

/**
 * Counts rows, by itself no more of them than a list needs to say that it is long.
 * @param from what follows `from` in a statement
 */
export async function countRows(
  tx: Transaction,
  from: RawBuilder<unknown>,
  wanted: 'bounded' | 'exact',
): Promise<RowCount> {
  if (wanted === 'exact') {
    const { rows } = await sql<{ total: number }>`select count(*)::int as total from ${from}`.execute(tx);
    return { total: rows[0]?.total ?? 0, isTotalExact: true };
  }
  // As a literal: the plan depends on it.
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from (select from ${from} limit ${sql.lit(TOTAL_COUNTED_MAX + 1)}) as first`.execute(
    tx,
  );
  const total = rows[0]?.total ?? 0;
  return { total: Math.min(total, TOTAL_COUNTED_MAX), isTotalExact: total <= TOTAL_COUNTED_MAX };
}
