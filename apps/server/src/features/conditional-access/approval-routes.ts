import { auditEvent, type ConditionalPolicy } from '@alongside/domain';
import {
  type ApprovalId,
  type ApprovalState,
  type ApprovalView,
  answerApprovalRoute,
  CodedError,
  listApprovalsRoute,
  type PolicyId,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { type Caller, serve } from '../../platform/http/index.ts';
import { readListCursor, writeListCursor } from '../../platform/search/index.ts';
import { groupsOfPerson } from '../directory/index.ts';
import { byCaller } from '../identity/index.ts';
import { policyOf, selectPolicies } from './access-policies.ts';
import { announceAccess, announceApprovals, APPROVAL_HOLDS_MS, isAbout, mayApprove } from './approvals.ts';
import type { ConditionalPorts } from './conditional-ports.ts';
import { conditionalTables } from './conditional-tables.ts';

/** What people are asked to approve, and their answers. */
export function registerApprovals(app: FastifyInstance, ports: ConditionalPorts): void {
  const { database } = ports;

  serve(app, listApprovalsRoute, ({ caller, query }) =>
    database.inTenant(caller.tenantId, (tx) =>
      listApprovals(tx, { caller, query, nowMs: ports.clock.now() }),
    ),
  );

  serve(app, answerApprovalRoute, async ({ caller, params, body }) => {
    const view = await database.inTenant(caller.tenantId, (tx) =>
      answer(tx, { caller, id: params.approvalId, isApproved: body.isApproved, nowMs: ports.clock.now() }),
    );
    announceApprovals(ports, caller.tenantId);
    announceAccess(ports, view.sessionId);
    return view;
  });
}

/** The policies whose approvals the caller may give. */
async function ownPolicies(tx: Transaction, caller: Caller): Promise<Map<PolicyId, ConditionalPolicy>> {
  const approver = {
    groups: await groupsOfPerson(tx, caller.personId),
    managesPolicies: caller.permissions.has('manage-policies'),
  };
  const policies = (await selectPolicies(tx).execute()).map(policyOf);
  return new Map(
    policies.filter((policy) => mayApprove(policy, approver)).map((policy) => [policy.id, policy]),
  );
}

const selectApprovals = (tx: Transaction) =>
  conditionalTables(tx)
    .selectFrom('access_approvals')
    .select([
      'id',
      'session_id',
      'policy_id',
      'mode',
      'helper_id',
      'sharer_id',
      'device_name',
      'state',
      'asked_at',
      'answered_by',
      'answered_at',
      'expires_at',
    ])
    .select([
      sql<string>`(select full_name from persons where id = helper_id)`.as('helper_name'),
      sql<string>`(select full_name from persons where id = sharer_id)`.as('sharer_name'),
      sql<string | null>`(select full_name from persons where id = answered_by)`.as('answerer_name'),
    ]);

type ApprovalRow = Awaited<ReturnType<ReturnType<typeof selectApprovals>['execute']>>[number];

const stateOf = ({ state, expires_at: expiresAt }: ApprovalRow, nowMs: number): ApprovalState =>
  state !== 'declined' && expiresAt.getTime() <= nowMs ? 'expired' : state;

interface Viewing {
  readonly caller: Caller;
  readonly policies: ReadonlyMap<PolicyId, ConditionalPolicy>;
  readonly nowMs: number;
}

function viewOf(row: ApprovalRow, { caller, policies, nowMs }: Viewing): ApprovalView {
  const state = stateOf(row, nowMs);
  return {
    id: row.id,
    policy: { id: row.policy_id, name: policies.get(row.policy_id)?.name ?? '' },
    sessionId: row.session_id,
    helper: { id: row.helper_id, name: row.helper_name },
    sharer: { id: row.sharer_id, name: row.sharer_name },
    deviceName: row.device_name,
    mode: row.mode,
    state,
    askedAt: row.asked_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    answeredBy:
      row.answered_by === null || row.answerer_name === null
        ? null
        : { id: row.answered_by, name: row.answerer_name },
    answeredAt: row.answered_at?.toISOString() ?? null,
    mayAnswer: state === 'waiting' && !isAbout(row, caller.personId),
  };
}

interface Listing {
  readonly caller: Caller;
  readonly query: {
    readonly state?: ApprovalState | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  };
  readonly nowMs: number;
}

const ORDER = '-askedAt';

async function listApprovals(tx: Transaction, { caller, query, nowMs }: Listing) {
  const policies = await ownPolicies(tx, caller);
  if (policies.size === 0) return { items: [], next: null, total: 0 };
  const now = new Date(nowMs);
  let sought = selectApprovals(tx).where('policy_id', 'in', [...policies.keys()]);
  if (query.state === 'expired') {
    sought = sought.where('state', '!=', 'declined').where('expires_at', '<=', now);
  } else if (query.state === 'declined') {
    sought = sought.where('state', '=', 'declined');
  } else if (query.state !== undefined) {
    sought = sought.where('state', '=', query.state).where('expires_at', '>', now);
  }
  const { total } = await sought
    .clearSelect()
    .select((each) => each.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const cursor = readListCursor(query.after, ORDER);
  if (cursor !== null) {
    sought = sought.where(
      sql<boolean>`(asked_at, id) < (${new Date(Number(cursor.key))}::timestamptz, ${cursor.id}::uuid)`,
    );
  }
  const rows = await sought
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => viewOf(row, { caller, policies, nowMs })),
    next:
      last === undefined
        ? null
        : writeListCursor({ sort: ORDER, key: String(last.asked_at.getTime()), id: last.id }),
    total,
  };
}

interface Answering {
  readonly caller: Caller;
  readonly id: ApprovalId;
  readonly isApproved: boolean;
  readonly nowMs: number;
}

/** @throws CodedError NOT_FOUND, also for who may not answer, APPROVAL_CLOSED */
async function answer(tx: Transaction, { caller, id, isApproved, nowMs }: Answering): Promise<ApprovalView> {
  const policies = await ownPolicies(tx, caller);
  const row = await selectApprovals(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  const policy = row === undefined ? undefined : policies.get(row.policy_id);
  if (row === undefined || policy === undefined || isAbout(row, caller.personId)) {
    throw new CodedError('NOT_FOUND');
  }
  if (stateOf(row, nowMs) !== 'waiting') throw new CodedError('APPROVAL_CLOSED');
  await conditionalTables(tx)
    .updateTable('access_approvals')
    .set({
      state: isApproved ? 'approved' : 'declined',
      answered_by: caller.personId,
      answered_at: new Date(nowMs),
      ...(isApproved ? { expires_at: new Date(nowMs + APPROVAL_HOLDS_MS) } : {}),
    })
    .where('id', '=', id)
    .execute();
  const answered = await selectApprovals(tx).where('id', '=', id).executeTakeFirstOrThrow();
  const by = await byCaller(tx, caller, nowMs);
  await appendAudit(tx, caller.tenantId, [
    auditEvent(isApproved ? 'approval.approved' : 'approval.declined', {
      ...by,
      target: { kind: 'approval', id, name: policy.name },
      before: null,
      after: {
        policy: policy.name,
        mode: row.mode,
        helper: row.helper_name,
        sharer: row.sharer_name,
        session: row.session_id,
      },
    }),
  ]);
  return viewOf(answered, { caller, policies, nowMs });
}
