import {
  type AccessPlatform,
  AccessPolicyFields,
  type AccessPolicyState,
  type AccessPolicyView,
  type GroupId,
  type Mode,
  type NetworkId,
  type PersonId,
  type PolicyConditions,
  type PolicyDeviceState,
  type PolicyRequirement,
  Side,
} from '@alongside/protocol';
import type { Choice } from '../pick/pickable.ts';
import { textOrNull } from '../shell/text-or-null.ts';

const HOUR_MS = 3_600_000;

export interface AmongDraft<Item> {
  readonly isOn: boolean;
  readonly is: 'in' | 'not-in';
  readonly of: readonly Item[];
}

export interface MembersDraft {
  readonly people: readonly Choice<PersonId>[];
  readonly groups: readonly Choice<GroupId>[];
}

/** What stands in the form; times in hours, as they are typed. */
export interface PolicyDraft {
  readonly name: string;
  readonly description: string;
  readonly state: AccessPolicyState;
  readonly sides: readonly Side[];
  readonly isEverybody: boolean;
  readonly members: MembersDraft;
  readonly except: MembersDraft;
  readonly networks: AmongDraft<Choice<NetworkId>>;
  readonly countries: AmongDraft<Choice>;
  readonly platforms: AmongDraft<AccessPlatform>;
  readonly device: readonly PolicyDeviceState[];
  readonly modes: readonly Mode[];
  readonly isAgeAsked: boolean;
  readonly signInOlderHours: string;
  readonly isMfaAbsent: boolean;
  readonly then: 'block' | 'require';
  readonly match: 'all' | 'any';
  readonly isMfaAsked: boolean;
  readonly acrValues: string;
  readonly isCompliantDeviceAsked: boolean;
  readonly isFreshSignInAsked: boolean;
  readonly freshHours: string;
  readonly isApprovalAsked: boolean;
  readonly approvers: readonly Choice<GroupId>[];
}

const NOBODY: MembersDraft = { people: [], groups: [] };
const NOWHERE = { isOn: false, is: 'not-in', of: [] } as const;

export const NEW_POLICY: PolicyDraft = {
  name: '',
  description: '',
  state: 'report-only',
  sides: ['helper'],
  isEverybody: true,
  members: NOBODY,
  except: NOBODY,
  networks: NOWHERE,
  countries: NOWHERE,
  platforms: NOWHERE,
  device: [],
  modes: [],
  isAgeAsked: false,
  signInOlderHours: '8',
  isMfaAbsent: false,
  then: 'require',
  match: 'all',
  isMfaAsked: true,
  acrValues: '',
  isCompliantDeviceAsked: false,
  isFreshSignInAsked: false,
  freshHours: '8',
  isApprovalAsked: false,
  approvers: [],
};

type Requirement<Kind extends PolicyRequirement['kind']> = Extract<PolicyRequirement, { kind: Kind }>;

/** What is chosen by its id, with the names that the server sends along. */
const chooser =
  (names: AccessPolicyView['names']) =>
  <Id extends string>(ids: readonly Id[]): Choice<Id>[] =>
    ids.map((id) => ({ id, name: names[id] ?? id }));

/** @param countryName what a country is called in the reader's language */
export function draftOf(policy: AccessPolicyView, countryName: (code: string) => string): PolicyDraft {
  const { who } = policy;
  const choose = chooser(policy.names);
  const membersOf = ({ people, groups }: AccessPolicyFields['who']['except']): MembersDraft => ({
    people: choose(people),
    groups: choose(groups),
  });
  return {
    name: policy.name,
    description: policy.description ?? '',
    state: policy.state,
    sides: who.sides,
    isEverybody: who.people === 'all',
    members: who.people === 'all' ? NOBODY : membersOf(who.people),
    except: membersOf(who.except),
    ...conditionsDraft(policy, countryName),
    ...thenDraft(policy),
  };
}

function conditionsDraft({ conditions, names }: AccessPolicyView, countryName: (code: string) => string) {
  const { networks, countries, platforms, signInOlderThanMs } = conditions;
  return {
    networks:
      networks === undefined ? NOWHERE : { isOn: true, is: networks.is, of: chooser(names)(networks.of) },
    countries:
      countries === undefined
        ? NOWHERE
        : { isOn: true, is: countries.is, of: countries.of.map((id) => ({ id, name: countryName(id) })) },
    platforms: platforms === undefined ? NOWHERE : { isOn: true, ...platforms },
    device: conditions.device ?? [],
    modes: conditions.modes ?? [],
    isAgeAsked: signInOlderThanMs !== undefined,
    signInOlderHours:
      signInOlderThanMs === undefined ? NEW_POLICY.signInOlderHours : String(signInOlderThanMs / HOUR_MS),
    isMfaAbsent: conditions.isMfaAbsent === true,
  };
}

