import { type AccessAnswer, stepUpRoute } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { useNotices } from '../shell/notices.tsx';
import { remedyFor } from './access-remedy.ts';

interface OfferedRemedy {
  /** What the button says. */
  readonly action: string;
  /** What has come of it so far; null: nothing. */
  readonly status: string | null;
  readonly isBusy: boolean;
  readonly act: () => void;
}

const APPROVAL_TEXTS = {
  waiting: 'console.remedy.approval-asked',
  declined: 'console.remedy.approval-declined',
  expired: 'console.remedy.approval-expired',
} as const;

/** What the helper can do about a refusal, on this page; null: nothing. */
export function useAccessRemedy(answer: AccessAnswer | undefined, onAsk: () => void): OfferedRemedy | null {
  const { t } = useLocale();
  const { fail } = useNotices();
  const [isAsked, setIsAsked] = useState(false);
  const stepUp = useMutation({
    mutationFn: (needs: ('mfa' | 'fresh-sign-in')[]) =>
      callRoute(stepUpRoute, {
        body: { needs, returnTo: `${window.location.pathname}${window.location.search}` },
      }),
    onSuccess: ({ location }) => window.location.assign(location),
    onError: fail,
  });
  const remedy = answer === undefined || answer.isAllowed ? null : remedyFor(answer.missing);
  if (remedy === null) return null;
  if (remedy.kind === 'step-up') {
    return {
      action: t('console.remedy.step-up'),
      status: null,
      isBusy: stepUp.isPending || stepUp.isSuccess,
      act: () => stepUp.mutate([...remedy.needs]),
    };
  }
  const state = remedy.state ?? (isAsked ? 'waiting' : null);
  return {
    action: t('console.remedy.approval'),
    status: state === null ? null : t(APPROVAL_TEXTS[state]),
    isBusy: state === 'waiting' || state === 'declined',
    act: () => {
      setIsAsked(true);
      onAsk();
    },
  };
}
