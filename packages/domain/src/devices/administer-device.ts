import type { DeviceOwnership, DevicePublicKey, PersonId } from '@alongside/protocol';
import { auditEvent } from '../audit/audit-event.ts';
import { auditOf, type Device, type DeviceActor, type DeviceChange } from './device.ts';

/** A key is asked to be changed when it is this old. */
export const DEVICE_KEY_LIFETIME_MS = 365 * 24 * 60 * 60_000;

/** What an administrator says of a device; what is left out stays. */
export interface DevicePatch {
  readonly displayName?: string | null | undefined;
  readonly ownership?: DeviceOwnership | undefined;
  readonly primaryPersonId?: PersonId | null | undefined;
}

type DeviceRefusal = { readonly ok: false; readonly code: 'CONFLICT' };
export type AdministerResult = ({ readonly ok: true } & DeviceChange) | DeviceRefusal;

const REFUSED: DeviceRefusal = { ok: false, code: 'CONFLICT' };
const unchanged = (device: Device): AdministerResult => ({ ok: true, device, audit: [] });

/** Says what an administrator knows of a device. */
export function describeDevice(device: Device, patch: DevicePatch, by: DeviceActor): AdministerResult {
  const given: Required<DevicePatch> = {
    displayName: patch.displayName === undefined ? device.displayName : patch.displayName,
    ownership: patch.ownership ?? device.ownership,
    primaryPersonId: patch.primaryPersonId === undefined ? device.primaryPersonId : patch.primaryPersonId,
  };
  const names = DESCRIBED.filter((name) => device[name] !== given[name]);
  if (names.length === 0) return unchanged(device);
  const changed: Device = {
    ...device,
    displayName: given.displayName ?? null,
    ownership: given.ownership ?? device.ownership,
    primaryPersonId: given.primaryPersonId ?? null,
  };
  const only = (of: Device) => Object.fromEntries(names.map((name) => [name, of[name]]));
  const event = auditEvent('device.described', {
    ...auditOf(changed, by),
    before: only(device),
    after: only(changed),
  });
  return { ok: true, device: changed, audit: [event] };
}

const DESCRIBED = ['displayName', 'ownership', 'primaryPersonId'] as const;

/** Lets the device in no longer, until it is restored. */
export function retireDevice(device: Device, by: DeviceActor): AdministerResult {
  if (device.retiredAt !== null) return unchanged(device);
  const event = auditEvent('device.retired', { ...auditOf(device, by), before: null, after: null });
  return { ok: true, device: { ...device, retiredAt: by.now }, audit: [event] };
}

/** Lets a retired device in again. One whose key was forgotten has to enrol anew. */
export function restoreDevice(device: Device, by: DeviceActor): AdministerResult {
  if (device.key === null) return REFUSED;
  if (device.retiredAt === null) return unchanged(device);
  const event = auditEvent('device.restored', { ...auditOf(device, by), before: null, after: null });
  return { ok: true, device: { ...device, retiredAt: null }, audit: [event] };
}

/** Forgets the device's key. What refers to the device still finds it. */
export function unenrolDevice(device: Device, by: DeviceActor): AdministerResult {
  if (device.key === null) return unchanged(device);
  const event = auditEvent('device.unenrolled', {
    ...auditOf(device, by),
    before: { thumbprint: device.key.thumbprint },
    after: null,
  });
  const changed = { ...device, key: null, rotationAskedAt: null, unenrolledAt: by.now };
  return { ok: true, device: changed, audit: [event] };
}

/** Wants the device to have another key. */
export function askForNewKey(device: Device, by: DeviceActor): AdministerResult {
  if (device.key === null || device.retiredAt !== null) return REFUSED;
  if (device.rotationAskedAt !== null) return unchanged(device);
  const event = auditEvent('device.key-rotation-asked', {
    ...auditOf(device, by),
    before: null,
    after: null,
  });
  return { ok: true, device: { ...device, rotationAskedAt: by.now }, audit: [event] };
}

/** Whether the device is to make itself another key: somebody wants it, or the one it has is old. */
export const isNewKeyDue = ({ key, rotationAskedAt }: Device, now: number): boolean =>
  key !== null && (rotationAskedAt !== null || now - key.since >= DEVICE_KEY_LIFETIME_MS);

/** The device has proven both its keys, and is known by the new one from now on. */
export function replaceKey(
  device: Device,
  next: { readonly publicKey: DevicePublicKey; readonly thumbprint: string },
  by: DeviceActor,
): AdministerResult {
  if (device.key === null || device.retiredAt !== null) return REFUSED;
  if (device.key.thumbprint === next.thumbprint) return unchanged(device);
  const event = auditEvent('device.key-rotated', {
    ...auditOf(device, by),
    before: { thumbprint: device.key.thumbprint },
    after: { thumbprint: next.thumbprint },
  });
  const changed = { ...device, key: { ...next, since: by.now }, rotationAskedAt: null };
  return { ok: true, device: changed, audit: [event] };
}
