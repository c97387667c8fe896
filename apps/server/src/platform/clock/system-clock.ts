import type { Clock } from '@alongside/domain';

interface Timer {
  cancel(): void;
}

/** The machine's clock and its timers. Times are due times in the database: a timer only says when to look. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }

  setTimer(afterMs: number, run: () => void): Timer {
    const timer = setTimeout(run, afterMs);
    return {
      cancel: () => {
        clearTimeout(timer);
      },
    };
  }
}
