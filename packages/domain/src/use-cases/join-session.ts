import { CodedError, type SessionCode } from '@alongside/protocol';
import type { AccessDevice } from '../access/access.ts';
import type { MeetingSession } from '../session/session.ts';
import type { SessionOutcome } from './outcome.ts';
import type { Requester, SessionPorts } from './ports.ts';

/** A page in a browser: nothing is known of the device, so it counts as unenrolled and noncompliant. */
export const BROWSER_DEVICE: AccessDevice = {
  surface: 'browser',
  isEnrolled: false,
  isCompliant: false,
  groups: [],
};

/**
 * *Get help*: the sharer uses a code.
 * @throws CodedError SESSION_CODE_INVALID (whatever is wrong with the code), SESSION_OWN_CODE, TENANT_OFF,
 *   DEVICE_UNENROLLED, TOO_MANY_TRIES with `retryAfterMs`
 */
export function joinSession(
  _ports: SessionPorts,
  _request: {
    readonly caller: Requester;
    readonly code: SessionCode;
    readonly way: 'code' | 'link';
    readonly device: AccessDevice;
  },
): Promise<SessionOutcome<MeetingSession>> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}
