import type { AccessMissing, AccessReason, Mode, Side } from '@alongside/protocol';
import type { AccessFacts, AccessQuestion } from '../access-facts.ts';
import type { ConditionalContext, Finding } from '../conditional/conditional-context.ts';
import { findingsOf, unmetOf } from '../conditional/findings-of.ts';
import type { Person } from '../person.ts';
import { type Ask, deviceOf, sharerOf, shorten } from './ask.ts';

const REASON_OF: Readonly<Record<Finding['outcome'], AccessReason>> = {
  block: 'policy-blocks',
  mfa: 'needs-mfa',
  'compliant-device': 'needs-compliant-device',
  'fresh-sign-in': 'needs-fresh-sign-in',
  approval: 'needs-approval',
};

/**
 * What asking for a mode amounts to: who controls also views. So a policy for viewing counts for control as well, and
 * nobody may control who may not view.
 */
const AMOUNTS_TO: Readonly<Record<Mode, readonly Mode[]>> = {
  view: ['view'],
  control: ['view', 'control'],
  elevation: ['view', 'control', 'elevation'],
  unattended: ['unattended'],
};

/** The policies of conditional access, for each side that the question concerns. */
export const conditionalAccess: Ask = (question, facts) => {
  if (question.kind === 'console') return null;
  const modes = question.kind === 'mode' ? AMOUNTS_TO[question.mode] : [null];
  const found = modes.flatMap((mode) =>
    sidesOf(question).flatMap((party) =>
      findingsOf(facts.conditional.policies, contextOf(party, { mode, question, facts })),
    ),
  );
  return {
    missing: distinct(unmetOf(found)).map((finding) => missingOf(finding, question, facts)),
    evidence: distinct(found).map(({ policyId, policyName, ...finding }) => ({
      kind: 'policy',
      id: policyId,
      name: policyName,
      side: finding.side,
      state: finding.state,
      outcome: finding.outcome,
      isMet: finding.isMet,
    })),
  };
};

interface Party {
  readonly side: Side;
  readonly person: Person;
}

function sidesOf(question: Exclude<AccessQuestion, { kind: 'console' }>): readonly Party[] {
  const sharer = sharerOf(question);
  return [
    ...('helper' in question ? [{ side: 'helper', person: question.helper } as const] : []),
    ...(sharer === null ? [] : [{ side: 'sharer', person: sharer } as const]),
  ];
}

interface Asked {
  readonly mode: Mode | null;
  readonly question: AccessQuestion;
  readonly facts: AccessFacts;
}

/** A helper comes by a browser, of whose device nothing is known. */
function contextOf({ side, person }: Party, { mode, question, facts }: Asked): ConditionalContext {
  const { sides, approvals, now } = facts.conditional;
  const device = side === 'sharer' ? deviceOf(question) : null;
  return {
    side,
    person: { id: person.personId, groups: person.groups },
    ...sides[side],
    device: device === null ? null : { isEnrolled: device.isEnrolled, isCompliant: device.isCompliant },
    mode,
    approvals: approvals
      .filter((given) => mode !== null && AMOUNTS_TO[given.mode].includes(mode))
      .map(({ policyId }) => policyId),
    now,
  };
}

function missingOf(
  { outcome, policyId, policyName, side }: Finding,
  question: AccessQuestion,
  { conditional }: AccessFacts,
): AccessMissing {
  const asked =
    outcome === 'approval' && question.kind === 'mode'
      ? conditional.ungivenApprovals?.find(
          (each) => each.policyId === policyId && each.mode === question.mode,
        )
      : undefined;
  return {
    reason: REASON_OF[outcome],
    on: shorten(policyName),
    side,
    ...(asked === undefined ? {} : { approval: asked.state }),
  };
}

/** Control finds what viewing finds once more. What isn't met for one of the modes isn't met. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.policyId} ${finding.side} ${finding.outcome}`;
    if (byKey.get(key)?.isMet !== false) byKey.set(key, finding);
  }
  return [...byKey.values()];
}
