import type { TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../database/index.ts';
import { type AccessChange, accessChangeTables } from './access-changes-table.ts';

/** A change that this node acts on. */
export interface ClaimedChange extends AccessChange {
  readonly n: number;
  readonly tenantId: TenantId;
}

/** If a node dies while it acts on changes, another one does so after this time. */
const CLAIM_SECONDS = 10;

/**
 * Takes changes that no node acts on, the oldest first. @param tx across tenants
 */
export async function claimAccessChanges(tx: Transaction, limit: number): Promise<readonly ClaimedChange[]> {
  const { rows } = await sql<{
    id: number;
    tenant_id: TenantId;
    kind: AccessChange['kind'];
    subject_id: string | null;
  }>`
    update access_changes set claimed_until = clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS})
    where id in (
      select id from access_changes
      where claimed_until is null or claimed_until < clock_timestamp()
      order by id limit ${limit} for update skip locked)
    returning id, tenant_id, kind, subject_id`.execute(tx);
  return rows.map((row) => ({ n: row.id, tenantId: row.tenant_id, kind: row.kind, id: row.subject_id }));
}

/** They have been acted on. @param tx across tenants */
export async function forgetAccessChanges(tx: Transaction, changes: readonly ClaimedChange[]): Promise<void> {
  if (changes.length === 0) return;
  await accessChangeTables(tx)
    .deleteFrom('access_changes')
    .where(
      'id',
      'in',
      changes.map(({ n }) => n),
    )
    .execute();
}
