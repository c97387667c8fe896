import { DelayTrend } from './delay-trend.ts';
import { LossCount } from './loss-count.ts';

/** One packet of which it is known what became of it. */
export interface PacketFate {
  readonly sentAtMs: number;
  readonly sizeBytes: number;
  /** By the receiver's clock; null: lost, or late. */
  readonly arrivedAtMs: number | null;
}

export const RATE_LIMITS = { first: 6_000_000, least: 150_000, most: 60_000_000 } as const;

const BITS = 8;
const RATE_WINDOW_MS = 500;
const DECREASE_TO = 0.85;
/** No more than this at once: when little is sent, what arrives says little of the path. */
const DECREASE_LEAST = 0.5;
const INCREASE_A_SECOND = 1.25;
const DECREASE_PAUSE_MS = 200;
const STEP_MAX_MS = 500;
/** So much more sent than arrives in a short time: what arrives is what the path carries. */
const FULL = { windowMs: 150, ratio: 1.5, packetsLeast: 8 } as const;
/** What arrives may be this many times less than the estimate before the estimate stops growing on hope alone. */
const HOPE = 4;

const LOSS = { weight: 0.5, pauseMs: 500 } as const;

/**
 * How much the path carries, in bits a second: grows while delays stay level, falls to below what arrives when packets
 * queue up, and falls with heavy loss. Light loss is the path's nature and changes nothing.
 */
export class BandwidthEstimator {
  readonly #trend = new DelayTrend();
  #bitsPerSecond: number = RATE_LIMITS.first;
  #arrivals: { readonly atMs: number; readonly sizeBytes: number }[] = [];
  #sendings: { readonly atMs: number; readonly sizeBytes: number }[] = [];
  #changedAtMs: number | null = null;
  #decreasedAtMs = -Infinity;
  #lossDecreasedAtMs = -Infinity;
  readonly #losses = new LossCount();

  get bitsPerSecond(): number {
    return Math.round(this.#bitsPerSecond);
  }

  /** Of what was sent lately, 0 to 1. */
  get lossShare(): number {
    return this.#losses.share;
  }

  /** Fates in the order of sending. */
  learn(fates: readonly PacketFate[], nowMs: number): void {
    for (const { sentAtMs, sizeBytes, arrivedAtMs } of fates) {
      this.#losses.count(arrivedAtMs === null, nowMs);
      this.#sendings.push({ atMs: sentAtMs, sizeBytes });
      if (arrivedAtMs === null) continue;
      this.#arrivals.push({ atMs: arrivedAtMs, sizeBytes });
      this.#trend.arrived(sentAtMs, arrivedAtMs);
    }
    this.#followDelay(nowMs);
    this.#followLoss(nowMs);
    this.#bitsPerSecond = Math.min(Math.max(this.#bitsPerSecond, RATE_LIMITS.least), RATE_LIMITS.most);
  }

  /** What arrived lately, in bits a second. */
  #arriving(): number {
    this.#arrivals = newestOf(this.#arrivals, RATE_WINDOW_MS);
    return rateOf(this.#arrivals, RATE_WINDOW_MS);
  }

  /** What the path carries, in bits a second, if more is sent than that; else null. */
  #full(): number | null {
    this.#sendings = newestOf(this.#sendings, FULL.windowMs);
    const arrivals = newestOf(this.#arrivals, FULL.windowMs);
    if (this.#sendings.length < FULL.packetsLeast) return null;
    const arriving = rateOf(arrivals, FULL.windowMs);
    return rateOf(this.#sendings, FULL.windowMs) > FULL.ratio * arriving ? arriving : null;
  }

  #followDelay(nowMs: number): void {
    const sinceMs = Math.min(nowMs - (this.#changedAtMs ?? nowMs), STEP_MAX_MS);
    this.#changedAtMs = nowMs;
    const arriving = this.#arriving();
    if (this.#trend.use === 'over') {
      if (nowMs - this.#decreasedAtMs < DECREASE_PAUSE_MS) return;
      this.#decreasedAtMs = nowMs;
      const full = this.#full();
      const carried =
        full === null
          ? Math.max(DECREASE_TO * arriving, DECREASE_LEAST * this.#bitsPerSecond)
          : DECREASE_TO * full;
      this.#bitsPerSecond = Math.min(this.#bitsPerSecond, carried);
      return;
    }
    const isHope = this.#bitsPerSecond > HOPE * arriving;
    if (this.#trend.use === 'under' || isHope) return;
    this.#bitsPerSecond *= INCREASE_A_SECOND ** (sinceMs / 1_000);
  }

  #followLoss(nowMs: number): void {
    const share = this.#losses.heavyShare;
    if (share === null || nowMs - this.#lossDecreasedAtMs < LOSS.pauseMs) return;
    this.#losses.startAnew(nowMs);
    this.#lossDecreasedAtMs = nowMs;
    const lessBy = this.#bitsPerSecond * (1 - LOSS.weight * share);
    this.#bitsPerSecond = Math.min(lessBy, DECREASE_TO * (this.#full() ?? lessBy));
  }
}

interface Counted {
  readonly atMs: number;
  readonly sizeBytes: number;
}

function newestOf(counted: readonly Counted[], windowMs: number): Counted[] {
  const newest = counted.at(-1)?.atMs ?? 0;
  return counted.filter(({ atMs }) => newest - atMs <= windowMs);
}

function rateOf(counted: readonly Counted[], windowMs: number): number {
  const bytes = counted.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (bytes * BITS * 1_000) / windowMs;
}
