import { PolicyId } from '@alongside/protocol';
import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { searchChange } from '../list/search-change.ts';
import { idOfPath, rootRoute } from '../root-route.tsx';
import { CONSOLE_PAGES } from '../shell/console-pages.ts';
import { RequiredPermission } from '../shell/required-permission.tsx';
import { NetworkSearch, PolicySearch } from './policy-search.ts';

const AccessPoliciesPage = lazy(async () => ({
  default: (await import('./access-policies-page.tsx')).AccessPoliciesPage,
}));
const AccessPolicyPage = lazy(async () => ({
  default: (await import('./access-policy-page.tsx')).AccessPolicyPage,
}));
const NewAccessPolicyPage = lazy(async () => ({
  default: (await import('./access-policy-page.tsx')).NewAccessPolicyPage,
}));
const NetworksPage = lazy(async () => ({ default: (await import('./networks-page.tsx')).NetworksPage }));
const ApprovalsPage = lazy(async () => ({ default: (await import('./approvals-page.tsx')).ApprovalsPage }));

const { anyOf } = CONSOLE_PAGES.policies;

export const accessPoliciesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policies',
  validateSearch: PolicySearch,
  component: function AccessPoliciesRoute() {
    const navigate = accessPoliciesRoute.useNavigate();
    const search = accessPoliciesRoute.useSearch();
    return (
      <RequiredPermission anyOf={anyOf}>
        <AccessPoliciesPage
          search={search}
          onSearch={(next) => void navigate({ search: searchChange(search, next), replace: true })}
        />
      </RequiredPermission>
    );
  },
});

export const newAccessPolicyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policies/new',
  component: () => (
    <RequiredPermission anyOf={anyOf}>
      <NewAccessPolicyPage />
    </RequiredPermission>
  ),
});

export const accessPolicyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policies/$policyId',
  params: { parse: ({ policyId }) => ({ policyId: idOfPath(PolicyId, policyId) }) },
  component: () => (
    <RequiredPermission anyOf={anyOf}>
      <AccessPolicyPage policyId={accessPolicyRoute.useParams().policyId} />
    </RequiredPermission>
  ),
});

export const networksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policies/networks',
  validateSearch: NetworkSearch,
  component: function NetworksRoute() {
    const navigate = networksRoute.useNavigate();
    const search = networksRoute.useSearch();
    return (
      <RequiredPermission anyOf={anyOf}>
        <NetworksPage
          search={search}
          onSearch={(next) => void navigate({ search: searchChange(search, next), replace: true })}
        />
      </RequiredPermission>
    );
  },
});

/** For everybody: a member of any group may be asked to approve, and sees that alone. */
export const approvalsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policies/approvals',
  component: () => <ApprovalsPage />,
});
