import type { SessionId } from '@alongside/protocol';
import { z } from 'zod';

/** The code and link of a session that this tab started. The server tells them once. */
export const KeptCode = z.strictObject({ code: z.string(), link: z.string() });
export type KeptCode = z.infer<typeof KeptCode>;

const keyOf = (sessionId: SessionId): string => `alongside.code.${sessionId}`;

/**
 * Keeps a code over a reload of its tab, no longer than it can be used: `sessionStorage` is gone with the tab, and
 * the page forgets the code as soon as somebody has used it or its time is over.
 */
export class CodeKeeper {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  keep(sessionId: SessionId, kept: KeptCode): void {
    this.#storage.setItem(keyOf(sessionId), JSON.stringify(kept));
  }

  recall(sessionId: SessionId): KeptCode | null {
    const text = this.#storage.getItem(keyOf(sessionId));
    if (text === null) return null;
    try {
      return KeptCode.safeParse(JSON.parse(text)).data ?? null;
    } catch (cause) {
      if (cause instanceof SyntaxError) return null;
      throw cause;
    }
  }

  forget(sessionId: SessionId): void {
    this.#storage.removeItem(keyOf(sessionId));
  }
}
