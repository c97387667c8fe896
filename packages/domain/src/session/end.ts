import type { AccessReason, EndReason } from '@alongside/protocol';
import {
  deviceOf,
  sharerOf,
  type ClosedQuestion,
  type EndedSession,
  type OpenQuestion,
  type RunningSession,
  type SessionGrant,
} from './session.ts';
import type { EventBy, SessionEvent } from './session-event.ts';

interface Ending {
  readonly reason: EndReason;
  readonly by: EventBy;
  readonly at: number;
  readonly lost?: readonly AccessReason[];
}

/** A step of the session: what it is afterwards and what happened. */
export interface Step {
  readonly session: RunningSession | EndedSession;
  readonly events: readonly SessionEvent[];
}

/** Ends a running session: whatever was allowed ends with it. */
export function endRunning(session: RunningSession, ending: Ending): Step {
  const { reason, by, at, lost = [] } = ending;
  const grants = session.kind === 'active' ? session.grants : [];
  return {
    session: {
      kind: 'ended',
      id: session.id,
      tenantId: session.tenantId,
      version: session.version,
      startedBy: session.startedBy,
      helper: session.helper,
      createdAt: session.createdAt,
      presence: session.presence,
      formerPages: session.formerPages,
      lastActivityAt: session.lastActivityAt,
      limits: session.limits,
      isChatAllowed: session.isChatAllowed,
      sharer: sharerOf(session),
      device: deviceOf(session),
      endedAt: at,
      reason,
      startedAt: session.kind === 'active' ? session.startedAt : null,
      lastQuestion: session.kind === 'waiting' ? null : session.lastQuestion,
      allowed: session.kind === 'active' ? session.allowedOnce : [],
      figures: session.kind === 'active' ? session.figures : null,
      isReported: reason === 'reported',
      lost,
    },
    events: [
      ...grants.map((grant) => grantEnded(grant, { by, at, lost })),
      { code: 'session.ended', at, by, reason, lost },
    ],
  };
}

export const grantEnded = (
  grant: SessionGrant,
  { by, at, lost = [] }: Omit<Ending, 'reason'>,
): SessionEvent => ({
  code: 'session.grant-ended',
  at,
  by,
  capability: grant.capability,
  grantId: grant.id,
  lost,
});

export const closeQuestion = (
  question: OpenQuestion,
  outcome: ClosedQuestion['outcome'],
): ClosedQuestion => ({
  id: question.id,
  mode: question.mode,
  outcome,
});
