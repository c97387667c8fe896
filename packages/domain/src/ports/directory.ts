import type { PersonId, TenantId } from '@alongside/protocol';
import type { Person } from '../access/person.ts';
import type { AuditEvent } from '../audit/audit-event.ts';

/** The people of a tenant with what they may do. */
export interface Directory {
  /** null: nobody of that id in this tenant. */
  person(tenantId: TenantId, personId: PersonId): Promise<Person | null>;

  /**
   * Keeps the person from helping until an administrator lifts it, and stores the events with it in one
   * transaction. Changes and stores nothing when the person is blocked already.
   */
  block(tenantId: TenantId, personId: PersonId, events: readonly AuditEvent[]): Promise<void>;
}
