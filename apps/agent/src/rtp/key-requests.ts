/**
 * For this long after a key picture went out, its receiver may still ask for what is on its way. A key picture more would
 * only make the path fuller that the first one has to come through.
 */
const ON_ITS_WAY_MS = 400;

/** Tells requests for a key picture that are already answered from those that need another one. */
export class KeyRequests {
  #answeredUntilMs = -Infinity;

  /** @param outAtMs when the last of a key picture will have gone out */
  sent(outAtMs: number): void {
    this.#answeredUntilMs = outAtMs + ON_ITS_WAY_MS;
  }

  /** Whether somebody who asks now has to get another key picture. */
  isNew(nowMs: number): boolean {
    return nowMs >= this.#answeredUntilMs;
  }
}
