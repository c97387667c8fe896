import type { TenantId } from '@alongside/protocol';
import type { DayCount, DatabaseSessionReports } from './database-session-reports.ts';

const DAY_MS = 86_400_000;
/** Today and the days before it. */
const DAYS = 30;

export interface MonitorFigures {
  readonly sessions: number;
  readonly averageDurationMs: number | null;
  readonly perDay: DayCount[];
}

/** How many sessions there were in the last 30 days, in all and on each (UTC), and how long they took. */
export async function monitorFigures(
  reports: DatabaseSessionReports,
  tenantId: TenantId,
  now: number,
): Promise<MonitorFigures> {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const since = today - (DAYS - 1) * DAY_MS;
  const counted = new Map(
    (await reports.perDay(tenantId, since)).map(({ day, sessions }) => [day, sessions] as const),
  );
  const perDay = Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(since + index * DAY_MS).toISOString().slice(0, 10);
    return { day, sessions: counted.get(day) ?? 0 };
  });
  return {
    sessions: perDay.reduce((sum, { sessions }) => sum + sessions, 0),
    averageDurationMs: await reports.averageDurationMs(tenantId, since),
    perDay,
  };
}
