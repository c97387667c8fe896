import type { Device } from '@alongside/domain';
import type { DeviceId, DevicePlatform, DevicePublicKey, PersonId, TenantId } from '@alongside/protocol';
import type { JsonColumn, Transaction } from '../../platform/database/index.ts';

interface DevicesTable {
  readonly id: DeviceId;
  readonly tenant_id: TenantId;
  readonly name: string;
  readonly platform: DevicePlatform;
  readonly os_version: string;
  readonly model: string | null;
  readonly agent_version: string;
  readonly public_key: JsonColumn<DevicePublicKey>;
  readonly thumbprint: string;
  readonly primary_person_id: PersonId;
  readonly enrolled_at: Date;
  readonly last_seen_at: Date;
  readonly retired_at: Date | null;
}

// A type, not an interface: only that fits what the query builder takes as a set of tables.
type DeviceTables = { devices: DevicesTable };

/** A transaction that also knows the tables of this feature. */
export const deviceTables = (tx: Transaction) => tx.$extendTables<DeviceTables>();

/** What of a device's row changes. */
export const changingColumns = ({ facts, lastSeenAt, retiredAt }: Device) => ({
  name: facts.name,
  platform: facts.platform,
  os_version: facts.osVersion,
  model: facts.model,
  agent_version: facts.agentVersion,
  last_seen_at: new Date(lastSeenAt),
  retired_at: retiredAt === null ? null : new Date(retiredAt),
});

export const columnsOf = (device: Device) => ({
  ...changingColumns(device),
  id: device.id,
  tenant_id: device.tenantId,
  public_key: JSON.stringify(device.publicKey),
  thumbprint: device.thumbprint,
  primary_person_id: device.primaryPersonId,
  enrolled_at: new Date(device.enrolledAt),
});

interface DeviceRow extends Omit<DevicesTable, 'public_key'> {
  readonly public_key: DevicePublicKey;
}

export const deviceOf = (row: DeviceRow): Device => ({
  id: row.id,
  tenantId: row.tenant_id,
  facts: {
    name: row.name,
    platform: row.platform,
    osVersion: row.os_version,
    model: row.model,
    agentVersion: row.agent_version,
  },
  publicKey: row.public_key,
  thumbprint: row.thumbprint,
  primaryPersonId: row.primary_person_id,
  enrolledAt: row.enrolled_at.getTime(),
  lastSeenAt: row.last_seen_at.getTime(),
  retiredAt: row.retired_at === null ? null : row.retired_at.getTime(),
});
