import type { Bus, Requester, Session, SessionPorts } from '@alongside/domain';
import type { HeldSide } from '../sessions/index.ts';
import type { CodedError, IceServer, Mode, SessionView, Side, SignInId } from '@alongside/protocol';

export type { MessageSocket } from '../../platform/live-guard/index.ts';

/** Whose page a connection belongs to, as the sign-in said when it was opened. */
export interface LiveCaller extends Requester {
  readonly signInId: SignInId;
}

export interface LiveTimer {
  cancel(): void;
}

/** Time for the hub: nothing in it knows another clock. */
interface LiveClock {
  now(): number;
  setTimer(afterMs: number, run: () => void): LiveTimer;
}

/** Counted things that are nobody's fault to act on; a counter each, by name. */
export type LiveEvent =
  | 'opened'
  | 'closed'
  | 'message-malformed'
  | 'message-too-large'
  | 'rate-exceeded'
  | 'queue-full'
  | 'silent'
  | 'signal-dropped'
  | 'replaced';

interface LiveReporter {
  count(event: LiveEvent): void;
  /** Something that shouldn't happen happened; the hub went on. */
  fault(fault: unknown, doing: string): void;
}

/** What else is done about who is on a side of a session, and about what the helper asks. */
interface LiveConditions {
  handleArrival(session: Session, side: Side, caller: LiveCaller): Promise<void>;
  handleAsk(session: Session, caller: LiveCaller, mode: Mode): Promise<void>;
  handleRefusal(
    session: Session,
    caller: LiveCaller,
    refused: { readonly mode: Mode; readonly error: CodedError },
  ): Promise<void>;
}

export interface LiveHubPorts {
  /** Who makes every change of a session known on `bus`: see `AnnouncingSessionStore`. */
  readonly sessions: SessionPorts;
  readonly bus: Bus;
  readonly clock: LiveClock;
  readonly reporter: LiveReporter;
  /** Whether the sign-in that a connection was opened with hasn't ended. */
  isSignedIn(caller: LiveCaller): Promise<boolean>;
  /** Where the nodes say which sides their connections hold. */
  readonly held: {
    hold(side: HeldSide): Promise<void>;
    letGo(side: Omit<HeldSide, 'incarnation'>): Promise<void>;
  };
  /** The view with what proves its grants, where the caller is the device that acts on them. */
  proveGrants(session: Session, view: SessionView, caller: LiveCaller): Promise<SessionView>;
  /** Absent: nothing. */
  readonly conditions?: LiveConditions;
  iceServers(caller: LiveCaller): readonly IceServer[];
  /** An id that no other connection of the installation has. */
  connectionId(): string;
}
