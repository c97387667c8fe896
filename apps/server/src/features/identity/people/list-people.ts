import type { BuiltInRole, GroupId } from '@alongside/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import { endOfWord, readListCursor, soughtWords, writeListCursor } from '../../../platform/search/index.ts';
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
const isFoundBy = (word: string): RawBuilder<boolean> =>
  sql`persons.id in (select person_id from person_words where word >= ${word} and word < ${endOfWord(word)})`;

const isIn = (group: GroupId): RawBuilder<boolean> => sql`persons.id in (
  with recursive inside(id) as (
    select ${group}::uuid
    union
    select g.child_id from group_groups g join inside i on g.parent_id = i.id
  )
  select person_id from group_people where group_id in (select id from inside))`;

function matches(query: PeopleQuery): RawBuilder<boolean> {
  const { isActive, isBlocked, group, role, source } = query;
  const conditions = [
    ...soughtWords(query.search).map(isFoundBy),
    isActive === undefined ? null : sql`persons.is_active = ${isActive}`,
    isBlocked === undefined ? null : sql`persons.is_blocked = ${isBlocked}`,
    group === undefined ? null : isIn(group),
    role === undefined ? null : sql`${role}::text = any(persons.roles)`,
    source === undefined ? null : sql`persons.source = ${source}`,
  ].filter((condition) => condition !== null);
  return sql<boolean>`${sql.join([sql`true`, ...conditions], sql` and `)}`;
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
  const page = await selectPeople(tx)
    .select(sql<string>`(${key})::text`.as('sort_key'))
    .where(matches(query))
    .where(place)
    .orderBy(key, order)
    .orderBy('persons.id', order)
    .limit(limit + 1)
    .execute();
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from persons where ${matches(query)}`.execute(tx);
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
    total: counted.rows[0]?.total ?? 0,
  };
}
