import { PolicyId } from '@alongside/protocol';
import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { searchChange } from '../list/search-change.ts';
import { idOfPath, rootRoute } from '../root-route.tsx';
import { RequiredPermission } from '../shell/required-permission.tsx';
import { ComplianceSearch } from './compliance-search.ts';

const CompliancePage = lazy(async () => ({
  default: (await import('./compliance-page.tsx')).CompliancePage,
}));
const CompliancePolicyPage = lazy(async () => ({
  default: (await import('./compliance-policy-page.tsx')).CompliancePolicyPage,
}));
const NewCompliancePolicyPage = lazy(async () => ({
  default: (await import('./compliance-policy-page.tsx')).NewCompliancePolicyPage,
}));

export const complianceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policies/compliance',
  validateSearch: ComplianceSearch,
  component: function ComplianceRoute() {
    const navigate = complianceRoute.useNavigate();
    const search = complianceRoute.useSearch();
    return (
      <RequiredPermission anyOf={['manage-policies', 'view-devices']}>
        <CompliancePage
          search={search}
          onSearch={(next) => void navigate({ search: searchChange(search, next), replace: true })}
        />
      </RequiredPermission>
    );
  },
});

export const newCompliancePolicyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policies/compliance/new',
  component: () => (
    <RequiredPermission anyOf={['manage-policies']}>
      <NewCompliancePolicyPage />
    </RequiredPermission>
  ),
});

export const compliancePolicyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policies/compliance/$policyId',
  params: { parse: ({ policyId }) => ({ policyId: idOfPath(PolicyId, policyId) }) },
  component: () => (
    <RequiredPermission anyOf={['manage-policies', 'view-devices']}>
      <CompliancePolicyPage policyId={compliancePolicyRoute.useParams().policyId} />
    </RequiredPermission>
  ),
});
