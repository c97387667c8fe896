import type { PolicyId } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { useQuery } from '@tanstack/react-query';
import { policyQueries } from '../server/policy-queries.ts';
import { BackLink } from '../shell/back-link.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { PolicyForm } from './policy-form.tsx';
import { RemovePolicy } from './remove-policy.tsx';

/** One policy of conditional access. */
export function AccessPolicyPage({ policyId }: { readonly policyId: PolicyId }) {
  const { t } = useLocale();
  const policy = useQuery(policyQueries.accessPolicy(policyId));
  return (
    <>
      <BackLink to="/policies">{t('console.policy.back')}</BackLink>
      <Loaded query={policy}>
        {(data) => (
          <>
            <PageHeader
              title={data.name}
              {...(data.description !== null && { text: <bdi>{data.description}</bdi> })}
              actions={<RemovePolicy policy={data} />}
            />
            <PolicyForm key={data.id} stored={data} />
          </>
        )}
      </Loaded>
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
