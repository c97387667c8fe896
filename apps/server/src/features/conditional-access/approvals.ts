import { randomUUID } from 'node:crypto';
import {
  type AuditActor,
  auditEvent,
  type ConditionalPolicy,
  deviceOf,
  sharerOf,
  type Session,
} from '@alongside/domain';
import { ApprovalId, type Mode, type PersonId, type SessionId, type TenantId } from '@alongside/protocol';
import { tenantTopic } from '../../platform/bus/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import { sessionTopic, type SessionFact } from '../sessions/index.ts';
import { policiesInForce } from './access-policies.ts';
import type { ConditionalPorts } from './conditional-ports.ts';
import { conditionalTables } from './conditional-tables.ts';

/** Nobody can answer afterwards; the helper asks anew. */
const APPROVAL_WAITS_MS = 15 * 60_000;
/** An approval that was given holds this long, in its one session and mode. */
export const APPROVAL_HOLDS_MS = 4 * 60 * 60_000;

interface Wanted {
  readonly session: Session;
  readonly mode: Mode;
  /** Names of the policies that ask for it, as the refusal has them. */
  readonly policies: readonly string[];
  readonly actor: AuditActor;
  readonly address: string | null;
}

/** Whether a policy that is on asks for approval. */
const asksForApproval = ({ state, then }: ConditionalPolicy): boolean =>
  state === 'on' && then.kind === 'require' && then.of.some(({ kind }) => kind === 'approval');

/**
 * Asks those who may approve, once for each policy, session and mode. One that waits or was answered isn't asked again
 * until its time is over.
 */
export async function askForApproval(ports: ConditionalPorts, wanted: Wanted): Promise<void> {
  const { session, mode } = wanted;
  const sharer = sharerOf(session);
  if (sharer === null) return;
  const { tenantId } = session;
  const nowMs = ports.clock.now();
  const asked = await ports.database.inTenant(tenantId, async (tx) => {
    const policies = (await policiesInForce(tx)).filter(
      (policy) => asksForApproval(policy) && wanted.policies.includes(policy.name),
    );
    const events = [];
    for (const policy of policies) {
      const times = { asked_at: new Date(nowMs), expires_at: new Date(nowMs + APPROVAL_WAITS_MS) };
      const fresh = { state: 'waiting', answered_by: null, answered_at: null, ...times } as const;
      const made = await conditionalTables(tx)
        .insertInto('access_approvals')
        .values({
          id: ApprovalId.parse(randomUUID()),
          tenant_id: tenantId,
          session_id: session.id,
          policy_id: policy.id,
          mode,
          helper_id: session.helper.personId,
          sharer_id: sharer.personId,
          device_name: deviceOf(session)?.name ?? null,
          ...fresh,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['tenant_id', 'session_id', 'policy_id', 'mode'])
            .doUpdateSet(fresh)
            .where('access_approvals.expires_at', '<=', new Date(nowMs)),
        )
        .returning('id')
        .executeTakeFirst();
      if (made === undefined) continue;
      events.push(
        auditEvent('approval.asked', {
          at: nowMs,
          actor: wanted.actor,
          address: wanted.address,
          target: { kind: 'approval', id: made.id, name: policy.name },
          before: null,
          after: {
            policy: policy.name,
            mode,
            helper: session.helper.profile.fullName,
            sharer: sharer.profile.fullName,
            session: session.id,
          },
        }),
      );
    }
    await appendAudit(tx, tenantId, events);
    return events.length;
  });
  if (asked === 0) return;
  announceApprovals(ports, tenantId);
  announceAccess(ports, session.id);
}

/** Tells who watches that there is something new to approve, or an answer. */
export function announceApprovals({ bus }: Pick<ConditionalPorts, 'bus'>, tenantId: TenantId): void {
  bus.publish(tenantTopic(tenantId, 'approvals'), {});
}

/** Has the pages of the session told anew what may be asked for. */
export function announceAccess({ bus }: Pick<ConditionalPorts, 'bus'>, sessionId: SessionId): void {
  const fact: SessionFact = { kind: 'access' };
  bus.publish(sessionTopic(sessionId), fact);
}

/** One of those whom a policy names, or whoever manages policies; never one of the two whom it is about. */
export function mayApprove(
  policy: ConditionalPolicy,
  approver: { readonly groups: readonly string[]; readonly managesPolicies: boolean },
): boolean {
  if (policy.then.kind !== 'require') return false;
  const requirement = policy.then.of.find(({ kind }) => kind === 'approval');
  if (requirement?.kind !== 'approval') return false;
  const { approvers } = requirement;
  return approvers.length === 0
    ? approver.managesPolicies
    : approvers.some((group) => approver.groups.includes(group));
}

/** Whether the person is one of the two whom an approval is about: nobody approves what they do themselves. */
export const isAbout = (
  approval: { readonly helper_id: PersonId; readonly sharer_id: PersonId },
  personId: PersonId,
): boolean => approval.helper_id === personId || approval.sharer_id === personId;
