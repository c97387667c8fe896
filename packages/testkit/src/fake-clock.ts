import type { Clock, Timer } from '@alongside/peer';

const START_MS = Date.UTC(2026, 0, 1);
/** Promise chains that one timer may set off before the next one fires. */
const SETTLE_ROUNDS = 20;

interface Due {
  readonly atMs: number;
  readonly order: number;
  readonly fire: () => void;
}

/** Time that passes only when a test says so. Timers fire in the order of their due times, then of their making. */
export class FakeClock implements Clock {
  #nowMs: number;
  #count = 0;
  readonly #due = new Set<Due>();

  constructor(startMs = START_MS) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  get timerCount(): number {
    return this.#due.size;
  }

  setTimer(delayMs: number, fire: () => void): Timer {
    this.#count += 1;
    const due = { atMs: this.#nowMs + Math.max(0, delayMs), order: this.#count, fire };
    this.#due.add(due);
    return {
      cancel: () => {
        this.#due.delete(due);
      },
    };
  }

  /** Lets `ms` pass, timer by timer; what a timer sets off by promises is settled before the next one. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    await settle();
    for (;;) {
      const next = this.#next();
      if (next === undefined || next.atMs > endMs) break;
      this.#due.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.fire();
      await settle();
    }
    this.#nowMs = endMs;
  }

  /** Time passes in which this process stands still: what is due meanwhile fires late, with the next `advance`. */
  stall(ms: number): void {
    this.#nowMs += ms;
  }

  #next(): Due | undefined {
    let first: Due | undefined;
    for (const due of this.#due) {
      if (
        first === undefined ||
        due.atMs < first.atMs ||
        (due.atMs === first.atMs && due.order < first.order)
      ) {
        first = due;
      }
    }
    return first;
  }
}

async function settle(): Promise<void> {
  for (let round = 0; round < SETTLE_ROUNDS; round += 1) await Promise.resolve();
}
