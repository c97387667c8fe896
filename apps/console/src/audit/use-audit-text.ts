import type { AuditRow } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { auditTextKey } from '../texts/audit-texts.ts';

/** What happened, in words; a code that isn't known here as it is. */
export function useAuditText(): (row: AuditRow) => string {
  const { t } = useLocale();
  return ({ code }) => {
    const key = auditTextKey(code);
    return key === null ? code : t(key);
  };
}
