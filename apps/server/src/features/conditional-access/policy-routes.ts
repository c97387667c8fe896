import { randomUUID } from 'node:crypto';
import { auditEvent } from '@alongside/domain';
import {
  AccessPolicyFields,
  type AccessPolicyView,
  addAccessPolicyRoute,
  CodedError,
  getAccessPolicyRoute,
  listAccessPoliciesRoute,
  PolicyId,
  removeAccessPolicyRoute,
  updateAccessPolicyRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { noteAccessChange } from '../../platform/access-changes/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { type Caller, serve } from '../../platform/http/index.ts';
import { byCaller } from '../identity/index.ts';
import { columnsOf, findPolicy, policyOf, type PolicyRow, selectPolicies } from './access-policies.ts';
import { changePolicies } from './change-policies.ts';
import type { ConditionalPorts } from './conditional-ports.ts';
import { conditionalTables } from './conditional-tables.ts';
import { differenceOf } from './difference.ts';
import { requireWayBack } from './lock-out.ts';
import { nameContains, pageOf } from './name-order.ts';
import { requireReferences, viewsOf } from './policy-views.ts';

/** Policies of a tenant: every one is held against everybody who comes. */
const POLICIES_MAX = 500;

/** What administrators do with policies of conditional access. */
export function registerPolicies(app: FastifyInstance, ports: ConditionalPorts): void {
  const { database } = ports;

  serve(app, listAccessPoliciesRoute, ({ caller, query }) =>
    database.inTenant(caller.tenantId, async (tx) => {
      let sought = selectPolicies(tx).where(nameContains(query.search));
      if (query.state !== undefined) sought = sought.where('state', '=', query.state);
      const { shown, next, total } = pageOf(await sought.execute(), query);
      return { items: await viewsOf(tx, shown), next, total, areCountriesKnown: ports.areCountriesKnown };
    }),
  );

  serve(app, getAccessPolicyRoute, ({ caller, params }) =>
    database.inTenant(caller.tenantId, (tx) => viewPolicy(tx, params.policyId)),
  );

  serve(app, addAccessPolicyRoute, async ({ caller, body }) =>
    mustBe(await changePolicies(ports, caller, (tx) => addPolicy(tx, ports, { caller, fields: body }))),
  );

  serve(app, updateAccessPolicyRoute, async ({ caller, params, body }) =>
    mustBe(
      await changePolicies(ports, caller, (tx) =>
        updatePolicy(tx, ports, { caller, id: params.policyId, patch: body }),
      ),
    ),
  );

  serve(app, removeAccessPolicyRoute, async ({ caller, params }) => {
    await changePolicies(ports, caller, (tx) => removePolicy(tx, ports, { caller, id: params.policyId }));
    return undefined;
  });
}

function mustBe(view: AccessPolicyView | undefined): AccessPolicyView {
  if (view === undefined) throw new CodedError('SERVER_FAULT');
  return view;
}

async function mustFind(tx: Transaction, id: PolicyId): Promise<PolicyRow> {
  const row = await findPolicy(tx, id);
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return row;
}

async function viewPolicy(tx: Transaction, id: PolicyId): Promise<AccessPolicyView> {
  const [view] = await viewsOf(tx, [await mustFind(tx, id)]);
  if (view === undefined) throw new CodedError('NOT_FOUND');
  return view;
}

const targetOf = ({ id, name }: { readonly id: PolicyId; readonly name: string }) =>
  ({ kind: 'access-policy', id, name }) as const;

async function addPolicy(
  tx: Transaction,
  ports: ConditionalPorts,
  { caller, fields }: { readonly caller: Caller; readonly fields: AccessPolicyFields },
): Promise<AccessPolicyView> {
  const { tenantId } = caller;
  const nowMs = ports.clock.now();
  const { count } = await conditionalTables(tx)
    .selectFrom('access_policies')
    .select((each) => each.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count >= POLICIES_MAX) throw new CodedError('CONFLICT', { reason: 'too-many', most: POLICIES_MAX });
  await requireReferences(tx, fields);
  const id = PolicyId.parse(randomUUID());
  const now = new Date(nowMs);
  await conditionalTables(tx)
    .insertInto('access_policies')
    .values({ id, tenant_id: tenantId, ...columnsOf(fields), created_at: now, updated_at: now })
    .execute();
  await requireWayBack(tx, ports, caller);
  await noteAccessChange(tx, tenantId, { kind: 'policy', id });
  const view = await viewPolicy(tx, id);
  const by = await byCaller(tx, caller, nowMs);
  await appendAudit(tx, tenantId, [
    auditEvent('access-policy.added', { ...by, target: targetOf(view), before: null, after: fields }),
  ]);
  return view;
}

interface Update {
  readonly caller: Caller;
  readonly id: PolicyId;
  readonly patch: { readonly [Name in keyof AccessPolicyFields]?: AccessPolicyFields[Name] | undefined };
}

async function updatePolicy(
  tx: Transaction,
  ports: ConditionalPorts,
  { caller, id, patch }: Update,
): Promise<AccessPolicyView> {
  const { tenantId } = caller;
  const nowMs = ports.clock.now();
  await conditionalTables(tx)
    .selectFrom('access_policies')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .execute();
  const { id: _id, ...before } = policyOf(await mustFind(tx, id));
  const after = AccessPolicyFields.parse({ ...before, ...withoutAbsent(patch) });
  const difference = differenceOf(before, after);
  if (difference === null) return viewPolicy(tx, id);
  await requireReferences(tx, difference.after);
  await conditionalTables(tx)
    .updateTable('access_policies')
    .set({ ...columnsOf(after), updated_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute();
  await requireWayBack(tx, ports, caller);
  await noteAccessChange(tx, tenantId, { kind: 'policy', id });
  const view = await viewPolicy(tx, id);
  const by = await byCaller(tx, caller, nowMs);
  await appendAudit(tx, tenantId, [
    auditEvent('access-policy.changed', { ...by, target: targetOf(view), ...difference }),
  ]);
  return view;
}

const withoutAbsent = (patch: object): object =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

async function removePolicy(
  tx: Transaction,
  ports: ConditionalPorts,
  { caller, id }: Omit<Update, 'patch'>,
): Promise<undefined> {
  const { tenantId } = caller;
  const { id: _id, ...fields } = policyOf(await mustFind(tx, id));
  await conditionalTables(tx).deleteFrom('access_policies').where('id', '=', id).execute();
  await noteAccessChange(tx, tenantId, { kind: 'policy', id });
  const by = await byCaller(tx, caller, ports.clock.now());
  await appendAudit(tx, tenantId, [
    auditEvent('access-policy.removed', {
      ...by,
      target: targetOf({ id, name: fields.name }),
      before: fields,
      after: null,
    }),
  ]);
  return undefined;
}
