import { CodedError, type PersonId, type TenantId } from '@alongside/protocol';
import type { SessionOutcome } from './outcome.ts';
import type { SessionPorts, SessionRequest } from './ports.ts';

/**
 * An administrator ends any session of the tenant. For one that has ended this changes nothing and succeeds.
 * @throws CodedError NOT_FOUND, PERMISSION_MISSING
 */
export function endSession(_ports: SessionPorts, _request: SessionRequest): Promise<SessionOutcome> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}

/**
 * After a person was deactivated, blocked or lost a role: ends the running sessions that they may no longer be in
 * (`access-lost`).
 */
export function recheckAccess(
  _ports: SessionPorts,
  _person: { readonly tenantId: TenantId; readonly personId: PersonId },
): Promise<readonly SessionOutcome[]> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}
