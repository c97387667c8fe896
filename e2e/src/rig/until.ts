import { setInterval as ticks } from 'node:timers/promises';

export interface UntilOptions {
  /** How long to go on asking, in milliseconds. Default 60,000: a loaded two-core machine, not an expectation. */
  readonly timeoutMs?: number;
  /** Pause between two questions, in milliseconds. Default 50. */
  readonly everyMs?: number;
}

/** A condition that did not come true in time; `cause` is the last error of the probe, if it threw. */
export class NeverHappened extends Error {
  readonly code = 'NEVER_HAPPENED';
}

/**
 * Asks `probe` until it gives something other than `undefined` or `false`, and returns that.
 * A probe that throws counts as "not yet".
 *
 * @throws {NeverHappened} when the time is over.
 */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  { timeoutMs = 60_000, everyMs = 50 }: UntilOptions = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  let lastError: unknown;
  const attempt = async (): Promise<T | undefined> => {
    try {
      const answer = await probe();
      return answer === false ? undefined : answer;
    } catch (error) {
      lastError = error;
      return undefined;
    }
  };
  const first = await attempt();
  if (first !== undefined) return first;
  for await (const _ of ticks(everyMs)) {
    const answer = await attempt();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) break;
  }
  throw new NeverHappened(`${what}: not within ${timeoutMs} ms`, { cause: lastError });
}
