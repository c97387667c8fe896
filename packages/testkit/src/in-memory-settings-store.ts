import type { SettingsChange, SettingsStore } from '@alongside/domain';
import { CodedError, defaultTenantSettings, type TenantId, type TenantSettings } from '@alongside/protocol';
import type { InMemoryAuditLog } from './in-memory-audit-log.ts';

/** Settings in memory, of the tenants that it was made with. */
export class InMemorySettingsStore implements SettingsStore {
  readonly #audit: InMemoryAuditLog;
  readonly #settings: Map<TenantId, TenantSettings>;

  constructor(audit: InMemoryAuditLog, tenantIds: readonly TenantId[]) {
    this.#audit = audit;
    this.#settings = new Map(tenantIds.map((tenantId) => [tenantId, defaultTenantSettings]));
  }

  async read(tenantId: TenantId): Promise<TenantSettings> {
    await Promise.resolve();
    return this.#known(tenantId);
  }

  async change(
    tenantId: TenantId,
    decide: (settings: TenantSettings) => SettingsChange,
  ): Promise<TenantSettings> {
    await Promise.resolve();
    const stored = this.#known(tenantId);
    const { settings, events } = decide(stored);
    if (events.length === 0) return stored;
    this.#settings.set(tenantId, settings);
    this.#audit.append(tenantId, events);
    return settings;
  }

  #known(tenantId: TenantId): TenantSettings {
    const settings = this.#settings.get(tenantId);
    if (settings === undefined) throw new CodedError('NOT_FOUND');
    return settings;
  }

  /** Sets without an audit row, as a test begins. */
  put(tenantId: TenantId, settings: TenantSettings): void {
    this.#settings.set(tenantId, settings);
  }
}
