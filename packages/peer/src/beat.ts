import { PEER_ASK_MS, PEER_BEAT_MS, PEER_SILENCE_MS, type Side } from '@alongside/protocol';
import type { Clock, Timer } from './ports.ts';

/** A sharer stops the picture when the helper's end has been silent for this long; it comes back with the first beat. */
export const PICTURE_SILENCE_MS = 5_000;

/** The sharer's end leaves it to the helper's to ask, so that one question and its answer tell both ends of each other. */
const SHARER_WAITS_MS = 200;
/** How long before it would be too late an answer is to be there. */
const SPARE_MS = 100;

const sharersPauseMs = (roundTripMs: number): number =>
  Math.min(PEER_BEAT_MS + SHARER_WAITS_MS, PEER_SILENCE_MS - SPARE_MS - roundTripMs);

/** An answer that takes so many times longer than the last one is taken for lost. */
const PATIENCE = 1.25;

/** Questions whose answer still says how long the way is. */
const ASKED_KEPT = 8;

/** How well the other end is heard. */
export type Hearing = 'heard' | 'silent' | 'gone';

interface BeatOptions {
  readonly clock: Clock;
  readonly side: Side;
  /** Asks the other end whether it is there. */
  readonly ask: (n: number) => void;
  readonly changed: (hearing: Hearing) => void;
}

/**
 * Notices when nothing comes from the other end: `silent` after `PEER_SILENCE_MS`, `gone` after `PICTURE_SILENCE_MS`.
 * Whatever comes is a sign of life. While nothing does, this end asks for one: so early that the answer is there
 * `PEER_BEAT_MS` after what was heard last, and again after `PEER_ASK_MS`, or later where the way is long.
 */
export class Beat {
  readonly #options: BeatOptions;
  readonly #asked = new Map<number, number>();
  #hearing: Hearing = 'heard';
  #lastHeardMs: number;
  #lastAskedMs = 0;
  #isAsking = false;
  #roundTripMs = 0;
  #count = 0;
  #timer: Timer | null = null;
  #isStopped = false;

  constructor(options: BeatOptions) {
    this.#options = options;
    this.#lastHeardMs = options.clock.now();
    this.#ask();
  }

  get hearing(): Hearing {
    return this.#hearing;
  }

  /** Anything came from the other end. */
  heard(): void {
    if (this.#isStopped) return;
    this.#lastHeardMs = this.#options.clock.now();
    this.#isAsking = false;
    this.#become('heard');
  }

  /** The other end has answered question `n`. */
  answered(n: number): void {
    const askedAtMs = this.#asked.get(n);
    if (askedAtMs !== undefined) this.#roundTripMs = this.#options.clock.now() - askedAtMs;
    this.heard();
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
  }

  get #askAtMs(): number {
    const roundTripMs = Math.min(this.#roundTripMs, PEER_BEAT_MS);
    if (this.#isAsking) return this.#lastAskedMs + Math.max(PEER_ASK_MS, roundTripMs * PATIENCE);
    const { side } = this.#options;
    const pauseMs = side === 'helper' ? PEER_BEAT_MS - roundTripMs : sharersPauseMs(roundTripMs);
    return this.#lastHeardMs + pauseMs;
  }

  #ask(): void {
    this.#count += 1;
    this.#isAsking = true;
    this.#lastAskedMs = this.#options.clock.now();
    this.#asked.set(this.#count, this.#lastAskedMs);
    this.#asked.delete(this.#count - ASKED_KEPT);
    this.#options.ask(this.#count);
    this.#wait();
  }

  /** Until something is due. What is heard meanwhile doesn't touch the timer: it finds nothing due, and waits on. */
  #wait(): void {
    const nowMs = this.#options.clock.now();
    const silences = [PEER_SILENCE_MS, PICTURE_SILENCE_MS].map((ms) => this.#lastHeardMs + ms);
    const atMs = Math.min(this.#askAtMs, ...silences.filter((due) => due > nowMs));
    this.#timer = this.#options.clock.setTimer(Math.max(0, atMs - nowMs), () => {
      if (this.#isStopped) return;
      this.#look();
      if (this.#options.clock.now() >= this.#askAtMs) this.#ask();
      else this.#wait();
    });
  }

  #look(): void {
    const silenceMs = this.#options.clock.now() - this.#lastHeardMs;
    if (silenceMs >= PICTURE_SILENCE_MS) this.#become('gone');
    else if (silenceMs >= PEER_SILENCE_MS) this.#become('silent');
  }

  #become(hearing: Hearing): void {
    if (this.#hearing === hearing) return;
    this.#hearing = hearing;
    this.#options.changed(hearing);
  }
}
