import type { PolicyRequirementKind } from '@alongside/protocol';
import type { ConditionalContext, ConditionalPolicy, Finding } from './conditional-context.ts';
import { explainPolicy } from './explain-policy.ts';

/** What isn't there to be asked for before the helper asks for a mode. */
const LATER: ReadonlySet<PolicyRequirementKind> = new Set(['approval']);
/** What isn't known at sign-in besides: which device somebody will share from. */
const LATER_AT_SIGN_IN: ReadonlySet<PolicyRequirementKind> = new Set(['approval', 'compliant-device']);
const NOTHING: ReadonlySet<PolicyRequirementKind> = new Set();

/** Everything that the policies say of somebody on one side of a session, in the order of the policies. Pure and total. */
export const findingsOf = (
  policies: readonly ConditionalPolicy[],
  context: ConditionalContext,
): readonly Finding[] => findings(policies, context, context.mode === null ? LATER : NOTHING);

/** The same at sign-in, where neither device nor mode is known: what depends on them is held against the session. */
export const signInFindingsOf = (
  policies: readonly ConditionalPolicy[],
  context: Omit<ConditionalContext, 'device' | 'mode' | 'approvals'>,
): readonly Finding[] =>
  findings(
    policies.filter(({ conditions }) => conditions.device === undefined && conditions.modes === undefined),
    { ...context, device: null, mode: null, approvals: [] },
    LATER_AT_SIGN_IN,
  );

/** What keeps somebody out: of a policy that is only reported nothing does. */
export const unmetOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ state, isMet }) => state === 'on' && !isMet);

function findings(
  policies: readonly ConditionalPolicy[],
  context: ConditionalContext,
  later: ReadonlySet<PolicyRequirementKind>,
): readonly Finding[] {
  return policies.flatMap((policy) => findingsOfOne(policy, context, later));
}

function findingsOfOne(
  policy: ConditionalPolicy,
  context: ConditionalContext,
  later: ReadonlySet<PolicyRequirementKind>,
): readonly Finding[] {
  const { failed, requirements } = explainPolicy(policy, context);
  if (policy.state === 'off' || failed.length > 0) return [];
  const { id: policyId, name: policyName, state, then } = policy;
  const finding = { policyId, policyName, side: context.side, state } as const;
  if (then.kind === 'block') return [{ ...finding, outcome: 'block', isMet: false }];

  const isAnyMet = requirements.some(({ isMet }) => isMet);
  // Where one thing of several is enough and it may still come, nothing is missing yet.
  if (then.match === 'any' && !isAnyMet && requirements.some(({ kind }) => later.has(kind))) return [];
  return requirements
    .filter(({ kind }) => !later.has(kind))
    .map(({ kind, isMet }) => ({
      ...finding,
      outcome: kind,
      isMet: then.match === 'any' ? isAnyMet : isMet,
    }));
}
