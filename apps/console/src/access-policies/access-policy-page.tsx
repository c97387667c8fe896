import type { PolicyId } from '@alongside/protocol';
import { ErrorView, Loading, useLocale } from '@alongside/ui';
import { useQuery } from '@tanstack/react-query';
import { policyQueries } from '../server/policy-queries.ts';
import { BackLink } from '../shell/back-link.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { PolicyForm } from './policy-form.tsx';
import { RemovePolicy } from './remove-policy.tsx';

/** One policy of conditional access. */
export function AccessPolicyPage({ policyId }: { readonly policyId: PolicyId }) {
  const { t } = useLocale();
  const policy = useQuery(policyQueries.accessPolicy(policyId));
  const { data } = policy;
  return (
    <>
      <BackLink to="/policies">{t('console.policy.back')}</BackLink>
      {policy.isPending && <Loading />}
      {policy.error !== null && data === undefined && (
        <ErrorView error={policy.error} onRetry={() => void policy.refetch()} />
      )}
      {data !== undefined && (
        <>
          <PageHeader
            title={data.name}
            {...(data.description !== null && { text: <bdi>{data.description}</bdi> })}
            actions={<RemovePolicy policy={data} />}
          />
          <PolicyForm key={data.updatedAt} stored={data} />
        </>
      )}
    </>
  );
}

/** A new policy of conditional access. */
export function NewAccessPolicyPage() {
  const { t } = useLocale();
  return (
    <>
      <BackLink to="/policies">{t('console.policy.back')}</BackLink>
      <PageHeader title={t('console.policies.add')} text={t('console.policy.new-text')} />
      <PolicyForm stored={null} />
    </>
  );
}
