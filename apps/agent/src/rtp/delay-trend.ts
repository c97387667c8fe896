/** Packets sent within this time are one burst; their own distances say nothing of the path. */
const BURST_MS = 5;
const WINDOW = 20;
const SMOOTHING = 0.9;
const GAIN = 4;
const POINTS_MAX = 60;

const THRESHOLD = {
  first: 12.5,
  least: 6,
  most: 600,
  up: 0.0087,
  down: 0.039,
  jump: 15,
  stepMaxMs: 100,
} as const;
const OVERUSE_FOR_MS = 10;

export type PathUse = 'over' | 'normal' | 'under';

interface Burst {
  readonly firstSentAtMs: number;
  lastSentAtMs: number;
  lastArrivedAtMs: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Tells from the growing or shrinking of delays whether packets queue up on the path, before any is lost: the trendline
 * filter of Google congestion control (draft-ietf-rmcat-gcc-02, 5.1 to 5.4).
 */
export class DelayTrend {
  #burst: Burst | null = null;
  #former: Burst | null = null;
  #firstArrivalMs: number | null = null;
  #delayMs = 0;
  #smoothedMs = 0;
  #bursts = 0;
  readonly #points: Point[] = [];
  #threshold: number = THRESHOLD.first;
  #overusedSinceMs: number | null = null;
  #formerTrend = 0;
  #use: PathUse = 'normal';

  get use(): PathUse {
    return this.#use;
  }

  arrived(sentAtMs: number, arrivedAtMs: number): void {
    const burst = this.#burst;
    if (burst !== null && sentAtMs - burst.firstSentAtMs <= BURST_MS) {
      burst.lastSentAtMs = Math.max(burst.lastSentAtMs, sentAtMs);
      burst.lastArrivedAtMs = Math.max(burst.lastArrivedAtMs, arrivedAtMs);
      return;
    }
    if (burst !== null) this.#ended(burst);
    this.#burst = { firstSentAtMs: sentAtMs, lastSentAtMs: sentAtMs, lastArrivedAtMs: arrivedAtMs };
  }

  #ended(burst: Burst): void {
    const former = this.#former;
    this.#former = burst;
    if (former === null) return;
    const sentMs = burst.lastSentAtMs - former.lastSentAtMs;
    const arrivedMs = burst.lastArrivedAtMs - former.lastArrivedAtMs;
    this.#firstArrivalMs ??= burst.lastArrivedAtMs;
    this.#bursts = Math.min(this.#bursts + 1, POINTS_MAX);
    this.#delayMs += arrivedMs - sentMs;
    this.#smoothedMs = SMOOTHING * this.#smoothedMs + (1 - SMOOTHING) * this.#delayMs;
    this.#points.push({ x: burst.lastArrivedAtMs - this.#firstArrivalMs, y: this.#smoothedMs });
    if (this.#points.length > WINDOW) this.#points.shift();
    if (this.#points.length === WINDOW) this.#judge(slope(this.#points), burst.lastArrivedAtMs, sentMs);
  }

  #judge(trend: number, atMs: number, sinceMs: number): void {
    const measure = this.#bursts * trend * GAIN;
    if (measure > this.#threshold) {
      this.#overusedSinceMs ??= atMs;
      const isLasting = atMs - this.#overusedSinceMs >= OVERUSE_FOR_MS;
      if (isLasting && trend >= this.#formerTrend) this.#use = 'over';
    } else {
      this.#overusedSinceMs = null;
      this.#use = measure < -this.#threshold ? 'under' : 'normal';
    }
    this.#formerTrend = trend;
    this.#adapt(Math.abs(measure), Math.min(Math.max(sinceMs, 0), THRESHOLD.stepMaxMs));
  }

  /** Follows what this path usually does, so that its jitter isn't taken for a queue. */
  #adapt(measure: number, sinceMs: number): void {
    if (measure > this.#threshold + THRESHOLD.jump) return;
    const speed = measure < this.#threshold ? THRESHOLD.down : THRESHOLD.up;
    const next = this.#threshold + speed * (measure - this.#threshold) * sinceMs;
    this.#threshold = Math.min(Math.max(next, THRESHOLD.least), THRESHOLD.most);
  }
}

/** Of the line with the least squares. */
function slope(points: readonly Point[]): number {
  const middleX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const middleY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  let above = 0;
  let below = 0;
  for (const { x, y } of points) {
    above += (x - middleX) * (y - middleY);
    below += (x - middleX) ** 2;
  }
  return below === 0 ? 0 : above / below;
}
