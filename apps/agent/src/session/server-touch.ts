import type { Clock, LiveState, Timer } from '@alongside/peer';
import { LIVE_GRACE_MS, type SessionView } from '@alongside/protocol';

interface ServerTouchOptions {
  readonly clock: Clock;
  readonly changed: () => void;
}

/**
 * Whether the session can still be what this end knows of it: a server that was away for `LIVE_GRACE_MS` has ended it
 * meanwhile. Not the open socket but the next view says that it goes on.
 */
export class ServerTouch {
  readonly #options: ServerTouchOptions;
  #isInTouch = true;
  #view: SessionView | null = null;
  #timer: Timer | null = null;

  constructor(options: ServerTouchOptions) {
    this.#options = options;
  }

  get isInTouch(): boolean {
    return this.#isInTouch;
  }

  follow(live: LiveState, view: SessionView | null): void {
    if (view !== this.#view) {
      this.#view = view;
      this.#stop();
      this.#become(true);
    }
    if (live.kind === 'closed') this.#lost();
    else if (live.kind !== 'open') {
      this.#timer ??= this.#options.clock.setTimer(LIVE_GRACE_MS, () => {
        this.#lost();
      });
    }
  }

  [Symbol.dispose](): void {
    this.#stop();
  }

  #lost(): void {
    this.#stop();
    this.#become(false);
  }

  #stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #become(isInTouch: boolean): void {
    if (isInTouch === this.#isInTouch) return;
    this.#isInTouch = isInTouch;
    this.#options.changed();
  }
}
