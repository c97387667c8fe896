import type { AuditEvent, AuditLog, StoredAuditEvent } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';
import type { Database } from '../database/index.ts';
import { appendAudit } from './append-audit.ts';
import { auditEventOf } from './audit-row.ts';

/** The audit log as the domain knows it: added to, and read from its beginning. */
export class DatabaseAuditLog implements AuditLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  record(tenantId: TenantId, events: readonly AuditEvent[]): Promise<void> {
    return this.#database.inTenant(tenantId, (tx) => appendAudit(tx, tenantId, events));
  }

  rows(tenantId: TenantId, after: number, limit: number): Promise<readonly StoredAuditEvent[]> {
    return this.#database.inTenant(tenantId, async (tx) => {
      const rows = await tx
        .selectFrom('audit_log')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('n', '>', after)
        .orderBy('n')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...auditEventOf(row), n: row.n, hash: row.hash }) as StoredAuditEvent);
    });
  }
}
