import type { Grant, InputRefusal } from '@alongside/protocol';

/** A helper who is silent for this long has no hand any more. */
export const INPUT_SILENCE_MS = 2_000;

/** What the sharer's own end knows of the session. */
export interface HandFacts {
  /** When control ends, milliseconds since 1970 by the server's clock; -Infinity: it isn't granted. */
  readonly grantedUntilMs: number;
  /** The keys of the direct connection were compared and are the same. */
  readonly isVerified: boolean;
  readonly isQuestionOpen: boolean;
  readonly isPaused: boolean;
}

/** No session. */
export const NO_HAND: HandFacts = {
  grantedUntilMs: -Infinity,
  isVerified: false,
  isQuestionOpen: false,
  isPaused: false,
};

interface Now {
  /** There is something to play on. */
  readonly hasSink: boolean;
  /** By the server's clock. */
  readonly serverTimeMs: number;
  /** Since anything came from the helper over the direct connection; null: never. */
  readonly sinceHeardMs: number | null;
}

/** null: the hand may act. Anything not known counts against it. */
export function inputRefusal(facts: HandFacts, now: Now): InputRefusal | null {
  // Written so that a time that is no number is refused.
  if (!(facts.grantedUntilMs > now.serverTimeMs)) return 'no-grant';
  if (facts.isQuestionOpen) return 'question-open';
  if (facts.isPaused) return 'paused';
  if (!facts.isVerified) return 'unverified';
  if (now.sinceHeardMs === null || !(now.sinceHeardMs < INPUT_SILENCE_MS)) return 'silent';
  return now.hasSink ? null : 'not-possible';
}

/** When the grant for control ends, by the server's clock; -Infinity: there is none. */
export function controlUntilMs(grants: readonly Grant[]): number {
  const grant = grants.find(({ capability }) => capability === 'control');
  const untilMs = grant === undefined ? Number.NaN : Date.parse(grant.until);
  return Number.isNaN(untilMs) ? -Infinity : untilMs;
}
