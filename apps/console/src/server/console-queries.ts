import {
  activeSessionsRoute,
  auditLogRoute,
  type AuditFilter,
  getIdentityProviderRoute,
  getSettingsRoute,
  listDomainsRoute,
  listPeopleRoute,
  meRoute,
  type SessionFilter,
  type SessionId,
  sessionReportRoute,
  sessionsReportRoute,
} from '@alongside/protocol';
import { callRoute, rememberCsrfToken } from '@alongside/ui';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { PAGE_ROWS, rowsQuery } from './rows-query.ts';

const MINUTE_MS = 60_000;

export type SessionFilterInput = z.input<typeof SessionFilter>;
export type AuditFilterInput = z.input<typeof AuditFilter>;

const nextOf = (page: { readonly next: string | null }): string | null => page.next;

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

  sessionReport: (sessionId: SessionId) =>
    queryOptions({
      queryKey: ['sessions', 'one', sessionId],
      queryFn: () => callRoute(sessionReportRoute, { params: { sessionId } }),
    }),

  audit: (filter: AuditFilterInput) =>
    rowsQuery(['audit', filter], (after) =>
      callRoute(auditLogRoute, { query: { ...filter, limit: PAGE_ROWS, ...(after !== null && { after }) } }),
    ),

  people: (search: string) =>
    infiniteQueryOptions({
      queryKey: ['people', search],
      queryFn: ({ pageParam }) =>
        callRoute(listPeopleRoute, {
          query: {
            limit: PAGE_ROWS,
            ...(search !== '' && { search }),
            ...(pageParam !== null && { after: pageParam }),
          },
        }),
      initialPageParam: null as string | null,
      getNextPageParam: nextOf,
      placeholderData: keepPreviousData,
    }),

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
