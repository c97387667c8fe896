import type { SessionView } from '@alongside/protocol';

/** Why a helper's hand may not act now. */
export type InputRefusal =
  /** The sharer hasn't allowed control, took it back, or the time of it is over. */
  | 'no-grant'
  /** The sharer has a question to answer; nobody else's hand may be near. */
  | 'question-open'
  /** The helper hasn't been heard for too long to be seen as being there. */
  | 'silent'
  /** One of the two has paused the session. */
  | 'paused';

/** A helper who is silent for this long has no hand any more. */
export const INPUT_SILENCE_MS = 2_000;

export interface InputFacts {
  /** The sharer's own view of the session; null: none yet. */
  readonly view: SessionView | null;
  /** Since anything came from the helper over the direct connection; null: never. */
  readonly sinceHeardMs: number | null;
  /** Now, by the server's clock, which grants go by. */
  readonly serverTimeMs: number;
  readonly isPaused: boolean;
}

/** null: the hand may act. Anything not known counts against it. */
export function inputRefusal(facts: InputFacts): InputRefusal | null {
  const { view, sinceHeardMs } = facts;
  if (view?.side !== 'sharer' || view.progress.kind !== 'active') return 'no-grant';
  if (view.progress.question !== null) return 'question-open';
  if (grantedUntilMs(view) <= facts.serverTimeMs) return 'no-grant';
  if (facts.isPaused) return 'paused';
  if (sinceHeardMs === null || sinceHeardMs >= INPUT_SILENCE_MS) return 'silent';
  return null;
}

/** By the server's clock; -Infinity: not granted. */
export function grantedUntilMs(view: SessionView): number {
  if (view.progress.kind !== 'active') return -Infinity;
  const grant = view.progress.grants.find(({ capability }) => capability === 'control');
  const untilMs = grant === undefined ? Number.NaN : Date.parse(grant.until);
  return Number.isNaN(untilMs) ? -Infinity : untilMs;
}
