import { randomUUID } from 'node:crypto';
import { auditEvent } from '@alongside/domain';
import {
  type CompliancePolicyBody,
  type CompliancePolicyPatch,
  DevicePlatform,
  type GroupId,
  PolicyId,
} from '@alongside/protocol';
import { noteAccessChange } from '../../platform/access-changes/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import type { CompliancePorts } from './compliance-ports.ts';
import { complianceTables } from './compliance-tables.ts';
import { deletePolicy, findPolicy, insertPolicy, type StoredPolicy, updatePolicy } from './policy-store.ts';

/** Who changes policies, and with what. */
interface Change {
  readonly tx: Transaction;
  readonly caller: Caller;
  readonly ports: CompliancePorts;
}

/** @throws CodedError CONFLICT if the name is taken, NOT_FOUND if a group isn't there or isn't one of devices */
export async function addPolicy(change: Change, body: CompliancePolicyBody): Promise<StoredPolicy> {
  const { tx, caller, ports } = change;
  const now = ports.clock.now();
  const policy: StoredPolicy = {
    ...body,
    id: PolicyId.parse(randomUUID()),
    tenantId: caller.tenantId,
    createdAt: now,
    updatedAt: now,
  };
  await insertPolicy(tx, policy);
  await evaluateAnew(tx, [policy]);
  await record(change, null, policy);
  return policy;
}

/** @throws CodedError NOT_FOUND; CONFLICT if the name is taken */
export async function changePolicy(
  change: Change,
  id: PolicyId,
  patch: CompliancePolicyPatch,
): Promise<StoredPolicy> {
  const { tx, ports } = change;
  const before = await findLocked(tx, id);
  const { name, description, platforms, assignment, rules, graceDays } = patch;
  const after: StoredPolicy = {
    ...before,
    name: name ?? before.name,
    description: description === undefined ? before.description : description,
    platforms: platforms ?? before.platforms,
    assignment: assignment ?? before.assignment,
    rules: rules ?? before.rules,
    graceDays: graceDays ?? before.graceDays,
    updatedAt: ports.clock.now(),
  };
  const [was, is] = differing(fieldsOf(before), fieldsOf(after));
  const names = Object.keys(is);
  if (names.length === 0) return before;
  await updatePolicy(tx, after);
  if (names.some((field) => field !== 'description')) await evaluateAnew(tx, [before, after]);
  await record(change, { ...before, fields: was }, { ...after, fields: is });
  return after;
}

/** @throws CodedError NOT_FOUND */
export async function removePolicy(change: Change, id: PolicyId): Promise<void> {
  const before = await findLocked(change.tx, id);
  await deletePolicy(change.tx, id);
  await evaluateAnew(change.tx, [before]);
  await record(change, before, null);
}

async function findLocked(tx: Transaction, id: PolicyId): Promise<StoredPolicy> {
  await complianceTables(tx)
    .selectFrom('compliance_policies')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .execute();
  return findPolicy(tx, id);
}

/** What an audit row tells of a policy. */
const fieldsOf = (policy: StoredPolicy) => ({
  name: policy.name,
  description: policy.description,
  platforms: policy.platforms,
  assignment: policy.assignment,
  rules: policy.rules,
  graceDays: policy.graceDays,
});
type PolicyFields = Partial<ReturnType<typeof fieldsOf>>;

function differing(before: PolicyFields, after: PolicyFields): [PolicyFields, PolicyFields] {
  const was = new Map<string, unknown>(Object.entries(before));
  const names = Object.entries(after)
    .filter(([name, value]) => JSON.stringify(was.get(name)) !== JSON.stringify(value))
    .map(([name]) => name);
  const only = (fields: PolicyFields): PolicyFields =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
  return [only(before), only(after)];
}

type Recorded = StoredPolicy & { readonly fields?: PolicyFields };

/** The last of the transaction: it holds the end of the audit log. */
async function record(
  { tx, caller, ports }: Change,
  before: Recorded | null,
  after: Recorded | null,
): Promise<void> {
  const [policy] = [after, before].filter((each) => each !== null);
  if (policy === undefined) return;
  await noteAccessChange(tx, caller.tenantId, { kind: 'policy', id: policy.id });
  const about = {
    ...(await ports.byCaller(tx, caller, ports.clock.now())),
    target: { kind: 'compliance-policy', id: policy.id, name: policy.name } as const,
  };
  const told = (each: Recorded) => each.fields ?? fieldsOf(each);
  const event =
    before === null
      ? auditEvent('compliance-policy.added', { ...about, before: null, after: told(policy) })
      : after === null
        ? auditEvent('compliance-policy.removed', { ...about, before: told(before), after: null })
        : auditEvent('compliance-policy.changed', { ...about, before: told(before), after: told(after) });
  await appendAudit(tx, caller.tenantId, [event]);
}

/** Has the devices evaluated that any of these is for, but for what they except: a little too many does no harm. */
async function evaluateAnew(tx: Transaction, policies: readonly StoredPolicy[]): Promise<void> {
  const [first] = policies;
  if (first === undefined) return;
  const platforms = DevicePlatform.options.filter((each) =>
    policies.some((policy) => policy.platforms.includes(each)),
  );
  const isForAll = policies.some(({ assignment }) => assignment.to === 'all');
  const groups = policies.flatMap(({ assignment: { to } }) => (to === 'all' ? [] : to));
  await complianceTables(tx)
    .insertInto('compliance_runs')
    .values({
      tenant_id: first.tenantId,
      platforms,
      group_ids: isForAll ? null : [...new Set<GroupId>(groups)],
      after_id: null,
    })
    .execute();
}
