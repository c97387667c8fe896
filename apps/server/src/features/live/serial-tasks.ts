/** Runs tasks one after the other, at most `max` of them waiting. */
export class SerialTasks {
  readonly #max: number;
  readonly #handleFault: (fault: unknown) => void;
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  /** @param handleFault gets what a task throws; the tasks behind it still run */
  constructor(max: number, handleFault: (fault: unknown) => void) {
    this.#max = max;
    this.#handleFault = handleFault;
  }

  /** @returns false if the queue is full; the task isn't run then */
  add(task: () => Promise<void>): boolean {
    if (this.#waiting >= this.#max) return false;
    this.#waiting += 1;
    this.#last = this.#last
      .then(task)
      .catch((fault: unknown) => this.#handleFault(fault))
      .finally(() => {
        this.#waiting -= 1;
      });
    return true;
  }

  /** Settles when everything added so far has run. */
  get idle(): Promise<void> {
    return this.#last;
  }
}
