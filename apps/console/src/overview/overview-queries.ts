import { auditLogRoute, listDevicesRoute, listPeopleRoute, sessionsReportRoute } from '@alongside/protocol';
import { queryOptions } from '@tanstack/react-query';
import { instantAtStartOf } from '../list/day-range.ts';
import { callRoute } from '../server/call-route.ts';

const DAY_MS = 86_400_000;
/** How far back reports of policies that only report are counted. */
const REPORT_DAYS = 7;
/** What an access policy that only reports writes into the audit log. */
export const WOULD_APPLY = 'access-policy.would-apply';

/** Devices of one kind that the overview counts. */
export type DeviceCount = 'online' | 'noncompliant' | 'unenrolled';

const DEVICE_FILTERS = {
  online: { online: 'true' },
  noncompliant: { compliance: 'noncompliant' },
  unenrolled: { state: 'unenrolled' },
} as const;

/** A row is asked for and its list's length taken. */
const ONE = { limit: 1 } as const;
/** The same of a list that isn't counted whole by itself. */
const EXACTLY = { ...ONE, total: 'exact' } as const;

export const overviewQueries = {
  devices: (kind: DeviceCount) =>
    queryOptions({
      queryKey: ['devices', 'overview', kind],
      queryFn: () => callRoute(listDevicesRoute, { query: { ...DEVICE_FILTERS[kind], ...EXACTLY } }),
    }),

  /** @param day `2026-03-29`, in the reader's time zone */
  sessionsSince: (day: string) =>
    queryOptions({
      queryKey: ['sessions', 'since', day],
      queryFn: () => callRoute(sessionsReportRoute, { query: { from: instantAtStartOf(day), ...ONE } }),
    }),

  blockedPeople: () =>
    queryOptions({
      queryKey: ['people', 'blocked'],
      queryFn: () => callRoute(listPeopleRoute, { query: { isBlocked: 'true', ...EXACTLY } }),
    }),

  wouldHaveApplied: () =>
    queryOptions({
      queryKey: ['audit', 'would-apply'],
      queryFn: () =>
        callRoute(auditLogRoute, {
          query: {
            code: WOULD_APPLY,
            from: new Date(Date.now() - REPORT_DAYS * DAY_MS).toISOString(),
            ...ONE,
          },
        }),
    }),
};
