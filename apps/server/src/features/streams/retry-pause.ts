const FIRST_MS = 5_000;
const MOST_MS = 15 * 60_000;
const SPREAD = 0.2;

/**
 * Milliseconds until a receiver that failed is tried again: doubling, a quarter of an hour at most, and a little different
 * each time, so that many streams don't come at once.
 * @param tries failed ones so far, from 1
 * @param random evenly distributed in [0, 1)
 */
export function retryPauseMs(tries: number, random: number): number {
  const pause = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(tries - 1, 20));
  return Math.round(pause * (1 - SPREAD * random));
}
