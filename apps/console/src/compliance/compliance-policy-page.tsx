import { type CompliancePolicyView, type PolicyId, removeCompliancePolicyRoute } from '@alongside/protocol';
import { ConfirmDialog, ErrorView, Loading, useLocale } from '@alongside/ui';
import { Button } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { policyQueries } from '../server/policy-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useMay } from '../server/use-me.ts';
import { BackLink } from '../shell/back-link.tsx';
import { useNotices } from '../shell/notices.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { ComplianceForm } from './compliance-form.tsx';

/** One compliance policy. */
export function CompliancePolicyPage({ policyId }: { readonly policyId: PolicyId }) {
  const { t } = useLocale();
  const mayChange = useMay('manage-policies');
  const policy = useQuery(policyQueries.compliancePolicy(policyId));
  const { data } = policy;
  return (
    <>
      <BackLink to="/policies/compliance">{t('console.compliance.back')}</BackLink>
      {policy.isPending && <Loading />}
      {policy.error !== null && data === undefined && (
        <ErrorView error={policy.error} onRetry={() => void policy.refetch()} />
      )}
      {data !== undefined && (
        <>
          <PageHeader
            title={data.name}
            text={t('console.compliance.failing', { count: data.failingDevices })}
            actions={mayChange && <RemovePolicy policy={data} />}
          />
          <ComplianceForm key={data.updatedAt} stored={data} mayChange={mayChange} />
        </>
      )}
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
  const { say, fail } = useNotices();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => callRoute(removeCompliancePolicyRoute, { params: { policyId: id } }),
    onError: fail,
    onSettled: () => setAsking(false),
    onSuccess: async () => {
      say(t('console.policy.removed', { name }));
      await navigate({ to: '/policies/compliance' });
      await refreshTopics(queries, 'compliance-policies', 'devices');
    },
  });
  return (
    <>
      <Button icon={<DeleteRegular />} onClick={() => setAsking(true)}>
        {t('console.policy.remove')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('console.policy.remove-title', { name })}
        confirm={t('console.policy.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('console.compliance.remove-text')}
      </ConfirmDialog>
    </>
  );
}
