import { verifyAuditRoute } from '@alongside/protocol';
import { ErrorNotice, Notice, useLocale } from '@alongside/ui';
import { Button, Spinner } from '@fluentui/react-components';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { callRoute } from '../server/call-route.ts';

const FAULT_TEXTS = {
  changed: 'console.verify.changed',
  missing: 'console.verify.missing',
  reordered: 'console.verify.reordered',
} as const;

/** Checking the chain of the whole log: what is needed for the button and for what came of it. */
export const useVerifyChain = () => useMutation({ mutationFn: () => callRoute(verifyAuditRoute) });
type VerifyChain = ReturnType<typeof useVerifyChain>;

export function VerifyButton({ verify }: { readonly verify: VerifyChain }) {
  const { t } = useLocale();
  return (
    <Button
      icon={verify.isPending ? <Spinner size="tiny" /> : <ShieldCheckmarkRegular />}
      disabledFocusable={verify.isPending}
      onClick={() => verify.mutate()}
    >
      {t('console.verify')}
    </Button>
  );
}

export function VerifyResult({ verify }: { readonly verify: VerifyChain }) {
  const { t, format } = useLocale();
  if (verify.isError) return <ErrorNotice error={verify.error} onRetry={() => verify.mutate()} />;
  if (verify.data === undefined) return null;
  const { rows, fault } = verify.data;
  return fault === null ? (
    <Notice kind="success" live="polite" title={t('console.verify.whole')}>
      {t('console.verify.whole-text', { count: rows })}
    </Notice>
  ) : (
    <Notice kind="error" title={t('console.verify.broken')}>
      {t(FAULT_TEXTS[fault.kind], { n: format.number(fault.n) })}
    </Notice>
  );
}
