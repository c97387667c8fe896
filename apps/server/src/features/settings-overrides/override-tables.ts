import type { GroupId, OverrideId, TenantId } from '@alongside/protocol';
import type { JsonColumn, Transaction } from '../../platform/database/index.ts';

interface SettingsOverridesTable {
  readonly id: OverrideId;
  readonly tenant_id: TenantId;
  readonly group_id: GroupId;
  /** The greatest is laid over the others. */
  readonly position: number;
  readonly settings: JsonColumn;
  readonly created_at: Date;
  readonly updated_at: Date;
}

// A type, not an interface: only that fits what the query builder takes as a set of tables.
type OverrideTables = {
  settings_overrides: SettingsOverridesTable;
  groups: { readonly id: GroupId; readonly name: string; readonly kind: 'people' | 'devices' };
};

/** A transaction that also knows settings of groups. */
export const overrideTables = (tx: Transaction) => tx.$extendTables<OverrideTables>();
