import { CodedError, type Me, SessionId } from '@alongside/protocol';
import { ErrorView, Loading } from '@alongside/ui';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  notFound,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import { AuditSearch } from './audit/audit-search.ts';
import { lenient } from './list/lenient.ts';
import { ReportSearch } from './reports/report-search.ts';
import { consoleQueries } from './server/console-queries.ts';
import { SettingsSearch } from './settings/settings-search.ts';
import { CONSOLE_PAGES } from './shell/console-pages.ts';
import { ConsoleShell } from './shell/console-shell.tsx';
import { PageNotFound } from './shell/page-not-found.tsx';
import { RequiredPermission } from './shell/required-permission.tsx';

const GiveHelpPage = lazy(async () => ({
  default: (await import('./give-help/give-help-page.tsx')).GiveHelpPage,
}));
const SessionPage = lazy(async () => ({ default: (await import('./session/session-page.tsx')).SessionPage }));
const ActivePage = lazy(async () => ({ default: (await import('./reports/active-page.tsx')).ActivePage }));
const ReportsPage = lazy(async () => ({ default: (await import('./reports/reports-page.tsx')).ReportsPage }));
const SessionReportPage = lazy(async () => ({
  default: (await import('./reports/session-report-page.tsx')).SessionReportPage,
}));
const AuditPage = lazy(async () => ({ default: (await import('./audit/audit-page.tsx')).AuditPage }));
const PeoplePage = lazy(async () => ({ default: (await import('./people/people-page.tsx')).PeoplePage }));
const SettingsPage = lazy(async () => ({
  default: (await import('./settings/settings-page.tsx')).SettingsPage,
}));

interface RouterContext {
  readonly queries: QueryClient;
}

/** Where nobody is signed in the browser is on its way to the sign-in: until then nothing is there to show. */
async function loadMe(queries: QueryClient): Promise<Me> {
  try {
    return await queries.query({ ...consoleQueries.me(), staleTime: 'static' });
  } catch (error) {
    if (error instanceof CodedError && error.code === 'SIGN_IN_REQUIRED') return new Promise(() => undefined);
    throw error;
  }
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  loader: ({ context }) => loadMe(context.queries),
  component: ConsoleShell,
  notFoundComponent: PageNotFound,
});

const giveHelpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: () => (
    <RequiredPermission anyOf={CONSOLE_PAGES.giveHelp.anyOf}>
      <GiveHelpPage />
    </RequiredPermission>
  ),
});

/** An address with something else in the place of an id leads to no page. */
const sessionIdOf = ({ sessionId }: { readonly sessionId: string }): SessionId => {
  const parsed = SessionId.safeParse(sessionId);
  if (parsed.success) return parsed.data;
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's own way to say so
  throw notFound();
};

const parseSessionId = (params: { readonly sessionId: string }) => ({ sessionId: sessionIdOf(params) });

const sessionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/session/$sessionId',
  params: { parse: parseSessionId },
  component: () => <SessionPage sessionId={sessionRoute.useParams().sessionId} />,
});

const activeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/active',
  component: () => (
    <RequiredPermission anyOf={CONSOLE_PAGES.active.anyOf}>
      <ActivePage />
    </RequiredPermission>
  ),
});

const reportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports',
  validateSearch: ReportSearch,
  component: function ReportsRoute() {
    const navigate = reportsRoute.useNavigate();
    const search = reportsRoute.useSearch();
    return (
      <RequiredPermission anyOf={CONSOLE_PAGES.reports.anyOf}>
        <ReportsPage search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
      </RequiredPermission>
    );
  },
});

const sessionReportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/$sessionId',
  params: { parse: parseSessionId },
  component: () => (
    <RequiredPermission anyOf={CONSOLE_PAGES.reports.anyOf}>
      <SessionReportPage sessionId={sessionReportRoute.useParams().sessionId} />
    </RequiredPermission>
  ),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  validateSearch: AuditSearch,
  component: function AuditRoute() {
    const navigate = auditRoute.useNavigate();
    const search = auditRoute.useSearch();
    return (
      <RequiredPermission anyOf={CONSOLE_PAGES.audit.anyOf}>
        <AuditPage search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
      </RequiredPermission>
    );
  },
});

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: z.object({ search: lenient(z.string().max(200)) }),
  component: function PeopleRoute() {
    const navigate = peopleRoute.useNavigate();
    const { search } = peopleRoute.useSearch();
    return (
      <RequiredPermission anyOf={CONSOLE_PAGES.people.anyOf}>
        <PeoplePage
          search={search ?? ''}
          onSearch={(text) =>
            void navigate({ search: { search: text === '' ? undefined : text }, replace: true })
          }
        />
      </RequiredPermission>
    );
  },
});

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  validateSearch: SettingsSearch,
  component: function SettingsRoute() {
    const { tab } = settingsRoute.useSearch();
    return (
      <RequiredPermission anyOf={CONSOLE_PAGES.settings.anyOf}>
        <SettingsPage tab={tab ?? 'general'} />
      </RequiredPermission>
    );
  },
});

const routeTree = rootRoute.addChildren([
  giveHelpRoute,
  sessionRoute,
  activeRoute,
  reportsRoute,
  sessionReportRoute,
  auditRoute,
  peopleRoute,
  settingsRoute,
]);

const ErrorPage = ({ error, reset }: ErrorComponentProps) => <ErrorView error={error} onRetry={reset} />;

export const makeRouter = (queries: QueryClient) =>
  createRouter({
    routeTree,
    basepath: '/console',
    context: { queries },
    defaultErrorComponent: ErrorPage,
    defaultPendingComponent: Loading,
    defaultNotFoundComponent: PageNotFound,
    defaultPreload: 'intent',
    // The pages ask TanStack Query, which knows what is fresh.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
