import type { AccessEvidence, AccessMissing, AccessRule } from '@alongside/protocol';
import type { AccessFacts, AccessQuestion } from './access-facts.ts';
import { RULES } from './rules/rules.ts';

/** What came of one rule. */
export interface RuleResult {
  readonly rule: AccessRule;
  /** `not-asked`: the rule doesn't concern this question. */
  readonly outcome: 'passed' | 'failed' | 'not-asked';
  /** What a refusal says; not empty exactly where it failed. */
  readonly missing: readonly AccessMissing[];
  /** What made it so. */
  readonly evidence: readonly AccessEvidence[];
}

/** Every rule, in the order in which they are told, with what came of it and what made it so. Pure and total. */
export const explainAccess = (question: AccessQuestion, facts: AccessFacts): readonly RuleResult[] =>
  RULES.map(([rule, ask]) => {
    const found = ask(question, facts);
    if (found === null) return { rule, outcome: 'not-asked', missing: [], evidence: [] };
    return { rule, outcome: found.missing.length === 0 ? 'passed' : 'failed', ...found };
  });
