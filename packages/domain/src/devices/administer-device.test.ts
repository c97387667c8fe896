import { DeviceId, PersonId } from '@alongside/protocol';
import { numberedTenant, numberedUuid } from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import {
  type AdministerResult,
  askForNewKey,
  describeDevice,
  DEVICE_KEY_LIFETIME_MS,
  isNewKeyDue,
  replaceKey,
  restoreDevice,
  retireDevice,
  unenrolDevice,
} from './administer-device.ts';
import { type Device, enrol } from './device.ts';

const personId = PersonId.parse(numberedUuid(7));
const actor = { kind: 'person', id: personId, name: 'Ada' } as const;
const by = { actor, address: '192.0.2.1', now: 5_000 };
const publicKey = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } as const;

function makeDevice(): Device {
  const made = enrol(null, {
    newId: DeviceId.parse(numberedUuid(1)),
    tenantId: numberedTenant(1),
    facts: {
      name: 'Front desk',
      platform: 'linux',
      osVersion: 'Debian 13',
      model: null,
      agentVersion: '0.1.0',
    },
    publicKey,
    thumbprint: 'T'.repeat(43),
    personId,
    ...by,
    now: 1_000,
  });
  if (!made.ok) throw new Error(made.code);
  return made.device;
}

function done(result: AdministerResult) {
  if (!result.ok) throw new Error(result.code);
  return result;
}
const codesOf = (result: AdministerResult): string[] => done(result).audit.map(({ code }) => code);

describe('what administrators do to a device', () => {
  const device = makeDevice();

  test('DVC7 what is said of a device is written down with what differs, and only then', () => {
    const changed = done(describeDevice(device, { displayName: 'Reception', ownership: 'corporate' }, by));
    expect(changed.device).toEqual({ ...device, displayName: 'Reception', ownership: 'corporate' });
    expect(changed.audit).toMatchObject([
      {
        code: 'device.described',
        target: { name: 'Reception' },
        before: { displayName: null, ownership: 'personal' },
        after: { displayName: 'Reception', ownership: 'corporate' },
      },
    ]);
    expect(done(describeDevice(changed.device, { displayName: 'Reception' }, by)).audit).toEqual([]);
    const nobody = done(describeDevice(changed.device, { displayName: null, primaryPersonId: null }, by));
    expect(nobody.device).toEqual({ ...device, ownership: 'corporate', primaryPersonId: null });
  });

  test('DVC8 retiring and restoring are done once each, and say so', () => {
    const retired = done(retireDevice(device, by));
    expect(retired.device.retiredAt).toBe(5_000);
    expect(codesOf(retired)).toEqual(['device.retired']);
    expect(done(retireDevice(retired.device, { ...by, now: 9_000 }))).toEqual({ ...retired, audit: [] });
    expect(done(restoreDevice(retired.device, by)).device).toEqual(device);
    expect(codesOf(restoreDevice(device, by))).toEqual([]);
  });

  test('DVC9 an unenrolled device has no key, is asked for none, and can not be restored', () => {
    const gone = done(unenrolDevice(device, by));
    expect(gone.device).toEqual({ ...device, key: null, unenrolledAt: 5_000 });
    expect(gone.audit).toMatchObject([
      { code: 'device.unenrolled', before: { thumbprint: 'T'.repeat(43) }, after: null },
    ]);
    expect(codesOf(unenrolDevice(gone.device, by))).toEqual([]);
    const next = { publicKey, thumbprint: 'N'.repeat(43) };
    const conflict = { ok: false, code: 'CONFLICT' };
    expect(restoreDevice(gone.device, by)).toEqual(conflict);
    expect(askForNewKey(gone.device, by)).toEqual(conflict);
    expect(replaceKey(gone.device, next, by)).toEqual(conflict);
    expect(replaceKey({ ...device, retiredAt: 1 }, next, by)).toEqual(conflict);
    expect(isNewKeyDue(gone.device, Number.MAX_SAFE_INTEGER)).toBe(false);
  });

  test('DVC10 a new key is due when it was asked for or the key is a year old, until there is one', () => {
    expect(isNewKeyDue(device, 1_000 + DEVICE_KEY_LIFETIME_MS - 1)).toBe(false);
    expect(isNewKeyDue(device, 1_000 + DEVICE_KEY_LIFETIME_MS)).toBe(true);
    const asked = done(askForNewKey(device, by));
    expect(codesOf(asked)).toEqual(['device.key-rotation-asked']);
    expect(codesOf(askForNewKey(asked.device, by))).toEqual([]);
    expect(isNewKeyDue(asked.device, 5_000)).toBe(true);
    const next = { publicKey, thumbprint: 'N'.repeat(43) };
    const rotated = done(replaceKey(asked.device, next, by));
    expect(rotated.device).toEqual({ ...device, key: { ...next, since: 5_000 } });
    expect(rotated.audit).toMatchObject([
      { before: { thumbprint: 'T'.repeat(43) }, after: { thumbprint: 'N'.repeat(43) } },
    ]);
    expect(isNewKeyDue(rotated.device, 5_000)).toBe(false);
    expect(codesOf(replaceKey(rotated.device, next, by))).toEqual([]);
  });
});
