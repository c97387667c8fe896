import { type RawBuilder, sql } from 'kysely';
import { readListCursor, writeListCursor } from '../../platform/search/index.ts';

interface Ordered {
  readonly id: string;
  readonly name: string;
  readonly updated_at: Date;
}

interface ListQuery {
  readonly search?: string | undefined;
  readonly sort: 'name' | '-name' | 'updatedAt' | '-updatedAt';
  readonly after?: string | undefined;
  readonly limit: number;
}

const escapePattern = (text: string): string => text.replaceAll(/[\\%_]/gu, String.raw`\$&`);

export const nameContains = (search: string | undefined): RawBuilder<boolean> => {
  const text = search?.normalize('NFC').trim() ?? '';
  return text === '' ? sql<boolean>`true` : sql<boolean>`name ilike ${`%${escapePattern(text)}%`}`;
};

const KEYS = {
  name: (row: Ordered) => row.name.toLowerCase(),
  updatedAt: (row: Ordered) => row.updated_at.toISOString(),
};

/**
 * One page of a list that is short enough to be read whole (a tenant has at most some hundreds of these).
 * @throws CodedError REQUEST_MALFORMED for a foreign `after`
 */
export function pageOf<Row extends Ordered>(rows: readonly Row[], query: ListQuery) {
  const { sort, limit } = query;
  const [keyOf, sign] = sort.startsWith('-')
    ? [KEYS[sort.slice(1) as keyof typeof KEYS], -1]
    : [KEYS[sort as keyof typeof KEYS], 1];
  const compare = (a: readonly string[], b: readonly string[]): number => {
    const differing = a.findIndex((part, index) => part !== b[index]);
    return differing === -1 ? 0 : sign * ((a[differing] ?? '') < (b[differing] ?? '') ? -1 : 1);
  };
  const placeOf = (row: Row): readonly string[] => [keyOf(row), row.id];
  const cursor = readListCursor(query.after, sort);
  const sorted = rows.toSorted((a, b) => compare(placeOf(a), placeOf(b)));
  const rest =
    cursor === null ? sorted : sorted.filter((row) => compare(placeOf(row), [cursor.key, cursor.id]) > 0);
  const shown = rest.slice(0, limit);
  const last = rest.length > limit ? shown.at(-1) : undefined;
  return {
    shown,
    next: last === undefined ? null : writeListCursor({ sort, key: keyOf(last), id: last.id }),
    total: rows.length,
  };
}
