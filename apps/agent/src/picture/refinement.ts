import type { Fineness } from '../encode/video-encoder.ts';

/**
 * What a picture that stands still is sent once more as, counted from its last change. A person begins to read after
 * some tenths of a second; until then it has to be as sharp as the original. Not earlier than the next key of somebody
 * who types: its picture would have to wait for this one.
 */
const STEPS: readonly { readonly afterMs: number; readonly fineness: Fineness }[] = [
  { afterMs: 150, fineness: 'fine' },
  { afterMs: 230, fineness: 'lossless-looking' },
  { afterMs: 310, fineness: 'lossless-looking' },
  { afterMs: 400, fineness: 'lossless-looking' },
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
