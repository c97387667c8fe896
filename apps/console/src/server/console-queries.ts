import {
  activeSessionsRoute,
  auditLogRoute,
  type AuditFilter,
  type DeviceId,
  getIdentityProviderRoute,
  getSettingsRoute,
  listDomainsRoute,
  meRoute,
  type SessionFilter,
  type SessionId,
  sessionReportRoute,
  sessionsReportRoute,
} from '@alongside/protocol';
import { rememberCsrfToken } from '@alongside/ui';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { callRoute } from './call-route.ts';
import { PAGE_ROWS, rowsQuery } from './rows-query.ts';

const MINUTE_MS = 60_000;

export type SessionFilterInput = z.input<typeof SessionFilter>;
export type AuditFilterInput = z.input<typeof AuditFilter>;

/** Everything that the console asks the server for, by name. Keys begin with what a `changed` message names. */
export const consoleQueries = {
  me: () =>
    queryOptions({
      queryKey: ['me'],
      queryFn: async () => {
        const me = await callRoute(meRoute);
        rememberCsrfToken(me.csrfToken);
        return me;
      },
      staleTime: MINUTE_MS,
    }),

  activeSessions: () =>
    queryOptions({ queryKey: ['sessions', 'active'], queryFn: () => callRoute(activeSessionsRoute) }),

  sessionsReport: (filter: SessionFilterInput) =>
    rowsQuery(['sessions', 'report', filter], (after) =>
      callRoute(sessionsReportRoute, {
        query: { ...filter, limit: PAGE_ROWS, ...(after !== null && { after }) },
      }),
    ),

  /** The newest sessions that a device was in. */
  deviceSessions: (deviceId: DeviceId, limit: number) =>
    queryOptions({
      queryKey: ['sessions', 'device', deviceId, limit],
      queryFn: () => callRoute(sessionsReportRoute, { query: { deviceId, limit } }),
    }),

  sessionReport: (sessionId: SessionId) =>
    queryOptions({
      queryKey: ['sessions', 'one', sessionId],
      queryFn: () => callRoute(sessionReportRoute, { params: { sessionId } }),
    }),

  audit: (filter: AuditFilterInput) =>
    rowsQuery(['audit', filter], (after) =>
      callRoute(auditLogRoute, { query: { ...filter, limit: PAGE_ROWS, ...(after !== null && { after }) } }),
    ),

  settings: () =>
    queryOptions({ queryKey: ['settings', 'values'], queryFn: () => callRoute(getSettingsRoute) }),

  domains: () =>
    queryOptions({ queryKey: ['settings', 'domains'], queryFn: () => callRoute(listDomainsRoute) }),

  identityProvider: () =>
    queryOptions({
      queryKey: ['settings', 'identity-provider'],
      queryFn: () => callRoute(getIdentityProviderRoute),
    }),
};
