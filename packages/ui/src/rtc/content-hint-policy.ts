/** What an encoder is told of a picture: keep it sharp, or keep it fluent. A browser's encoder can't do both. */
type ContentHint = 'detail' | 'motion';

/** How often the rate of change is read, in milliseconds. */
export const HINT_SAMPLE_MS = 500;

/** Somebody who types or clicks changes the picture less often than this; scrolling and video change it more often. */
const MOTION_FROM_PER_SECOND = 10;
const DETAIL_BELOW_PER_SECOND = 5;
/** A changed hint costs a key frame, so a short burst isn't followed. */
const MOTION_AFTER_SAMPLES = 3;

export interface HintState {
  readonly hint: ContentHint;
  /** Samples in a row that speak for motion. */
  readonly busySamples: number;
}

export const initialHint: HintState = { hint: 'detail', busySamples: 0 };

/**
 * The hint after one more sample: fluent once the picture has been moving for a while, sharp as soon as it is calm,
 * unchanged in between.
 * @param changesPerSecond pictures that the source gave; a screen gives one only when it changes
 */
export function nextHint(state: HintState, changesPerSecond: number): HintState {
  const busySamples = changesPerSecond >= MOTION_FROM_PER_SECOND ? state.busySamples + 1 : 0;
  if (busySamples >= MOTION_AFTER_SAMPLES) return { hint: 'motion', busySamples: MOTION_AFTER_SAMPLES };
  if (changesPerSecond < DETAIL_BELOW_PER_SECOND) return { hint: 'detail', busySamples };
  return { hint: state.hint, busySamples };
}
