import type { EncodedPicture, Fineness } from '../encode/video-encoder.ts';

/**
 * What a picture that stands still is sent once more as, counted from its last change. A person begins to read after
 * some tenths of a second; until then it has to be as sharp as the original. Not earlier than the next key of somebody
 * who types: its picture would have to wait for this one.
 */
const STEPS: readonly { readonly afterMs: number; readonly fineness: Fineness }[] = [
  { afterMs: 160, fineness: 'fine' },
  { afterMs: 240, fineness: 'lossless-looking' },
  { afterMs: 320, fineness: 'lossless-looking' },
  { afterMs: 400, fineness: 'lossless-looking' },
];

/** A refinement smaller than what the path carries in this time had room for all that it wanted to say. */
const ROOM_MS = 15;

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

/**
 * How many are done after one more, `null` if the encoder left it out: when it was small there is no need for those between it and the last, and each would
 * be in the way of what may happen next.
 */
export function refinementsDone(
  before: number,
  picture: EncodedPicture | null,
  bitsPerSecond: number,
): number {
  const sizeBytes = picture?.data.length ?? 0;
  const isSmall = sizeBytes * 8 < (bitsPerSecond * ROOM_MS) / 1_000;
  return isSmall ? Math.max(before + 1, STEPS.length - 1) : before + 1;
}
