import type { AuditRow } from '@alongside/protocol';

/** Catalogue keys of how much a row matters. */
export const SEVERITY_TEXTS: Readonly<Record<AuditRow['severity'], string>> = {
  info: 'console.severity.info',
  notice: 'console.severity.notice',
  warning: 'console.severity.warning',
  alert: 'console.severity.alert',
};

/** Catalogue keys of what came of it. */
export const RESULT_TEXTS: Readonly<Record<AuditRow['result'], string>> = {
  done: 'console.result.done',
  refused: 'console.result.refused',
  failed: 'console.result.failed',
};
