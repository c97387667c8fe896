/** One question and its answer; milliseconds since 1970. */
export interface ClockSample {
  /** By our clock. */
  readonly askedAtMs: number;
  readonly answeredAtMs: number;
  /** By the other's. */
  readonly theirAtMs: number;
}

/** So many of the newest answers count: clocks drift apart, and a path may become slower for good. */
const SAMPLES = 30;

/** How far the other end's clock is ahead of ours, by the answer that was quickest: the half of its way is the error at most. */
export class ClockOffset {
  readonly #samples: { readonly roundTripMs: number; readonly offsetMs: number }[] = [];

  add({ askedAtMs, answeredAtMs, theirAtMs }: ClockSample): void {
    const roundTripMs = answeredAtMs - askedAtMs;
    if (roundTripMs < 0) return;
    this.#samples.push({ roundTripMs, offsetMs: theirAtMs - (askedAtMs + answeredAtMs) / 2 });
    if (this.#samples.length > SAMPLES) this.#samples.shift();
  }

  /** null while there was no answer. */
  get best(): { readonly roundTripMs: number; readonly offsetMs: number } | null {
    const [first, ...more] = this.#samples;
    if (first === undefined) return null;
    return more.reduce((best, sample) => (sample.roundTripMs < best.roundTripMs ? sample : best), first);
  }

  clear(): void {
    this.#samples.length = 0;
  }
}
