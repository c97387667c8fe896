import { z } from 'zod';

/**
 * An end that has heard nothing for `PEER_BEAT_MS` asks for a sign of life, then every `PEER_ASK_MS` until it hears
 * something; after `PEER_SILENCE_MS` it says that the other is lost.
 */
export const PEER_BEAT_MS = 1_200;
export const PEER_ASK_MS = 350;
export const PEER_SILENCE_MS = 1_950;

const Count = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/** Asks the other end whether it is there. Goes over either channel. */
export const BeatMessage = z.strictObject({ type: z.literal('beat'), n: Count });

/** Answers beat `n`, over the channel that it came by. */
export const EchoMessage = z.strictObject({ type: z.literal('echo'), n: Count });
