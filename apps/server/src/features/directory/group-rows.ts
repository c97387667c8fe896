import { CodedError, type GroupDetails, type GroupId, type GroupSummary } from '@alongside/protocol';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import { readListCursor, writeListCursor } from '../../platform/search/index.ts';
import { groupTables, type GroupKind, type GroupSource } from './group-tables.ts';

interface GroupRow {
  readonly id: GroupId;
  readonly name: string;
  readonly kind: GroupKind;
  readonly description: string | null;
  readonly external_id: string | null;
  readonly source: GroupSource;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const COLUMNS = [
  'id',
  'name',
  'kind',
  'description',
  'external_id',
  'source',
  'created_at',
  'updated_at',
] as const;

/** undefined: there is none of that id that the transaction sees. */
export const findGroup = (tx: Transaction, id: GroupId): Promise<GroupRow | undefined> =>
  groupTables(tx).selectFrom('groups').select(COLUMNS).where('id', '=', id).executeTakeFirst();

/**
 * What a transaction is about to do with a group. While it is changed, others may still refer to it: two groups that are
 * put into each other would wait for one another otherwise.
 */
export type GroupLock = 'change' | 'removal';

/** The groups that a query finds, which nobody else changes until the transaction is over. */
export const lockedFor = <Tables, Table extends keyof Tables, Row>(
  lock: GroupLock,
  found: SelectQueryBuilder<Tables, Table, Row>,
): SelectQueryBuilder<Tables, Table, Row> =>
  lock === 'removal' ? found.forUpdate() : found.forNoKeyUpdate();

/**
 * The group, which nobody else changes until the transaction is over.
 * @throws CodedError NOT_FOUND
 */
export async function lockGroup(tx: Transaction, id: GroupId, lock: GroupLock): Promise<GroupRow> {
  const found = groupTables(tx).selectFrom('groups').select(COLUMNS).where('id', '=', id);
  const row = await lockedFor(lock, found).executeTakeFirst();
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return row;
}

export interface GroupsQuery {
  readonly kind?: GroupKind | undefined;
  readonly source?: GroupSource | undefined;
  readonly search?: string | undefined;
  readonly sort: 'name' | '-name' | 'updatedAt' | '-updatedAt';
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

const escapePattern = (text: string): string => text.replaceAll(/[\\%_]/gu, String.raw`\$&`);

function matching(tx: Transaction, { kind, source, search }: GroupsQuery) {
  let groups = groupTables(tx).selectFrom('groups');
  if (kind !== undefined) groups = groups.where('kind', '=', kind);
  if (source !== undefined) groups = groups.where('source', '=', source);
  const text = search?.normalize('NFC').trim() ?? '';
  return text === '' ? groups : groups.where('name', 'ilike', `%${escapePattern(text)}%`);
}

/** Groups of the tenant, a page at a time. @throws CodedError REQUEST_MALFORMED for a foreign `after` */
export async function listGroups(tx: Transaction, query: GroupsQuery) {
  const { sort, limit } = query;
  const cursor = readListCursor(query.after, sort);
  const order = sort.startsWith('-') ? 'desc' : 'asc';
  const key = sort.endsWith('name') ? sql`left(lower(name), 60)` : sql`updated_at`;
  let page = matching(tx, query)
    .select(COLUMNS)
    .select(sql<string>`(${key})::text`.as('sort_key'))
    .orderBy(key, order)
    .orderBy('id', order)
    .limit(limit + 1);
  if (cursor !== null) {
    const type = sort.endsWith('name') ? sql`text` : sql`timestamptz`;
    const isBehind = order === 'asc' ? sql`>` : sql`<`;
    page = page.where(sql<boolean>`(${key}, id) ${isBehind} (${cursor.key}::${type}, ${cursor.id}::uuid)`);
  }
  const rows = await page.execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const counted = await matching(tx, query)
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  return {
    items: await summarise(tx, shown),
    next: last === undefined ? null : writeListCursor({ sort, key: last.sort_key, id: last.id }),
    total: counted.total,
  };
}

/** @throws CodedError NOT_FOUND */
export async function describeGroup(tx: Transaction, id: GroupId): Promise<GroupDetails> {
  const row = await findGroup(tx, id);
  const [summary] = row === undefined ? [] : await summarise(tx, [row]);
  if (row === undefined || summary === undefined) throw new CodedError('NOT_FOUND');
  const parents = await groupTables(tx)
    .selectFrom('group_groups')
    .innerJoin('groups', 'groups.id', 'group_groups.parent_id')
    .select(['groups.id', 'groups.name'])
    .where('child_id', '=', id)
    .orderBy('groups.name')
    .limit(100)
    .execute();
  return { ...summary, externalId: row.external_id, parents };
}

async function summarise(tx: Transaction, rows: readonly GroupRow[]): Promise<GroupSummary[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const { rows: counts } = await sql<{ id: GroupId; members: number; groups: number }>`
    select id,
      (select count(*) from group_people where group_id = id)::int
        + (select count(*) from group_devices where group_id = id)::int as members,
      (select count(*) from group_groups where parent_id = id)::int as groups
    from unnest(${ids}::uuid[]) as id`.execute(tx);
  const byId = new Map(counts.map((count) => [count.id, count]));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    description: row.description,
    source: row.source,
    members: byId.get(row.id)?.members ?? 0,
    groups: byId.get(row.id)?.groups ?? 0,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }));
}
