import { DeviceId, PersonId } from '@alongside/protocol';
import { numberedTenant, numberedUuid } from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import { type Device, enrol, type Enrolment } from './device.ts';

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
      publicKey: enrolment.publicKey,
      thumbprint: enrolment.thumbprint,
      primaryPersonId: personId,
      enrolledAt: 1_000,
      lastSeenAt: 1_000,
      retiredAt: null,
    });
    expect(audit).toEqual([
      expect.objectContaining({
        code: 'device.enrolled',
        actor,
        target: { kind: 'device', id: device.id, name: 'Front desk' },
        address: '192.0.2.1',
        after: { ...facts, thumbprint: enrolment.thumbprint },
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
});
