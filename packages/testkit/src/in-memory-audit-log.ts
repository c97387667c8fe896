import type { AuditEvent, AuditLog, StoredAuditEvent } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';

/** Audit rows in memory, counted per tenant. The hash is a stand-in: there is no chain to verify. */
export class InMemoryAuditLog implements AuditLog {
  readonly #rows = new Map<TenantId, StoredAuditEvent[]>();

  record(tenantId: TenantId, events: readonly AuditEvent[]): Promise<void> {
    this.append(tenantId, events);
    return Promise.resolve();
  }

  /** In the same turn as the change it tells of, like a database does in one transaction. */
  append(tenantId: TenantId, events: readonly AuditEvent[]): void {
    const rows = this.#rows.get(tenantId) ?? [];
    this.#rows.set(tenantId, rows);
    for (const event of events) {
      const n = rows.length + 1;
      rows.push({ ...event, n, hash: `row ${String(n)}` });
    }
  }

  rows(tenantId: TenantId, after: number, limit: number): Promise<readonly StoredAuditEvent[]> {
    return Promise.resolve(this.all(tenantId).slice(after, after + limit));
  }

  all(tenantId: TenantId): readonly StoredAuditEvent[] {
    return this.#rows.get(tenantId) ?? [];
  }
}
