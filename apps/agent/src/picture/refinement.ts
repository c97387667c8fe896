import type { Fineness } from '../encode/video-encoder.ts';

/**
 * What a picture that stands still is sent once more as, counted from its last change. A person begins to read after
 * some tenths of a second; until then it has to be as sharp as the original.
 */
const STEPS: readonly { readonly afterMs: number; readonly fineness: Fineness }[] = [
  { afterMs: 60, fineness: 'fine' },
  { afterMs: 150, fineness: 'lossless-looking' },
  { afterMs: 260, fineness: 'lossless-looking' },
  { afterMs: 380, fineness: 'lossless-looking' },
];

export interface Refinement {
  /** From now; 0: at once. */
  readonly inMs: number;
  readonly fineness: Fineness;
}

/** The next refinement, or null when the picture is as good as it gets: then nothing more is sent. */
export function nextRefinement(done: number, sinceChangeMs: number): Refinement | null {
  const step = STEPS[done];
  return step === undefined
    ? null
    : { inMs: Math.max(step.afterMs - sinceChangeMs, 0), fineness: step.fineness };
}
