import type { AuditEvent, AuditTrail } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';
import type { Database } from '../database/index.ts';
import { appendAudit } from './append-audit.ts';

/** Stores audit events that go with no other change. */
export class DatabaseAuditTrail implements AuditTrail {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  record(tenantId: TenantId, events: readonly AuditEvent[]): Promise<void> {
    return this.#database.inTenant(tenantId, (tx) => appendAudit(tx, tenantId, events));
  }
}
