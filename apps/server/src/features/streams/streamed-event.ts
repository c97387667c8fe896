import type { AuditRow } from '@alongside/protocol';

/** A row of the audit log on its way out, with the organisation whose it is. */
export interface StreamedEvent extends AuditRow {
  readonly tenant: { readonly id: string; readonly name: string };
}
