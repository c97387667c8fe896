import type { TenantId } from '@alongside/protocol';
import type { Transaction } from '../database/index.ts';
import { type AccessChange, accessChangeTables } from './access-changes-table.ts';

/**
 * Published by whoever noted a change, after the commit and with `{}`: wakes the job that acts on it. Whoever forgets
 * it, or dies before, has the change acted on two seconds later.
 */
export const accessChangesTopic = 'access-changes';

/**
 * Says that access may be narrower now, in the transaction that makes it so: running sessions are looked at anew, by
 * whichever node comes first, and step down or end. Called by everything that takes something away: a person's
 * activity, a role, an assignment, a group or a member of one, a device, a policy, a setting.
 *
 * @param tx of this tenant, or across tenants
 */
export async function noteAccessChange(
  tx: Transaction,
  tenantId: TenantId,
  { kind, id }: AccessChange,
): Promise<void> {
  await accessChangeTables(tx)
    .insertInto('access_changes')
    .values({ tenant_id: tenantId, kind, subject_id: id })
    .execute();
}
