import type {
  PolicyConditions,
  PolicyDeviceState,
  PolicyPart,
  PolicyRequirement,
  PolicyRequirementKind,
} from '@alongside/protocol';
import type { ConditionalContext, ConditionalPolicy } from './conditional-context.ts';
import { hasSeveralFactors } from './multi-factor.ts';

/** Why a policy applies to somebody or doesn't. */
export interface PolicyExplanation {
  /** What doesn't hold; empty: the policy applies. */
  readonly failed: readonly PolicyPart[];
  /** For `require`: what is asked for, and whether it is there; a block asks for nothing. */
  readonly requirements: readonly { readonly kind: PolicyRequirementKind; readonly isMet: boolean }[];
}

/** Holds one policy against a context. Pure and total. A policy that is only reported applies like one that is on. */
export function explainPolicy(policy: ConditionalPolicy, context: ConditionalContext): PolicyExplanation {
  return {
    failed: [...audienceFailures(policy, context), ...conditionFailures(policy.conditions, context)],
    requirements:
      policy.then.kind === 'block'
        ? []
        : policy.then.of.map((each) => ({ kind: each.kind, isMet: isMet(policy, each, context) })),
  };
}

function audienceFailures(
  { state, who }: ConditionalPolicy,
  { side, person }: ConditionalContext,
): PolicyPart[] {
  const names = (members: { people: readonly string[]; groups: readonly string[] }): boolean =>
    members.people.includes(person.id) ||
    members.groups.some((group) => person.groups.some((own) => own === group));
  const failed: PolicyPart[] = [];
  if (state === 'off') failed.push('state');
  if (!who.sides.includes(side)) failed.push('side');
  if (who.people !== 'all' && !names(who.people)) failed.push('people');
  if (names(who.except)) failed.push('except');
  return failed;
}

/** `held`: what is known, none of it: not in any list. */
const isAmong = <Item>(
  condition: { readonly is: 'in' | 'not-in'; readonly of: readonly Item[] },
  held: readonly Item[],
): boolean => condition.of.some((each) => held.includes(each)) === (condition.is === 'in');

const known = <Item>(item: Item | null): readonly Item[] => (item === null ? [] : [item]);

function matchesDevice(
  condition: readonly PolicyDeviceState[],
  device: ConditionalContext['device'],
): boolean {
  const isEnrolled = device?.isEnrolled === true;
  const isCompliant = isEnrolled && device.isCompliant;
  return (
    condition.includes(isEnrolled ? 'enrolled' : 'unenrolled') ||
    condition.includes(isCompliant ? 'compliant' : 'noncompliant')
  );
}

/** For each condition that is given, whether it holds. */
function heldConditions(
  conditions: PolicyConditions,
  context: ConditionalContext,
): Partial<Record<keyof PolicyConditions, boolean>> {
  const { networks, countries, platforms, device, modes, signInOlderThanMs, isMfaAbsent } = conditions;
  const { signIn, mode, now } = context;
  return {
    ...(networks && { networks: isAmong(networks, context.networks) }),
    ...(countries && { countries: isAmong(countries, known(context.country)) }),
    ...(platforms && { platforms: isAmong(platforms, known(context.platform)) }),
    ...(device && { device: matchesDevice(device, context.device) }),
    ...(modes && { modes: mode !== null && modes.includes(mode) }),
    ...(signInOlderThanMs !== undefined && {
      signInOlderThanMs: signIn === null || now - signIn.at > signInOlderThanMs,
    }),
    ...(isMfaAbsent && { isMfaAbsent: signIn === null || !hasSeveralFactors(signIn) }),
  };
}

function conditionFailures(conditions: PolicyConditions, context: ConditionalContext): PolicyPart[] {
  const held = heldConditions(conditions, context);
  return (Object.keys(held) as (keyof PolicyConditions)[]).filter((part) => held[part] === false);
}

function isMet(
  policy: ConditionalPolicy,
  requirement: PolicyRequirement,
  context: ConditionalContext,
): boolean {
  const { signIn, device, now } = context;
  switch (requirement.kind) {
    case 'mfa':
      return signIn !== null && hasSeveralFactors(signIn, requirement.acrValues);
    case 'compliant-device':
      return device !== null && device.isEnrolled && device.isCompliant;
    case 'fresh-sign-in':
      return signIn !== null && now - signIn.at <= requirement.withinMs;
    case 'approval':
      return context.approvals.includes(policy.id);
  }
}
