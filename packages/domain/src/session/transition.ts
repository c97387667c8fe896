import type { Session } from './session.ts';
import type { SessionInput } from './session-input.ts';
import type { TransitionResult } from './transition-result.ts';

/** The only owner of a session's edges. Pure and total: whatever happens in whatever state has an answer. */
export function transition(session: Session, _input: SessionInput, _now: number): TransitionResult {
  return { ok: true, session, events: [] };
}
