import { CHAT_TEXT_MAX, type ChatMessage, type Side, block } from '@alongside/protocol';
import { ChatLog } from './chat-log.ts';
import type { ControlMessage } from './key-comparison.ts';
import type { ChatStorage } from './ports.ts';

/** Texts written while the other end can't be told; more are refused. */
const WAITING_MAX = 100;

/** Why a text wasn't taken. */
export type ChatRefusal = 'empty-or-too-long' | 'full' | 'off';

interface ChatOptions {
  readonly side: Side;
  readonly storage: ChatStorage | undefined;
  readonly send: (message: ControlMessage) => boolean;
  readonly now: () => number;
  readonly changed: () => void;
}

const Text = block(CHAT_TEXT_MAX);

/**
 * The chat of one end: numbers and sends what is written as soon as both ends agree on what there is already, and
 * gives the other end what it misses.
 */
export class Chat {
  readonly #options: ChatOptions;
  readonly #log: ChatLog;
  #waiting: readonly string[] = [];
  /** Set while the control channel is open and the other end's count is known and met. */
  #isInStep = false;
  /** Until the first time in step this end may get its own messages back; afterwards only it writes them. */
  #isRestoring = true;
  /** How many of this end's messages the other has seen, by its word on this channel; null: it hasn't said. */
  #wanted: number | null = null;
  isAllowed = true;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#log = new ChatLog(options.side);
    const stored = options.storage?.load();
    if (stored !== null && stored !== undefined) this.#log.restore(stored);
  }

  get thread(): readonly ChatMessage[] {
    return this.#log.thread;
  }

  /** Texts that were written and not sent yet, in order. */
  get waiting(): readonly string[] {
    return this.#waiting;
  }

  write(text: string): ChatRefusal | null {
    if (!this.isAllowed) return 'off';
    const parsed = Text.safeParse(text);
    if (!parsed.success) return 'empty-or-too-long';
    if (this.#log.isFull || this.#waiting.length >= WAITING_MAX) return 'full';
    this.#waiting = [...this.#waiting, parsed.data];
    this.#sendWaiting();
    this.#options.changed();
    return null;
  }

  channelOpened(): void {
    this.channelClosed();
    this.#options.send({ type: 'chat-have', ...this.#log.have });
  }

  channelClosed(): void {
    this.#isInStep = false;
    this.#wanted = null;
  }

  receivedHave(have: { helper: number; sharer: number }): void {
    for (const message of this.#log.missing(have)) this.#options.send({ type: 'chat', message });
    this.#wanted = have[this.#options.side];
    this.#becomeInStep();
  }

  received(message: ChatMessage): void {
    if (!this.isAllowed || !this.#log.receive(message, this.#isRestoring)) return;
    if (this.#isRestoring) this.#becomeInStep();
    this.#stored();
    this.#options.changed();
  }

  /** The session is over: nothing of the thread stays on the device. */
  forget(): void {
    this.#options.storage?.clear();
  }

  #becomeInStep(): void {
    if (this.#wanted === null || this.#log.have[this.#options.side] < this.#wanted) return;
    this.#isInStep = true;
    this.#isRestoring = false;
    this.#sendWaiting();
  }

  #sendWaiting(): void {
    if (!this.#isInStep || this.#waiting.length === 0) return;
    const texts = this.#waiting;
    this.#waiting = [];
    for (const text of texts) {
      const message = this.#log.write(text, this.#options.now());
      // What the channel doesn't take now, the next `chat-have` asks for.
      if (message !== null) this.#options.send({ type: 'chat', message });
    }
    this.#stored();
    this.#options.changed();
  }

  #stored(): void {
    this.#options.storage?.save(this.#log.serialize());
  }
}
