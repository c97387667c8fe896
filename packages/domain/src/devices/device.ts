import type {
  DeviceFacts,
  DeviceId,
  DeviceOwnership,
  DevicePosture,
  DevicePublicKey,
  DeviceReport,
  EnrolmentTokenId,
  PersonId,
  TenantId,
} from '@alongside/protocol';
import type { AuditActor } from '../audit/audit-event.ts';
import { auditEvent, type AuditEvent } from '../audit/audit-event.ts';
import type { Ms } from '../session/session.ts';

/** By what a device is known. */
export interface DeviceKey {
  readonly publicKey: DevicePublicKey;
  /** RFC 7638; the same key in the same tenant is the same device. */
  readonly thumbprint: string;
  /** Since when the device has it. */
  readonly since: Ms;
}

/** A device whose agent holds a key that the tenant knows, or held one. */
export interface Device {
  readonly id: DeviceId;
  readonly tenantId: TenantId;
  /** What it says of itself. */
  readonly facts: DeviceFacts;
  readonly serial: string | null;
  readonly signedInUsers: readonly string[];
  /** null: its agent hasn't told yet. */
  readonly posture: DevicePosture | null;
  /** As an administrator named it; null: as it calls itself. */
  readonly displayName: string | null;
  readonly ownership: DeviceOwnership;
  /** null: the key was forgotten, at `unenrolledAt`. */
  readonly key: DeviceKey | null;
  /** Somebody wants it to have another key. */
  readonly rotationAskedAt: Ms | null;
  /** Who signed in on it first, unless an administrator said otherwise; null: nobody did. */
  readonly primaryPersonId: PersonId | null;
  readonly enrolledBy: EnrolmentWay;
  readonly enrolledAt: Ms;
  readonly lastSeenAt: Ms;
  /** null: in use. A device that was retired doesn't come back by itself. */
  readonly retiredAt: Ms | null;
  readonly unenrolledAt: Ms | null;
}

/** How a device became known. */
export type EnrolmentWay =
  { readonly kind: 'sign-in' } | { readonly kind: 'token'; readonly tokenId: EnrolmentTokenId };

/** Who does something to a device, when and where from, as the audit log tells it. */
export interface DeviceActor {
  readonly actor: AuditActor;
  readonly address: string | null;
  readonly now: Ms;
}

/** A device comes and has proven that it holds the key. */
interface Arrival extends DeviceActor {
  /** For the device if the tenant doesn't know the key yet. */
  readonly newId: DeviceId;
  readonly tenantId: TenantId;
  readonly facts: DeviceFacts;
  readonly publicKey: DevicePublicKey;
  readonly thumbprint: string;
}

/** Somebody signs in on a device. */
export interface Enrolment extends Arrival {
  readonly personId: PersonId;
}

/** A device enrols by itself. */
export interface TokenEnrolment extends Arrival {
  readonly token: { readonly id: EnrolmentTokenId; readonly ownership: DeviceOwnership };
}

/** What became of a device, and what the audit log is told of it. */
export interface DeviceChange {
  readonly device: Device;
  readonly audit: readonly AuditEvent[];
}

export type EnrolmentResult =
  ({ readonly ok: true } & DeviceChange) | { readonly ok: false; readonly code: 'DEVICE_RETIRED' };

/**
 * Enrols a device at its first sign-in; later ones are of the same device, with what it says of itself now.
 * @param known the tenant's device with this key
 */
export function enrol(known: Device | null, enrolment: Enrolment): EnrolmentResult {
  const { personId, now } = enrolment;
  if (known !== null) {
    if (known.retiredAt !== null) return { ok: false, code: 'DEVICE_RETIRED' };
    const primaryPersonId = known.primaryPersonId ?? personId;
    return { ok: true, ...changeFacts({ ...known, primaryPersonId, lastSeenAt: now }, enrolment) };
  }
  return enrolled(enrolment, {
    primaryPersonId: personId,
    ownership: 'personal',
    enrolledBy: { kind: 'sign-in' },
  });
}

/**
 * Enrols a device by a token that was found good. A device that the tenant knows stays as it is: the token says nothing
 * new of it.
 * @param known the tenant's device with this key
 */
