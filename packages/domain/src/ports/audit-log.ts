import type { TenantId } from '@alongside/protocol';
import type { AuditEvent } from '../audit/audit-event.ts';

/** Takes audit events that go with no other change, such as refusals. Others are stored with what they tell of. */
export interface AuditTrail {
  record(tenantId: TenantId, events: readonly AuditEvent[]): Promise<void>;
}

/** A stored audit event: counted from 1 without a gap in each tenant, chained by hashes. */
export type StoredAuditEvent = AuditEvent & { readonly n: number; readonly hash: string };

export interface AuditLog extends AuditTrail {
  /** Rows with `n` greater than `after`, in order, at most `limit`. */
  rows(tenantId: TenantId, after: number, limit: number): Promise<readonly StoredAuditEvent[]>;
}
