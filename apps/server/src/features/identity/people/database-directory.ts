import type { AuditEvent, Directory, Person } from '@alongside/domain';
import type { PersonId, TenantId } from '@alongside/protocol';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import { findPerson, profileOf } from './person-rows.ts';
import { assignmentsOf } from './role-assignments.ts';

/** The people that sign in here, with their built-in roles. */
export class DatabaseDirectory implements Directory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async person(tenantId: TenantId, personId: PersonId): Promise<Person | null> {
    const row = await this.#database.inTenant(tenantId, (tx) => findPerson(tx, personId));
    if (row === undefined) return null;
    return {
      tenantId,
      personId,
      profile: profileOf(row),
      isActive: row.is_active,
      isBlocked: row.is_blocked,
      groups: [],
      assignments: assignmentsOf(row.roles),
    };
  }

  async block(tenantId: TenantId, personId: PersonId, events: readonly AuditEvent[]): Promise<void> {
    await this.#database.inTenant(tenantId, async (tx) => {
      const blocked = await identityTables(tx)
        .updateTable('persons')
        .set({ is_blocked: true })
        .where('id', '=', personId)
        .where('is_blocked', '=', false)
        .returning('id')
        .execute();
      if (blocked.length > 0) await appendAudit(tx, tenantId, events);
    });
  }
}
