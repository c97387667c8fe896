import { type AccessPolicyView, removeAccessPolicyRoute } from '@alongside/protocol';
import { ConfirmDialog, useLocale } from '@alongside/ui';
import { Button } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useNotices } from '../shell/notices.tsx';

export function RemovePolicy({ policy: { id, name } }: { readonly policy: AccessPolicyView }) {
  const { t } = useLocale();
  const { say, fail } = useNotices();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => callRoute(removeAccessPolicyRoute, { params: { policyId: id } }),
    onError: fail,
    onSettled: () => setAsking(false),
    onSuccess: async () => {
      say(t('console.policy.removed', { name }));
      await navigate({ to: '/policies' });
      await refreshTopics(queries, 'access-policies', 'networks');
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
        {t('console.policy.remove-text')}
      </ConfirmDialog>
    </>
  );
}
