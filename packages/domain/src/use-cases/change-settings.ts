import type { TenantSettings, TenantSettingsPatch } from '@alongside/protocol';
import { auditEvent, type AuditActor } from '../audit/audit-event.ts';
import { applySettings } from '../settings/apply-settings.ts';
import { needPermission } from './end-session.ts';
import type { SessionOutcome } from './outcome.ts';
import type { Requester, SessionPorts } from './ports.ts';
import { recheckAccess } from './recheck-access.ts';
import { stepSession } from './step-session.ts';

interface SettingsRequest {
  readonly caller: Requester;
  readonly patch: TenantSettingsPatch;
}

/**
 * Changes some settings. Turning Alongside off ends every running session (`turned-off`), no longer allowing
 * unenrolled devices those with one (`access-lost`), and sessions on noncompliant devices step down to what those may.
 * Saying it again does what was left undone.
 * @throws CodedError PERMISSION_MISSING
 */
export async function changeSettings(
  ports: SessionPorts,
  request: SettingsRequest,
): Promise<{ readonly settings: TenantSettings; readonly ended: readonly SessionOutcome[] }> {
  const { caller, patch } = request;
  const { tenantId } = caller;
  const actor = await needPermission(ports, caller, 'manage-settings');
  const settings = await ports.settings.change(tenantId, (stored) => {
    const { settings: changed, before, after } = applySettings(stored, patch);
    const event = auditEvent('settings.changed', {
      at: ports.clock.now(),
      actor,
      target: { kind: 'settings', id: tenantId, name: null },
      address: caller.address,
      before,
      after,
    });
    return { settings: changed, events: Object.keys(after).length === 0 ? [] : [event] };
  });
  if (patch.isEnabled === false) return { settings, ended: await turnOff(ports, caller, actor) };
  const isNarrowed =
    patch.areUnenrolledDevicesAllowed === false ||
    (patch.noncompliantDevice !== undefined && patch.noncompliantDevice !== 'warn');
  return { settings, ended: isNarrowed ? await recheckAccess(ports, { tenantId }) : [] };
}

async function turnOff(
  ports: SessionPorts,
  { tenantId, address }: Requester,
  administrator: AuditActor,
): Promise<readonly SessionOutcome[]> {
  const ended: SessionOutcome[] = [];
  for (const { id } of await ports.sessions.listRunning(tenantId)) {
    ended.push(
      await stepSession(ports, { tenantId, sessionId: id }, () => ({
        input: { kind: 'end', reason: 'turned-off', by: 'administrator' },
        context: { by: 'administrator', address, administrator },
      })),
    );
  }
  return ended;
}
