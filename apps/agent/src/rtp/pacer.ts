import type { Clock, Timer } from '@alongside/peer';

const BITS = 8;
const STEP_MS = 4;
/** Sent faster than the estimate: what one picture needs more, the pauses between pictures give back. */
const HASTE = 2.5;
/** What may go out at once whatever the rate: a typical small change, without waiting for a timer. */
const BURST_BYTES = 40_000;

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
  #budgetBytes = BURST_BYTES;
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
    this.#bytesPerMs = Math.max((bitsPerSecond * HASTE) / BITS / 1_000, 1);
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
      Math.max(BURST_BYTES, this.#bytesPerMs * STEP_MS),
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
