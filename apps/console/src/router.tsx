import { SessionId } from '@alongside/protocol';
import { ErrorView, Loading } from '@alongside/ui';
import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { lazy } from 'react';
import {
  accessPoliciesRoute,
  accessPolicyRoute,
  approvalsRoute,
  networksRoute,
  newAccessPolicyRoute,
} from './access-policies/access-policy-routes.tsx';
import { searchChange } from './list/search-change.ts';
import { AuditSearch } from './audit/audit-search.ts';
import {
  compliancePolicyRoute,
  complianceRoute,
  newCompliancePolicyRoute,
} from './compliance/compliance-routes.tsx';
import { deviceRoute, devicesRoute, enrolmentRoute } from './devices/device-routes.tsx';
import { explainRoute, whatIfPageRoute } from './explain/explain-routes.tsx';
import { GiveHelpSearch } from './give-help/give-help-search.ts';
import { groupRoute, groupsRoute } from './groups/group-routes.tsx';
import { importRoute, peopleRoute, personRoute } from './people/people-routes.tsx';
import { ReportSearch } from './reports/report-search.ts';
import {
  assignmentRoute,
  assignmentsRoute,
  newAssignmentRoute,
  newRoleRoute,
  roleRoute,
  rolesRoute,
} from './roles/role-routes.tsx';
import { idOfPath, rootRoute } from './root-route.tsx';
import { serviceTokensRoute, tokensRoute } from './tokens/token-routes.tsx';
import { streamsRoute } from './streams/stream-routes.tsx';
import { useMay } from './server/use-me.ts';
import { SettingsSearch } from './settings/settings-search.ts';
import { CONSOLE_PAGES } from './shell/console-pages.ts';
import { PageNotFound } from './shell/page-not-found.tsx';
import { RequiredPermission } from './shell/required-permission.tsx';

const GiveHelpPage = lazy(async () => ({
  default: (await import('./give-help/give-help-page.tsx')).GiveHelpPage,
}));
const OverviewPage = lazy(async () => ({
  default: (await import('./overview/overview-page.tsx')).OverviewPage,
}));
const SessionPage = lazy(async () => ({ default: (await import('./session/session-page.tsx')).SessionPage }));
const ActivePage = lazy(async () => ({ default: (await import('./reports/active-page.tsx')).ActivePage }));
const ReportsPage = lazy(async () => ({ default: (await import('./reports/reports-page.tsx')).ReportsPage }));
const SessionReportPage = lazy(async () => ({
  default: (await import('./reports/session-report-page.tsx')).SessionReportPage,
}));
const AuditPage = lazy(async () => ({ default: (await import('./audit/audit-page.tsx')).AuditPage }));
const SettingsPage = lazy(async () => ({
  default: (await import('./settings/settings-page.tsx')).SettingsPage,
}));

const giveHelpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: GiveHelpSearch,
  component: function StartRoute() {
    const { device } = giveHelpRoute.useSearch();
    const mayHelp = useMay(...CONSOLE_PAGES.giveHelp.anyOf);
    const maySee = useMay(...CONSOLE_PAGES.overview.anyOf);
    // Who doesn't help begins with what there is to look after.
    if (!mayHelp && maySee) return <OverviewPage />;
    return (
      <RequiredPermission anyOf={CONSOLE_PAGES.giveHelp.anyOf}>
        <GiveHelpPage deviceId={device} />
      </RequiredPermission>
    );
  },
});

const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/overview',
  component: () => (
    <RequiredPermission anyOf={CONSOLE_PAGES.overview.anyOf}>
      <OverviewPage />
    </RequiredPermission>
  ),
});

const parseSessionId = (params: { readonly sessionId: string }) => ({
  sessionId: idOfPath(SessionId, params.sessionId),
});

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
        <ReportsPage
          search={search}
          onSearch={(next) => void navigate({ search: searchChange(search, next), replace: true })}
        />
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
        <AuditPage
          search={search}
          onSearch={(next) => void navigate({ search: searchChange(search, next), replace: true })}
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
  overviewRoute,
  sessionRoute,
  activeRoute,
  reportsRoute,
  sessionReportRoute,
  auditRoute,
  streamsRoute,
  tokensRoute,
  serviceTokensRoute,
  peopleRoute,
  importRoute,
  personRoute,
  groupsRoute,
  groupRoute,
  rolesRoute,
  newRoleRoute,
  roleRoute,
  assignmentsRoute,
  newAssignmentRoute,
  assignmentRoute,
  devicesRoute,
  enrolmentRoute,
  deviceRoute,
  accessPoliciesRoute,
  newAccessPolicyRoute,
  accessPolicyRoute,
  complianceRoute,
  newCompliancePolicyRoute,
  compliancePolicyRoute,
  networksRoute,
  approvalsRoute,
  explainRoute,
  whatIfPageRoute,
  settingsRoute,
]);

/** Parts that couldn't be loaded stay so until the page is: after an upgrade of the server they have other names. */
const ErrorPage = ({ error }: ErrorComponentProps) => (
  <ErrorView error={error} onRetry={() => window.location.reload()} />
);

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
