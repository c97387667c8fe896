import { instantOf } from '@alongside/domain';
import {
  type DeviceFilter,
  type DeviceSort,
  type DeviceSummary,
  type GroupId,
  type PersonId,
  type TenantId,
} from '@alongside/protocol';
import { type ExpressionBuilder, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { z } from 'zod';
import type { Transaction } from '../../platform/database/index.ts';
import {
  endOfWord,
  type ListCursor,
  readListCursor,
  soughtWords,
  writeListCursor,
} from '../../platform/search/index.ts';
import { countOnline, isOnline, isRowOnline } from './device-presence.ts';
import { type DeviceScope, isAmong, withInnerGroups } from './device-scope.ts';
import { type DeviceTables, deviceTables } from './device-tables.ts';

type Filter = z.output<typeof DeviceFilter>;

interface ListQuery extends Filter {
  readonly sort: DeviceSort;
  readonly after?: string | undefined;
  readonly limit: number;
}

interface Place {
  readonly tenantId: TenantId;
  /** Nodes that live now. */
  readonly living: readonly string[];
  readonly nowMs: number;
  /** What whoever asks may see. */
  readonly scope: DeviceScope;
}

interface FilterPlace extends Place {
  /** The group that is asked for and every one inside it, read beforehand: how many are in them is better guessed then. */
  readonly inside: readonly GroupId[] | null;
}

interface Page {
  readonly items: DeviceSummary[];
  readonly next: string | null;
  readonly total: number;
}

type SortField = 'name' | 'lastSeenAt' | 'enrolledAt' | 'osVersion';
const SORT_COLUMNS = {
  name: 'devices.name_key',
  lastSeenAt: 'devices.last_seen_at',
  enrolledAt: 'devices.enrolled_at',
  osVersion: 'devices.os_version',
} as const satisfies Record<SortField, string>;

/** One page of the tenant's devices, and how many there are. @throws CodedError REQUEST_MALFORMED for a wrong `after` */
export async function listDevices(tx: Transaction, query: ListQuery, asked: Place): Promise<Page> {
  const inside = query.group === undefined ? null : await withInnerGroups(tx, [query.group]);
  const place = { ...asked, inside };
  const cursor = readListCursor(query.after, query.sort);
  const matching = matches(query, place);
  const total = await countDevices(tx, query, place);
  const rows = await readRows(tx, { query, place, cursor, matching });
  const isLast = rows.length <= query.limit;
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => summaryOf(row, place.nowMs)),
    next:
      isLast || last === undefined
        ? null
        : writeListCursor({ sort: query.sort, key: last.sort_key.slice(0, 400), id: last.id }),
    total,
  };
}

/** By the presence of devices alone where nothing else is asked: it has rows of enrolled ones only. */
async function countDevices(tx: Transaction, query: ListQuery, place: FilterPlace): Promise<number> {
  const { search, state, platform, ownership, compliance, online, group, primaryPerson } = query;
  const isNarrower = [platform, ownership, compliance, group, primaryPerson].some((one) => one !== undefined);
  const isPlain =
    !isNarrower && soughtWords(search).length === 0 && state === 'enrolled' && place.scope === 'all';
  if (online === undefined || !isPlain) return countMatching(tx, query, place);
  const here = await countOnline(tx, place.tenantId, place.living);
  if (online === 'true') return here;
  return (await countMatching(tx, { ...query, online: undefined }, place)) - here;
}

async function countMatching(tx: Transaction, filter: Filter, place: FilterPlace): Promise<number> {
  const { total } = await deviceTables(tx)
    .selectFrom('devices')
    .select((is) => is.fn.countAll<number>().as('total'))
    .where(matches(filter, place))
    .executeTakeFirstOrThrow();
  return total;
}

/** One device as the list has it; undefined: there is none of that id in the scope. */
export async function readSummary(
  tx: Transaction,
  id: string,
  place: Place,
): Promise<DeviceSummary | undefined> {
  const row = await summaries(tx, place, SORT_COLUMNS.name)
    .where('devices.tenant_id', '=', place.tenantId)
    .where(sql<SqlBool>`devices.id = ${id}::uuid`)
    .where((is) => is.and(inScope(place)))
    .executeTakeFirst();
  return row === undefined ? undefined : summaryOf(row, place.nowMs);
}

interface PageRequest {
  readonly query: ListQuery;
  readonly place: Place;
  readonly cursor: ListCursor | null;
  readonly matching: (is: Is) => ReturnType<Is['and']>;
}

type Is = ExpressionBuilder<DeviceTables, 'devices'>;

