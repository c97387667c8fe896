import { ErrorNotice, Notice, useLocale } from '@alongside/ui';
import { PasskeyDismissed } from './passkey-ceremony.ts';

/** Closing the browser's window is no error, but has to be answered. */
export function PasskeyError({ error }: { readonly error: unknown }) {
  const { t } = useLocale();
  if (!(error instanceof PasskeyDismissed)) return <ErrorNotice error={error} />;
  return (
    <Notice kind="info" live="polite">
      {t('share.passkey.dismissed')}
    </Notice>
  );
}
