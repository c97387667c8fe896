/** More than this isn't the path's nature but too much sent. */
const HEAVY_SHARE = 0.1;
/** How sure it has to be that so much is lost: of twenty packets three are lost by chance alone now and then. */
const DEVIATIONS = 1.65;
const PERIOD = { packets: 300, ms: 2_000 } as const;
const SMOOTHING = 0.7;

/** Counts what is lost, over periods that are long enough to say something. */
export class LossCount {
  #sent = 0;
  #lost = 0;
  #sinceMs: number | null = null;
  #share = 0;

  /** Smoothed over periods; 0 to 1. */
  get share(): number {
    return this.#share;
  }

  /** What is lost in this period, if it is surely heavy; else null. */
  get heavyShare(): number | null {
    const surely = this.#lost - DEVIATIONS * Math.sqrt(this.#lost);
    return surely > HEAVY_SHARE * this.#sent ? this.#lost / this.#sent : null;
  }

  count(isLost: boolean, nowMs: number): void {
    this.#sinceMs ??= nowMs;
    this.#sent += 1;
    if (isLost) this.#lost += 1;
    if (this.#sent >= PERIOD.packets || nowMs - this.#sinceMs >= PERIOD.ms) this.startAnew(nowMs);
  }

  startAnew(nowMs: number): void {
    if (this.#sent > 0) this.#share = SMOOTHING * this.#share + (1 - SMOOTHING) * (this.#lost / this.#sent);
    this.#sent = 0;
    this.#lost = 0;
    this.#sinceMs = nowMs;
  }
}
