import type { Clock, Timer } from '@alongside/peer';

const BITS = 8;
const STEP_MS = 4;
/**
 * Sent faster than the estimate: what one picture needs more, the pauses between pictures give back. A narrow path has a
 * queue of few bytes, and what is sent faster there is lost.
 */
const HASTE = { narrow: 1.2, wide: 2.5 } as const;
/** What may go out at once: a typical small change, without waiting for a timer; on narrow paths a few packets. */
const BURST_BYTES = { narrow: 3_700, wide: 40_000 } as const;
/** Between these paths are neither. */
const PATHS = { narrowBitsPerSecond: 3_000_000, wideBitsPerSecond: 6_000_000 } as const;

interface PacerOptions {
  readonly clock: Clock;
  readonly send: (packet: Buffer) => void;
}

/** Spreads packets in time so that no queue of the path overflows. Nothing is dropped here: who feeds it must look at `backlogMs`. */
export class Pacer {
  readonly #options: PacerOptions;
  #queue: Buffer[] = [];
  #queuedBytes = 0;
  #bytesPerMs = 1;
  #burstBytes: number = BURST_BYTES.wide;
  #budgetBytes: number = BURST_BYTES.wide;
  #countedAtMs: number;
  #timer: Timer | null = null;

  constructor(options: PacerOptions) {
    this.#options = options;
    this.#countedAtMs = options.clock.now();
  }

  /** How long what waits will take to go out. */
  get backlogMs(): number {
    return this.#queuedBytes / this.#bytesPerMs;
  }

  setRate(bitsPerSecond: number): void {
    this.#bytesPerMs = Math.max((bitsPerSecond * between(HASTE, bitsPerSecond)) / BITS / 1_000, 1);
    this.#burstBytes = between(BURST_BYTES, bitsPerSecond);
  }

  push(packets: readonly Buffer[]): void {
    this.#queue.push(...packets);
    for (const packet of packets) this.#queuedBytes += packet.length;
    this.#drain();
  }

  /** Before everything that waits: its picture is nearly complete already. */
  pushFirst(packets: readonly Buffer[]): void {
    this.#queue.unshift(...packets);
    for (const packet of packets) this.#queuedBytes += packet.length;
    this.#drain();
  }

  clear(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#queue = [];
    this.#queuedBytes = 0;
  }

  #drain(): void {
    if (this.#timer !== null) return;
    const nowMs = this.#options.clock.now();
    const earned = (nowMs - this.#countedAtMs) * this.#bytesPerMs;
    this.#countedAtMs = nowMs;
    this.#budgetBytes = Math.min(
      this.#budgetBytes + earned,
      Math.max(this.#burstBytes, this.#bytesPerMs * STEP_MS),
    );
    let sent = 0;
    for (const packet of this.#queue) {
      if (this.#budgetBytes <= 0) break;
      this.#budgetBytes -= packet.length;
      this.#queuedBytes -= packet.length;
      this.#options.send(packet);
      sent += 1;
    }
    this.#queue = this.#queue.slice(sent);
    if (this.#queue.length === 0) return;
    this.#timer = this.#options.clock.setTimer(STEP_MS, () => {
      this.#timer = null;
      this.#drain();
    });
  }
}

function between(
  { narrow, wide }: { readonly narrow: number; readonly wide: number },
  bitsPerSecond: number,
): number {
  const { narrowBitsPerSecond, wideBitsPerSecond } = PATHS;
  const share = (bitsPerSecond - narrowBitsPerSecond) / (wideBitsPerSecond - narrowBitsPerSecond);
  return narrow + (wide - narrow) * Math.min(Math.max(share, 0), 1);
}
