import { CodedError, type TenantSettings, type TenantSettingsPatch } from '@alongside/protocol';
import type { SessionOutcome } from './outcome.ts';
import type { Requester, SessionPorts } from './ports.ts';

/**
 * Changes some settings. Turning Alongside off ends every running session (`turned-off`) and tells which.
 * @throws CodedError PERMISSION_MISSING
 */
export function changeSettings(
  _ports: SessionPorts,
  _request: { readonly caller: Requester; readonly patch: TenantSettingsPatch },
): Promise<{ readonly settings: TenantSettings; readonly ended: readonly SessionOutcome[] }> {
  return Promise.reject(new CodedError('SERVER_FAULT'));
}
