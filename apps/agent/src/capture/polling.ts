/** Pixels are looked at this often while something happens, and this often when nothing did for `CALM_AFTER_MS`. */
const BUSY_MS = 33;
const CALM_MS = 100;
const CALM_AFTER_MS = 2_000;

/** Looking may take this share of the time at most; what is slow to read is looked at less often. */
const SHARE_MAX = 0.3;

/** The pointer costs next to nothing to read, and everybody looks at it. */
export const POINTER_LOOK_MS = 16;

/** Monitors are plugged by hand. */
export const GEOMETRY_LOOK_MS = 500;

interface Looked {
  /** Since the screen or the pointer was seen to change. */
  readonly sinceChangeMs: number;
  /** What reading took the last time; null: not known. */
  readonly readMs: number | null;
}

/** From the beginning of one look at the pixels to the next, in milliseconds. */
export function lookAgainMs({ sinceChangeMs, readMs }: Looked): number {
  const wantedMs = sinceChangeMs < CALM_AFTER_MS ? BUSY_MS : CALM_MS;
  return Math.max(wantedMs, (readMs ?? 0) / SHARE_MAX);
}
