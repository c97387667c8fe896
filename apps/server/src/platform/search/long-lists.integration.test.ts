import { TOTAL_COUNTED_MAX } from '@alongside/protocol';
import { numberedTenant } from '@alongside/testkit';
import { sql, type SqlBool } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../database/test-engines.ts';
import { countRows } from './count-rows.ts';
import { isInAny, type RowSet } from './row-set.ts';

const ROWS = 3_000;
const idOf = (n: string) => sql.raw(`lpad(${n}::text, 32, '0')::uuid`);

/** The numbers from the first to the last. */
const numbers = (first: number, last: number): RowSet => ({
  ids: sql`select ${idOf('n')} as id from generate_series(${first}::integer, ${last}::integer) as n`,
  has: sql<SqlBool>`list.n between ${first}::integer and ${last}::integer`,
});

for (const engine of testEngines) {
  describe.skipIf(!engine.isThere)(engine.name, () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await engine.open();
    });
    afterAll(() => database.close());

    test.each([0, 1, TOTAL_COUNTED_MAX, TOTAL_COUNTED_MAX + 1, ROWS])(
      'PSE3 %i rows are counted up to a bound, and all of them for whoever asks',
      async (rows) => {
        const from = sql`generate_series(1, ${rows}::integer) as n`;
        const [bounded, exact] = await database.inTenant(numberedTenant(1), async (tx) => [
          await countRows(tx, from, 'bounded'),
          await countRows(tx, from, 'exact'),
        ]);
        expect(bounded).toEqual({
          total: Math.min(rows, TOTAL_COUNTED_MAX),
          isTotalExact: rows <= TOTAL_COUNTED_MAX,
        });
        expect(exact).toEqual({ total: rows, isTotalExact: true });
      },
    );

    test.each<[string, RowSet[], number]>([
      ['of none', [numbers(1, 0)], 0],
      ['of few', [numbers(1, 1_000)], 1_000],
      ['of many', [numbers(1, 1_001)], 1_001],
      ['of few and of many that overlap', [numbers(1, 900), numbers(501, 2_500)], 2_500],
      ['of few and of few that overlap', [numbers(1, 900), numbers(801, 1_500)], 1_500],
      ['of many and of none', [numbers(1, 2_000), numbers(1, 0)], 2_000],
      ['of many and of many', [numbers(1, 1_500), numbers(1_001, 2_999)], 2_999],
    ])('PSE4 a list is narrowed to sets %s alike', async (_which, sets, found) => {
      const count = await database.inTenant(numberedTenant(1), async (tx) => {
        const condition = await isInAny(tx, 'list.id', sets);
        const list = sql`(select n, ${idOf('n')} as id from generate_series(1, ${ROWS}::integer) as n) as list`;
        return countRows(tx, sql`${list} where ${condition}`, 'exact');
      });
      expect(count.total).toBe(found);
    });
  });
}
