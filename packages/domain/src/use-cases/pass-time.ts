import { CodedError } from '@alongside/protocol';
import type { SessionKey } from '../session/session.ts';
import type { SessionOutcome } from './outcome.ts';
import type { SessionPorts } from './ports.ts';

/** Does to one session what time alone does to it. Harmless at any moment. */
export function passTime(_ports: SessionPorts, _key: SessionKey): Promise<SessionOutcome> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}

/** Does to every due session what time does to it, at most `limit` of them. @returns what changed */
export function passTimeEverywhere(_ports: SessionPorts, _limit: number): Promise<readonly SessionOutcome[]> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}
