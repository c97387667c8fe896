import { CHAT_MESSAGES_MAX, ChatMessage, type PeerMessage, type Side } from '@alongside/protocol';

const CLOCK_MAX = 4 * CHAT_MESSAGES_MAX;

type ChatHave = Omit<Extract<PeerMessage, { type: 'chat-have' }>, 'type'>;

const sides: readonly Side[] = ['helper', 'sharer'];

/** The order of the thread, the same at both ends. */
const inOrder = (a: ChatMessage, b: ChatMessage): number =>
  a.clock - b.clock || a.from.localeCompare(b.from) || a.n - b.n;

/**
 * One end's copy of the chat thread. Each author's messages are numbered without a gap, so two ends need only tell
 * each other how many they have to know what is missing.
 */
export class ChatLog {
  readonly #side: Side;
  readonly #messages: Record<Side, ChatMessage[]> = { helper: [], sharer: [] };
  #thread: readonly ChatMessage[] = [];

  constructor(side: Side) {
    this.#side = side;
  }

  /** All messages in order; a new array whenever something was added. */
  get thread(): readonly ChatMessage[] {
    return this.#thread;
  }

  get have(): ChatHave {
    return { helper: this.#messages.helper.length, sharer: this.#messages.sharer.length };
  }

  get isFull(): boolean {
    return this.#messages[this.#side].length >= CHAT_MESSAGES_MAX;
  }

  /** Writes a message of this end; null when the thread is full. Throws ZodError for a text that mustn't be sent. */
  write(text: string, sentAtMs: number): ChatMessage | null {
    if (this.isFull) return null;
    const message = ChatMessage.parse({
      from: this.#side,
      n: this.#messages[this.#side].length + 1,
      clock: Math.min(CLOCK_MAX, (this.#thread.at(-1)?.clock ?? 0) + 1),
      sentAtMs,
      text,
    });
    this.#append(message);
    return message;
  }

  /**
   * Takes a message from the other end. Only the next one of its author is taken, everything else is known already
   * or comes again.
   * @param isRestoring true while this end may get back its own messages, which it lost
   */
  receive(message: ChatMessage, isRestoring: boolean): boolean {
    if (message.from === this.#side && !isRestoring) return false;
    if (message.n !== this.#messages[message.from].length + 1) return false;
    this.#append(message);
    return true;
  }

  /** What the other end misses, in the order in which it can take it. */
  missing(have: ChatHave): ChatMessage[] {
    return sides.flatMap((side) => this.#messages[side].slice(have[side]));
  }

  /** The thread as text for `restore`. */
  serialize(): string {
    return JSON.stringify(this.#messages);
  }

  /** Takes over what `serialize` gave before a reload. Anything unfit is ignored: the other end has the thread, too. */
  restore(text: string): void {
    for (const message of parseStored(text)) this.receive(message, true);
  }

  #append(message: ChatMessage): void {
    this.#messages[message.from].push(message);
    this.#thread = [...this.#thread, message].toSorted(inOrder);
  }
}

function parseStored(text: string): ChatMessage[] {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return [];
    throw cause;
  }
  if (typeof stored !== 'object' || stored === null) return [];
  return Object.values(stored)
    .filter((list) => Array.isArray(list))
    .flatMap((list: unknown[]) => list.flatMap((item) => ChatMessage.safeParse(item).data ?? []));
}
