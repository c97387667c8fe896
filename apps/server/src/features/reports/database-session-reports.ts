import type { Session } from '@alongside/domain';
import {
  SessionId,
  TimelineEntry,
  type SessionFilter,
  type SessionSummary,
  type TenantId,
} from '@alongside/protocol';
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../../platform/database/index.ts';
import { foldText } from '../../platform/search/index.ts';
import { StoredSession, withSessions, type SessionTransaction } from '../sessions/index.ts';
import { faultBehindCursor, readCursor, writeCursor, type ReportCursor } from './report-cursor.ts';
import { summaryOf } from './session-summary.ts';

export type ReportFilter = z.infer<typeof SessionFilter>;

/** Sessions that are on now are all shown; past this many the newest. */
const RUNNING_MAX = 500;

export interface ReportPage {
  readonly items: SessionSummary[];
  readonly next: string | null;
}

export interface DayCount {
  readonly day: string;
  readonly sessions: number;
}

/** What the reports read. Every method reads one tenant, in one short transaction. */
export class DatabaseSessionReports {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @throws CodedError REQUEST_MALFORMED for an `after` that isn't the `next` of a page of the same order */
  async page(
    tenantId: TenantId,
    filter: ReportFilter,
    { after, limit, now }: { after: string | undefined; limit: number; now: number },
  ): Promise<ReportPage> {
    const cursor = after === undefined ? null : readCursor(after, filter);
    try {
      return await this.#database.inTenant(tenantId, (tx) =>
        readPage(withSessions(tx), tenantId, filter, { cursor, limit, now: cursor?.now ?? now }),
      );
    } catch (cause) {
      throw cursor === null ? cause : faultBehindCursor(cause);
    }
  }

  count(tenantId: TenantId, filter: ReportFilter): Promise<number> {
    return this.#database.inTenant(tenantId, async (tx) => {
      const { total } = await withSessions(tx)
        .selectFrom('sessions')
        .select((is) => is.fn.countAll<number>().as('total'))
        .where('tenant_id', '=', tenantId)
        .where(matches(filter))
        .executeTakeFirstOrThrow();
      return total;
    });
  }

  /** Sessions that haven't ended, newest first. */
  running(tenantId: TenantId): Promise<{ readonly sessions: readonly Session[]; readonly total: number }> {
    return this.#database.inTenant(tenantId, async (tx) => {
      const running = withSessions(tx)
        .selectFrom('sessions')
        .where('tenant_id', '=', tenantId)
        .where('kind', '!=', 'ended');
      const rows = await running
        .select('state')
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(RUNNING_MAX)
        .execute();
      const { total } = await running
        .select((is) => is.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return { sessions: rows.map(({ state }) => StoredSession.parse(state)), total };
    });
  }

  /** Sessions that began at `since` (milliseconds since 1970) or later, by day in UTC; days without one are absent. */
  perDay(tenantId: TenantId, since: number): Promise<readonly DayCount[]> {
    return this.#database.inTenant(tenantId, (tx) =>
      withSessions(tx)
        .selectFrom('sessions')
        .select((is) => [
          sql<string>`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD')`.as('day'),
          is.fn.countAll<number>().as('sessions'),
        ])
        .where('tenant_id', '=', tenantId)
        .where('created_at', '>=', new Date(since))
        .groupBy('day')
        .orderBy('day')
        .execute(),
    );
  }

  /** How long the sessions that began at `since` or later and have ended took on average; null: there are none. */
  averageDurationMs(tenantId: TenantId, since: number): Promise<number | null> {
    return this.#database.inTenant(tenantId, async (tx) => {
      const row = await withSessions(tx)
        .selectFrom('sessions')
        .select(
          sql<number | null>`round(avg(extract(epoch from (ended_at - started_at)) * 1000))::bigint`.as('ms'),
        )
        .where('tenant_id', '=', tenantId)
        .where('created_at', '>=', new Date(since))
        .where('started_at', 'is not', null)
        .where('ended_at', 'is not', null)
        .executeTakeFirst();
      return row?.ms ?? null;
    });
  }

  /** One session with its timeline; null: the tenant has none of this id. */
  one(
    tenantId: TenantId,
    sessionId: SessionId,
  ): Promise<{ readonly session: Session; readonly timeline: TimelineEntry[] } | null> {
    return this.#database.inTenant(tenantId, async (transaction) => {
      const tx = withSessions(transaction);
      const row = await tx
        .selectFrom('sessions')
        .select('state')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', sessionId)
        .executeTakeFirst();
      if (row === undefined) return null;
      const entries = await tx
        .selectFrom('session_timeline')
        .select(['n', 'at', 'what', 'by', 'mode', 'capability', 'reason', 'lost'])
        .where('tenant_id', '=', tenantId)
        .where('session_id', '=', sessionId)
        .orderBy('n')
        .execute();
      const timeline = entries.map(({ at, ...entry }) =>
        TimelineEntry.parse({ ...entry, at: at.toISOString() }),
      );
      return { session: StoredSession.parse(row.state), timeline };
    });
  }
}

