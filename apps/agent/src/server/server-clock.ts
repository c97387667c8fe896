import type { Clock } from '@alongside/peer';

/**
 * What the server's clock says, as far as its answers tell. Until it has told anything, this machine's clock: a device
 * whose clock is wrong then has proofs and grants that aren't taken, never ones that last too long at the server.
 */
export class ServerClock {
  readonly #clock: Clock;
  #aheadMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#clock.now() + this.#aheadMs;
  }

  /**
   * The server said what time it is.
   * @param toldMs milliseconds since 1970, cut off to whole ones of `unitMs`
   * @param askedAtMs when it was asked, by this machine's clock
   */
  learn(toldMs: number, unitMs: number, askedAtMs: number): void {
    if (!Number.isFinite(toldMs)) return;
    const nowMs = this.#clock.now();
    const aheadMs = toldMs + unitMs / 2 - (askedAtMs + nowMs) / 2;
    const inaccuracyMs = (unitMs + nowMs - askedAtMs) / 2;
    // Within the inaccuracy the former finding is as good.
    if (Math.abs(aheadMs - this.#aheadMs) > inaccuracyMs) this.#aheadMs = aheadMs;
  }
}
