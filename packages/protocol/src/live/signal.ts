import { z } from 'zod';

/** Session descriptions with many candidates stay far below this. */
const SDP_MAX_CHARACTERS = 65_536;

const Count = z.int().min(0).max(1_000_000);

/**
 * What two peer connections say to each other before they can talk directly; relayed by the server, not read by it.
 * `offer` is the number of the offer that it is, answers or belongs to: the sharer counts its offers from 1.
 */
export const SignalBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('description'),
    type: z.enum(['offer', 'answer']),
    sdp: z.string().max(SDP_MAX_CHARACTERS),
    offer: Count,
  }),
  z.strictObject({
    kind: z.literal('candidate'),
    candidate: z.string().max(2_048),
    sdpMid: z.string().max(64).nullable(),
    sdpMLineIndex: z.int().min(0).max(64).nullable(),
    usernameFragment: z.string().max(256).nullable(),
    offer: Count,
  }),
  /** Helper: the path of this offer, 0 for none, seems dead; the sharer, who alone makes offers, is to make another. */
  z.strictObject({ kind: z.literal('restart'), offer: Count }),
]);
export type SignalBody = z.infer<typeof SignalBody>;

/**
 * One frame between two incarnations. `n` counts the sender's bodies from 1, 0 for a frame that only acknowledges;
 * `ack` is the highest `n` received in order. Frames may be lost, doubled or late; the ends repair that.
 */
export const SignalFrame = z.strictObject({
  n: Count,
  ack: Count,
  body: SignalBody.nullable(),
});
export type SignalFrame = z.infer<typeof SignalFrame>;
