import type { DeviceId, GroupId, PersonId, TenantId } from '@alongside/protocol';
import type { ColumnType } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';

type Optional<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

/** Who says who is in a group: an administrator, a directory by SCIM, the provider's claims at sign-in, or a rule. */
export type GroupSource = 'manual' | 'scim' | 'claims' | 'rule';
export type GroupKind = 'people' | 'devices';

interface GroupsTable {
  readonly id: GroupId;
  readonly tenant_id: TenantId;
  /** Unique among the tenant's groups of its kind, without regard to case. */
  readonly name: string;
  readonly kind: GroupKind;
  readonly description: Optional<string>;
  /** What the directory that the group comes from calls it. */
  readonly external_id: Optional<string>;
  readonly source: GroupSource;
  /** Set where `source` is `rule`; JSON. */
  readonly rule: ColumnType<unknown, string | null | undefined, string | null>;
  readonly created_at: Date;
  readonly updated_at: Date;
}

interface GroupPeopleTable {
  readonly tenant_id: TenantId;
  readonly group_id: GroupId;
  readonly person_id: PersonId;
}

interface GroupDevicesTable {
  readonly tenant_id: TenantId;
  readonly group_id: GroupId;
  readonly device_id: DeviceId;
}

/** Everybody and everything in the child is in the parent. */
interface GroupGroupsTable {
  readonly tenant_id: TenantId;
  readonly parent_id: GroupId;
  readonly child_id: GroupId;
}

// A type, not an interface: only that fits what the query builder takes as a set of tables.
export type GroupTables = {
  groups: GroupsTable;
  group_people: GroupPeopleTable;
  group_devices: GroupDevicesTable;
  group_groups: GroupGroupsTable;
};

/** A transaction that also knows groups and their members. */
export const groupTables = (tx: Transaction) => tx.$extendTables<GroupTables>();
