import { z } from 'zod';

/** How the two ends are joined: directly, or by a relay that the measuring end reaches by UDP, TCP or TLS. */
export const PeerPath = z.enum(['direct', 'relayed', 'relayed-tcp', 'relayed-tls']);
export type PeerPath = z.infer<typeof PeerPath>;

const Milliseconds = z.number().min(0).max(600_000);

/** Median and 95th percentile of `n` samples. */
const Spread = z.strictObject({ p50: Milliseconds, p95: Milliseconds, n: z.int().min(1).max(1_000_000_000) });

/** How a session felt, measured by the helper's page; null: not known there. */
export const SessionFigures = z.strictObject({
  /** From the helper's hand to the picture that shows what it did. */
  inputToPictureMs: Spread.nullable(),
  /** From the sharer's screen to the helper's. */
  pictureAgeMs: Spread.nullable(),
  framesPerSecond: z.number().min(0).max(1_000).nullable(),
  bitsPerSecond: z.number().min(0).max(100_000_000_000).nullable(),
  /** From 0 to 1. */
  packetLossShare: z.number().min(0).max(1).nullable(),
  path: PeerPath.nullable(),
});
export type SessionFigures = z.infer<typeof SessionFigures>;