function thenDraft({ then, names }: AccessPolicyView) {
  const requirements = then.kind === 'require' ? then.of : [];
  const asked = <Kind extends PolicyRequirement['kind']>(kind: Kind) =>
    requirements.find((each): each is Requirement<Kind> => each.kind === kind);
  const [mfa, fresh, approval] = [asked('mfa'), asked('fresh-sign-in'), asked('approval')];
  return {
    then: then.kind,
    match: then.kind === 'require' ? then.match : 'all',
    isMfaAsked: mfa !== undefined,
    acrValues: mfa?.acrValues.join(' ') ?? '',
    isCompliantDeviceAsked: asked('compliant-device') !== undefined,
    isFreshSignInAsked: fresh !== undefined,
    freshHours: fresh === undefined ? NEW_POLICY.freshHours : String(fresh.withinMs / HOUR_MS),
    isApprovalAsked: approval !== undefined,
    approvers: chooser(names)(approval?.approvers ?? []),
  } as const;
}

const idsOf = <Id extends string>(choices: readonly Choice<Id>[]): Id[] => choices.map(({ id }) => id);

const membersIn = ({ people, groups }: MembersDraft) => ({ people: idsOf(people), groups: idsOf(groups) });

const hours = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed) * HOUR_MS);

function conditionsOf(draft: PolicyDraft): PolicyConditions {
  const { networks, countries, platforms, device, modes } = draft;
  return {
    ...(networks.isOn && { networks: { is: networks.is, of: idsOf(networks.of) } }),
    ...(countries.isOn && { countries: { is: countries.is, of: idsOf(countries.of) } }),
    ...(platforms.isOn && { platforms: { is: platforms.is, of: [...platforms.of] } }),
    ...(device.length > 0 && { device: [...device] }),
    ...(modes.length > 0 && { modes: [...modes] }),
    ...(draft.isAgeAsked && { signInOlderThanMs: hours(draft.signInOlderHours) }),
    ...(draft.isMfaAbsent && { isMfaAbsent: true }),
  };
}

function requirementsOf(draft: PolicyDraft): PolicyRequirement[] {
  const acrValues = draft.acrValues.split(/\s+/u).filter((value) => value !== '');
  return [
    ...(draft.isMfaAsked ? [{ kind: 'mfa', acrValues } as const] : []),
    ...(draft.isCompliantDeviceAsked ? [{ kind: 'compliant-device' } as const] : []),
    ...(draft.isFreshSignInAsked
      ? [{ kind: 'fresh-sign-in', withinMs: hours(draft.freshHours) } as const]
      : []),
    ...(draft.isApprovalAsked ? [{ kind: 'approval', approvers: idsOf(draft.approvers) } as const] : []),
  ];
}

/** What the draft says, whether it is whole or not. */
export const fieldsOf = (draft: PolicyDraft): AccessPolicyFields => ({
  name: draft.name,
  description: textOrNull(draft.description),
  state: draft.state,
  who: {
    sides: Side.options.filter((side) => draft.sides.includes(side)),
    people: draft.isEverybody ? 'all' : membersIn(draft.members),
    except: membersIn(draft.except),
  },
  conditions: conditionsOf(draft),
  then:
    draft.then === 'block'
      ? { kind: 'block' }
      : { kind: 'require', match: draft.match, of: requirementsOf(draft) },
});

/** Parts of the form that aren't whole yet. */
export type PolicyFault =
  | 'name'
  | 'description'
  | 'sides'
  | 'people'
  | 'networks'
  | 'countries'
  | 'platforms'
  | 'signInOlderThanMs'
  | 'then'
  | 'acrValues'
  | 'withinMs';

const FAULTS: readonly PolicyFault[] = [
  'withinMs',
  'acrValues',
  'name',
  'description',
  'sides',
  'networks',
  'countries',
  'platforms',
  'signInOlderThanMs',
  'then',
];

export function policyFaults(draft: PolicyDraft): ReadonlySet<PolicyFault> {
  const faults = new Set<PolicyFault>();
  const parsed = AccessPolicyFields.safeParse(fieldsOf(draft));
  for (const { path } of parsed.error?.issues ?? []) {
    const fault = FAULTS.find((one) => path.includes(one));
    if (fault !== undefined) faults.add(fault);
  }
  const { people, groups } = draft.members;
  if (!draft.isEverybody && people.length === 0 && groups.length === 0) faults.add('people');
  return faults;
}
