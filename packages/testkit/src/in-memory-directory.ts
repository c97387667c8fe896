import type { AuditEvent, Directory, Person } from '@alongside/domain';
import type { PersonId, TenantId } from '@alongside/protocol';
import type { InMemoryAuditLog } from './in-memory-audit-log.ts';

/** People in memory; a test puts them in and changes them. */
export class InMemoryDirectory implements Directory {
  readonly #audit: InMemoryAuditLog;
  readonly #people = new Map<PersonId, Person>();

  constructor(audit: InMemoryAuditLog) {
    this.#audit = audit;
  }

  /** Adds the person, or puts them in place of what was known of them. */
  put(person: Person): void {
    this.#people.set(person.personId, person);
  }

  remove(personId: PersonId): void {
    this.#people.delete(personId);
  }

  async person(tenantId: TenantId, personId: PersonId): Promise<Person | null> {
    await Promise.resolve();
    return this.#known(tenantId, personId);
  }

  async block(tenantId: TenantId, personId: PersonId, events: readonly AuditEvent[]): Promise<void> {
    await Promise.resolve();
    const person = this.#known(tenantId, personId);
    if (person === null || person.isBlocked) return;
    this.put({ ...person, isBlocked: true });
    this.#audit.append(tenantId, events);
  }

  #known(tenantId: TenantId, personId: PersonId): Person | null {
    const person = this.#people.get(personId);
    return person?.tenantId === tenantId ? person : null;
  }
}
