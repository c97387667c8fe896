import { z } from 'zod';
import { BeatMessage, EchoMessage } from './beat.ts';
import { InputAgainMessage, PointerMessage } from './remote-input.ts';
import { DesktopPixel } from './screen-layout.ts';

/** Unordered data channel without repeats, opened by both ends with the same id: what is late here is worthless. */
export const FAST_CHANNEL = { label: 'fast', id: 1 } as const;

export const FAST_MESSAGE_MAX_BYTES = 1_024;

/** Milliseconds since 1970, with parts of one. */
const ClockMs = z.number().min(0).max(8_640_000_000_000_000);
const Count = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/** What the two ends say to each other that a newer message makes useless. */
export const FastMessage = z.discriminatedUnion('type', [
  BeatMessage,
  EchoMessage,
  /** Helper: the pointer is there. Older than the last input that was taken: dropped. */
  PointerMessage,
  InputAgainMessage,
  /** Sharer: the pointer is there. */
  z.strictObject({ type: z.literal('pointer-at'), n: Count, x: DesktopPixel, y: DesktopPixel }),
  /**
   * Sharer: the picture with this RTP timestamp was read from the screen at `capturedAtMs` by the sharer's clock, and
   * shows what input up to `inputN` did; 0: nothing new.
   */
  z.strictObject({
    type: z.literal('picture-note'),
    rtpTimestamp: z.int().min(0).max(0xffff_ffff),
    capturedAtMs: ClockMs,
    inputN: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  }),
  /** Helper: what does your clock say? */
  z.strictObject({ type: z.literal('clock'), n: Count, atMs: ClockMs }),
  /** Sharer: it says `atMs`. */
  z.strictObject({ type: z.literal('clock-answer'), n: Count, atMs: ClockMs }),
]);
export type FastMessage = z.infer<typeof FastMessage>;
