import { type AccessPolicyView, removeAccessPolicyRoute } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useNotices } from '../shell/notices.tsx';
import { RemoveButton } from '../shell/remove-button.tsx';

export function RemovePolicy({ policy: { id, name } }: { readonly policy: AccessPolicyView }) {
  const { t } = useLocale();
  const { say } = useNotices();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <RemoveButton
      label={t('console.policy.remove')}
      title={t('console.policy.remove-title', { name })}
      text={t('console.policy.remove-text')}
      remove={() => callRoute(removeAccessPolicyRoute, { params: { policyId: id } })}
      onRemoved={async () => {
        say(t('console.policy.removed', { name }));
        await navigate({ to: '/policies' });
        await refreshTopics(queries, 'access-policies', 'networks');
      }}
    />
  );
}
