import type { ConditionalPolicy } from '@alongside/domain';
import type { AccessPolicyFields, GroupId, PolicyId, TenantId } from '@alongside/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import { conditionalTables } from './conditional-tables.ts';

const COLUMNS = [
  'id',
  'name',
  'description',
  'state',
  'who',
  'conditions',
  'consequence',
  'created_at',
  'updated_at',
] as const;

export const selectPolicies = (tx: Transaction) =>
  conditionalTables(tx).selectFrom('access_policies').select(COLUMNS);

export type PolicyRow = Awaited<ReturnType<ReturnType<typeof selectPolicies>['execute']>>[number];

/** Of a policy, what decisions are made from. */
export type PolicyInForce = Omit<PolicyRow, 'created_at' | 'updated_at'>;

/** The tenant's policies that aren't off, in the order of their names, for a statement that reads more than them. */
export const selectPoliciesInForce = (tenantId: TenantId): RawBuilder<PolicyInForce> => sql`
  select id, name, description, state, who, conditions, consequence from access_policies
  where tenant_id = ${tenantId} and state <> 'off' order by name, id`;

export const policyOf = (row: PolicyInForce): ConditionalPolicy => ({
  id: row.id,
  name: row.name,
  description: row.description,
  state: row.state,
  who: row.who,
  conditions: row.conditions,
  then: row.consequence,
});

/** What of a policy is stored besides its id, tenant and times. */
export const columnsOf = (fields: AccessPolicyFields) => ({
  name: fields.name,
  description: fields.description,
  state: fields.state,
  who: JSON.stringify(fields.who),
  conditions: JSON.stringify(fields.conditions),
  consequence: JSON.stringify(fields.then),
});

/** The policies of the transaction's tenant that aren't off, in the order of their names. */
export async function policiesInForce(tx: Transaction): Promise<ConditionalPolicy[]> {
  const rows = await selectPolicies(tx).where('state', '!=', 'off').orderBy('name').orderBy('id').execute();
  return rows.map(policyOf);
}

export const findPolicy = (tx: Transaction, id: PolicyId): Promise<PolicyRow | undefined> =>
  selectPolicies(tx).where('id', '=', id).executeTakeFirst();

/** The policies that name a group: as those concerned, as an exception, or as approvers. */
export async function accessPoliciesOfGroup(
  tx: Transaction,
  id: GroupId,
): Promise<readonly { readonly kind: 'access-policy'; readonly id: PolicyId; readonly name: string }[]> {
  const rows = await selectPolicies(tx).orderBy('name').execute();
  return rows
    .filter(({ who, consequence }) => namesGroup(who, consequence, id))
    .map((row) => ({ kind: 'access-policy', id: row.id, name: row.name }));
}

function namesGroup(
  who: AccessPolicyFields['who'],
  then: AccessPolicyFields['then'],
  group: GroupId,
): boolean {
  const included = who.people === 'all' ? [] : who.people.groups;
  const approvers =
    then.kind === 'block' ? [] : then.of.flatMap((each) => (each.kind === 'approval' ? each.approvers : []));
  return [...included, ...who.except.groups, ...approvers].includes(group);
}
