import type { Clock } from '@alongside/peer';

/** A program that doesn't come to its end in order by then ends without. */
const END_WITHIN_MS = 4_000;

interface EndOnFaultOptions {
  /** Stops sharing at once, lets go of what is pressed, and then ends the program. */
  readonly stop: () => Promise<void>;
  readonly report: (cause: unknown) => void;
  readonly clock: Clock;
  /** Ends the program where it stands. */
  readonly exit: () => void;
}

/**
 * From now on a fault that nobody caught ends the program in order, with a word in the log. Nobody knows what holds after
 * it: a program begun anew does, which is the system's part. A second one ends it where it stands.
 */
export function endOnFault({ stop, report, clock, exit }: EndOnFaultOptions): void {
  process.once('uncaughtException', (cause: unknown) => {
    report(cause);
    clock.setTimer(END_WITHIN_MS, exit);
    stop().catch((second: unknown) => {
      report(second);
      exit();
    });
  });
}
