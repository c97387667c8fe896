import { severityOf, type AuditEvent } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';
import type { Transaction } from '../database/database.ts';
import { FIRST_PREVIOUS_HASH, hashAuditRow } from './audit-hash.ts';

/**
 * Adds rows to the end of the tenant's audit chain, in the caller's transaction: they are stored together with what
 * they tell of, or not at all. Locks the end of the chain until the transaction is over, so it is called last.
 *
 * @param tx of this tenant, or across tenants
 */
export async function appendAudit(
  tx: Transaction,
  tenantId: TenantId,
  events: readonly AuditEvent[],
): Promise<void> {
  if (events.length === 0) return;
  let { n, hash: previousHash } = await lockHead(tx, tenantId);
  const rows = events.map((event) => {
    n += 1;
    const severity = severityOf(event);
    const hash = hashAuditRow({ tenantId, n, previousHash, severity, event });
    const row = {
      tenant_id: tenantId,
      n,
      at: new Date(event.at),
      code: event.code,
      severity,
      actor_kind: event.actor.kind,
      actor_id: event.actor.id,
      actor_name: event.actor.name,
      target_kind: event.target?.kind ?? null,
      target_id: event.target?.id ?? null,
      target_name: event.target?.name ?? null,
      address: event.address,
      result: event.result,
      before: event.before === null ? null : JSON.stringify(event.before),
      after: event.after === null ? null : JSON.stringify(event.after),
      previous_hash: previousHash,
      hash,
    };
    previousHash = hash;
    return row;
  });
  await tx.insertInto('audit_log').values(rows).execute();
  await tx
    .updateTable('audit_heads')
    .set({ n, hash: previousHash })
    .where('tenant_id', '=', tenantId)
    .execute();
}

async function lockHead(tx: Transaction, tenantId: TenantId): Promise<{ n: number; hash: string }> {
  const head = () =>
    tx.selectFrom('audit_heads').select(['n', 'hash']).where('tenant_id', '=', tenantId).forUpdate();
  const found = await head().executeTakeFirst();
  if (found !== undefined) return found;
  await tx
    .insertInto('audit_heads')
    .values({ tenant_id: tenantId, n: 0, hash: FIRST_PREVIOUS_HASH })
    .onConflict((on) => on.column('tenant_id').doNothing())
    .execute();
  return head().executeTakeFirstOrThrow();
}
