import type { TenantId } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';

/**
 * The tenant that addresses of a domain belong to. An unverified domain leads to its tenant only if it was made at
 * set-up, or while no other tenant is there to take people from.
 * @param tx sees all tenants
 */
export async function tenantOfDomain(tx: Transaction, name: string): Promise<TenantId | null> {
  const rows = await identityTables(tx)
    .selectFrom('domains')
    .select(['tenant_id', 'is_founding', 'verified_at'])
    .where('name', '=', name)
    .execute();
  const held = rows.find((row) => row.verified_at !== null) ?? rows.find((row) => row.is_founding);
  if (held !== undefined) return held.tenant_id;
  const [only] = rows;
  if (only === undefined) return null;
  const tenants = await tx.selectFrom('tenants').select('id').limit(2).execute();
  return tenants.length === 1 ? only.tenant_id : null;
}
