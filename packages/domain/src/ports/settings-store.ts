import type { TenantId, TenantSettings } from '@alongside/protocol';
import type { AuditEvent } from '../audit/audit-event.ts';

export interface SettingsChange {
  readonly settings: TenantSettings;
  readonly events: readonly AuditEvent[];
}

export interface SettingsStore {
  /** The defaults for a tenant that has changed nothing. @throws CodedError NOT_FOUND for no tenant */
  read(tenantId: TenantId): Promise<TenantSettings>;

  /**
   * Reads under a lock, lets `decide` make the new settings, and stores them with the events in one transaction.
   * Stores nothing if there are no events.
   * @returns the settings as they are afterwards
   */
  change(tenantId: TenantId, decide: (settings: TenantSettings) => SettingsChange): Promise<TenantSettings>;
}
