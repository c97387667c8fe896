import { CodedError, type SessionView } from '@alongside/protocol';
import { answerModes, refuseModes, type ModeAnswers } from '../access/access.ts';
import { sideOf, type Session } from '../session/session.ts';
import { viewFor } from '../session/view-for.ts';
import { factsOf } from './known-person.ts';
import type { SessionPorts, SessionRequest } from './ports.ts';

/**
 * The session as the caller's side sees it now.
 * @throws CodedError NOT_FOUND, also for somebody who is neither side
 */
export async function seeSession(
  ports: Pick<SessionPorts, 'sessions' | 'directory' | 'settings'>,
  request: SessionRequest,
): Promise<SessionView> {
  const { caller, sessionId } = request;
  const session = await ports.sessions.find(caller.tenantId, sessionId);
  const side = session === null ? null : sideOf(session, caller);
  if (session === null || side === null) throw new CodedError('NOT_FOUND');
  return viewFor(session, side, side === 'helper' ? await modesOf(ports, session) : null);
}

/** What the helper of a session may ask for now; null while there is nobody to ask. */
export async function modesOf(
  ports: Pick<SessionPorts, 'directory' | 'settings'>,
  session: Session,
): Promise<ModeAnswers | null> {
  if (session.kind === 'waiting' || session.kind === 'ended') return null;
  const { tenantId } = session;
  const [helper, sharer, settings] = await Promise.all([
    ports.directory.person(tenantId, session.helper.personId),
    ports.directory.person(tenantId, session.sharer.personId),
    ports.settings.read(tenantId),
  ]);
  if (helper === null || sharer === null) return refuseModes({ reason: 'person-deactivated' });
  // No device is in a group yet: only scopes of all devices cover one.
  const device = { ...session.device, groups: [] };
  return answerModes({ helper, sharer, device }, factsOf(tenantId, settings));
}
