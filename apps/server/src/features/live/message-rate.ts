/** How many messages may come at once, and how many a second in the long run. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * A token bucket: `burst` tokens at the start, `perSecond` come back each second. Time comes from the caller, so that
 * nothing here reads a clock.
 */
export class MessageRate {
  readonly #limit: RateLimit;
  #tokens: number;
  #at: number;

  constructor(limit: RateLimit, now: number) {
    this.#limit = limit;
    this.#tokens = limit.burst;
    this.#at = now;
  }

  /** @returns whether one more message fits */
  take(now: number): boolean {
    const passedMs = Math.max(0, now - this.#at);
    this.#tokens = Math.min(this.#limit.burst, this.#tokens + (passedMs * this.#limit.perSecond) / 1_000);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
