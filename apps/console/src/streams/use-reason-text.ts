import { useLocale } from '@alongside/ui';
import { REASON_TEXTS } from './stream-texts.ts';

/** Why a receiver didn't take something, in words where they are known. */
export function useReasonText(): (reason: string) => string {
  const { t } = useLocale();
  return (reason) => {
    const key = REASON_TEXTS[reason];
    if (key !== undefined) return t(key);
    const status = /^HTTP_(\d{3})$/u.exec(reason)?.[1];
    return status === undefined ? reason : t('console.stream-reason.http', { status });
  };
}
