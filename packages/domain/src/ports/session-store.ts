import type { CodedError, Incarnation, PersonId, SessionId, Side, TenantId } from '@alongside/protocol';
import type { AuditEvent } from '../audit/audit-event.ts';
import type { Session, SessionKey, WaitingSession } from '../session/session.ts';
import type { TimelineFact } from '../session/timeline.ts';

/** What is stored together, in one transaction. */
export interface SessionChange<State extends Session = Session> {
  readonly session: State;
  readonly timeline: readonly TimelineFact[];
  readonly audit: readonly AuditEvent[];
}

/** What was decided about a session: its change and an answer, or an error and no change. */
export type Decision<Result> =
  | (SessionChange & { readonly ok: true; readonly result: Result })
  | { readonly ok: false; readonly error: CodedError };

export interface NewSession extends SessionChange<WaitingSession> {
  /** By which `findWaiting` finds it as long as the session is waiting; afterwards it is forgotten. */
  readonly codeHash: string;
}

/** A side that nobody holds, in that life of its page or agent. */
export interface OrphanedSide extends SessionKey {
  readonly side: Side;
  readonly incarnation: Incarnation;
}

export interface SessionStore {
  /** @throws CodedError CONFLICT if another waiting session of the tenant has this code; nothing is stored */
  create(start: NewSession): Promise<void>;

  /**
   * Loads the session under a lock, decides, and stores state, timeline and audit rows in one transaction. If
   * `decide` gives back the session it got, the state isn't written; timeline and audit rows are.
   * @throws CodedError NOT_FOUND, or what `decide` answers; then nothing is stored
   */
  change<Result>(
    tenantId: TenantId,
    sessionId: SessionId,
    decide: (session: Session) => Decision<Result>,
  ): Promise<Result>;

  find(tenantId: TenantId, sessionId: SessionId): Promise<Session | null>;

  /** The waiting session of this code. */
  findWaiting(tenantId: TenantId, codeHash: string): Promise<SessionId | null>;

  /** Sessions of the tenant that haven't ended, of one person (either side) or of all, oldest first. */
  listRunning(tenantId: TenantId, personId?: PersonId): Promise<readonly Session[]>;

  /** Running sessions of all tenants whose `dueAt` is at or before `now`, the longest due first. */
  listDue(now: number, limit: number): Promise<readonly SessionKey[]>;

  /** Sides of running sessions of all tenants that are `here` on a connection of a server that is gone. */
  listOrphans(): Promise<readonly OrphanedSide[]>;
}
