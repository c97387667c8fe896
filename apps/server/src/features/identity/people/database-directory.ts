import type { AuditEvent, Directory, Person } from '@alongside/domain';
import type { PersonId, TenantId } from '@alongside/protocol';
import { noteAccessChange } from '../../../platform/access-changes/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import { membershipsOf } from './memberships.ts';
import { findPerson, profileOf } from './person-rows.ts';
import { assignmentsOf } from './role-assignments.ts';

/** The people that sign in here, with their groups and roles. */
export class DatabaseDirectory implements Directory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  person(tenantId: TenantId, personId: PersonId): Promise<Person | null> {
    return this.#database.inTenant(tenantId, async (tx) => {
      const row = await findPerson(tx, personId);
      if (row === undefined) return null;
      const memberships = await membershipsOf(tx, tenantId, { people: [personId], devices: [] });
      const groups = memberships.get(personId) ?? [];
      const { assignments } = await assignmentsOf(tx, { tenantId, roles: row.roles }, groups);
      return {
        tenantId,
        personId,
        profile: profileOf(row),
        isActive: row.is_active,
        isBlocked: row.is_blocked,
        groups: groups.map(({ id }) => id),
        assignments,
      };
    });
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
      if (blocked.length === 0) return;
      await noteAccessChange(tx, tenantId, { kind: 'person', id: personId });
      await appendAudit(tx, tenantId, events);
    });
  }
}
