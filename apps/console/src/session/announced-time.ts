/** Moments before the end at which the time left is said to a screen reader: often would be noise. */
const ANNOUNCED_AT_MS = [300_000, 120_000, 60_000, 30_000, 10_000] as const;

/**
 * The mark that `leftMs` has passed most recently: the least announced moment that is not less than it; null before
 * the first. A live region that shows it speaks only when it changes.
 */
export const announcedTimeMs = (leftMs: number): number | null =>
  ANNOUNCED_AT_MS.findLast((mark) => leftMs <= mark) ?? null;
