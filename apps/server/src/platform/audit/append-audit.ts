import type { AuditEvent } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';
import type { Transaction } from '../database/database.ts';

/**
 * Adds rows to the end of the tenant's audit chain, in the caller's transaction: they are stored together with what
 * they tell of, or not at all. Locks the end of the chain until the transaction is over, so it is called last.
 */
export async function appendAudit(
  tx: Transaction,
  tenantId: TenantId,
  events: readonly AuditEvent[],
): Promise<void> {
  await Promise.reject(new Error(`to be written: ${tx.isTransaction} ${tenantId} ${events.length}`));
}
