import { type AuditEvent, changeFacts, type Device, enrol, type Enrolment } from '@alongside/domain';
import { CodedError, type DeviceId } from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';
import { changingColumns, columnsOf, deviceOf, deviceTables } from './device-tables.ts';

/** What became of a device, and what the audit log is to be told in the same transaction. */
export interface StoredDevice {
  readonly device: Device;
  readonly audit: readonly AuditEvent[];
}

/**
 * Stores what a sign-in makes of a device, in the caller's transaction.
 * @throws CodedError DEVICE_RETIRED; CONFLICT when another sign-in enrols the same key at the same moment
 */
export async function enrolDevice(tx: Transaction, enrolment: Enrolment): Promise<StoredDevice> {
  const row = await deviceTables(tx)
    .selectFrom('devices')
    .selectAll()
    .where('tenant_id', '=', enrolment.tenantId)
    .where('thumbprint', '=', enrolment.thumbprint)
    .forUpdate()
    .executeTakeFirst();
  const result = enrol(row === undefined ? null : deviceOf(row), enrolment);
  if (!result.ok) throw new CodedError(result.code);
  if (row === undefined) await insertDevice(tx, result.device);
  else await updateDevice(tx, result.device);
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
}

async function updateDevice(tx: Transaction, device: Device): Promise<void> {
  await deviceTables(tx)
    .updateTable('devices')
    .set(changingColumns(device))
    .where('id', '=', device.id)
    .execute();
}

/** Stores what a device says of itself now, in the caller's transaction. @throws CodedError NOT_FOUND */
export async function changeDeviceFacts(
  tx: Transaction,
  id: DeviceId,
  change: Pick<Enrolment, 'facts' | 'actor' | 'address' | 'now'>,
): Promise<StoredDevice> {
  const row = await deviceTables(tx)
    .selectFrom('devices')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new CodedError('NOT_FOUND');
  const changed = changeFacts({ ...deviceOf(row), lastSeenAt: change.now }, change);
  await updateDevice(tx, changed.device);
  return changed;
}

/** null: there is none of that id that the transaction sees. */
export async function findDevice(tx: Transaction, id: DeviceId): Promise<Device | null> {
  const row = await deviceTables(tx)
    .selectFrom('devices')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : deviceOf(row);
}

/** The device was heard of just now. */
export async function touchDevice(tx: Transaction, id: DeviceId, nowMs: number): Promise<void> {
  await deviceTables(tx)
    .updateTable('devices')
    .set({ last_seen_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute();
}
