import type { AuditRow, TenantId } from '@alongside/protocol';
import type { ColumnType } from 'kysely';

/** JSON goes in as text, so that both engines store the same, and comes out parsed. */
export type JsonColumn<Value = unknown> = ColumnType<Value, string, string>;
/** The same, where there may be nothing. */
type OptionalJsonColumn<Value> = ColumnType<Value | null, string | null, string | null>;

interface TenantsTable {
  readonly id: TenantId;
  readonly name: string;
  readonly created_at: Date;
}

/** A tenant without a row has the default settings. */
interface TenantSettingsTable {
  readonly tenant_id: TenantId;
  readonly settings: JsonColumn;
}

/** Insert and select only: neither role of the server may change or delete a row. */
export interface AuditLogTable {
  readonly tenant_id: TenantId;
  readonly n: number;
  readonly at: Date;
  readonly code: string;
  readonly severity: AuditRow['severity'];
  readonly actor_kind: 'person' | 'token' | 'system';
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly target_kind: string | null;
  readonly target_id: string | null;
  readonly target_name: string | null;
  readonly address: string | null;
  readonly result: AuditRow['result'];
  readonly before: OptionalJsonColumn<Record<string, unknown>>;
  readonly after: OptionalJsonColumn<Record<string, unknown>>;
  readonly previous_hash: string;
  readonly hash: string;
}

/** The last row of each tenant's chain: a chain that was cut off at its end doesn't fit it. */
interface AuditHeadsTable {
  readonly tenant_id: TenantId;
  readonly n: number;
  readonly hash: string;
}

/** Counted tries of all tenants; the key names what is counted and holds no secret. */
interface TryCountsTable {
  readonly key: string;
  readonly tries: number;
  readonly ends_at: Date;
}

/** What the platform stores. A feature adds its own by `tx.$extendTables<…>()`. */
export type PlatformTables = {
  tenants: TenantsTable;
  tenant_settings: TenantSettingsTable;
  audit_log: AuditLogTable;
  audit_heads: AuditHeadsTable;
  try_counts: TryCountsTable;
};
