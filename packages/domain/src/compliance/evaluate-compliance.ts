import {
  type ComplianceRule,
  complianceRuleKey,
  type ComplianceState,
  type PolicyId,
} from '@alongside/protocol';
import type { Ms } from '../session/session.ts';
import { checkRule, DAY_MS, type RuleCheck } from './check-rule.ts';
import { type ComplianceFacts, type CompliancePolicy, failureKey, isAssigned } from './compliance-policy.ts';

/** One rule of one policy, held against a device. */
interface RuleFinding extends RuleCheck {
  readonly policyId: PolicyId;
  readonly policyName: string;
  /** `complianceRuleKey` of the rule. */
  readonly rule: string;
  /** Since when it fails; null: it doesn't. */
  readonly since: Ms | null;
  /** Until then a failure doesn't count; null: it counts, or there is none. */
  readonly graceUntil: Ms | null;
}

export interface ComplianceResult {
  readonly state: ComplianceState;
  /** Everything that fails, whether it counts by now or not. */
  readonly failed: readonly RuleFinding[];
  /** Every rule of every policy that is for the device, in their order. */
  readonly findings: readonly RuleFinding[];
  /** When time alone may change the result; null: never. */
  readonly dueAt: Ms | null;
}

/**
 * Holds an enrolled device against all policies of its organisation. Without one that is for it, it complies. Pure and
 * total; a policy or a rule more never makes a device comply that didn't.
 */
export function evaluateCompliance(
  policies: readonly CompliancePolicy[],
  facts: ComplianceFacts,
  now: Ms,
): ComplianceResult {
  const findings = policies
    .filter((policy) => isAssigned(policy, facts))
    .flatMap((policy) => findingsOf(policy, facts, now));
  const failed = findings.filter(({ outcome }) => outcome === 'failed');
  const times = findings.flatMap(({ changesAt, graceUntil }) => [changesAt, graceUntil]);
  const due = times.filter((at) => at !== null);
  return { state: stateOf(findings), failed, findings, dueAt: due.length === 0 ? null : Math.min(...due) };
}

function findingsOf(policy: CompliancePolicy, facts: ComplianceFacts, now: Ms): RuleFinding[] {
  return policy.rules.map((each) => {
    const check = checkRule(each, facts, now);
    const rule = complianceRuleKey(each);
    const since = check.outcome === 'failed' ? failingSince(policy, each, { facts, now }) : null;
    const graceEnd = since === null ? null : since + policy.graceDays * DAY_MS;
    const graceUntil = graceEnd !== null && graceEnd > now ? graceEnd : null;
    return { ...check, policyId: policy.id, policyName: policy.name, rule, since, graceUntil };
  });
}

/** A device that was silent, came back and is silent again fails anew. */
function failingSince(
  { id }: CompliancePolicy,
  rule: ComplianceRule,
  { facts, now }: { readonly facts: ComplianceFacts; readonly now: Ms },
): Ms {
  const before = facts.failingSince.get(failureKey(id, complianceRuleKey(rule)));
  const isOver = rule.kind === 'last-check-in' && before !== undefined && facts.lastSeenAt > before;
  return before === undefined || isOver ? now : before;
}

function stateOf(findings: readonly RuleFinding[]): ComplianceState {
  if (findings.some(({ outcome, graceUntil }) => outcome === 'failed' && graceUntil === null)) {
    return 'noncompliant';
  }
  return findings.some(({ outcome }) => outcome === 'not-evaluated') ? 'not-evaluated' : 'compliant';
}
