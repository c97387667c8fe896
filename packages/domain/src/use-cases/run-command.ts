import { CodedError, type SessionCommand } from '@alongside/protocol';
import type { SessionOutcome } from './outcome.ts';
import type { SessionPorts, SessionRequest } from './ports.ts';

/**
 * What one side wants done to its session. A report also blocks the helper, before anything else.
 * @throws CodedError NOT_FOUND (also for somebody who is neither side), SESSION_ENDED, SESSION_WRONG_STATE,
 *   SESSION_WRONG_SIDE, SESSION_QUESTION_STALE, CAPABILITY_UNAVAILABLE, ACCESS_REFUSED with `missing`
 */
export function runCommand(
  _ports: SessionPorts,
  _request: SessionRequest & { readonly command: SessionCommand },
): Promise<SessionOutcome> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}
