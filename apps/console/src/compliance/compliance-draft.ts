import {
  CompliancePolicyBody,
  type CompliancePolicyView,
  type ComplianceRule,
  DevicePlatform,
  type GroupId,
} from '@alongside/protocol';
import type { Choice } from '../pick/pickable.ts';
import { textOrNull } from '../shell/text-or-null.ts';

export interface LeastDraft {
  readonly system: string;
  readonly atLeast: string;
}

export type FactKind = 'yes-no' | 'number' | 'text';
export const FACT_KINDS: readonly FactKind[] = ['yes-no', 'number', 'text'];

/** A fact from outside, with what it has to be as it is typed. */
export interface FactDraft {
  readonly source: string;
  readonly key: string;
  readonly op: 'equals' | 'at-least';
  readonly kind: FactKind;
  readonly value: string;
}

export const NEW_FACT: FactDraft = { source: '', key: '', op: 'equals', kind: 'yes-no', value: 'true' };

/** What stands in the form. */
export interface ComplianceDraft {
  readonly name: string;
  readonly description: string;
  readonly platforms: readonly DevicePlatform[];
  readonly isForAll: boolean;
  readonly groups: readonly Choice<GroupId>[];
  readonly except: readonly Choice<GroupId>[];
  readonly isDiskEncrypted: boolean;
  readonly isFirewallOn: boolean;
  readonly hasScreenLock: boolean;
  readonly isSystemAsked: boolean;
  readonly least: readonly LeastDraft[];
  readonly isAgentAsked: boolean;
  readonly agentAtLeast: string;
  readonly isCheckInAsked: boolean;
  readonly checkInDays: string;
  readonly facts: readonly FactDraft[];
  readonly graceDays: string;
}

export const NEW_COMPLIANCE: ComplianceDraft = {
  name: '',
  description: '',
  platforms: DevicePlatform.options,
  isForAll: true,
  groups: [],
  except: [],
  isDiskEncrypted: true,
  isFirewallOn: false,
  hasScreenLock: false,
  isSystemAsked: false,
  least: [{ system: '', atLeast: '' }],
  isAgentAsked: false,
  agentAtLeast: '',
  isCheckInAsked: false,
  checkInDays: '14',
  facts: [],
  graceDays: '0',
};

export function draftOf(policy: CompliancePolicyView): ComplianceDraft {
  const { rules, assignment } = policy;
  const asked = <Kind extends ComplianceRule['kind']>(kind: Kind) =>
    rules.find((rule): rule is Extract<ComplianceRule, { kind: Kind }> => rule.kind === kind);
  const [system, agent, checkIn] = [asked('os-version'), asked('agent-version'), asked('last-check-in')];
  return {
    name: policy.name,
    description: policy.description ?? '',
    platforms: policy.platforms,
    isForAll: assignment.to === 'all',
    groups: assignment.to === 'all' ? [] : assignment.to,
    except: assignment.except,
    isDiskEncrypted: asked('disk-encryption') !== undefined,
    isFirewallOn: asked('firewall') !== undefined,
    hasScreenLock: asked('screen-lock') !== undefined,
    isSystemAsked: system !== undefined,
    least: system?.least ?? NEW_COMPLIANCE.least,
    isAgentAsked: agent !== undefined,
    agentAtLeast: agent?.atLeast ?? '',
    isCheckInAsked: checkIn !== undefined,
    checkInDays: checkIn === undefined ? NEW_COMPLIANCE.checkInDays : String(checkIn.withinDays),
    facts: rules.flatMap((rule) => (rule.kind === 'external-fact' ? [factDraftOf(rule)] : [])),
    graceDays: String(policy.graceDays),
  };
}

function factDraftOf(rule: Extract<ComplianceRule, { kind: 'external-fact' }>): FactDraft {
  const { source, key, op, value } = rule;
  const kinds = { boolean: 'yes-no', number: 'number', string: 'text' } as const;
  return {
    source,
    key,
    op,
    kind:
      typeof value === 'boolean' ? kinds.boolean : typeof value === 'number' ? kinds.number : kinds.string,
    value: String(value),
  };
}

const number = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed));

function factRule({ source, key, op, kind, value }: FactDraft): ComplianceRule {
  const fact = { kind: 'external-fact', source: source.trim(), key: key.trim() } as const;
  // A yes or no has no order.
  if (kind === 'yes-no') return { ...fact, op: 'equals', value: value === 'true' };
  return { ...fact, op, value: kind === 'number' ? number(value) : value.trim() };
}

function rulesOf(draft: ComplianceDraft): ComplianceRule[] {
  return [
    ...(draft.isSystemAsked
      ? [
          {
            kind: 'os-version',
            least: draft.least.map(({ system, atLeast }) => ({
              system: system.trim(),
              atLeast: atLeast.trim(),
            })),
          } as const,
        ]
      : []),
    ...(draft.isDiskEncrypted ? [{ kind: 'disk-encryption' } as const] : []),
    ...(draft.isFirewallOn ? [{ kind: 'firewall' } as const] : []),
    ...(draft.hasScreenLock ? [{ kind: 'screen-lock' } as const] : []),
    ...(draft.isAgentAsked ? [{ kind: 'agent-version', atLeast: draft.agentAtLeast.trim() } as const] : []),
    ...(draft.isCheckInAsked
      ? [{ kind: 'last-check-in', withinDays: number(draft.checkInDays) } as const]
      : []),
    ...draft.facts.map(factRule),
  ];
}

/** What the draft says, whether it is whole or not. */
export const bodyOf = (draft: ComplianceDraft): CompliancePolicyBody => ({
  name: draft.name,
  description: textOrNull(draft.description),
  platforms: [...draft.platforms],
  assignment: {
    to: draft.isForAll ? 'all' : draft.groups.map(({ id }) => id),
    except: draft.except.map(({ id }) => id),
  },
  rules: rulesOf(draft),
  graceDays: number(draft.graceDays),
});

/** Parts of the form that aren't whole yet: a field, the kind of a rule, or `fact` with its number. */
export function complianceFaults(draft: ComplianceDraft): ReadonlySet<string> {
  const faults = new Set<string>();
  const body = bodyOf(draft);
  const parsed = CompliancePolicyBody.safeParse(body);
  const firstFact = body.rules.length - draft.facts.length;
  for (const { path } of parsed.error?.issues ?? []) {
    const [field, index] = path;
    if (field !== 'rules' || typeof index !== 'number') faults.add(String(field));
    else if (index >= firstFact) faults.add(`fact-${index - firstFact}`);
    else faults.add(String(body.rules[index]?.kind));
  }
  if (!draft.isForAll && draft.groups.length === 0) faults.add('assignment');
  return faults;
}
