import { SessionId } from '@alongside/protocol';

const KEY = 'alongside.open-session';

/** Remembers which session a tab is in, for the way back to it after the helper went to another page. */
export class OpenSessionKeeper {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  get sessionId(): SessionId | null {
    return SessionId.safeParse(this.#storage.getItem(KEY)).data ?? null;
  }

  keep(sessionId: SessionId): void {
    this.#storage.setItem(KEY, sessionId);
  }

  forget(): void {
    this.#storage.removeItem(KEY);
  }
}