export function enrolByToken(known: Device | null, enrolment: TokenEnrolment): EnrolmentResult {
  const { token, now } = enrolment;
  if (known !== null) {
    if (known.retiredAt !== null) return { ok: false, code: 'DEVICE_RETIRED' };
    return { ok: true, ...changeFacts({ ...known, lastSeenAt: now }, enrolment) };
  }
  return enrolled(enrolment, {
    primaryPersonId: null,
    ownership: token.ownership,
    enrolledBy: { kind: 'token', tokenId: token.id },
  });
}

function enrolled(
  arrival: Arrival,
  given: Pick<Device, 'primaryPersonId' | 'ownership' | 'enrolledBy'>,
): EnrolmentResult {
  const { newId, tenantId, facts, publicKey, thumbprint, now } = arrival;
  const device: Device = {
    ...given,
    id: newId,
    tenantId,
    facts,
    serial: null,
    signedInUsers: [],
    posture: null,
    displayName: null,
    key: { publicKey, thumbprint, since: now },
    rotationAskedAt: null,
    enrolledAt: now,
    lastSeenAt: now,
    retiredAt: null,
    unenrolledAt: null,
  };
  const event = auditEvent('device.enrolled', {
    ...auditOf(device, arrival),
    before: null,
    after: { ...facts, thumbprint, way: given.enrolledBy.kind },
  });
  return { ok: true, device, audit: [event] };
}

/** The device says something else of itself than before; in the audit log stands what differs. */
export function changeFacts(
  device: Device,
  change: DeviceActor & { readonly facts: DeviceFacts },
): DeviceChange {
  const names = FACTS.filter((name) => device.facts[name] !== change.facts[name]);
  if (names.length === 0) return { device, audit: [] };
  const only = (facts: DeviceFacts) => Object.fromEntries(names.map((name) => [name, facts[name]]));
  const changed = { ...device, facts: change.facts };
  const event = auditEvent('device.facts-changed', {
    ...auditOf(changed, change),
    before: only(device.facts),
    after: only(change.facts),
  });
  return { device: changed, audit: [event] };
}

/**
 * Takes an agent's report. People signing in and out and the moment of the reading are kept, not written down: they come
 * and go all day.
 */
export function takeReport(
  device: Device,
  change: DeviceActor & { readonly report: DeviceReport },
): DeviceChange {
  const { facts, serial, signedInUsers, posture } = change.report;
  const { device: changed, audit } = changeFacts(device, { ...change, facts });
  const taken: Device = { ...changed, serial, signedInUsers: [...new Set(signedInUsers)], posture };
  const before = told(device);
  const after = told(taken);
  const names = REPORTED.filter((name) => before[name] !== after[name]);
  if (names.length === 0) return { device: taken, audit };
  const only = (all: ReturnType<typeof told>) => Object.fromEntries(names.map((name) => [name, all[name]]));
  const event = auditEvent('device.protection-changed', {
    ...auditOf(taken, change),
    before: only(before),
    after: only(after),
  });
  return { device: taken, audit: [...audit, event] };
}

const told = ({ serial, posture }: Device) => ({
  serial,
  isDiskEncrypted: posture?.isDiskEncrypted ?? null,
  isFirewallOn: posture?.isFirewallOn ?? null,
  hasScreenLock: posture?.hasScreenLock ?? null,
});

const REPORTED = ['serial', 'isDiskEncrypted', 'isFirewallOn', 'hasScreenLock'] as const;

const FACTS = [
  'name',
  'platform',
  'osVersion',
  'model',
  'agentVersion',
] as const satisfies readonly (keyof DeviceFacts)[];

/** What everybody calls the device. */
export const shownName = ({ displayName, facts }: Pick<Device, 'displayName' | 'facts'>): string =>
  displayName ?? facts.name;

/** An event about the device. */
export const auditOf = (device: Device, { actor, address, now }: DeviceActor) => ({
  at: now,
  actor,
  target: { kind: 'device', id: device.id, name: shownName(device) } as const,
  address,
});
