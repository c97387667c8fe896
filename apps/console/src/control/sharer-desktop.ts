import type { FastMessage, InputRefusal, PeerMessage, PointerShape } from '@alongside/protocol';
import type { Point } from './picture-box.ts';

/** `unknown`: the sharer's end hasn't said. `free`: the helper's hand may act. Else why it may not. */
export type ControlWord = 'unknown' | 'free' | InputRefusal;

export interface SharerDesktopState {
  readonly word: ControlWord;
  readonly shape: PointerShape | null;
}

const UNTOLD: SharerDesktopState = { word: 'unknown', shape: null };

/** For so long a position that comes back may be our own, in milliseconds. */
const OWN_MS = 2_000;

/** What the sharer's end tells of its desktop, beside the picture. */
export class SharerDesktop {
  #state: SharerDesktopState = UNTOLD;
  readonly #listeners = new Set<() => void>();
  readonly #pointerListeners = new Set<() => void>();
  /** Where the helper's hand put the pointer, and when. */
  readonly #own = new Map<string, number>();
  readonly #now: () => number;
  #pointer: Point | null = null;
  #pointerN = 0;

  /** @param now in milliseconds, from any beginning */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

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
      if (!this.#isOwn(message)) this.#point({ x: message.x, y: message.y });
    }
  }

  /** The helper's hand put the pointer there. */
  movedTo(at: Point): void {
    const key = keyOf(at);
    const now = this.#now();
    // Last in the map again, which is in order of time.
    this.#own.delete(key);
    this.#own.set(key, now);
    for (const [oldest, atMs] of this.#own) {
      if (atMs > now - OWN_MS) break;
      this.#own.delete(oldest);
    }
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

  #isOwn(at: Point): boolean {
    const atMs = this.#own.get(keyOf(at));
    return atMs !== undefined && atMs > this.#now() - OWN_MS;
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
