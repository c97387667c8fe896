import type {
  AccessReason,
  Capability,
  DeviceId,
  EndReason,
  GrantId,
  Incarnation,
  Mode,
  PersonId,
  Profile,
  QuestionId,
  SessionFigures,
  SessionId,
  Side,
  StartedBy,
  Surface,
  TenantId,
} from '@alongside/protocol';

/** Times of a session are milliseconds since 1970. */
export type Ms = number;

/** One of the two people, as they were when they came: a later change of the profile doesn't rewrite history. */
export interface Participant {
  readonly personId: PersonId;
  readonly profile: Profile;
}

/** What the sharer shares from. */
export interface SessionDevice {
  readonly surface: Surface;
  readonly isEnrolled: boolean;
  readonly isCompliant: boolean;
  /** Of an enrolled device; null: a browser, of whose device nothing is known. */
  readonly id: DeviceId | null;
  /** As the enrolled device called itself when its agent came. */
  readonly name: string | null;
}

/** Whether one side's live socket is there. */
export type SidePresence =
  | { readonly kind: 'awaited' }
  | { readonly kind: 'here'; readonly since: Ms; readonly incarnation: Incarnation }
  /** The session ends at `endsAt` unless the side comes back. */
  | {
      readonly kind: 'lost';
      readonly since: Ms;
      readonly endsAt: Ms;
      readonly incarnation: Incarnation | null;
    };

/** Taken from the tenant's settings when the session starts, so that a change there doesn't move running sessions. */
export interface SessionLimits {
  readonly answerTimeMs: number;
  readonly longestSessionMs: number;
  readonly idleEndMs: number;
}

/** What the helper asked and the sharer hasn't answered; lapses at `dueAt`. */
export interface OpenQuestion {
  readonly id: QuestionId;
  readonly mode: Mode;
  readonly askedAt: Ms;
  readonly dueAt: Ms;
}

/** The last question that is no longer open, kept so that a repeated command is recognised. */
export interface ClosedQuestion {
  readonly id: QuestionId;
  readonly mode: Mode;
  readonly outcome: 'allowed' | 'declined' | 'withdrawn' | 'lapsed';
}

/** One capability that the sharer allowed, by which answer, until when at most. */
export interface SessionGrant {
  readonly id: GrantId;
  readonly capability: Capability;
  readonly allowedAt: Ms;
  readonly until: Ms;
}

/** What was allowed, or asked for, and is no longer covered by access. */
export interface LostAccess {
  readonly capabilities: readonly Capability[];
  readonly reasons: readonly AccessReason[];
  readonly at: Ms;
}

export interface SessionBase {
  readonly id: SessionId;
  readonly tenantId: TenantId;
  /** From 1; grows by one with each change. */
  readonly version: number;
  readonly startedBy: StartedBy;
  readonly helper: Participant;
  readonly createdAt: Ms;
  readonly presence: Readonly<Record<Side, SidePresence>>;
  /** Lives of pages that another one has replaced, the oldest first: they can't come back. */
  readonly formerPages: Readonly<Record<Side, readonly Incarnation[]>>;
  /** When somebody last did something; see `limits.idleEndMs`. */
  readonly lastActivityAt: Ms;
  readonly limits: SessionLimits;
  readonly isChatAllowed: boolean;
}

/** A code is out and nobody has used it. */
export interface WaitingSession extends SessionBase {
  readonly kind: 'waiting';
  readonly codeExpiresAt: Ms;
}

/** Both are on the trust screen; nothing was allowed yet. */
export interface MeetingSession extends SessionBase {
  readonly kind: 'meeting';
  readonly sharer: Participant;
  readonly device: SessionDevice;
  readonly joinedAt: Ms;
  /** Without an answer by then, the session ends. */
  readonly answerDueAt: Ms;
  readonly question: OpenQuestion | null;
  readonly lastQuestion: ClosedQuestion | null;
  /** What was asked for when access went, until something is asked anew; null: nothing. */
  readonly lost: LostAccess | null;
}

/** The sharer has allowed something at least once; possibly nothing is allowed right now. */
export interface ActiveSession extends SessionBase {
  readonly kind: 'active';
  readonly sharer: Participant;
  readonly device: SessionDevice;
  readonly startedAt: Ms;
  readonly endsAt: Ms;
  readonly question: OpenQuestion | null;
  readonly lastQuestion: ClosedQuestion | null;
  /** What is allowed now: at most one per capability. */
  readonly grants: readonly SessionGrant[];
  /** Everything that was allowed at some time. */
  readonly allowedOnce: readonly Capability[];
  /** Who has paused it and hasn't resumed: nothing is shown and no hand acts. */
  readonly pausedBy: readonly Side[];
  /** How it felt, by the helper's last word; null: not measured. */
  readonly figures: SessionFigures | null;
  /** What access took away last, until something is asked for or allowed anew; null: nothing. */
  readonly lost: LostAccess | null;
}

/** Ended for good. */
export interface EndedSession extends SessionBase {
  readonly kind: 'ended';
  readonly sharer: Participant | null;
  readonly device: SessionDevice | null;
  readonly endedAt: Ms;
  readonly reason: EndReason;
  readonly startedAt: Ms | null;
  readonly lastQuestion: ClosedQuestion | null;
  /** Everything that was allowed at some time. */
  readonly allowed: readonly Capability[];
  /** How it felt, by the helper's last word; null: not measured. */
  readonly figures: SessionFigures | null;
  /** The sharer said that this help wasn't expected, while it ran or afterwards. */
  readonly isReported: boolean;
  /** Why access was lost; empty: it ended for something else. */
  readonly lost: readonly AccessReason[];
}

export type RunningSession = WaitingSession | MeetingSession | ActiveSession;
export type Session = RunningSession | EndedSession;

/** Where a session is kept. */
export interface SessionKey {
  readonly tenantId: TenantId;
  readonly sessionId: SessionId;
}

/** A person as they come: in a browser, or by the agent of a device. */
export interface Attendee {
  readonly personId: PersonId;
  /** null: in a browser. */
  readonly device: { readonly id: DeviceId } | null;
}

/**
 * Which side of the session somebody is; null: neither, and to them it doesn't exist. A sharer is one only where they
 * joined: in a browser, or on that very device. An agent never helps.
 */
export function sideOf(session: Session, { personId, device }: Attendee): Side | null {
  const id = device?.id ?? null;
  if (session.helper.personId === personId) return id === null ? 'helper' : null;
  const isSharer = sharerOf(session)?.personId === personId && deviceOf(session)?.id === id;
  return isSharer ? 'sharer' : null;
}

/** The sharer, or null while nobody has used the code. */
export const sharerOf = (session: Session): Participant | null =>
  session.kind === 'waiting' ? null : session.sharer;

/** The sharer's device, or null while nobody has used the code. */
export const deviceOf = (session: Session): SessionDevice | null =>
  session.kind === 'waiting' ? null : session.device;
