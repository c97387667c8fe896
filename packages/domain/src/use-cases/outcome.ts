import type { Session } from '../session/session.ts';
import type { SessionEvent } from '../session/session-event.ts';

/** What a use case did: the session as it is stored now, and what happened; no events: nothing changed. */
export interface SessionOutcome<State extends Session = Session> {
  readonly session: State;
  readonly events: readonly SessionEvent[];
}
