import type { GroupId, PolicyId } from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';
import { complianceTables } from './compliance-tables.ts';

/** The compliance policies that name a group, as something that keeps it from being removed. */
export async function compliancePoliciesOfGroup(
  tx: Transaction,
  id: GroupId,
): Promise<readonly { readonly kind: 'compliance-policy'; readonly id: PolicyId; readonly name: string }[]> {
  const rows = await complianceTables(tx)
    .selectFrom('compliance_policies')
    .innerJoin('compliance_policy_groups', 'policy_id', 'compliance_policies.id')
    .select(['compliance_policies.id', 'name'])
    .distinct()
    .where('group_id', '=', id)
    .execute();
  return rows.map((row) => ({ kind: 'compliance-policy', ...row }));
}
