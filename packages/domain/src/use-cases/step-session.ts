import { CodedError } from '@alongside/protocol';
import type { Session, SessionKey } from '../session/session.ts';
import { auditOfSession, type SessionAuditContext } from '../session/session-audit.ts';
import type { SessionInput } from '../session/session-input.ts';
import { timelineOf } from '../session/timeline.ts';
import { transition } from '../session/transition.ts';
import type { SessionOutcome } from './outcome.ts';
import type { SessionPorts } from './ports.ts';

interface SessionStep {
  readonly input: SessionInput;
  readonly context: SessionAuditContext;
}

/** What nobody asked for: time, or the network. */
export const BY_NOBODY: SessionAuditContext = { by: null, address: null };

/**
 * Takes one step of a stored session: state, timeline and audit rows are stored together.
 * @param decide makes the input from the session as it is under the lock; null: for the caller it doesn't exist
 * @throws CodedError NOT_FOUND, or the code with which the transition refuses
 */
export function stepSession(
  ports: Pick<SessionPorts, 'sessions' | 'clock'>,
  key: SessionKey,
  decide: (session: Session) => SessionStep | null,
): Promise<SessionOutcome> {
  return ports.sessions.change<SessionOutcome>(key.tenantId, key.sessionId, (session) => {
    const step = decide(session);
    if (step === null) return { ok: false, error: new CodedError('NOT_FOUND') };
    const result = transition(session, step.input, ports.clock.now());
    if (!result.ok) return { ok: false, error: new CodedError(result.code) };
    return {
      ok: true,
      session: result.session,
      timeline: timelineOf(result.events),
      audit: auditOfSession(result.session, result.events, step.context),
      result: { session: result.session, events: result.events },
    };
  });
}
