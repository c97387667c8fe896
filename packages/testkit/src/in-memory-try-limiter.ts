import type { Clock, TryBucket, TryLimiter, TryVerdict } from '@alongside/domain';

interface Count {
  tries: number;
  readonly endsAt: number;
}

/** Counted tries in memory. */
export class InMemoryTryLimiter implements TryLimiter {
  readonly #clock: Clock;
  readonly #counts = new Map<string, Count>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  take(buckets: readonly TryBucket[]): Promise<TryVerdict> {
    const now = this.#clock.now();
    const counted = buckets.map((bucket) => ({ bucket, count: this.#count(bucket, now) }));
    const full = counted.filter(({ bucket, count }) => count.tries >= bucket.limit);
    if (full.length > 0) {
      const retryAfterMs = Math.max(...full.map(({ count }) => count.endsAt - now));
      return Promise.resolve({ isAllowed: false, retryAfterMs });
    }
    for (const { bucket, count } of counted) {
      count.tries += 1;
      this.#counts.set(bucket.key, count);
    }
    const remaining = Math.min(...counted.map(({ bucket, count }) => bucket.limit - count.tries));
    return Promise.resolve({ isAllowed: true, remaining });
  }

  giveBack(buckets: readonly TryBucket[]): Promise<void> {
    for (const { key } of buckets) {
      const count = this.#counts.get(key);
      if (count !== undefined) count.tries = Math.max(0, count.tries - 1);
    }
    return Promise.resolve();
  }

  #count({ key, windowMs }: TryBucket, now: number): Count {
    const count = this.#counts.get(key);
    return count === undefined || count.endsAt <= now ? { tries: 0, endsAt: now + windowMs } : count;
  }
}
