import { type RawBuilder, sql } from 'kysely';

/**
 * A few ids, or none, for `in (…)`. Unlike an array their number is known when a plan is made before their values are:
 * only so is a kept plan (`prepared`) thought as good as one for the values.
 */
export const idList = (ids: readonly string[]): RawBuilder<string> =>
  sql`${sql.join((ids.length === 0 ? [null] : ids).map((id) => sql`${id}::uuid`))}`;
