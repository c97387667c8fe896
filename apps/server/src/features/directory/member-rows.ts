import type { GroupId, GroupMember, GroupMemberKind } from '@alongside/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import {
  countRows,
  endOfWord,
  readListCursor,
  soughtWords,
  writeListCursor,
} from '../../platform/search/index.ts';

interface MembersQuery {
  readonly kind: GroupMemberKind;
  readonly search?: string | undefined;
  readonly sort: 'name' | '-name';
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly total: 'bounded' | 'exact';
}

/** How one kind of member is read: where from, what it is sorted by, shown with and found by. */
interface MemberSource {
  readonly from: RawBuilder<unknown>;
  readonly key: RawBuilder<string>;
  readonly name: RawBuilder<string>;
  readonly detail: RawBuilder<string | null>;
  readonly isActive: RawBuilder<boolean>;
  matches(search: string | undefined): RawBuilder<boolean>;
}

const escapePattern = (text: string): string => text.replaceAll(/[\\%_]/gu, String.raw`\$&`);
const nameContains = (search: string | undefined): RawBuilder<boolean> => {
  const text = search?.normalize('NFC').trim() ?? '';
  return text === '' ? sql`true` : sql`m.name ilike ${`%${escapePattern(text)}%`}`;
};

const SOURCES: Readonly<Record<GroupMemberKind, (groupId: GroupId) => MemberSource>> = {
  people: (groupId) => ({
    from: sql`persons m join group_people g on g.person_id = m.id and g.group_id = ${groupId}`,
    key: sql`m.name_key`,
    name: sql`m.full_name`,
    detail: sql`m.email`,
    isActive: sql`m.is_active`,
    matches: (search) =>
      sql.join(
        [
          sql`true`,
          ...soughtWords(search).map(
            (word) => sql`exists (select 1 from person_words w where w.person_id = m.id
              and w.word >= ${word} and w.word < ${endOfWord(word)})`,
          ),
        ],
        sql` and `,
      ),
  }),
  devices: (groupId) => ({
    from: sql`devices m join group_devices g on g.device_id = m.id and g.group_id = ${groupId}`,
    key: sql`left(lower(m.name), 60)`,
    name: sql`m.name`,
    detail: sql`m.platform`,
    isActive: sql`m.retired_at is null`,
    matches: nameContains,
  }),
  groups: (groupId) => ({
    from: sql`groups m join group_groups g on g.child_id = m.id and g.parent_id = ${groupId}`,
    key: sql`left(lower(m.name), 60)`,
    name: sql`m.name`,
    detail: sql`m.description`,
    isActive: sql`true`,
    matches: nameContains,
  }),
};

/** Direct members of a group, a page at a time. @throws CodedError REQUEST_MALFORMED for a foreign `after` */
export async function listMembers(tx: Transaction, groupId: GroupId, query: MembersQuery) {
  const { kind, search, sort, limit } = query;
  const source = SOURCES[kind](groupId);
  const cursor = readListCursor(query.after, sort);
  const [order, isBehind] = sort === 'name' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const place =
    cursor === null
      ? sql`true`
      : sql`(${source.key}, m.id) ${isBehind} (${cursor.key}::text, ${cursor.id}::uuid)`;
  const { rows } = await sql<GroupMember & { key: string }>`
    select m.id, ${source.key} as key, ${source.name} as name, ${source.detail} as detail,
      ${source.isActive} as "isActive"
    from ${source.from} where ${source.matches(search)} and ${place}
    order by ${source.key} ${order}, m.id ${order} limit ${limit + 1}`.execute(tx);
  const count = await countRows(tx, sql`${source.from} where ${source.matches(search)}`, query.total);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ id, name, detail, isActive }) => ({ id, name, detail, isActive })),
    next: last === undefined ? null : writeListCursor({ sort, key: last.key, id: last.id }),
    ...count,
  };
}
