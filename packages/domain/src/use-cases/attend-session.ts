import { CodedError, type Incarnation, type Side } from '@alongside/protocol';
import type { SessionKey } from '../session/session.ts';
import type { SessionOutcome } from './outcome.ts';
import type { SessionPorts, SessionRequest } from './ports.ts';

/**
 * A live socket of one of the two people came. For a session that has ended this changes nothing and succeeds, so
 * that a page learns how it ended.
 * @throws CodedError NOT_FOUND, also for somebody who is neither side
 */
export function attachSide(
  _ports: SessionPorts,
  _request: SessionRequest & { readonly incarnation: Incarnation },
): Promise<SessionOutcome & { readonly side: Side }> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}

/**
 * The live socket of that life of a page went away without a word. Changes nothing if another life, or a newer
 * socket of the same one, is there: the caller says so only for the socket that attached last.
 */
export function loseSide(
  _ports: SessionPorts,
  _request: SessionKey & { readonly side: Side; readonly incarnation: Incarnation },
): Promise<SessionOutcome> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}

/** At the start of a server: whoever is `here` was on a socket that died with the process before. */
export function loseEverySide(_ports: SessionPorts): Promise<readonly SessionOutcome[]> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}
