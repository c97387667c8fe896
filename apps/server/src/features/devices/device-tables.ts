import { type AuditActor, type Device, shownName } from '@alongside/domain';
import type {
  ComplianceState,
  DeviceId,
  DeviceOwnership,
  DevicePlatform,
  DevicePosture,
  DevicePublicKey,
  DeviceState,
  EnrolmentTokenId,
  ExternalFacts,
  FactSource,
  GroupId,
  PersonId,
  TenantId,
} from '@alongside/protocol';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import { searchColumns } from './search-columns.ts';

/** What sources outside have told of a device. */
type StoredExternalFacts = Readonly<
  Record<FactSource, { setAt: string; facts: ExternalFacts; setBy?: Pick<AuditActor, 'kind' | 'name'> }>
>;

interface DevicesTable {
  readonly id: DeviceId;
  readonly tenant_id: TenantId;
  readonly name: string;
  readonly platform: DevicePlatform;
  readonly os_version: string;
  readonly model: string | null;
  readonly agent_version: string;
  readonly serial: string | null;
  readonly signed_in_users: string[];
  readonly facts: ColumnType<DevicePosture | null, string | null, string | null>;
  readonly facts_at: Date | null;
  readonly external_facts: ColumnType<StoredExternalFacts, string | undefined, string>;
  readonly display_name: string | null;
  readonly ownership: DeviceOwnership;
  readonly public_key: ColumnType<DevicePublicKey | null, string | null, string | null>;
  readonly thumbprint: string | null;
  readonly key_since: Date;
  readonly key_rotation_asked_at: Date | null;
  readonly primary_person_id: PersonId | null;
  readonly enrolled_by: 'sign-in' | 'token';
  readonly enrolment_token_id: EnrolmentTokenId | null;
  readonly enrolled_at: Date;
  readonly last_seen_at: Date;
  readonly retired_at: Date | null;
  readonly unenrolled_at: Date | null;
  /** What the list is sorted by. */
  readonly name_key: string;
  readonly state: GeneratedAlways<DeviceState>;
  readonly compliance: Generated<ComplianceState>;
  /** It is to be held against the policies again. */
  readonly compliance_stale: Generated<boolean>;
}

/** What devices are found by, a word a row. */
interface DeviceWordsTable {
  readonly tenant_id: TenantId;
  readonly device_id: DeviceId;
  readonly word: string;
}

interface EnrolmentTokensTable {
  readonly id: EnrolmentTokenId;
  readonly tenant_id: TenantId;
  readonly name: string;
  readonly token_hash: string;
  readonly ownership: DeviceOwnership;
  readonly group_ids: GroupId[];
  readonly created_at: Date;
  readonly created_by: PersonId | null;
  readonly expires_at: Date;
  readonly uses_left: number | null;
  readonly uses: Generated<number>;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
  /** Not told to the audit log yet. */
  readonly refusals: Generated<number>;
  readonly refusal_told_at: ColumnType<Date | null, undefined, Date>;
  readonly refusal_told: ColumnType<string | null, undefined, string>;
}

// A type, not an interface: only that fits what the query builder takes as a set of tables.
export type DeviceTables = {
  devices: DevicesTable;
  device_words: DeviceWordsTable;
  enrolment_tokens: EnrolmentTokensTable;
};

/** A transaction that also knows the tables of this feature. */
export const deviceTables = (tx: Transaction) => tx.$extendTables<DeviceTables>();

/** What is read to make a `Device`; wide enough to leave the rest of the row where it is. */
export const DEVICE_COLUMNS = [
  'id',
  'tenant_id',
  'name',
  'platform',
  'os_version',
  'model',
  'agent_version',
  'serial',
  'signed_in_users',
  'facts',
  'display_name',
  'ownership',
  'public_key',
  'thumbprint',
  'key_since',
  'key_rotation_asked_at',
  'primary_person_id',
  'enrolled_by',
  'enrolment_token_id',
  'enrolled_at',
  'last_seen_at',
  'retired_at',
  'unenrolled_at',
] as const satisfies readonly (keyof DevicesTable)[];

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
const msOf = (date: Date | null): number | null => (date === null ? null : date.getTime());

/** What a device is sorted by and found by. */
export const searchColumnsOf = (device: Device) =>
  searchColumns({
    names: [shownName(device), device.facts.name],
    model: device.facts.model,
    serial: device.serial,
    signedInUsers: device.signedInUsers,
  });

/** What of a device's row changes. */
export const changingColumns = (device: Device) => ({
  name: device.facts.name,
  name_key: searchColumnsOf(device).nameKey,
  platform: device.facts.platform,
  os_version: device.facts.osVersion,
  model: device.facts.model,
  agent_version: device.facts.agentVersion,
  serial: device.serial,
  signed_in_users: [...device.signedInUsers],
  facts: device.posture === null ? null : JSON.stringify(device.posture),
  facts_at: device.posture === null ? null : new Date(device.posture.readAt),
  display_name: device.displayName,
  ownership: device.ownership,
  public_key: device.key === null ? null : JSON.stringify(device.key.publicKey),
  thumbprint: device.key?.thumbprint ?? null,
  ...(device.key !== null && { key_since: new Date(device.key.since) }),
  key_rotation_asked_at: dateOf(device.rotationAskedAt),
  primary_person_id: device.primaryPersonId,
  last_seen_at: new Date(device.lastSeenAt),
  retired_at: dateOf(device.retiredAt),
  unenrolled_at: dateOf(device.unenrolledAt),
});

export const columnsOf = (device: Device) => ({
  ...changingColumns(device),
  id: device.id,
  tenant_id: device.tenantId,
  enrolled_by: device.enrolledBy.kind,
  enrolment_token_id: device.enrolledBy.kind === 'token' ? device.enrolledBy.tokenId : null,
  enrolled_at: new Date(device.enrolledAt),
  key_since: new Date(device.key?.since ?? device.enrolledAt),
});

interface DeviceRow extends Pick<
  DevicesTable,
  Exclude<(typeof DEVICE_COLUMNS)[number], 'public_key' | 'facts'>
> {
  readonly public_key: DevicePublicKey | null;
  readonly facts: DevicePosture | null;
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
  serial: row.serial,
  signedInUsers: row.signed_in_users,
  posture: row.facts,
  displayName: row.display_name,
  ownership: row.ownership,
  key:
    row.public_key === null || row.thumbprint === null
      ? null
      : { publicKey: row.public_key, thumbprint: row.thumbprint, since: row.key_since.getTime() },
  rotationAskedAt: msOf(row.key_rotation_asked_at),
  primaryPersonId: row.primary_person_id,
  enrolledBy:
    row.enrolment_token_id === null
      ? { kind: 'sign-in' }
      : { kind: 'token', tokenId: row.enrolment_token_id },
  enrolledAt: row.enrolled_at.getTime(),
  lastSeenAt: row.last_seen_at.getTime(),
  retiredAt: msOf(row.retired_at),
  unenrolledAt: msOf(row.unenrolled_at),
});