interface PlaceInReport {
  readonly cursor: ReportCursor | null;
  readonly limit: number;
  /** Milliseconds since 1970 that running sessions are measured at. */
  readonly now: number;
}

async function readPage(
  tx: SessionTransaction,
  tenantId: TenantId,
  filter: ReportFilter,
  { cursor, limit, now }: PlaceInReport,
): Promise<ReportPage> {
  const { sort, order } = filter;
  const key = sortKey(sort, now);
  let query = tx
    .selectFrom('sessions')
    .select(['id', 'state', sql<string>`(${key})::text`.as('sort_key')])
    .where('tenant_id', '=', tenantId)
    .where(matches(filter))
    .orderBy(key, order)
    .orderBy('id', order)
    // One more than is answered tells whether there is a next page.
    .limit(limit + 1);
  if (cursor !== null) query = query.where(isBehind(key, cursor));
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ state }) => summaryOf(StoredSession.parse(state), now)),
    next:
      last === undefined
        ? null
        : writeCursor({ sort, order, key: last.sort_key, id: SessionId.parse(last.id), now }),
  };
}

/** Never null, so that every row has a place: what has no duration or no sharer comes before what has. */
function sortKey(sort: ReportFilter['sort'], now: number): RawBuilder<unknown> {
  switch (sort) {
    case 'createdAt':
      return sql`created_at`;
    case 'durationMs':
      return sql`coalesce(extract(epoch from (coalesce(ended_at, ${new Date(now)}::timestamptz) - started_at)), -1)`;
    case 'helper':
      return sql`helper_key collate "C"`;
    case 'sharer':
      return sql`sharer_key collate "C"`;
  }
}

const KEY_TYPE: Readonly<Record<ReportFilter['sort'], RawBuilder<unknown>>> = {
  createdAt: sql`timestamptz`,
  durationMs: sql`numeric`,
  helper: sql`text`,
  sharer: sql`text`,
};

function isBehind(
  key: RawBuilder<unknown>,
  { sort, order, key: value, id }: ReportCursor,
): RawBuilder<boolean> {
  const comparison = order === 'asc' ? sql`>` : sql`<`;
  return sql<boolean>`(${key}, id) ${comparison} (${value}::${KEY_TYPE[sort]}, ${id}::uuid)`;
}

function matches(filter: ReportFilter): RawBuilder<boolean> {
  const { search, from, to, mode, endReason, startedBy, personId, deviceId } = filter;
  const words = foldText(search ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const conditions = [
    ...words.map((word) => sql`position(${word} in search_text) > 0`),
    from === undefined ? null : sql`created_at >= ${from}::timestamptz`,
    to === undefined ? null : sql`created_at < ${to}::timestamptz`,
    mode === undefined ? null : sql`${mode}::text = any(modes)`,
    endReason === undefined ? null : sql`end_reason = ${endReason}`,
    startedBy === undefined ? null : sql`started_by = ${startedBy}`,
    personId === undefined ? null : sql`${personId}::uuid in (helper_id, sharer_id)`,
    deviceId === undefined ? null : sql`state #>> '{device,id}' = ${deviceId}`,
  ].filter((condition) => condition !== null);
  return sql<boolean>`${sql.join([sql`true`, ...conditions], sql` and `)}`;
}
