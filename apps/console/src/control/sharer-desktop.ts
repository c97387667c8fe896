import type { FastMessage, InputRefusal, PeerMessage, PointerShape } from '@alongside/protocol';
import type { Point } from './picture-box.ts';

/** `unknown`: the sharer's end hasn't said. `free`: the helper's hand may act. Else why it may not. */
export type ControlWord = 'unknown' | 'free' | InputRefusal;

export interface SharerDesktopState {
  readonly word: ControlWord;
  readonly shape: PointerShape | null;
}

const UNTOLD: SharerDesktopState = { word: 'unknown', shape: null };

/** So many of our own positions are told from the sharer's. */
const OWN_KEPT = 240;

/** What the sharer's end tells of its desktop, beside the picture. */
export class SharerDesktop {
  #state: SharerDesktopState = UNTOLD;
  readonly #listeners = new Set<() => void>();
  readonly #pointerListeners = new Set<() => void>();
  readonly #own = new Set<string>();
  #pointer: Point | null = null;
  #pointerN = 0;

  get state(): SharerDesktopState {
    return this.#state;
  }

  /** Where the pointer is to be drawn; null: nobody said, or it is where the helper's own is. */
  get pointer(): Point | null {
    return this.#pointer;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls `listener` when the pointer is to be drawn elsewhere. */
  readonly subscribePointer = (listener: () => void): (() => void) => {
    this.#pointerListeners.add(listener);
    return () => this.#pointerListeners.delete(listener);
  };

  heard(message: PeerMessage | FastMessage): void {
    if (message.type === 'control-state') this.#change({ word: message.refusal ?? 'free' });
    if (message.type === 'pointer-shape') this.#change({ shape: message.shape });
    if (message.type === 'pointer-at' && message.n > this.#pointerN) {
      this.#pointerN = message.n;
      // Our own move comes back late; the helper's own pointer is already further.
      if (!this.#own.has(keyOf(message))) this.#point({ x: message.x, y: message.y });
    }
  }

  /** The helper's hand put the pointer there. */
  movedTo(at: Point): void {
    const key = keyOf(at);
    this.#own.delete(key);
    this.#own.add(key);
    if (this.#own.size > OWN_KEPT) for (const oldest of [...this.#own].slice(0, 1)) this.#own.delete(oldest);
    if (this.#pointer !== null) this.#point(null);
  }

  /** The helper's hand no longer moves the pointer: wherever it is, it is the sharer's. */
  letGo(): void {
    this.#own.clear();
  }

  /** The direct connection is another one; the other end tells everything anew. */
  restart(): void {
    this.#own.clear();
    this.#pointerN = 0;
    this.#point(null);
    this.#change(UNTOLD);
  }

  #point(pointer: Point | null): void {
    this.#pointer = pointer;
    for (const listener of [...this.#pointerListeners]) listener();
  }

  #change(part: Partial<SharerDesktopState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of [...this.#listeners]) listener();
  }
}

const keyOf = ({ x, y }: Point): string => `${x},${y}`;
