import type { BuiltInRole, GroupId } from '@alongside/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import {
  countRows,
  endOfWord,
  isInAny,
  readListCursor,
  type RowSet,
  soughtWords,
  writeListCursor,
} from '../../../platform/search/index.ts';
import { withInnerGroups } from '../../directory/index.ts';
import type { PersonSource } from '../identity-tables.ts';
import { selectPeople } from './person-rows.ts';
import { invitedAmong, summaryOf } from './person-summaries.ts';

type Column = 'name' | 'email' | 'lastSignInAt' | 'createdAt';

export interface PeopleQuery {
  readonly search?: string | undefined;
  readonly isActive?: boolean | undefined;
  readonly isBlocked?: boolean | undefined;
  /** Directly in it or through a group inside it. */
  readonly group?: GroupId | undefined;
  readonly role?: BuiltInRole | undefined;
  readonly source?: PersonSource | undefined;
  readonly sort: Column | `-${Column}`;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly total: 'bounded' | 'exact';
}

/** Each has an index of its own; none is ever null. */
const KEYS: Readonly<
  Record<Column, { readonly key: RawBuilder<unknown>; readonly type: RawBuilder<unknown> }>
> = {
  name: { key: sql`persons.name_key`, type: sql`text` },
  email: { key: sql`persons.email`, type: sql`text` },
  lastSignInAt: {
    key: sql`coalesce(persons.last_sign_in_at, '-infinity'::timestamptz)`,
    type: sql`timestamptz`,
  },
  createdAt: { key: sql`persons.created_at`, type: sql`timestamptz` },
};

/** Words that begin with what is looked for are next to each other in an index, whatever row-level security adds. */
function withWord(word: string): RowSet {
  const begins = sql`w.word >= ${word} and w.word < ${endOfWord(word)}`;
  return {
    ids: sql`select w.person_id as id from person_words w where ${begins}`,
    has: sql`exists (select from person_words w where w.person_id = persons.id and ${begins})`,
  };
}

/** The group and every one inside it, read beforehand: how many are in them is better known then. */
async function inGroup(tx: Transaction, group: GroupId): Promise<RowSet> {
  const groups = await withInnerGroups(tx, [group]);
  return {
    ids: sql`select person_id as id from group_people where group_id = any(${groups}::uuid[])`,
    has: sql`exists (select from group_people g
      where g.person_id = persons.id and g.group_id = any(${groups}::uuid[]))`,
  };
}

/** The condition on the row `persons`. */
async function matches(tx: Transaction, query: PeopleQuery): Promise<RawBuilder<boolean>> {
  const { isActive, isBlocked, group, role, source } = query;
  const conditions = [
    sql`true`,
    isActive === undefined ? null : sql`persons.is_active = ${isActive}`,
    isBlocked === undefined ? null : sql`persons.is_blocked = ${isBlocked}`,
    role === undefined ? null : sql`${role}::text = any(persons.roles)`,
    source === undefined ? null : sql`persons.source = ${source}`,
  ].filter((condition) => condition !== null);
  const sets = [
    ...(group === undefined ? [] : [await inGroup(tx, group)]),
    ...soughtWords(query.search).map(withWord),
  ];
  for (const set of sets) conditions.push(await isInAny(tx, 'persons.id', [set]));
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** People of the tenant, a page at a time. @throws CodedError REQUEST_MALFORMED for a foreign `after` */
export async function listPeople(tx: Transaction, query: PeopleQuery, nowMs: number) {
  const { sort, limit } = query;
  const cursor = readListCursor(query.after, sort);
  const [order, isBehind] = sort.startsWith('-') ? (['desc', sql`<`] as const) : (['asc', sql`>`] as const);
  const { key, type } = KEYS[sort.replace('-', '') as Column];
  const place =
    cursor === null
      ? sql<boolean>`true`
      : sql<boolean>`(${key}, persons.id) ${isBehind} (${cursor.key}::${type}, ${cursor.id}::uuid)`;
  const matching = await matches(tx, query);
  const page = await selectPeople(tx)
    .select(sql<string>`(${key})::text`.as('sort_key'))
    .where(matching)
    .where(place)
    .orderBy(key, order)
    .orderBy('persons.id', order)
    .limit(limit + 1)
    .execute();
  const count = await countRows(tx, sql`persons where ${matching}`, query.total);
  const rows = page.slice(0, limit);
  const last = page.length > limit ? rows.at(-1) : undefined;
  const invited = await invitedAmong(tx, rows, nowMs);
  return {
    items: rows.map((row) => ({
      ...summaryOf(row, invited.has(row.id)),
      department: row.department,
      source: row.source,
    })),
    next: last === undefined ? null : writeListCursor({ sort, key: last.sort_key, id: last.id }),
    ...count,
  };
}