function readRows(tx: Transaction, { query, place, cursor, matching }: PageRequest) {
  const isDescending = query.sort.startsWith('-');
  const column = SORT_COLUMNS[query.sort.replace('-', '') as SortField];
  const direction = isDescending ? 'desc' : 'asc';
  let rows = summaries(tx, place, column).where((is) => matching(is as unknown as Is));
  if (cursor !== null) rows = rows.where(isBehind(column, isDescending, cursor));
  return rows
    .orderBy(column, direction)
    .orderBy('devices.id', direction)
    .limit(query.limit + 1)
    .execute();
}

const summaries = (tx: Transaction, place: Place, column: (typeof SORT_COLUMNS)[SortField]) =>
  deviceTables(tx)
    .$extendTables<{ persons: { id: PersonId; full_name: string } }>()
    .selectFrom('devices')
    .leftJoin('persons', 'persons.id', 'devices.primary_person_id')
    .select([
      'devices.id',
      'devices.name',
      'display_name',
      'platform',
      'os_version',
      'model',
      'serial',
      'agent_version',
      'ownership',
      'primary_person_id',
      'persons.full_name',
      'signed_in_users',
      'last_seen_at',
      'enrolled_at',
      'state',
      'retired_at',
      'unenrolled_at',
      'compliance',
      isRowOnline(place.living).as('is_online'),
      sortKey(column).as('sort_key'),
    ]);

const isMoment = (column: string): boolean => column.endsWith('_at');

/** As it is in a cursor: a moment to the microsecond, so that no row is passed over. */
const sortKey = (column: string): RawBuilder<string> =>
  isMoment(column)
    ? sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : sql<string>`${sql.ref(column)}`;

function isBehind(column: string, isDescending: boolean, { key, id }: ListCursor): RawBuilder<SqlBool> {
  const place = isMoment(column) ? sql`${key}::timestamptz` : sql`${key}::text`;
  const operator = sql.raw(isDescending ? '<' : '>');
  return sql<SqlBool>`(${sql.ref(column)}, devices.id) ${operator} (${place}, ${id}::uuid)`;
}

const matches =
  (filter: Filter, place: FilterPlace) =>
  (is: Is): ReturnType<Is['and']> => {
    const { online } = filter;
    const { tenantId, living, inside } = place;
    return is.and([
      is('devices.tenant_id', '=', tenantId),
      is('devices.state', '=', filter.state),
      ...inScope(place),
      ...(filter.platform === undefined ? [] : [is('devices.platform', '=', filter.platform)]),
      ...(filter.ownership === undefined ? [] : [is('devices.ownership', '=', filter.ownership)]),
      ...(filter.compliance === undefined ? [] : [is('devices.compliance', '=', filter.compliance)]),
      ...(filter.primaryPerson === undefined
        ? []
        : [is('devices.primary_person_id', '=', filter.primaryPerson)]),
      ...(online === undefined
        ? []
        : [online === 'true' ? isOnline(living) : sql<SqlBool>`not ${isOnline(living)}`]),
      ...(inside === null ? [] : [isAmong('devices.id', inside)]),
      ...soughtWords(filter.search).map((word) => hasWord(tenantId, word)),
    ]);
  };

const inScope = ({ scope }: Place): RawBuilder<SqlBool>[] =>
  scope === 'all' ? [] : [isAmong('devices.id', scope)];

/** A word of the device itself or of its primary person begins like this. */
const hasWord = (tenantId: TenantId, word: string): RawBuilder<SqlBool> => sql<SqlBool>`devices.id in (
  select device_id from device_words
    where tenant_id = ${tenantId} and word >= ${word} and word < ${endOfWord(word)}
  union all
  select d.id from person_words w join devices d on d.tenant_id = w.tenant_id and d.primary_person_id = w.person_id
    where w.tenant_id = ${tenantId} and w.word >= ${word} and w.word < ${endOfWord(word)})`;

type SummaryRow = Awaited<ReturnType<typeof readRows>>[number];

const instantOrNull = (date: Date | null): string | null =>
  date === null ? null : instantOf(date.getTime());

const summaryOf = (row: SummaryRow, nowMs: number): DeviceSummary => ({
  id: row.id,
  name: row.display_name ?? row.name,
  displayName: row.display_name,
  platform: row.platform,
  osVersion: row.os_version,
  model: row.model,
  serial: row.serial,
  agentVersion: row.agent_version,
  ownership: row.ownership,
  primaryPerson:
    row.primary_person_id === null || row.full_name === null
      ? null
      : { id: row.primary_person_id, fullName: row.full_name },
  signedInUsers: row.signed_in_users,
  isOnline: row.is_online,
  lastSeenAt: instantOf(row.is_online ? nowMs : row.last_seen_at.getTime()),
  enrolledAt: instantOf(row.enrolled_at.getTime()),
  state: row.state,
  retiredAt: instantOrNull(row.retired_at),
  unenrolledAt: instantOrNull(row.unenrolled_at),
  compliance: row.compliance,
});
