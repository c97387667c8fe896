import type { AccessAnswer, AccessMissing, Mode } from '@alongside/protocol';
import type { AccessFacts, AccessParties, AccessQuestion } from './access-facts.ts';
import { explainAccess, type RuleResult } from './explain-access.ts';

/** The answer for each mode. */
export type ModeAnswers = Readonly<Record<Mode, AccessAnswer>>;

/** Answers every question of access, with everything that is missing. Pure and total; in doubt the answer is no. */
export const decideAccess = (question: AccessQuestion, facts: AccessFacts): AccessAnswer =>
  answerOf(explainAccess(question, facts));

/** The answer that the rules make. */
export function answerOf(rules: readonly Pick<RuleResult, 'missing'>[]): AccessAnswer {
  const [first, ...rest] = rules.flatMap(({ missing }) => missing);
  return first === undefined ? { isAllowed: true } : { isAllowed: false, missing: [first, ...rest] };
}

/** For each mode, whether the helper may ask for it now. */
export function answerModes(parties: AccessParties, facts: AccessFacts): ModeAnswers {
  const answer = (mode: Mode): AccessAnswer => decideAccess({ kind: 'mode', mode, ...parties }, facts);
  return {
    view: answer('view'),
    control: answer('control'),
    elevation: answer('elevation'),
    unattended: answer('unattended'),
  };
}

/** No mode at all, for the same reason: what is answered where the people or the device aren't known. */
export function refuseModes(missing: AccessMissing): ModeAnswers {
  const answer: AccessAnswer = { isAllowed: false, missing: [missing] };
  return { view: answer, control: answer, elevation: answer, unattended: answer };
}
