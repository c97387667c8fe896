import type { Decision, NewSession, Session, SessionStore } from '@alongside/domain';
import type { PersonId, SessionId, TenantId } from '@alongside/protocol';

/** What a store that can't be reached throws. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
}

/** Takes its time around everything, as a database does; may fail before, never after, something was stored. */
export class UnsteadySessionStore implements SessionStore {
  readonly #store: SessionStore;
  readonly #pause: () => Promise<void>;
  readonly #isFailing: () => boolean;

  /** @param pause never settles when the process has died meanwhile */
  constructor(store: SessionStore, options: { pause: () => Promise<void>; isFailing: () => boolean }) {
    this.#store = store;
    this.#pause = options.pause;
    this.#isFailing = options.isFailing;
  }

  create(start: NewSession): Promise<void> {
    return this.#reach(() => this.#store.create(start));
  }

  change<Result>(
    tenantId: TenantId,
    sessionId: SessionId,
    decide: (session: Session) => Decision<Result>,
  ): Promise<Result> {
    return this.#reach(() => this.#store.change<Result>(tenantId, sessionId, decide));
  }

  find(tenantId: TenantId, sessionId: SessionId): Promise<Session | null> {
    return this.#reach(() => this.#store.find(tenantId, sessionId));
  }

  findWaiting(tenantId: TenantId, codeHash: string): Promise<SessionId | null> {
    return this.#reach(() => this.#store.findWaiting(tenantId, codeHash));
  }

  listRunning(tenantId: TenantId, personId?: PersonId): Promise<readonly Session[]> {
    return this.#reach(() =>
      personId === undefined
        ? this.#store.listRunning(tenantId)
        : this.#store.listRunning(tenantId, personId),
    );
  }

  listDue(...asked: Parameters<SessionStore['listDue']>): ReturnType<SessionStore['listDue']> {
    return this.#reach(() => this.#store.listDue(...asked));
  }

  listOrphans(): ReturnType<SessionStore['listOrphans']> {
    return this.#reach(() => this.#store.listOrphans());
  }

  async #reach<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#pause();
    if (this.#isFailing()) throw new StoreFault('unreachable');
    try {
      return await work();
    } finally {
      await this.#pause();
    }
  }
}
