import type { SessionFigures } from '@alongside/protocol';

/** Median and 95th percentile of `n` samples. */
export type Spread = NonNullable<SessionFigures['pictureAgeMs']>;

/** The sample below or at which a share of all is, nearest rank; `sorted` isn't empty. */
const atShare = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** Samples of the last time alone, for what is shown while it goes on. */
export class RecentSamples {
  readonly #windowMs: number;
  readonly #samples: { readonly atMs: number; readonly value: number }[] = [];

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  add(atMs: number, value: number): void {
    this.#samples.push({ atMs, value });
    this.#forget(atMs);
  }

  /** null without samples. */
  spread(nowMs: number): Spread | null {
    this.#forget(nowMs);
    if (this.#samples.length === 0) return null;
    const sorted = this.#samples.map(({ value }) => value).sort((a, b) => a - b);
    return { p50: atShare(sorted, 0.5), p95: atShare(sorted, 0.95), n: sorted.length };
  }

  #forget(nowMs: number): void {
    const kept = this.#samples.findIndex(({ atMs }) => atMs > nowMs - this.#windowMs);
    this.#samples.splice(0, kept === -1 ? this.#samples.length : kept);
  }
}

const LONGEST_MS = 60_000;

/** All samples of a session in whole milliseconds, counted and not kept; what is longer than a minute counts as one. */
export class SampleCounts {
  readonly #counts = new Map<number, number>();
  #n = 0;

  add(valueMs: number): void {
    const value = Math.max(0, Math.min(LONGEST_MS, Math.round(valueMs)));
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
    this.#n += 1;
  }

  /** null without samples. */
  get spread(): Spread | null {
    if (this.#n === 0) return null;
    const sorted = [...this.#counts].sort(([a], [b]) => a - b);
    const reach = (share: number): number => {
      let left = Math.ceil(this.#n * share);
      for (const [value, count] of sorted) {
        left -= count;
        if (left <= 0) return value;
      }
      return LONGEST_MS;
    };
    return { p50: reach(0.5), p95: reach(0.95), n: this.#n };
  }
}

/** The mean of what is known of something; null while nothing is. */
export class Mean {
  #sum = 0;
  #n = 0;

  add(value: number | null): void {
    if (value === null) return;
    this.#sum += value;
    this.#n += 1;
  }

  get value(): number | null {
    return this.#n === 0 ? null : this.#sum / this.#n;
  }
}
