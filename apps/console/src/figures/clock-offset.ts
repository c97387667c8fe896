/** One question and its answer; milliseconds since 1970. */
export interface ClockSample {
  /** By our clock. */
  readonly askedAtMs: number;
  readonly answeredAtMs: number;
  /** By the other's. */
  readonly theirAtMs: number;
}

/** Older answers don't count beside newer ones: clocks drift apart, and a path may become slower for good. */
const COUNTS_MS = 60_000;

/** How far the other end's clock is ahead of ours, by the answer that was quickest: the half of its way is the error at most. */
export class ClockOffset {
  #samples: { readonly atMs: number; readonly roundTripMs: number; readonly offsetMs: number }[] = [];

  add({ askedAtMs, answeredAtMs, theirAtMs }: ClockSample): void {
    const roundTripMs = answeredAtMs - askedAtMs;
    if (roundTripMs < 0) return;
    this.#samples = this.#samples.filter(({ atMs }) => answeredAtMs - atMs < COUNTS_MS);
    const offsetMs = theirAtMs - (askedAtMs + answeredAtMs) / 2;
    this.#samples.push({ atMs: answeredAtMs, roundTripMs, offsetMs });
  }

  /** null while there was no answer. */
  get best(): { readonly roundTripMs: number; readonly offsetMs: number } | null {
    const [first, ...more] = this.#samples;
    if (first === undefined) return null;
    return more.reduce((best, sample) => (sample.roundTripMs < best.roundTripMs ? sample : best), first);
  }

  clear(): void {
    this.#samples = [];
  }
}
