export interface JobTimer {
  cancel(): void;
}

/** Time for jobs; a test moves it by hand. */
export interface JobClock {
  setTimer(afterMs: number, run: () => void): JobTimer;
}

export interface JobOptions {
  /** For the log. */
  readonly name: string;
  /** Pause between the end of one run and the start of the next, in milliseconds. */
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
  readonly clock: JobClock;
  /** A run failed; the next one comes in its time. */
  readonly handleFault: (fault: unknown, name: string) => void;
}

/** Something that the server does again and again. Runs never overlap, and a failed one is tried again. */
export class RepeatedJob {
  readonly #options: JobOptions;
  #timer: JobTimer | null = null;
  #running: Promise<void> = Promise.resolve();
  #isStopped = false;
  #isWoken = false;

  constructor(options: JobOptions) {
    this.#options = options;
    this.#wait();
  }

  /** Something is there to be done: runs now, or once more when the run that is on has ended. Idempotent until then. */
  wake(): void {
    this.#isWoken = true;
    if (this.#timer === null) return;
    this.#timer.cancel();
    this.#start();
  }

  /** Nothing runs any more when this settles. Idempotent. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#timer?.cancel();
    await this.#running;
  }

  #wait(): void {
    if (this.#isStopped) return;
    if (this.#isWoken) {
      this.#start();
      return;
    }
    this.#timer = this.#options.clock.setTimer(this.#options.everyMs, () => this.#start());
  }

  #start(): void {
    if (this.#isStopped) return;
    this.#timer = null;
    this.#isWoken = false;
    this.#running = this.#runOnce();
  }

  async #runOnce(): Promise<void> {
    try {
      await this.#options.run();
    } catch (fault) {
      this.#options.handleFault(fault, this.#options.name);
    }
    this.#wait();
  }
}
