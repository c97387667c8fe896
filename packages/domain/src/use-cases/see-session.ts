import { CodedError, type SessionView } from '@alongside/protocol';
import type { ModeAnswers } from '../access/access.ts';
import type { Session } from '../session/session.ts';
import type { SessionPorts, SessionRequest } from './ports.ts';

/**
 * The session as the caller's side sees it now.
 * @throws CodedError NOT_FOUND, also for somebody who is neither side
 */
export function seeSession(_ports: SessionPorts, _request: SessionRequest): Promise<SessionView> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}

/** What the helper of a session may ask for now; null while there is nobody to ask. */
export function modesOf(
  _ports: Pick<SessionPorts, 'directory' | 'settings'>,
  _session: Session,
): Promise<ModeAnswers | null> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}
