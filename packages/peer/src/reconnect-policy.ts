/** Options of the pause before a lost live socket is opened again. */
export interface ReconnectPolicy {
  /** Before the first try, in milliseconds. */
  readonly firstMs: number;
  /** The pause doubles with each failed try up to this many milliseconds. */
  readonly mostMs: number;
  /** Share of the pause that is random, 0 to 1: keeps thousands of pages from coming back at once. */
  readonly spread: number;
}

/** Quick at first, because the server is known to be back within seconds; never slower than the presence grace needs. */
export const defaultReconnectPolicy: ReconnectPolicy = { firstMs: 150, mostMs: 5_000, spread: 0.5 };

/**
 * Milliseconds to wait before a try.
 * @param failedTries tries that failed since the socket was last open, from 0
 * @param random evenly distributed in [0, 1)
 */
export function reconnectDelayMs(policy: ReconnectPolicy, failedTries: number, random: number): number {
  const pause = Math.min(policy.mostMs, policy.firstMs * 2 ** Math.min(failedTries, 20));
  return Math.round(pause * (1 - policy.spread * random));
}
