import { CodedError } from '@alongside/protocol';
import { ErrorNotice, Notice, useLocale } from '@alongside/ui';

/** An error of a change to who may do what. Where it would leave nobody to administer, it says why and what to do. */
export function LockoutNotice({ error }: { readonly error: unknown }) {
  const { t } = useLocale();
  if (!(error instanceof CodedError) || error.code !== 'LAST_ADMINISTRATOR') {
    return <ErrorNotice error={error} />;
  }
  return (
    <Notice kind="error" title={t('console.lockout.title')}>
      {t('console.lockout.text')}
    </Notice>
  );
}
