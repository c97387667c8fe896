import type { Clock, Timer } from '@alongside/peer';

/**
 * A clock whose timers run in a worker, so that a sharer's page, which is in the background while the screen is
 * shown, keeps its beats.
 */
export class WorkerClock implements Clock {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, () => void>();
  #count = 0;

  /** @param worker runs `timer-worker.ts` */
  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<number>) => {
      const fire = this.#waiting.get(data);
      this.#waiting.delete(data);
      fire?.();
    });
  }

  now(): number {
    return Date.now();
  }

  setTimer(delayMs: number, fire: () => void): Timer {
    this.#count += 1;
    const id = this.#count;
    this.#waiting.set(id, fire);
    this.#worker.postMessage({ id, delayMs });
    return {
      cancel: () => {
        if (this.#waiting.delete(id)) this.#worker.postMessage({ id, delayMs: null });
      },
    };
  }
}
