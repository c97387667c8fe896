import type { AccessAnswer, QuestionId } from '@alongside/protocol';
import type { BrowserSessionEndState } from '@alongside/ui';
import type { ControlWord } from './sharer-desktop.ts';

/** Why the hand doesn't act although control is allowed. */
export type ControlBlock =
  'paused' | 'question-open' | 'reconnecting' | 'unverified' | 'silent' | 'not-possible' | 'coming';

/** How it stands with full control. */
export type ControlStatus =
  /** It can't be asked for; undefined: it isn't offered here at all. */
  | { readonly kind: 'refused'; readonly answer: Extract<AccessAnswer, { isAllowed: false }> | undefined }
  | { readonly kind: 'offered' }
  | { readonly kind: 'asked'; readonly questionId: QuestionId }
  | { readonly kind: 'held' }
  | { readonly kind: 'blocked'; readonly why: ControlBlock };

export type ControlFacts = Pick<
  BrowserSessionEndState,
  'view' | 'grants' | 'isPaused' | 'peer' | 'phrase' | 'remoteScreen'
>;

export function controlStatus(facts: ControlFacts, word: ControlWord): ControlStatus {
  const { view, grants } = facts;
  if (grants.some(({ capability }) => capability === 'control')) {
    const why = blockOf(facts, word);
    return why === null ? { kind: 'held' } : { kind: 'blocked', why };
  }
  const question = view?.progress.kind === 'active' ? view.progress.question : null;
  if (question?.mode === 'control') return { kind: 'asked', questionId: question.id };
  const answer = view?.modes.control;
  return answer?.isAllowed === true ? { kind: 'offered' } : { kind: 'refused', answer };
}

function blockOf(facts: ControlFacts, word: ControlWord): ControlBlock | null {
  const { view, peer, phrase, remoteScreen } = facts;
  if (facts.isPaused) return 'paused';
  if (view?.progress.kind === 'active' && view.progress.question !== null) return 'question-open';
  if (peer !== 'connected') return 'reconnecting';
  if (phrase.kind !== 'ready') return 'unverified';
  if (word === 'unknown' || word === 'no-grant') return 'coming';
  if (word !== 'free') return word;
  return (remoteScreen?.layout ?? null) === null ? 'coming' : null;
}
