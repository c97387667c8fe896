import { CodedError, type SessionCode } from '@alongside/protocol';
import type { WaitingSession } from '../session/session.ts';
import type { SessionOutcome } from './outcome.ts';
import type { Requester, SessionPorts } from './ports.ts';

/**
 * *Give help → Get a security code.*
 * @returns the session and the code, which is kept nowhere
 * @throws CodedError TENANT_OFF, ACCESS_REFUSED, TOO_MANY_REQUESTS (too many running sessions of this helper)
 */
export function startSession(
  _ports: SessionPorts,
  _request: { readonly caller: Requester },
): Promise<SessionOutcome<WaitingSession> & { readonly code: SessionCode }> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}
