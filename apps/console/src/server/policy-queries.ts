import {
  type AccessPolicyState,
  type AccessQuery,
  type ApprovalState,
  type ComplianceState,
  explainAccessRoute,
  getAccessPolicyRoute,
  getCompliancePolicyRoute,
  listAccessPoliciesRoute,
  listApprovalsRoute,
  listCompliancePoliciesRoute,
  listDevicesRoute,
  listNetworksRoute,
  listSettingsOverridesRoute,
  type PolicyId,
} from '@alongside/protocol';
import { type RouteInput } from '@alongside/ui';
import { queryOptions, skipToken } from '@tanstack/react-query';
import { callRoute } from './call-route.ts';
import { PAGE_ROWS, rowsQuery } from './rows-query.ts';

const pageOf = (after: string | null) => ({ limit: PAGE_ROWS, ...(after !== null && { after }) });

export interface AccessPoliciesQuery {
  readonly search?: string | undefined;
  readonly state?: AccessPolicyState | undefined;
  readonly sort?: NonNullable<RouteInput<typeof listAccessPoliciesRoute>['query']>['sort'];
}

/** What the console asks of policies and of what follows from them. */
export const policyQueries = {
  /** null: the question isn't whole, and isn't asked. */
  explanation: (query: AccessQuery | null) =>
    queryOptions({
      queryKey: ['explain', query],
      queryFn: query === null ? skipToken : () => callRoute(explainAccessRoute, { body: query }),
      retry: false,
    }),

  accessPolicies: ({ search, state, sort }: AccessPoliciesQuery) =>
    rowsQuery(['access-policies', 'list', { search, state, sort }], (after) =>
      callRoute(listAccessPoliciesRoute, {
        query: {
          ...(search !== undefined && { search }),
          ...(state !== undefined && { state }),
          ...(sort !== undefined && { sort }),
          ...pageOf(after),
        },
      }),
    ),

  accessPolicy: (policyId: PolicyId) =>
    queryOptions({
      queryKey: ['access-policies', 'one', policyId],
      queryFn: () => callRoute(getAccessPolicyRoute, { params: { policyId } }),
    }),

  networks: (search: string | undefined) =>
    rowsQuery(['networks', 'list', search], (after) =>
      callRoute(listNetworksRoute, { query: { ...(search !== undefined && { search }), ...pageOf(after) } }),
    ),

  approvals: (state: ApprovalState | undefined) =>
    rowsQuery(['approvals', 'list', state], (after) =>
      callRoute(listApprovalsRoute, { query: { ...(state !== undefined && { state }), ...pageOf(after) } }),
    ),

  /** How many wait for the reader's answer. */
  waitingApprovals: () =>
    queryOptions({
      queryKey: ['approvals', 'waiting'],
      queryFn: () => callRoute(listApprovalsRoute, { query: { state: 'waiting', limit: 1 } }),
    }),

  compliancePolicies: (search: string | undefined) =>
    rowsQuery(['compliance-policies', 'list', search], (after) =>
      callRoute(listCompliancePoliciesRoute, {
        query: { ...(search !== undefined && { search }), ...pageOf(after) },
      }),
    ),

  compliancePolicy: (policyId: PolicyId) =>
    queryOptions({
      queryKey: ['compliance-policies', 'one', policyId],
      queryFn: () => callRoute(getCompliancePolicyRoute, { params: { policyId } }),
    }),

  /** How many enrolled devices are in a state. Not exact for a few seconds after a change. */
  devicesIn: (state: ComplianceState) =>
    queryOptions({
      queryKey: ['devices', 'count', state],
      queryFn: () =>
        callRoute(listDevicesRoute, {
          query: { compliance: state, state: 'enrolled', total: 'exact', limit: 1 },
        }),
    }),

  overrides: () =>
    queryOptions({
      queryKey: ['settings', 'overrides'],
      queryFn: () => callRoute(listSettingsOverridesRoute),
    }),
};
