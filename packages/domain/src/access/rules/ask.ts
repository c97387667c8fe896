import type { AccessEvidence, AccessMissing } from '@alongside/protocol';
import type { AccessDevice, AccessFacts, AccessQuestion } from '../access-facts.ts';
import type { Person } from '../person.ts';

/** What one rule finds. Nothing missing: it passes. */
export interface Found {
  readonly missing: readonly AccessMissing[];
  readonly evidence: readonly AccessEvidence[];
}

/** One rule of access. null: it doesn't concern the question. */
export type Ask = (question: AccessQuestion, facts: AccessFacts) => Found | null;

/** The helper of a question, or the person whom the console is for. */
export const helperOf = (question: AccessQuestion): Person | null => {
  if (question.kind === 'console') return question.person;
  return 'helper' in question ? question.helper : null;
};

export const sharerOf = (question: AccessQuestion): Person | null =>
  'sharer' in question ? question.sharer : null;

export const deviceOf = (question: AccessQuestion): AccessDevice | null =>
  'device' in question ? question.device : null;

export const passIf = (
  isMet: boolean,
  missing: AccessMissing,
  evidence: readonly AccessEvidence[] = [],
): Found => ({ missing: isMet ? [] : [missing], evidence });

/** What a refusal names a group, person or device by fits where it is shown. */
export const shorten = (name: string): string => Array.from(name).slice(0, NAME_MAX).join('');

const NAME_MAX = 100;
