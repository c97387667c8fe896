import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Transaction } from '../database/index.ts';

/** Up to so many rows are named one by one. */
const FEW = 1_000;

/** Rows of a list that something else than themselves tells of, such as a word or a group. */
export interface RowSet {
  /** A statement for their ids, in a column `id`; one may be there twice. */
  readonly ids: RawBuilder<unknown>;
  /** Whether a row of the list is among them. */
  readonly has: RawBuilder<SqlBool>;
}

/**
 * The condition that a row is in any of the sets. Sets of few are read here and named in it, so that the database begins with
 * them; it goes through a list in the list's order only where many of it are in a set, and then comes to an end soon. Left to
 * itself it guesses how many they are, and a wrong guess takes seconds.
 *
 * @param column of the rows' ids
 */
export async function isInAny(
  tx: Transaction,
  column: string,
  sets: readonly RowSet[],
): Promise<RawBuilder<SqlBool>> {
  const each = sets.map(
    ({ ids }, at) => sql`select ${sql.lit(at)} as at, id from (${ids} limit ${sql.lit(FEW + 1)}) as few`,
  );
  const { rows } = await sql<{ at: number; id: string }>`${sql.join(each, sql` union all `)}`.execute(tx);
  const idsAt = Map.groupBy(rows, ({ at }) => at);
  const named: string[] = [];
  const conditions: RawBuilder<SqlBool>[] = [];
  for (const [at, { has }] of sets.entries()) {
    const found = idsAt.get(at) ?? [];
    if (found.length > FEW) conditions.push(has);
    else named.push(...found.map(({ id }) => id));
  }
  if (named.length > 0 || conditions.length === 0) {
    conditions.push(sql<SqlBool>`${sql.ref(column)} = any(${[...new Set(named)]}::uuid[])`);
  }
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}
