import { type CompliancePolicyView, type PolicyId, removeCompliancePolicyRoute } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { callRoute } from '../server/call-route.ts';
import { policyQueries } from '../server/policy-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useMay } from '../server/use-me.ts';
import { BackLink } from '../shell/back-link.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { useNotices } from '../shell/notices.tsx';
import { RemoveButton } from '../shell/remove-button.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { ComplianceForm } from './compliance-form.tsx';

/** One compliance policy. */
export function CompliancePolicyPage({ policyId }: { readonly policyId: PolicyId }) {
  const { t } = useLocale();
  const mayChange = useMay('manage-policies');
  const policy = useQuery(policyQueries.compliancePolicy(policyId));
  return (
    <>
      <BackLink to="/policies/compliance">{t('console.compliance.back')}</BackLink>
      <Loaded query={policy}>
        {(data) => (
          <>
            <PageHeader
              title={data.name}
              text={t('console.compliance.failing', { count: data.failingDevices })}
              actions={mayChange && <RemovePolicy policy={data} />}
            />
            <ComplianceForm key={data.id} stored={data} mayChange={mayChange} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** A new compliance policy. */
export function NewCompliancePolicyPage() {
  const { t } = useLocale();
  return (
    <>
      <BackLink to="/policies/compliance">{t('console.compliance.back')}</BackLink>
      <PageHeader title={t('console.compliance.add')} text={t('console.compliance.new-text')} />
      <ComplianceForm stored={null} mayChange />
    </>
  );
}

function RemovePolicy({ policy: { id, name } }: { readonly policy: CompliancePolicyView }) {
  const { t } = useLocale();
  const { say } = useNotices();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <RemoveButton
      label={t('console.policy.remove')}
      title={t('console.policy.remove-title', { name })}
      text={t('console.compliance.remove-text')}
      remove={() => callRoute(removeCompliancePolicyRoute, { params: { policyId: id } })}
      onRemoved={async () => {
        say(t('console.policy.removed', { name }));
        await navigate({ to: '/policies/compliance' });
        await refreshTopics(queries, 'compliance-policies', 'devices');
      }}
    />
  );
}
