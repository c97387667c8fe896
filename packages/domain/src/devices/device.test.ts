import { DeviceId, EnrolmentTokenId, PersonId } from '@alongside/protocol';
import { numberedTenant, numberedUuid } from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import { type Device, enrol, enrolByToken, type Enrolment, takeReport } from './device.ts';

const tenantId = numberedTenant(1);
const facts = {
  name: 'Front desk',
  platform: 'linux',
  osVersion: 'Debian GNU/Linux 13',
  model: null,
  agentVersion: '0.1.0',
} as const;
const personId = PersonId.parse(numberedUuid(7));
const actor = { kind: 'person', id: personId, name: 'Sam Okoye' } as const;

const enrolment: Enrolment = {
  newId: DeviceId.parse(numberedUuid(1)),
  tenantId,
  facts,
  publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) },
  thumbprint: 'T'.repeat(43),
  personId,
  actor,
  address: '192.0.2.1',
  now: 1_000,
};

function enrolled(known: Device | null, change: Partial<Enrolment> = {}) {
  const result = enrol(known, { ...enrolment, ...change });
  if (!result.ok) throw new Error(result.code);
  return result;
}

describe('a device', () => {
  test('DVC1 is enrolled by the first sign-in with its key, and that is written down', () => {
    const { device, audit } = enrolled(null);
    expect(device).toEqual({
      id: enrolment.newId,
      tenantId,
      facts,
      serial: null,
      signedInUsers: [],
      posture: null,
      displayName: null,
      ownership: 'personal',
      key: { publicKey: enrolment.publicKey, thumbprint: enrolment.thumbprint, since: 1_000 },
      rotationAskedAt: null,
      primaryPersonId: personId,
      enrolledBy: { kind: 'sign-in' },
      enrolledAt: 1_000,
      lastSeenAt: 1_000,
      retiredAt: null,
      unenrolledAt: null,
    });
    expect(audit).toEqual([
      expect.objectContaining({
        code: 'device.enrolled',
        actor,
        target: { kind: 'device', id: device.id, name: 'Front desk' },
        address: '192.0.2.1',
        after: { ...facts, thumbprint: enrolment.thumbprint, way: 'sign-in' },
      }),
    ]);
  });

  test('DVC2 with the same key is the same device, whoever signs in, and keeps who enrolled it', () => {
    const { device } = enrolled(null);
    const again = enrolled(device, {
      newId: DeviceId.parse(numberedUuid(2)),
      personId: PersonId.parse(numberedUuid(8)),
      now: 9_000,
    });
    expect(again).toEqual({ ok: true, device: { ...device, lastSeenAt: 9_000 }, audit: [] });
  });

  test('DVC3 that says something else of itself is written down with what differs, and only then', () => {
    const { device } = enrolled(null);
    const changed = enrolled(device, { facts: { ...facts, agentVersion: '0.2.0', model: 'T14' } });
    expect(changed.device.facts).toEqual({ ...facts, agentVersion: '0.2.0', model: 'T14' });
    expect(changed.audit).toEqual([
      expect.objectContaining({
        code: 'device.facts-changed',
        before: { agentVersion: '0.1.0', model: null },
        after: { agentVersion: '0.2.0', model: 'T14' },
      }),
    ]);
  });

  test('DVC4 that was retired does not come back by signing in', () => {
    const { device } = enrolled(null);
    expect(enrol({ ...device, retiredAt: 2_000 }, enrolment)).toEqual({ ok: false, code: 'DEVICE_RETIRED' });
  });

  const token = { id: EnrolmentTokenId.parse(numberedUuid(5)), ownership: 'corporate' } as const;

  test('DVC5 by a token belongs to nobody until somebody signs in on it', () => {
    const byToken = enrolByToken(null, { ...enrolment, token });
    if (!byToken.ok) throw new Error(byToken.code);
    expect(byToken.device).toMatchObject({
      primaryPersonId: null,
      ownership: 'corporate',
      enrolledBy: { kind: 'token', tokenId: token.id },
    });
    expect(byToken.audit).toMatchObject([{ code: 'device.enrolled', after: { way: 'token' } }]);
    const signedIn = enrolled(byToken.device, { now: 2_000 });
    expect(signedIn.device).toEqual({ ...byToken.device, primaryPersonId: personId, lastSeenAt: 2_000 });
  });

  test('DVC5 that is known keeps what it is when it comes with a token again; a retired one stays out', () => {
    const { device } = enrolled(null);
    const again = enrolByToken(device, { ...enrolment, token, now: 2_000 });
    expect(again).toEqual({ ok: true, device: { ...device, lastSeenAt: 2_000 }, audit: [] });
    expect(enrolByToken({ ...device, retiredAt: 2_000 }, { ...enrolment, token })).toEqual({
      ok: false,
      code: 'DEVICE_RETIRED',
    });
  });

  test('DVC6 reports are kept; written down is what changed of serial number and protections', () => {
    const { device } = enrolled(null);
    const by = { actor, address: null, now: 3_000 };
    const posture = {
      isDiskEncrypted: true,
      isFirewallOn: null,
      hasScreenLock: false,
      readAt: '2026-11-21T10:00:00.000Z',
    };
    const report = { facts, serial: 'PF3X', signedInUsers: ['greta', 'greta', 'sam'], posture };
    const first = takeReport(device, { ...by, report });
    expect(first.device).toMatchObject({ serial: 'PF3X', signedInUsers: ['greta', 'sam'], posture });
    expect(first.audit).toMatchObject([
      {
        code: 'device.protection-changed',
        before: { serial: null, isDiskEncrypted: null, hasScreenLock: null },
        after: { serial: 'PF3X', isDiskEncrypted: true, hasScreenLock: false },
      },
    ]);
    const later = {
      ...report,
      signedInUsers: [],
      posture: { ...posture, readAt: '2026-11-21T11:00:00.000Z' },
    };
    const second = takeReport(first.device, { ...by, report: later });
    expect(second.device).toMatchObject({ signedInUsers: [], posture: later.posture });
    expect(second.audit).toEqual([]);
  });
});
