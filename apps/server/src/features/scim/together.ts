/** More than this aren't done in one go: the first of them would wait for the last. */
const MOST = 50;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Does in one go what is asked for while it is busy. Nothing waits for company: what comes alone is done at once. */
export class Together<Item, Result> {
  readonly #work: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #waiting: Waiting<Item, Result>[] = [];
  #isBusy = false;

  /** @param work answers one result for each item, in their order; what it rejects with is everybody's */
  constructor(work: (items: readonly Item[]) => Promise<readonly Result[]>) {
    this.#work = work;
  }

  do(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isBusy) void this.#empty();
    });
  }

  async #empty(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.length > 0) {
      const some = this.#waiting.splice(0, MOST);
      try {
        const results = await this.#work(some.map(({ item }) => item));
        for (const [at, result] of results.entries()) some[at]?.resolve(result);
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
    this.#isBusy = false;
  }
}
