import { CodedError, type SessionView } from '@alongside/protocol';
import { answerModes, refuseModes, type ModeAnswers } from '../access/access.ts';
import { sideOf, type Session } from '../session/session.ts';
import { viewFor } from '../session/view-for.ts';
import type { Requester, SessionPorts, SessionRequest } from './ports.ts';
import { readParties } from './read-access.ts';

/**
 * The session as the caller's side sees it now.
 * @throws CodedError NOT_FOUND, also for somebody who is neither side
 */
export async function seeSession(
  ports: Pick<SessionPorts, 'sessions' | 'access'>,
  request: SessionRequest,
): Promise<SessionView> {
  const { caller, sessionId } = request;
  const session = await ports.sessions.find(caller.tenantId, sessionId);
  const side = session === null ? null : sideOf(session, caller);
  if (session === null || side === null) throw new CodedError('NOT_FOUND');
  return viewFor(session, side, side === 'helper' ? await modesOf(ports, session, caller) : null);
}

/**
 * What the helper of a session may ask for now; null while there is nobody to ask.
 * @param caller who asks, if it is one of the two: their own sign-in counts, not the one they used last
 */
export async function modesOf(
  ports: Pick<SessionPorts, 'access'>,
  session: Session,
  caller: Requester | null = null,
): Promise<ModeAnswers | null> {
  if (session.kind === 'waiting' || session.kind === 'ended') return null;
  const { parties, facts } = await readParties(ports, session, caller);
  return parties === null ? refuseModes({ reason: 'person-deactivated' }) : answerModes(parties, facts);
}
