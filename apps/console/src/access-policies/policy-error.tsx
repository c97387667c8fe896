import { CodedError } from '@alongside/protocol';
import { ErrorNotice, Notice, useLocale } from '@alongside/ui';
import { z } from 'zod';

const LockOut = z.object({
  reason: z.enum(['self', 'administrators']),
  policies: z.array(z.string()).catch([]),
});

/** An error of a change to policies. Where it would lock somebody out, it says whom, by which policies, and what to do. */
export function PolicyError({ error }: { readonly error: unknown }) {
  const { t, format } = useLocale();
  const isLockOut = error instanceof CodedError && error.code === 'POLICY_LOCKS_OUT';
  const details = LockOut.safeParse(isLockOut ? error.details : undefined);
  if (!details.success) return <ErrorNotice error={error} />;
  const { reason, policies } = details.data;
  return (
    <Notice
      kind="error"
      title={t(reason === 'self' ? 'console.lock-out.self' : 'console.lock-out.administrators')}
    >
      {policies.length > 0 && `${t('console.lock-out.by', { names: format.list(policies) })} `}
      {t('console.lock-out.text')}
    </Notice>
  );
}
