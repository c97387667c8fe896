import type { Bus, Decision, NewSession, Session, SessionStore } from '@alongside/domain';
import type { PersonId, SessionId, TenantId } from '@alongside/protocol';
import { tenantTopic } from '../../platform/bus/index.ts';
import { sessionTopic, type SessionFact } from './session-facts.ts';

/** Tells everybody who listens of each change that a store has stored, whichever use case made it. */
export class AnnouncingSessionStore implements SessionStore {
  readonly #store: SessionStore;
  readonly #bus: Bus;

  constructor(store: SessionStore, bus: Bus) {
    this.#store = store;
    this.#bus = bus;
  }

  async create(start: NewSession): Promise<void> {
    await this.#store.create(start);
    this.#announce(start.session);
  }

  async change<Result>(
    tenantId: TenantId,
    sessionId: SessionId,
    decide: (session: Session) => Decision<Result>,
  ): Promise<Result> {
    const changes: Session[] = [];
    const result = await this.#store.change<Result>(tenantId, sessionId, (session) => {
      const decision = decide(session);
      if (decision.ok && decision.session !== session) changes.push(decision.session);
      return decision;
    });
    // The last one: a store may have had to decide again after a conflict.
    const changed = changes.at(-1);
    if (changed) this.#announce(changed);
    return result;
  }

  find(tenantId: TenantId, sessionId: SessionId): Promise<Session | null> {
    return this.#store.find(tenantId, sessionId);
  }

  findWaiting(tenantId: TenantId, codeHash: string): Promise<SessionId | null> {
    return this.#store.findWaiting(tenantId, codeHash);
  }

  listRunning(tenantId: TenantId, personId?: PersonId): Promise<readonly Session[]> {
    return personId === undefined
      ? this.#store.listRunning(tenantId)
      : this.#store.listRunning(tenantId, personId);
  }

  listDue(...asked: Parameters<SessionStore['listDue']>): ReturnType<SessionStore['listDue']> {
    return this.#store.listDue(...asked);
  }

  listOrphans(): ReturnType<SessionStore['listOrphans']> {
    return this.#store.listOrphans();
  }

  #announce(session: Session): void {
    const fact: SessionFact = { kind: 'changed', session };
    this.#bus.publish(sessionTopic(session.id), fact);
    this.#bus.publish(tenantTopic(session.tenantId, 'sessions'), {});
    this.#bus.publish(tenantTopic(session.tenantId, 'audit'), {});
  }
}
