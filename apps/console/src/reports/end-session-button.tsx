import { endSessionRoute, type SessionSummary } from '@alongside/protocol';
import { ConfirmDialog, useLocale } from '@alongside/ui';
import { Button } from '@fluentui/react-components';
import { CallEndRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { useMay } from '../server/use-me.ts';
import { useNotices } from '../shell/notices.tsx';

interface EndSessionButtonProps {
  readonly session: SessionSummary;
  readonly size?: 'small' | 'medium';
}

/** Ends somebody else's session, after asking. Not there for who may not. */
export function EndSessionButton({ session, size = 'medium' }: EndSessionButtonProps) {
  const { t } = useLocale();
  const { say, fail } = useNotices();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const end = useMutation({
    mutationFn: () => callRoute(endSessionRoute, { params: { sessionId: session.id } }),
    onSuccess: () => say(t('console.end-session.done')),
    onError: fail,
    onSettled: () => {
      setAsking(false);
      return queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  if (!useMay('end-any-session')) return null;
  const sharer = session.sharer?.fullName ?? t('console.somebody');
  return (
    <>
      <Button
        size={size}
        icon={<CallEndRegular />}
        onClick={() => setAsking(true)}
        aria-label={t('console.end-session.label', { helper: session.helper.fullName, sharer })}
      >
        {t('console.end-session')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('console.end-session.title')}
        confirm={t('console.end-session')}
        isDangerous
        isBusy={end.isPending}
        onConfirm={() => end.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('console.end-session.text', { helper: session.helper.fullName, sharer })}
      </ConfirmDialog>
    </>
  );
}
