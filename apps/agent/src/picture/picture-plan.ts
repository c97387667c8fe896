import { evenSize } from '../encode/picture-converter.ts';
import type { EncoderTarget, Fineness, PictureSize } from '../encode/video-encoder.ts';

export interface PictureFacts {
  /** Of the watched area. */
  readonly source: PictureSize;
  /** What the network carries. */
  readonly bitsPerSecond: number;
  /** What reading and encoding one picture takes lately; null: not known yet. */
  readonly workMs: number | null;
}

export interface PicturePlan {
  /** Of the stream. */
  readonly size: PictureSize;
  /** Most pictures a second. */
  readonly framesPerSecond: number;
  /** While the picture moves. */
  readonly fineness: Fineness;
  readonly target: EncoderTarget;
}

const FASTEST = 60;
const SLOWEST = 5;

/** The rest of the machine is the person's. */
const WORK_SHARE = 0.7;

/** Below these rates more pictures a second would only be blurred ones. */
const RATE_FOR_FRAMES = [
  { bitsPerSecond: 2_500_000, framesPerSecond: 60 },
  { bitsPerSecond: 1_200_000, framesPerSecond: 30 },
  { bitsPerSecond: 600_000, framesPerSecond: 20 },
  { bitsPerSecond: 300_000, framesPerSecond: 10 },
] as const;

const COARSE_BELOW_BITS_PER_SECOND = 2_000_000;

/** Bits a second for each pixel at which the full size is still readable; text suffers more from scaling than from waiting. */
const SCALES = [
  { scale: 1, bitsPerPixel: 0.15 },
  { scale: 0.75, bitsPerPixel: 0.08 },
  { scale: 0.5, bitsPerPixel: 0 },
] as const;

/** A change of size is a new start: it needs this much more than the limit to go back up. */
const SIZE_RELUCTANCE = 1.5;

/** Of the estimate; the rest is for packet headers, repeats and its own error. */
const USED_SHARE = 0.9;

/** A target this near is kept. */
const TARGET_KEPT = { down: 0.95, up: 1.35 } as const;

/** How to send pictures, from what network and machine give. Keeps to the former plan where the difference is small. */
export function planPictures(facts: PictureFacts, former: PicturePlan | null): PicturePlan {
  const framesPerSecond = Math.min(framesByWork(facts.workMs), framesByNetwork(facts.bitsPerSecond));
  const scale = chooseScale(facts, former);
  return {
    size: evenSize({
      widthPx: Math.max(2, Math.round(facts.source.widthPx * scale)),
      heightPx: Math.max(2, Math.round(facts.source.heightPx * scale)),
    }),
    framesPerSecond,
    fineness: facts.bitsPerSecond < COARSE_BELOW_BITS_PER_SECOND ? 'coarse' : 'normal',
    target: { bitsPerSecond: chooseTarget(facts, former), framesPerSecond },
  };
}

function framesByWork(workMs: number | null): number {
  if (workMs === null) return FASTEST;
  return Math.min(Math.max(Math.floor((1_000 * WORK_SHARE) / workMs), SLOWEST), FASTEST);
}

function framesByNetwork(bitsPerSecond: number): number {
  return RATE_FOR_FRAMES.find((step) => bitsPerSecond >= step.bitsPerSecond)?.framesPerSecond ?? SLOWEST;
}

function chooseScale({ source, bitsPerSecond }: PictureFacts, former: PicturePlan | null): number {
  const pixels = source.widthPx * source.heightPx;
  const formerScale = former === null ? 1 : former.size.widthPx / evenSize(source).widthPx;
  const fitting = SCALES.find(({ scale, bitsPerPixel }) => {
    const isLarger = former !== null && scale > formerScale + 0.01;
    return bitsPerSecond >= pixels * bitsPerPixel * (isLarger ? SIZE_RELUCTANCE : 1);
  });
  return fitting?.scale ?? 1;
}

function chooseTarget({ bitsPerSecond }: PictureFacts, former: PicturePlan | null): number {
  const wanted = Math.round(bitsPerSecond * USED_SHARE);
  if (former === null) return wanted;
  const kept = former.target.bitsPerSecond;
  return wanted >= kept * TARGET_KEPT.down && wanted <= kept * TARGET_KEPT.up ? kept : wanted;
}
