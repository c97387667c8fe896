import {
  CodedError,
  type CompliancePolicyBody,
  type CompliancePolicyView,
  type GroupId,
  type PolicyId,
  type TenantId,
} from '@alongside/protocol';
import { sql } from 'kysely';
import { isUniqueViolation, type Transaction } from '../../platform/database/index.ts';
import { complianceTables } from './compliance-tables.ts';

/** A policy as it is stored: what its administrator wrote, and when. */
export interface StoredPolicy extends CompliancePolicyBody {
  readonly id: PolicyId;
  readonly tenantId: TenantId;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** All policies of the transaction's tenant, in the order of their names. */
export const readPolicies = async (tx: Transaction): Promise<StoredPolicy[]> =>
  (await selectPolicies(tx)).map(policyOf);

/** @throws CodedError NOT_FOUND */
export async function findPolicy(tx: Transaction, id: PolicyId): Promise<StoredPolicy> {
  const [row] = await selectPolicies(tx, id);
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return policyOf(row);
}

function selectPolicies(tx: Transaction, id?: PolicyId) {
  const groups = (isExcepted: boolean) => sql<GroupId[]>`array(
    select group_id from compliance_policy_groups g
    where g.policy_id = compliance_policies.id and g.is_excepted = ${isExcepted} order by group_id)`;
  return complianceTables(tx)
    .selectFrom('compliance_policies')
    .selectAll()
    .select([groups(false).as('group_ids'), groups(true).as('excepted_ids')])
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? null))
    .orderBy((name) => name.fn('lower', ['name']))
    .orderBy('id')
    .execute();
}

const policyOf = (row: Awaited<ReturnType<typeof selectPolicies>>[number]): StoredPolicy => ({
  id: row.id,
  tenantId: row.tenant_id,
  name: row.name,
  description: row.description,
  platforms: row.platforms,
  assignment: { to: row.is_for_all ? 'all' : row.group_ids, except: row.excepted_ids },
  rules: row.rules,
  graceDays: row.grace_days,
  createdAt: row.created_at.getTime(),
  updatedAt: row.updated_at.getTime(),
});

const columnsOf = (policy: StoredPolicy) => ({
  name: policy.name,
  description: policy.description,
  platforms: [...policy.platforms],
  is_for_all: policy.assignment.to === 'all',
  rules: JSON.stringify(policy.rules),
  grace_days: policy.graceDays,
  updated_at: new Date(policy.updatedAt),
});

/** @throws CodedError CONFLICT if the name is taken, NOT_FOUND if a group isn't there or isn't one of devices */
export async function insertPolicy(tx: Transaction, policy: StoredPolicy): Promise<void> {
  await refuseTakenName(() =>
    complianceTables(tx)
      .insertInto('compliance_policies')
      .values({
        ...columnsOf(policy),
        id: policy.id,
        tenant_id: policy.tenantId,
        created_at: new Date(policy.createdAt),
      })
      .execute(),
  );
  await insertGroups(tx, policy);
}

/** @throws CodedError CONFLICT if the name is taken, NOT_FOUND if a group isn't there or isn't one of devices */
export async function updatePolicy(tx: Transaction, policy: StoredPolicy): Promise<void> {
  await refuseTakenName(() =>
    complianceTables(tx)
      .updateTable('compliance_policies')
      .set(columnsOf(policy))
      .where('id', '=', policy.id)
      .execute(),
  );
  await complianceTables(tx)
    .deleteFrom('compliance_policy_groups')
    .where('policy_id', '=', policy.id)
    .execute();
  await insertGroups(tx, policy);
}

export async function deletePolicy(tx: Transaction, id: PolicyId): Promise<void> {
  await complianceTables(tx).deleteFrom('compliance_policies').where('id', '=', id).execute();
}

async function refuseTakenName(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    if (isUniqueViolation(cause)) throw new CodedError('CONFLICT', {}, { cause });
    throw cause;
  }
}

async function insertGroups(tx: Transaction, { id, tenantId, assignment }: StoredPolicy): Promise<void> {
  const named = assignment.to === 'all' ? [] : assignment.to;
  const rows = [
    ...named.map((group_id) => ({ group_id, is_excepted: false })),
    ...assignment.except.map((group_id) => ({ group_id, is_excepted: true })),
  ];
  if (rows.length === 0) return;
  await requireDeviceGroups(tx, [...new Set(rows.map(({ group_id }) => group_id))]);
  await complianceTables(tx)
    .insertInto('compliance_policy_groups')
    .values(rows.map((row) => ({ ...row, tenant_id: tenantId, policy_id: id })))
    .execute();
}

async function requireDeviceGroups(tx: Transaction, ids: readonly GroupId[]): Promise<void> {
  const found = await complianceTables(tx)
    .selectFrom('groups')
    .select('id')
    .where('id', 'in', ids)
    .where('kind', '=', 'devices')
    .forShare()
    .execute();
  if (found.length < ids.length) throw new CodedError('NOT_FOUND');
}

/** Policies as they are shown, in the same order. */
export async function showPolicies(
  tx: Transaction,
  policies: readonly StoredPolicy[],
): Promise<CompliancePolicyView[]> {
  if (policies.length === 0) return [];
  const groupIds = policies.flatMap(({ assignment: { to, except } }) => [
    ...(to === 'all' ? [] : to),
    ...except,
  ]);
  const names = await namesOf(tx, groupIds);
  const failing = await failingDevices(
    tx,
    policies.map(({ id }) => id),
  );
  const shown = (ids: readonly GroupId[]) => ids.map((id) => ({ id, name: names.get(id) ?? '' }));
  return policies.map((policy) => ({
    id: policy.id,
    name: policy.name,
    description: policy.description,
    platforms: policy.platforms,
    assignment: {
      to: policy.assignment.to === 'all' ? 'all' : shown(policy.assignment.to),
      except: shown(policy.assignment.except),
    },
    rules: policy.rules,
    graceDays: policy.graceDays,
    failingDevices: failing.get(policy.id) ?? 0,
    createdAt: new Date(policy.createdAt).toISOString(),
    updatedAt: new Date(policy.updatedAt).toISOString(),
  }));
}

async function namesOf(tx: Transaction, ids: readonly GroupId[]): Promise<ReadonlyMap<GroupId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await complianceTables(tx)
    .selectFrom('groups')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function failingDevices(
  tx: Transaction,
  ids: readonly PolicyId[],
): Promise<ReadonlyMap<PolicyId, number>> {
  const rows = await complianceTables(tx)
    .selectFrom('device_compliance')
    .innerJoin('devices', 'devices.id', 'device_compliance.device_id')
    .select(({ fn }) => ['policy_id', fn.count<number>('device_id').distinct().as('devices')])
    .where('policy_id', 'in', ids)
    .where('devices.state', '=', 'enrolled')
    .groupBy('policy_id')
    .execute();
  return new Map(rows.map(({ policy_id: id, devices }) => [id, devices]));
}
