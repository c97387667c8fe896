import type { DeviceFacts, DeviceId, DevicePublicKey, PersonId, TenantId } from '@alongside/protocol';
import type { AuditActor } from '../audit/audit-event.ts';
import { auditEvent, type AuditEvent } from '../audit/audit-event.ts';
import type { Ms } from '../session/session.ts';

/** A device whose agent holds a key that the tenant knows. */
export interface Device {
  readonly id: DeviceId;
  readonly tenantId: TenantId;
  /** What it says of itself. */
  readonly facts: DeviceFacts;
  readonly publicKey: DevicePublicKey;
  /** Of the key (RFC 7638); the same key in the same tenant is the same device. */
  readonly thumbprint: string;
  /** Who enrolled it. */
  readonly primaryPersonId: PersonId;
  readonly enrolledAt: Ms;
  readonly lastSeenAt: Ms;
  /** null: in use. A device that was retired doesn't come back by itself. */
  readonly retiredAt: Ms | null;
}

/** Somebody signs in on a device, which proved that it holds the key. */
export interface Enrolment {
  /** For the device if the tenant doesn't know the key yet. */
  readonly newId: DeviceId;
  readonly tenantId: TenantId;
  readonly facts: DeviceFacts;
  readonly publicKey: DevicePublicKey;
  readonly thumbprint: string;
  readonly personId: PersonId;
  /** Who does it, as the audit log tells it. */
  readonly actor: AuditActor;
  readonly address: string | null;
  readonly now: Ms;
}

export type EnrolmentResult =
  | { readonly ok: true; readonly device: Device; readonly audit: readonly AuditEvent[] }
  | { readonly ok: false; readonly code: 'DEVICE_RETIRED' };

/**
 * Enrols a device at its first sign-in; later ones are of the same device, with what it says of itself now.
 * @param known the tenant's device with this key
 */
export function enrol(known: Device | null, enrolment: Enrolment): EnrolmentResult {
  const { newId, tenantId, facts, publicKey, thumbprint, personId, now } = enrolment;
  if (known !== null) {
    if (known.retiredAt !== null) return { ok: false, code: 'DEVICE_RETIRED' };
    return { ok: true, ...changeFacts({ ...known, lastSeenAt: now }, enrolment) };
  }
  const device: Device = {
    id: newId,
    tenantId,
    facts,
    publicKey,
    thumbprint,
    primaryPersonId: personId,
    enrolledAt: now,
    lastSeenAt: now,
    retiredAt: null,
  };
  const enrolled = auditEvent('device.enrolled', {
    ...rowOf(device, enrolment),
    before: null,
    after: { ...facts, thumbprint },
  });
  return { ok: true, device, audit: [enrolled] };
}

/** The device says something else of itself than before; in the audit log stands what differs. */
export function changeFacts(
  device: Device,
  change: Pick<Enrolment, 'facts' | 'actor' | 'address' | 'now'>,
): { readonly device: Device; readonly audit: readonly AuditEvent[] } {
  const names = FACTS.filter((name) => device.facts[name] !== change.facts[name]);
  if (names.length === 0) return { device, audit: [] };
  const only = (facts: DeviceFacts) => Object.fromEntries(names.map((name) => [name, facts[name]]));
  const changed = { ...device, facts: change.facts };
  const event = auditEvent('device.facts-changed', {
    ...rowOf(changed, change),
    before: only(device.facts),
    after: only(change.facts),
  });
  return { device: changed, audit: [event] };
}

const FACTS = [
  'name',
  'platform',
  'osVersion',
  'model',
  'agentVersion',
] as const satisfies readonly (keyof DeviceFacts)[];

const rowOf = (device: Device, { actor, address, now }: Pick<Enrolment, 'actor' | 'address' | 'now'>) => ({
  at: now,
  actor,
  target: { kind: 'device', id: device.id, name: device.facts.name } as const,
  address,
});
