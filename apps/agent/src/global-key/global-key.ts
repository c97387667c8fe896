import type { KeyCombination } from './key-combination.ts';

export interface GlobalKeyOptions {
  readonly combination: KeyCombination;
  /**
   * The key was pressed. Has to have ended everything when it returns; a program that doesn't get that far within
   * `HANG_MS` is killed.
   */
  readonly pressed: () => void;
  /** It doesn't work any more. Told at most once. */
  readonly lost: () => void;
  /** Told of faults that were survived; for a log. */
  readonly report: (cause: unknown) => void;
}

/** After this time a program that doesn't answer the key counts as hanging, in milliseconds. */
export const HANG_MS = 300;

/** A key that works whatever program is in front, also when this one hangs. Disposing of it lets the key go. */
export type GlobalKey = AsyncDisposable;
