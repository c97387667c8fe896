import { type AccessPolicyState, type PolicyId, updateAccessPolicyRoute } from '@alongside/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';

interface NewState {
  readonly policyId: PolicyId;
  readonly state: AccessPolicyState;
}

/** Turns a policy on, off, or to reporting alone. */
export function useSaveState(options: { readonly onSaved: (name: string) => void }) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ policyId, state }: NewState) =>
      callRoute(updateAccessPolicyRoute, { params: { policyId }, body: { state } }),
    onSuccess: async ({ name }) => {
      options.onSaved(name);
      await refreshTopics(queries, 'access-policies');
    },
  });
}
