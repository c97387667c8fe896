import { CodedError, type Incarnation, type Side } from '@alongside/protocol';
import { sideOf, type SessionKey } from '../session/session.ts';
import type { SessionOutcome } from './outcome.ts';
import type { SessionPorts, SessionRequest } from './ports.ts';
import { BY_NOBODY, stepSession } from './step-session.ts';

/**
 * A live socket of one of the two people came. For a session that has ended this changes nothing and succeeds, so
 * that a page learns how it ended.
 * @throws CodedError NOT_FOUND, also for somebody who is neither side; LIVE_REPLACED for a page that a newer one of
 *   the same side has replaced
 */
export async function attachSide(
  ports: Pick<SessionPorts, 'sessions' | 'clock'>,
  request: SessionRequest & { readonly incarnation: Incarnation },
): Promise<SessionOutcome & { readonly side: Side }> {
  const { caller, sessionId, incarnation } = request;
  const outcome = await stepSession(ports, { tenantId: caller.tenantId, sessionId }, (session) => {
    const side = sideOf(session, caller);
    if (side === null) return null;
    return {
      input: { kind: 'attach', side, incarnation },
      context: { by: side, address: caller.address },
    };
  });
  const side = sideOf(outcome.session, caller);
  if (side === null) throw new CodedError('NOT_FOUND');
  return { ...outcome, side };
}

/**
 * The live socket of that life of a page went away without a word. Changes nothing if another life is there. The
 * caller says so only for the socket that attached last: a newer socket of the same life isn't told apart here.
 */
export function loseSide(
  ports: Pick<SessionPorts, 'sessions' | 'clock'>,
  request: SessionKey & { readonly side: Side; readonly incarnation: Incarnation },
): Promise<SessionOutcome> {
  const { side, incarnation } = request;
  return stepSession(ports, request, () => ({
    input: { kind: 'lose', side, incarnation },
    context: BY_NOBODY,
  }));
}

/**
 * Whoever is `here` on a connection of a server that is gone is lost: at the start of a server, and when another died.
 * @param report is told of a session that couldn't be changed; the others are
 */
export async function loseOrphans(
  ports: Pick<SessionPorts, 'sessions' | 'clock'>,
  report: (key: SessionKey, cause: unknown) => void,
): Promise<readonly SessionOutcome[]> {
  const outcomes: SessionOutcome[] = [];
  for (const { tenantId, sessionId, side, incarnation } of await ports.sessions.listOrphans()) {
    try {
      outcomes.push(await loseSide(ports, { tenantId, sessionId, side, incarnation }));
    } catch (cause) {
      report({ tenantId, sessionId }, cause);
    }
  }
  return outcomes;
}
