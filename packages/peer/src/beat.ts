import { PEER_BEAT_MS, PEER_SILENCE_MS } from '@alongside/protocol';
import type { Clock, Timer } from './ports.ts';

/** A sharer stops the picture when the helper's end has been silent for this long; it comes back with the first beat. */
export const PICTURE_SILENCE_MS = 5_000;

/** How well the other end is heard. */
export type Hearing = 'heard' | 'silent' | 'gone';

interface BeatOptions {
  readonly clock: Clock;
  /** Sends one beat to the other end. */
  readonly send: (n: number) => void;
  readonly changed: (hearing: Hearing) => void;
}

/**
 * Beats to the other end while the control channel is open, and notices when nothing comes back: `silent` after
 * `PEER_SILENCE_MS`, `gone` after `PICTURE_SILENCE_MS`.
 */
export class Beat {
  readonly #options: BeatOptions;
  #hearing: Hearing = 'heard';
  #lastHeardMs: number;
  #count = 0;
  #timer: Timer | null = null;
  #isStopped = false;

  constructor(options: BeatOptions) {
    this.#options = options;
    this.#lastHeardMs = options.clock.now();
    this.#tick();
  }

  get hearing(): Hearing {
    return this.#hearing;
  }

  /** Anything came from the other end. */
  heard(): void {
    if (this.#isStopped) return;
    this.#lastHeardMs = this.#options.clock.now();
    this.#become('heard');
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
  }

  #tick(): void {
    if (this.#isStopped) return;
    this.#count += 1;
    this.#options.send(this.#count);
    const silenceMs = this.#options.clock.now() - this.#lastHeardMs;
    if (silenceMs > PICTURE_SILENCE_MS) this.#become('gone');
    else if (silenceMs > PEER_SILENCE_MS) this.#become('silent');
    this.#timer = this.#options.clock.setTimer(PEER_BEAT_MS, () => {
      this.#tick();
    });
  }

  #become(hearing: Hearing): void {
    if (this.#hearing === hearing) return;
    this.#hearing = hearing;
    this.#options.changed(hearing);
  }
}
