import {
  type AdministerResult,
  askForNewKey,
  type Device,
  type DeviceActor,
  type DevicePatch,
  describeDevice,
  restoreDevice,
  retireDevice,
  unenrolDevice,
} from '@alongside/domain';
import {
  CodedError,
  type DeviceAction,
  type DeviceId,
  type ErrorCode,
  type SignInId,
} from '@alongside/protocol';
import { accessChangesTopic, noteAccessChange } from '../../platform/access-changes/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import { groupsOfDevice, requireMayAddTo } from '../directory/index.ts';
import { announceEndedSignIns, byCaller, endDeviceSignIns } from '../identity/index.ts';
import type { DevicePorts } from './device-ports.ts';
import { removePresence } from './device-presence.ts';
import { requireManagedDevice } from './device-scope.ts';
import { lockDevice, storeDevice } from './device-store.ts';
import { announceDevice, type DeviceNews } from './device-topic.ts';

/** What an administrator does to one device. */
export type DeviceTask = DeviceAction | ({ readonly kind: 'describe' } & DevicePatch);

interface Done {
  readonly isChanged: boolean;
  readonly ended: readonly SignInId[];
  readonly news: DeviceNews['kind'] | null;
}

/**
 * @returns whether it changed the device, which may have been so before
 * @throws CodedError NOT_FOUND, CONFLICT; PERMISSION_MISSING if the device came into a group that the caller may not fill
 */
export async function administerDevice(
  ports: DevicePorts,
  caller: Caller,
  { id, task }: { readonly id: DeviceId; readonly task: DeviceTask },
): Promise<boolean> {
  const nowMs = ports.clock.now();
  const done = await ports.database.inTenant(caller.tenantId, async (tx) => {
    const { actor, address } = await byCaller(tx, caller, nowMs);
    const before = await lockDevice(tx, id);
    if (before === null) throw new CodedError('NOT_FOUND');
    await requireManagedDevice(tx, caller, id);
    if (task.kind === 'describe') await requirePerson(tx, task.primaryPersonId);
    const result = decide(before, task, { actor, address, now: nowMs });
    if (!result.ok) throw new CodedError(result.code);
    const groups = new Set(await groupsOfDevice(tx, id));
    const stored = await store(tx, before, result);
    // By another name or ownership a device may meet the rules of other groups.
    const joined = (await groupsOfDevice(tx, id)).filter((group) => !groups.has(group));
    await requireMayAddTo(tx, caller, joined);
    return stored;
  });
  announceEndedSignIns(ports.bus, done.ended);
  if (done.news !== null) announceDevice(ports.bus, id, done.news);
  ports.bus.publish(accessChangesTopic, {});
  ports.listNews.note(caller.tenantId);
  return done.isChanged;
}

/** Each device by itself: what fails for one doesn't keep the others from it. */
export async function administerDevices(
  ports: DevicePorts,
  caller: Caller,
  { ids, action }: { readonly ids: readonly DeviceId[]; readonly action: DeviceAction },
): Promise<{ done: number; changed: DeviceId[]; failed: { id: DeviceId; code: ErrorCode }[] }> {
  const changed: DeviceId[] = [];
  const failed: { id: DeviceId; code: ErrorCode }[] = [];
  const each = new Set(ids);
  for (const id of each) {
    try {
      if (await administerDevice(ports, caller, { id, task: action })) changed.push(id);
    } catch (fault) {
      if (!(fault instanceof CodedError)) throw fault;
      failed.push({ id, code: fault.code });
    }
  }
  return { done: each.size - failed.length, changed, failed };
}

function decide(device: Device, task: DeviceTask, by: DeviceActor): AdministerResult {
  switch (task.kind) {
    case 'retire':
      return retireDevice(device, by);
    case 'restore':
      return restoreDevice(device, by);
    case 'unenrol':
      return unenrolDevice(device, by);
    case 'rotate-key':
      return askForNewKey(device, by);
    case 'set-ownership':
      return describeDevice(device, { ownership: task.ownership }, by);
    case 'describe':
      return describeDevice(device, task, by);
  }
}

async function store(
  tx: Transaction,
  before: Device,
  { device, audit }: Extract<AdministerResult, { ok: true }>,
): Promise<Done> {
  const news = newsOf(before, device);
  if (audit.length === 0) return { isChanged: false, ended: [], news };
  await storeDevice(tx, before, device);
  const isOut = news === 'retired' || news === 'unenrolled';
  const ended = isOut ? await endDeviceSignIns(tx, device.id) : [];
  if (isOut) await removePresence(tx, device.id);
  if (isOut || before.retiredAt !== device.retiredAt) {
    await noteAccessChange(tx, device.tenantId, { kind: 'device', id: device.id });
  }
  await appendAudit(tx, device.tenantId, audit);
  return { isChanged: true, ended, news };
}

function newsOf(before: Device, after: Device): Done['news'] {
  if (before.key !== null && after.key === null) return 'unenrolled';
  if (before.retiredAt === null && after.retiredAt !== null) return 'retired';
  return before.rotationAskedAt === null && after.rotationAskedAt !== null ? 'new-key-due' : null;
}

async function requirePerson(tx: Transaction, id: DevicePatch['primaryPersonId']): Promise<void> {
  if (id === undefined || id === null) return;
  const person = await tx
    .$extendTables<{ persons: { id: string } }>()
    .selectFrom('persons')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (person === undefined) throw new CodedError('NOT_FOUND');
}
