/** So many pictures may follow each other at once after a calm: what a program draws in two goes isn't shown a pause apart. */
const BURST = 3;

/** Keeps pictures to a rate over time, not to a distance from one to the next: after a calm nothing waits. */
export class PicturePace {
  #credit = BURST;
  #countedAtMs: number | null = null;

  /** How long the next picture has to wait; 0: not at all. */
  waitMs(nowMs: number, framesPerSecond: number): number {
    this.#count(nowMs, framesPerSecond);
    return this.#credit >= 1 ? 0 : ((1 - this.#credit) * 1_000) / framesPerSecond;
  }

  took(nowMs: number, framesPerSecond: number): void {
    this.#count(nowMs, framesPerSecond);
    this.#credit = Math.max(this.#credit - 1, 0);
  }

  #count(nowMs: number, framesPerSecond: number): void {
    const sinceMs = nowMs - (this.#countedAtMs ?? nowMs);
    this.#countedAtMs = nowMs;
    this.#credit = Math.min(this.#credit + (sinceMs * framesPerSecond) / 1_000, BURST);
  }
}
