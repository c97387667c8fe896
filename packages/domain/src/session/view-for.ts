import type {
  DeviceView,
  Grant,
  Instant,
  Presence,
  Question,
  SessionProgress,
  SessionView,
  Side,
} from '@alongside/protocol';
import type { ModeAnswers } from '../access/access.ts';
import {
  deviceOf,
  sharerOf,
  type LostAccess,
  type OpenQuestion,
  type Session,
  type SessionDevice,
  type SessionGrant,
  type SidePresence,
} from './session.ts';

/** A moment as it is on the wire. */
export const instantOf = (at: number): Instant => new Date(at).toISOString();

/**
 * The session as one of its sides sees it.
 * @param access what the helper may ask for now; null where nobody can be asked. The sharer isn't told.
 */
export function viewFor(session: Session, side: Side, access: ModeAnswers | null): SessionView {
  return {
    id: session.id,
    version: session.version,
    side,
    startedBy: session.startedBy,
    createdAt: instantOf(session.createdAt),
    helper: session.helper.profile,
    sharer: sharerOf(session)?.profile ?? null,
    device: deviceView(deviceOf(session), side),
    presence: {
      helper: presenceView(session.presence.helper),
      sharer: presenceView(session.presence.sharer),
    },
    isChatAllowed: session.isChatAllowed,
    modes: side === 'helper' && access !== null ? access : {},
    progress: progressOf(session),
  };
}

function progressOf(session: Session): SessionProgress {
  switch (session.kind) {
    case 'waiting':
      return { kind: 'waiting', codeExpiresAt: instantOf(session.codeExpiresAt) };
    case 'meeting':
      return {
        kind: 'meeting',
        joinedAt: instantOf(session.joinedAt),
        answerDueAt: instantOf(session.answerDueAt),
        question: questionView(session.question),
        ...(session.lost === null ? {} : { lost: lostView(session.lost) }),
      };
    case 'active':
      return {
        kind: 'active',
        startedAt: instantOf(session.startedAt),
        endsAt: instantOf(session.endsAt),
        question: questionView(session.question),
        grants: session.grants.map(grantView),
        pausedBy: [...session.pausedBy],
        ...(session.lost === null ? {} : { lost: lostView(session.lost) }),
      };
    case 'ended':
      return {
        kind: 'ended',
        endedAt: instantOf(session.endedAt),
        reason: session.reason,
        startedAt: session.startedAt === null ? null : instantOf(session.startedAt),
        allowed: [...session.allowed],
        ...(session.lost.length === 0 ? {} : { lost: [...session.lost] }),
      };
  }
}

const lostView = ({ capabilities, reasons, at }: LostAccess) => ({
  capabilities: [...capabilities],
  reasons: [...reasons],
  at: instantOf(at),
});

function deviceView(device: SessionDevice | null, side: Side): DeviceView | null {
  if (device === null) return null;
  const { surface, isEnrolled, isCompliant, name, id } = device;
  const isLed = side === 'helper' && id !== null;
  return { surface, isEnrolled, isCompliant, name, ...(isLed ? { id } : {}) };
}

function presenceView(presence: SidePresence): Presence {
  switch (presence.kind) {
    case 'awaited':
      return presence;
    case 'here':
      return { kind: 'here', since: instantOf(presence.since), incarnation: presence.incarnation };
    case 'lost':
      return {
        kind: 'lost',
        since: instantOf(presence.since),
        endsAt: instantOf(presence.endsAt),
        incarnation: presence.incarnation,
      };
  }
}

const questionView = (question: OpenQuestion | null): Question | null =>
  question === null ? null : { id: question.id, mode: question.mode, askedAt: instantOf(question.askedAt) };

const grantView = (grant: SessionGrant): Grant => ({
  id: grant.id,
  capability: grant.capability,
  allowedAt: instantOf(grant.allowedAt),
  until: instantOf(grant.until),
  proof: null,
});
