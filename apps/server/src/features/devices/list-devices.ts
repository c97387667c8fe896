import { instantOf } from '@alongside/domain';
import {
  type DeviceFilter,
  type DeviceSort,
  type DeviceSummary,
  type PersonId,
  type TenantId,
} from '@alongside/protocol';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { z } from 'zod';
import type { Transaction } from '../../platform/database/index.ts';
import {
  countRows,
  isInAny,
  type ListCursor,
  readListCursor,
  type RowCount,
  soughtWords,
  writeListCursor,
} from '../../platform/search/index.ts';
import { countOnline, isOnline, isRowOnline } from './device-presence.ts';
import { withInnerGroups } from '../directory/index.ts';
import { type DeviceScope, isAmong } from './device-scope.ts';
import { devicesInGroups, devicesWithWord } from './device-set.ts';
import { deviceTables } from './device-tables.ts';

type Filter = z.output<typeof DeviceFilter>;

interface ListQuery extends Filter {
  readonly sort: DeviceSort;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly total: 'bounded' | 'exact';
}

interface Place {
  readonly tenantId: TenantId;
  /** Nodes that live now. */
  readonly living: readonly string[];
  readonly nowMs: number;
  /** What whoever asks may see. */
  readonly scope: DeviceScope;
}

interface Page extends RowCount {
  readonly items: DeviceSummary[];
  readonly next: string | null;
}

type SortField = 'name' | 'lastSeenAt' | 'enrolledAt' | 'osVersion';
const SORT_COLUMNS = {
  name: 'devices.name_key',
  lastSeenAt: 'devices.last_seen_at',
  enrolledAt: 'devices.enrolled_at',
  osVersion: 'devices.os_version',
} as const satisfies Record<SortField, string>;

/** One page of the tenant's devices, and how many there are. @throws CodedError REQUEST_MALFORMED for a wrong `after` */
export async function listDevices(tx: Transaction, query: ListQuery, place: Place): Promise<Page> {
  const cursor = readListCursor(query.after, query.sort);
  const matching = await matches(tx, query, place);
  const count = await countDevices(tx, { query, place, matching });
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
    ...count,
  };
}

interface Counted {
  readonly query: ListQuery;
  readonly place: Place;
  readonly matching: RawBuilder<SqlBool>;
}

/** All of them by the presence of devices alone where nothing else is asked: it has rows of enrolled ones only. */
async function countDevices(tx: Transaction, { query, place, matching }: Counted): Promise<RowCount> {
  const { search, state, platform, ownership, compliance, online, group, primaryPerson, total } = query;
  const isNarrower = [platform, ownership, compliance, group, primaryPerson].some((one) => one !== undefined);
  const isPlain =
    !isNarrower && soughtWords(search).length === 0 && state === 'enrolled' && place.scope === 'all';
  if (total === 'bounded' || online === undefined || !isPlain) {
    return countRows(tx, sql`devices where ${matching}`, total);
  }
  const here = await countOnline(tx, place.tenantId, place.living);
  if (online === 'true') return { total: here, isTotalExact: true };
  const enrolled = await matches(tx, { state }, place);
  const all = await countRows(tx, sql`devices where ${enrolled}`, total);
  return { ...all, total: all.total - here };
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
    .where(place.scope === 'all' ? sql<SqlBool>`true` : isAmong('devices.id', place.scope))
    .executeTakeFirst();
  return row === undefined ? undefined : summaryOf(row, place.nowMs);
}

interface PageRequest extends Counted {
  readonly cursor: ListCursor | null;
}

function readRows(tx: Transaction, { query, place, cursor, matching }: PageRequest) {
  const isDescending = query.sort.startsWith('-');
  const column = SORT_COLUMNS[query.sort.replace('-', '') as SortField];
  const direction = isDescending ? 'desc' : 'asc';
  let rows = summaries(tx, place, column).where(matching);
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

/** The condition on the row `devices`. */
async function matches(tx: Transaction, filter: Filter, place: Place): Promise<RawBuilder<SqlBool>> {
  const { state, platform, ownership, compliance, primaryPerson, online, group, search } = filter;
  const { tenantId, living, scope } = place;
  const conditions = [
    sql`devices.tenant_id = ${tenantId}`,
    sql`devices.state = ${state}`,
    platform === undefined ? null : sql`devices.platform = ${platform}`,
    ownership === undefined ? null : sql`devices.ownership = ${ownership}`,
    compliance === undefined ? null : sql`devices.compliance = ${compliance}`,
    primaryPerson === undefined ? null : sql`devices.primary_person_id = ${primaryPerson}`,
    online === undefined ? null : online === 'true' ? isOnline(living) : sql`not ${isOnline(living)}`,
  ].filter((condition) => condition !== null);
  const sets = [
    ...(scope === 'all' ? [] : [[devicesInGroups(scope)]]),
    ...(group === undefined ? [] : [[devicesInGroups(await withInnerGroups(tx, [group]))]]),
    ...soughtWords(search).map((word) => devicesWithWord(tenantId, word)),
  ];
  for (const anyOf of sets) conditions.push(await isInAny(tx, 'devices.id', anyOf));
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

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
