import { generateKeyPairSync, randomUUID } from 'node:crypto';
import {
  DeviceId,
  type DeviceFacts,
  type DeviceOwnership,
  DevicePublicKey,
  type PersonId,
  type TenantId,
} from '@alongside/protocol';
import { calculateJwkThumbprint } from 'jose';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { enrolDevice, takeDeviceReport } from '../devices/index.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface DemoDevice extends Pick<DeviceFacts, 'name' | 'platform' | 'osVersion' | 'model'> {
  readonly serial: string | null;
  readonly user: string;
  readonly ownership: DeviceOwnership;
  readonly group: 'Berlin laptops' | 'Warehouse terminals' | null;
  readonly seenHoursAgo: number;
  /** Disk encryption, firewall, screen lock. */
  readonly posture: readonly [boolean | null, boolean | null, boolean | null];
}

const thinkPad = { platform: 'windows', osVersion: 'Windows 11 24H2', model: 'ThinkPad T14 Gen 5' } as const;
const macBook = { platform: 'macos', osVersion: 'macOS 15.6', model: 'MacBook Air' } as const;
const terminal = { platform: 'linux', osVersion: 'Debian GNU/Linux 13', model: 'OptiPlex 3000' } as const;

const DEMO_DEVICES: readonly DemoDevice[] = [
  {
    ...{ ...thinkPad, name: 'NL-B-0141', serial: 'PF3XK141', user: 'Katrin Vogel', ownership: 'corporate' },
    ...{ group: 'Berlin laptops', seenHoursAgo: 1, posture: [true, true, true] },
  },
  {
    ...{ ...thinkPad, name: 'NL-B-0142', serial: 'PF3XK142', user: 'Leyla Demir', ownership: 'corporate' },
    ...{ group: 'Berlin laptops', seenHoursAgo: 3, posture: [false, true, true] },
    osVersion: 'Windows 10 22H2',
  },
  {
    ...{ ...macBook, name: 'Rosas MacBook', serial: 'C02DN0RX', user: 'Rosa Conti', ownership: 'corporate' },
    ...{ group: 'Berlin laptops', seenHoursAgo: 2, posture: [true, true, true] },
  },
  {
    ...{ ...macBook, name: 'Theas MacBook', serial: 'C02DN0TN', user: 'Thea Nilsen', ownership: 'corporate' },
    ...{ group: 'Berlin laptops', seenHoursAgo: 26, posture: [true, false, true] },
  },
  {
    ...{ ...thinkPad, name: 'NL-B-0150', serial: 'PF3XK150', user: 'Ulrike Krause', ownership: 'corporate' },
    ...{ group: 'Berlin laptops', seenHoursAgo: 19 * 24, posture: [true, true, true] },
  },
  {
    ...{ ...terminal, name: 'gate-1', serial: null, user: 'Nadia Rahimi', ownership: 'corporate' },
    ...{ group: 'Warehouse terminals', seenHoursAgo: 1, posture: [true, true, true] },
  },
  {
    ...{ ...terminal, name: 'gate-2', serial: null, user: 'Mateusz Nowak', ownership: 'corporate' },
    ...{ group: 'Warehouse terminals', seenHoursAgo: 5, posture: [true, true, null] },
  },
  {
    ...{ ...terminal, name: 'zoe-home', serial: null, user: 'Zoë Martin', ownership: 'personal' },
    ...{ group: null, seenHoursAgo: 50, posture: [null, true, true] },
    osVersion: 'Ubuntu 24.04',
    model: null,
  },
];

export interface EnrolledDemoDevice extends DemoDevice {
  readonly id: DeviceId;
  readonly personId: PersonId;
}

/** Enrols the demo's devices as their people did, weeks ago. Their keys are nowhere: none of them will ever be online. */
export async function enrolDemoDevices(
  database: Database,
  { tenantId, people, nowMs }: DemoPeople,
): Promise<readonly EnrolledDemoDevice[]> {
  const enrolled: EnrolledDemoDevice[] = [];
  for (const [place, device] of DEMO_DEVICES.entries()) {
    const personId = people.get(device.user);
    if (personId === undefined) throw new Error(`The demo has no ${device.user}`);
    const id = DeviceId.parse(randomUUID());
    await enrolOne(database, { ...device, id, personId }, { tenantId, nowMs, place });
    enrolled.push({ ...device, id, personId });
  }
  return enrolled;
}

export interface DemoPeople {
  readonly tenantId: TenantId;
  /** By full name. */
  readonly people: ReadonlyMap<string, PersonId>;
  readonly nowMs: number;
}

async function enrolOne(
  database: Database,
  device: EnrolledDemoDevice,
  { tenantId, nowMs, place }: { readonly tenantId: TenantId; readonly nowMs: number; readonly place: number },
): Promise<void> {
  const { id, personId, name, platform, osVersion, model, serial, user, seenHoursAgo } = device;
  const publicKey = makePublicKey();
  const thumbprint = await calculateJwkThumbprint(publicKey);
  const facts = { name, platform, osVersion, model, agentVersion: '0.1.0' };
  const actor = { kind: 'person', id: personId, name: user } as const;
  const enrolledAt = nowMs - 29 * DAY_MS + place * HOUR_MS;
  const seenAt = nowMs - seenHoursAgo * HOUR_MS;
  const [isDiskEncrypted, isFirewallOn, hasScreenLock] = device.posture;
  const posture = { isDiskEncrypted, isFirewallOn, hasScreenLock, readAt: new Date(seenAt).toISOString() };
  const signedInUsers = [user.toLowerCase().replace(' ', '.')];
  await database.inTenant(tenantId, async (tx) => {
    const made = await enrolDevice(tx, {
      ...{ actor, address: null, now: enrolledAt, newId: id, tenantId, facts, personId },
      ...{ publicKey, thumbprint },
    });
    const told = await takeDeviceReport(tx, id, {
      ...{ actor, address: null, now: seenAt },
      report: { facts, serial, signedInUsers, posture },
    });
    await appendAudit(tx, tenantId, [...made.audit, ...told.audit]);
  });
}

function makePublicKey(): DevicePublicKey {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { crv, kty, x, y } = publicKey.export({ format: 'jwk' });
  return DevicePublicKey.parse({ crv, kty, x, y });
}
