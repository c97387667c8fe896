import {
  type AuditEvent,
  changeFacts,
  type Device,
  type DeviceActor,
  enrol,
  enrolByToken,
  type Enrolment,
  type EnrolmentResult,
  takeReport,
  type TokenEnrolment,
} from '@alongside/domain';
import { CodedError, type DeviceFacts, type DeviceId, type DeviceReport } from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';
import {
  changingColumns,
  columnsOf,
  DEVICE_COLUMNS,
  deviceOf,
  deviceTables,
  searchColumnsOf,
} from './device-tables.ts';
import { joinGroupsByRule } from './groups-by-rule.ts';

/** What became of a device, and what the audit log is to be told in the same transaction. */
export interface StoredDevice {
  readonly device: Device;
  readonly audit: readonly AuditEvent[];
}

/**
 * Stores what a sign-in makes of a device, in the caller's transaction.
 * @throws CodedError DEVICE_RETIRED; CONFLICT when another sign-in enrols the same key at the same moment
 */
export const enrolDevice = (tx: Transaction, enrolment: Enrolment): Promise<StoredDevice> =>
  storeEnrolment(tx, enrolment, (known) => enrol(known, enrolment));

/** The same for a device that enrols by a token that was found good. */
export const enrolDeviceByToken = (tx: Transaction, enrolment: TokenEnrolment): Promise<StoredDevice> =>
  storeEnrolment(tx, enrolment, (known) => enrolByToken(known, enrolment));

async function storeEnrolment(
  tx: Transaction,
  { tenantId, thumbprint }: Pick<Enrolment, 'tenantId' | 'thumbprint'>,
  decide: (known: Device | null) => EnrolmentResult,
): Promise<StoredDevice> {
  const row = await deviceTables(tx)
    .selectFrom('devices')
    .select(DEVICE_COLUMNS)
    .where('tenant_id', '=', tenantId)
    .where('thumbprint', '=', thumbprint)
    .forUpdate()
    .executeTakeFirst();
  const known = row === undefined ? null : deviceOf(row);
  const result = decide(known);
  if (!result.ok) throw new CodedError(result.code);
  if (known === null) await insertDevice(tx, result.device);
  else await storeDevice(tx, known, result.device);
  return result;
}

async function insertDevice(tx: Transaction, device: Device): Promise<void> {
  const inserted = await deviceTables(tx)
    .insertInto('devices')
    .values(columnsOf(device))
    .onConflict((on) => on.columns(['tenant_id', 'thumbprint']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) throw new CodedError('CONFLICT');
  await storeWords(tx, device, []);
  await joinGroupsByRule(tx, device);
}

async function storeWords(tx: Transaction, device: Device, before: readonly string[]): Promise<void> {
  const { words } = searchColumnsOf(device);
  const isSame = words.length === before.length && words.every((word, n) => word === before[n]);
  if (isSame) return;
  if (before.length > 0) {
    await deviceTables(tx).deleteFrom('device_words').where('device_id', '=', device.id).execute();
  }
  const rows = words.map((word) => ({ tenant_id: device.tenantId, device_id: device.id, word }));
  if (rows.length > 0) await deviceTables(tx).insertInto('device_words').values(rows).execute();
}

/** Stores what became of a device that was read for change, with what follows from it. */
export async function storeDevice(tx: Transaction, before: Device, device: Device): Promise<void> {
  await deviceTables(tx)
    .updateTable('devices')
    .set({ ...changingColumns(device), ...(bearsOnCompliance(before, device) && { compliance_stale: true }) })
    .where('id', '=', device.id)
    .execute();
  await storeWords(tx, device, searchColumnsOf(before).words);
  if (bearsOnGroups(before, device)) await joinGroupsByRule(tx, device);
}

const bearsOnCompliance = (before: Device, after: Device): boolean =>
  before.facts.osVersion !== after.facts.osVersion ||
  before.facts.platform !== after.facts.platform ||
  before.facts.agentVersion !== after.facts.agentVersion ||
  before.posture?.isDiskEncrypted !== after.posture?.isDiskEncrypted ||
  before.posture?.isFirewallOn !== after.posture?.isFirewallOn ||
  before.posture?.hasScreenLock !== after.posture?.hasScreenLock ||
  before.retiredAt !== after.retiredAt ||
  (before.key === null) !== (after.key === null);

const bearsOnGroups = (before: Device, after: Device): boolean =>
  before.facts !== after.facts ||
  before.displayName !== after.displayName ||
  before.ownership !== after.ownership;

/** Reads a device and keeps others from changing it until the transaction ends; null: there is none of that id. */
export async function lockDevice(tx: Transaction, id: DeviceId): Promise<Device | null> {
  const row = await deviceTables(tx)
    .selectFrom('devices')
    .select(DEVICE_COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : deviceOf(row);
}

async function changeDevice(
  tx: Transaction,
  id: DeviceId,
  change: (device: Device) => StoredDevice,
): Promise<StoredDevice> {
  const before = await lockDevice(tx, id);
  if (before === null) throw new CodedError('NOT_FOUND');
  const changed = change(before);
  await storeDevice(tx, before, changed.device);
  return changed;
}

/** Stores what a device says of itself now, in the caller's transaction. @throws CodedError NOT_FOUND */
export const changeDeviceFacts = (
  tx: Transaction,
  id: DeviceId,
  change: DeviceActor & { readonly facts: DeviceFacts },
): Promise<StoredDevice> =>
  changeDevice(tx, id, (device) => changeFacts({ ...device, lastSeenAt: change.now }, change));

/** Stores an agent's report, in the caller's transaction. @throws CodedError NOT_FOUND */
export const takeDeviceReport = (
  tx: Transaction,
  id: DeviceId,
  change: DeviceActor & { readonly report: DeviceReport },
): Promise<StoredDevice> =>
  changeDevice(tx, id, (device) => takeReport({ ...device, lastSeenAt: change.now }, change));

/** null: there is none of that id that the transaction sees. */
export async function findDevice(tx: Transaction, id: DeviceId): Promise<Device | null> {
  const row = await deviceTables(tx)
    .selectFrom('devices')
    .select(DEVICE_COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : deviceOf(row);
}

/** Whether the key is only of devices that were retired: its agent is to be told so, whatever it asks. */
export async function isKeyOfRetiredDevice(tx: Transaction, thumbprint: string): Promise<boolean> {
  const rows = await deviceTables(tx)
    .selectFrom('devices')
    .select('retired_at')
    .where('thumbprint', '=', thumbprint)
    .execute();
  return rows.length > 0 && rows.every((row) => row.retired_at !== null);
}

/** The device was heard of just now. */
export async function touchDevice(tx: Transaction, id: DeviceId, nowMs: number): Promise<void> {
  await deviceTables(tx)
    .updateTable('devices')
    .set({ last_seen_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute();
}
