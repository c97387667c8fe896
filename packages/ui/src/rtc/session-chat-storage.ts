import type { ChatStorage } from '@alongside/peer';
import type { SessionId } from '@alongside/protocol';

/** Keeps the thread in the tab: over a reload, not beyond the tab. */
export function sessionChatStorage(sessionId: SessionId): ChatStorage {
  const key = `alongside.chat.${sessionId}`;
  return {
    load: () => sessionStorage.getItem(key),
    save: (text) => {
      try {
        sessionStorage.setItem(key, text);
      } catch (cause) {
        // A full or forbidden storage costs the thread only on a reload, and the other end has it then.
        if (!(cause instanceof DOMException)) throw cause;
      }
    },
    clear: () => {
      sessionStorage.removeItem(key);
    },
  };
}
