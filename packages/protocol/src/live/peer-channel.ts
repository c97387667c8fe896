import { z } from 'zod';
import { Side } from '../modes.ts';
import { block } from '../text.ts';
import { BeatMessage, EchoMessage } from './beat.ts';
import { InputMessage, InputRefusal } from './remote-input.ts';
import { PointerShape, ScreenLayout } from './screen-layout.ts';

/** Label of the reliable, ordered data channel that both ends open with the same id before negotiating. */
export const CONTROL_CHANNEL = { label: 'control', id: 0 } as const;

export const CHAT_TEXT_MAX = 4_000;
/** Messages of one side in one session; the next one is refused with a text. */
export const CHAT_MESSAGES_MAX = 5_000;
export const PEER_MESSAGE_MAX_BYTES = 65_536;

/**
 * One chat message. `n` counts its author's messages from 1; `clock` is a Lamport clock: the thread is ordered by
 * (`clock`, author), the same on both ends whatever was lost and sent again.
 */
export const ChatMessage = z.strictObject({
  from: Side,
  n: z.int().min(1).max(CHAT_MESSAGES_MAX),
  clock: z
    .int()
    .min(1)
    .max(4 * CHAT_MESSAGES_MAX),
  /** Milliseconds since 1970 by the author's clock; shown, never relied upon. */
  sentAtMs: z.int().min(0).max(8_640_000_000_000_000),
  text: block(CHAT_TEXT_MAX),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

/** 32 bytes in hexadecimal. */
const Bytes32 = z.string().regex(/^[0-9a-f]{64}$/u);

/** The certificates' fingerprints as an end sees them, RFC 8122, in lower case; several are separated by a comma. */
const Fingerprints = z.string().max(2_048);

/** Which keys an end sees on this path, and that it is who it was on the path before. */
const KeysSeen = z.strictObject({
  own: Fingerprints,
  other: Fingerprints,
  /** Made with what both ends know from their first comparison; null: there was none. */
  proof: Bytes32.nullable(),
});
export type KeysSeen = z.infer<typeof KeysSeen>;

/** What the two ends say to each other directly. */
export const PeerMessage = z.discriminatedUnion('type', [
  BeatMessage,
  EchoMessage,
  z.strictObject({ type: z.literal('chat'), message: ChatMessage }),
  /** How many messages of each side this end has without a gap; the other sends what is missing. */
  z.strictObject({ type: z.literal('chat-have'), helper: z.int().min(0), sharer: z.int().min(0) }),
  /** Sharer: what the picture shows now, or that it shows nothing. */
  z.strictObject({
    type: z.literal('screen'),
    isShown: z.boolean(),
    surface: z.enum(['monitor', 'window', 'browser', 'unknown']),
    /** null: not known, as in a browser. */
    layout: ScreenLayout.nullable(),
  }),
  /** Sharer: how the pointer looks from now on; it isn't in the picture. */
  z.strictObject({ type: z.literal('pointer-shape'), shape: PointerShape }),
  /** Sharer: whether the helper's hand may act; null: it may. */
  z.strictObject({ type: z.literal('control-state'), refusal: InputRefusal.nullable() }),
  /** Helper: show this monitor; null: all of them. */
  z.strictObject({ type: z.literal('choose-monitor'), monitor: ScreenLayout.shape.monitor }),
  InputMessage,
  /** Sharer, first on a new path: binds it to the nonce that it reveals when it has the helper's. */
  z.strictObject({ type: z.literal('phrase-commit'), commitment: Bytes32 }),
  z.strictObject({ type: z.literal('phrase-nonce'), nonce: Bytes32, keys: KeysSeen }),
  z.strictObject({ type: z.literal('phrase-reveal'), nonce: Bytes32, keys: KeysSeen }),
  /** Helper, last: whether it sees the same keys. */
  z.strictObject({ type: z.literal('phrase-done'), isSame: z.boolean() }),
  /** This end leaves for good. */
  z.strictObject({ type: z.literal('bye') }),
]);
export type PeerMessage = z.infer<typeof PeerMessage>;
