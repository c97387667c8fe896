import { z } from 'zod';
import { DesktopPixel } from './screen-layout.ts';

/** Longest text that is typed at once, in UTF-16 code units; a longer one goes in several. */
export const INPUT_TEXT_MAX = 1_000;

/** Text that can be typed: no lone surrogate, and no control but line break and tab. */
const TypedText = z
  .string()
  .min(1)
  .max(INPUT_TEXT_MAX)
  .refine((text) => !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text), { error: 'characters' });

/** Names of keys as in UI Events: `KeyboardEvent.code` and `KeyboardEvent.key`. */
const KeyName = z
  .string()
  .min(1)
  .max(32)
  .refine((name) => !/[\p{Cc}\p{Cs}]/u.test(name), { error: 'characters' });

/** Counts everything that the helper's hand does, from 1, over both channels. */
const InputNumber = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const LayoutVersion = z.int().min(1);

/** 120 units are one notch of a wheel; smooth ones give parts of it. Positive is right and down. */
const WheelDelta = z.int().min(-12_000).max(12_000);

/** One thing that the helper's hand does, in order. */
export const InputEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('key-down'), code: KeyName, key: KeyName }),
  z.strictObject({ kind: z.literal('key-up'), code: KeyName }),
  z.strictObject({ kind: z.literal('text'), text: TypedText }),
  z.strictObject({
    kind: z.literal('button'),
    button: z.enum(['left', 'middle', 'right', 'back', 'forward']),
    isDown: z.boolean(),
    x: DesktopPixel,
    y: DesktopPixel,
  }),
  z.strictObject({
    kind: z.literal('wheel'),
    deltaX: WheelDelta,
    deltaY: WheelDelta,
    x: DesktopPixel,
    y: DesktopPixel,
  }),
  z.strictObject({ kind: z.literal('release-all') }),
]);
export type InputEvent = z.infer<typeof InputEvent>;

export const InputMessage = z.strictObject({
  type: z.literal('input'),
  n: InputNumber,
  layout: LayoutVersion,
  event: InputEvent,
});
export type InputMessage = z.infer<typeof InputMessage>;

/**
 * After this long the hand says again what it did: what gets lost on the ordered channel would be repeated there only after
 * some 400 ms. Not at once, lest both travel in one packet.
 */
export const INPUT_AGAIN_MS = 15;

/**
 * Says once more, over the fast channel, what was said over the ordered one, for it may have got lost there. Counts only
 * if `after` is the number of the last input that was taken; 0: none was.
 */
export const InputAgainMessage = z.strictObject({
  type: z.literal('input-again'),
  after: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  input: InputMessage,
});
export type InputAgainMessage = z.infer<typeof InputAgainMessage>;

/** Why a helper's hand may not act now. */
export const InputRefusal = z.enum([
  /** The sharer hasn't allowed control, took it back, or the time of it is over. */
  'no-grant',
  /** The sharer has a question to answer; nobody else's hand may be near. */
  'question-open',
  /** The helper hasn't been heard for too long to be seen as being there. */
  'silent',
  /** One of the two has paused the session. */
  'paused',
  /** The two ends haven't compared their keys on this path, or the keys differ. */
  'unverified',
  /** The device can't do it: no hand, or its desktop is gone. */
  'not-possible',
]);
export type InputRefusal = z.infer<typeof InputRefusal>;

export const PointerMessage = z.strictObject({
  type: z.literal('pointer'),
  n: InputNumber,
  layout: LayoutVersion,
  x: DesktopPixel,
  y: DesktopPixel,
});
