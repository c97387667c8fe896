import { z } from 'zod';
import { ApprovalId, GroupId, NetworkId, PersonId, PolicyId, SessionId } from '../ids.ts';
import { Mode, Side } from '../modes.ts';
import { Instant, block, line } from '../text.ts';
import { noContent, page, PageQuery, route } from './route.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const PEOPLE_MAX = 500;
const GROUPS_MAX = 200;

/** `report-only`: the audit log tells what would have happened, and nothing else does. */
export const AccessPolicyState = z.enum(['off', 'report-only', 'on']);
export type AccessPolicyState = z.infer<typeof AccessPolicyState>;

/** System of the device that somebody uses, as its browser or agent says. */
export const AccessPlatform = z.enum(['linux', 'windows', 'macos', 'android', 'ios', 'chromeos']);
export type AccessPlatform = z.infer<typeof AccessPlatform>;

/** ISO 3166-1 alpha-2, in capitals. */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/u);
export type CountryCode = z.infer<typeof CountryCode>;

const PolicyMembers = z.strictObject({
  people: z.array(PersonId).max(PEOPLE_MAX).default([]),
  groups: z.array(GroupId).max(GROUPS_MAX).default([]),
});

/** Whom a policy concerns: the given people and members of the given groups, on the given sides, but for the exceptions. */
export const PolicyAudience = z.strictObject({
  sides: z.array(Side).min(1).max(2),
  people: z.union([z.literal('all'), PolicyMembers]),
  except: PolicyMembers.default({ people: [], groups: [] }),
});
export type PolicyAudience = z.infer<typeof PolicyAudience>;

const among = <Item extends z.ZodType>(item: Item, most: number) =>
  z.strictObject({ is: z.enum(['in', 'not-in']), of: z.array(item).min(1).max(most) });

export const PolicyDeviceState = z.enum(['enrolled', 'unenrolled', 'compliant', 'noncompliant']);
export type PolicyDeviceState = z.infer<typeof PolicyDeviceState>;

/** All that are given must hold. What isn't known (country, platform, network) counts as not in any list. */
export const PolicyConditions = z
  .strictObject({
    networks: among(NetworkId, 100),
    /** Only known where the server has a GeoIP file. */
    countries: among(CountryCode, 300),
    platforms: among(AccessPlatform, AccessPlatform.options.length),
    /** Any of these holds for the device of this side; a browser is unenrolled and noncompliant. */
    device: z.array(PolicyDeviceState).min(1).max(PolicyDeviceState.options.length),
    /** The helper asks for one of these. */
    modes: z.array(Mode).min(1).max(Mode.options.length),
    signInOlderThanMs: z
      .int()
      .min(MINUTE_MS)
      .max(90 * DAY_MS),
    /** Neither `amr` nor `acr` of the sign-in says that it had several factors. */
    isMfaAbsent: z.literal(true),
  })
  .partial();
export type PolicyConditions = z.infer<typeof PolicyConditions>;

export const PolicyRequirement = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mfa'),
    /** What the provider is asked for, and what is believed besides the common values; empty: the common ones. */
    acrValues: z
      .array(
        z
          .string()
          .max(200)
          .regex(/^[\x21-\x7e]+$/u),
      )
      .max(10)
      .default([]),
  }),
  /** The sharer's own device, or the helper's; a browser never complies. */
  z.strictObject({ kind: z.literal('compliant-device') }),
  z.strictObject({
    kind: z.literal('fresh-sign-in'),
    withinMs: z
      .int()
      .min(MINUTE_MS)
      .max(30 * DAY_MS),
  }),
  z.strictObject({
    kind: z.literal('approval'),
    /** Members of these groups may approve; empty: whoever manages policies. */
    approvers: z.array(GroupId).max(50).default([]),
  }),
]);
export type PolicyRequirement = z.infer<typeof PolicyRequirement>;
export type PolicyRequirementKind = PolicyRequirement['kind'];

export const PolicyThen = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('block') }),
  z.strictObject({
    kind: z.literal('require'),
    match: z.enum(['all', 'any']),
    of: z
      .array(PolicyRequirement)
      .min(1)
      .max(4)
      .refine((each) => new Set(each.map(({ kind }) => kind)).size === each.length, { error: 'repeated' }),
  }),
]);
export type PolicyThen = z.infer<typeof PolicyThen>;

/** What an administrator says of a policy. */
export const AccessPolicyFields = z.strictObject({
  name: line(100),
  description: block(500).nullable().default(null),
  state: AccessPolicyState,
  who: PolicyAudience,
  conditions: PolicyConditions.default({}),
  then: PolicyThen,
});
export type AccessPolicyFields = z.infer<typeof AccessPolicyFields>;

export const AccessPolicy = z.object({ id: PolicyId, ...AccessPolicyFields.shape });
export type AccessPolicy = z.infer<typeof AccessPolicy>;

/** Parts of a policy that decide whether it applies to somebody. */
export const PolicyPart = z.enum([
  'state',
  'side',
  'people',
  'except',
  'networks',
  'countries',
  'platforms',
  'device',
  'modes',
  'signInOlderThanMs',
  'isMfaAbsent',
]);
export type PolicyPart = z.infer<typeof PolicyPart>;

export const AccessPolicyView = AccessPolicy.extend({
  /** Of the people, groups and networks that the policy names, by id; one that is gone has no name. */
  names: z.record(z.string(), z.string()),
  createdAt: Instant,
  updatedAt: Instant,
});
export type AccessPolicyView = z.infer<typeof AccessPolicyView>;

const policies = { kind: 'permission', anyOf: ['manage-policies'] } as const;
const PolicyParams = z.object({ policyId: PolicyId });

export const listAccessPoliciesRoute = route({
  name: 'listAccessPolicies',
  method: 'GET',
  path: '/access-policies',
  access: policies,
  summary: 'Policies of conditional access',
  query: z.object({
    search: z.string().max(200).optional(),
    state: AccessPolicyState.optional(),
    sort: z.enum(['name', '-name', 'updatedAt', '-updatedAt']).default('name'),
    ...PageQuery,
  }),
  response: page(AccessPolicyView).extend({
    /** False: the server has no GeoIP file, so no country is known and each is *not in* every list. */
    areCountriesKnown: z.boolean(),
  }),
});

export const getAccessPolicyRoute = route({
  name: 'getAccessPolicy',
  method: 'GET',
  path: '/access-policies/:policyId',
  access: policies,
  summary: 'One policy of conditional access',
  params: PolicyParams,
  response: AccessPolicyView,
});

export const addAccessPolicyRoute = route({
  name: 'addAccessPolicy',
  method: 'POST',
  path: '/access-policies',
  access: policies,
  summary: 'Add a policy of conditional access',
  body: AccessPolicyFields,
  response: AccessPolicyView,
  errors: ['POLICY_NAME_TAKEN', 'POLICY_LOCKS_OUT'],
});

export const updateAccessPolicyRoute = route({
  name: 'updateAccessPolicy',
  method: 'PATCH',
  path: '/access-policies/:policyId',
  access: policies,
  summary: 'Change a policy of conditional access; running sessions are judged anew',
  params: PolicyParams,
  body: z
    .strictObject({
      name: AccessPolicyFields.shape.name,
      description: AccessPolicyFields.shape.description.unwrap(),
      state: AccessPolicyState,
      who: PolicyAudience,
      conditions: PolicyConditions,
      then: PolicyThen,
    })
    .partial(),
  response: AccessPolicyView,
  errors: ['POLICY_NAME_TAKEN', 'POLICY_LOCKS_OUT'],
});

export const removeAccessPolicyRoute = route({
  name: 'removeAccessPolicy',
  method: 'DELETE',
  path: '/access-policies/:policyId',
  access: policies,
  summary: 'Remove a policy of conditional access',
  params: PolicyParams,
  response: noContent,
});

/** An address, or a network in CIDR notation; of either IP. */
const NetworkRange = z.string().min(2).max(50);

export const NetworkFields = z.strictObject({
  name: line(100),
  description: line(500).nullable().default(null),
  ranges: z.array(NetworkRange).min(1).max(500),
});
export type NetworkFields = z.infer<typeof NetworkFields>;

export const NetworkView = z.object({
  id: NetworkId,
  name: z.string(),
  description: z.string().nullable(),
  /** In CIDR notation, each with its host bits zero. */
  ranges: z.array(z.string()),
  /** Policies that name it. */
  usedBy: z.array(z.object({ id: PolicyId, name: z.string() })),
  createdAt: Instant,
  updatedAt: Instant,
});
export type NetworkView = z.infer<typeof NetworkView>;

const NetworkParams = z.object({ networkId: NetworkId });

export const listNetworksRoute = route({
  name: 'listNetworks',
  method: 'GET',
  path: '/networks',
  access: policies,
  summary: 'Named networks, and which of them the caller is in',
  query: z.object({
    search: z.string().max(200).optional(),
    sort: z.enum(['name', '-name']).default('name'),
    ...PageQuery,
  }),
  response: page(NetworkView).extend({
    /** The caller’s own address, as the server sees it. */
    address: z.string(),
  }),
});

export const addNetworkRoute = route({
  name: 'addNetwork',
  method: 'POST',
  path: '/networks',
  access: policies,
  summary: 'Name a range of networks',
  body: NetworkFields,
  response: NetworkView,
  errors: ['POLICY_NAME_TAKEN'],
});

export const updateNetworkRoute = route({
  name: 'updateNetwork',
  method: 'PATCH',
  path: '/networks/:networkId',
  access: policies,
  summary: 'Change a named network; policies that name it are judged anew',
  params: NetworkParams,
  body: z
    .strictObject({ ...NetworkFields.shape, description: NetworkFields.shape.description.unwrap() })
    .partial(),
  response: NetworkView,
  errors: ['POLICY_NAME_TAKEN', 'POLICY_LOCKS_OUT'],
});

export const removeNetworkRoute = route({
  name: 'removeNetwork',
  method: 'DELETE',
  path: '/networks/:networkId',
  access: policies,
  summary: 'Remove a named network that no policy names',
  params: NetworkParams,
  response: noContent,
  errors: ['NETWORK_IN_USE'],
});

/** Somebody who might come; what isn't said isn't known. */
export const WhatIf = z.strictObject({
  person: PersonId,
  side: Side,
  /** Where they come from: an address, or a named network. */
  address: z.union([z.ipv4(), z.ipv6()]).nullable().default(null),
  network: NetworkId.nullable().default(null),
  /** null: as the server knows it of the address. */
  country: CountryCode.nullable().default(null),
  platform: AccessPlatform.nullable().default(null),
  /** null: a browser. */
  device: z.strictObject({ isEnrolled: z.boolean(), isCompliant: z.boolean() }).nullable().default(null),
  /** null: before anything is asked for. */
  mode: Mode.nullable().default(null),
  signInAgeMs: z
    .int()
    .min(0)
    .max(365 * DAY_MS)
    .default(0),
  hasSeveralFactors: z.boolean().default(false),
});
export type WhatIf = z.infer<typeof WhatIf>;

/** What one policy would do. */
export const PolicyForecast = z.object({
  id: PolicyId,
  name: z.string(),
  state: AccessPolicyState,
  applies: z.boolean(),
  /** Why it doesn’t apply: what doesn’t hold. */
  failed: z.array(PolicyPart),
  /** What it would do; empty where it doesn’t apply, or asks for nothing yet. */
  outcomes: z.array(
    z.object({
      outcome: z.enum(['block', 'mfa', 'compliant-device', 'fresh-sign-in', 'approval']),
      isMet: z.boolean(),
    }),
  ),
});
export type PolicyForecast = z.infer<typeof PolicyForecast>;

export const whatIfRoute = route({
  name: 'whatIf',
  method: 'POST',
  path: '/access/what-if',
  access: policies,
  summary: 'What conditional access would say of somebody',
  body: WhatIf,
  response: z.object({
    /** By the policies that are on: nothing stands in the way. Roles and scopes aren’t asked. */
    isAllowed: z.boolean(),
    /** Named networks that they would be in. */
    networks: z.array(z.object({ id: NetworkId, name: z.string() })),
    country: CountryCode.nullable(),
    policies: z.array(PolicyForecast),
  }),
});

export const ApprovalState = z.enum(['waiting', 'approved', 'declined', 'expired']);
export type ApprovalState = z.infer<typeof ApprovalState>;

const ApprovalPerson = z.object({ id: PersonId, name: z.string() });

export const ApprovalView = z.object({
  id: ApprovalId,
  policy: z.object({ id: PolicyId, name: z.string() }),
  sessionId: SessionId,
  helper: ApprovalPerson,
  sharer: ApprovalPerson,
  /** null: a browser. */
  deviceName: z.string().nullable(),
  mode: Mode,
  state: ApprovalState,
  askedAt: Instant,
  expiresAt: Instant,
  answeredBy: ApprovalPerson.nullable(),
  answeredAt: Instant.nullable(),
  mayAnswer: z.boolean(),
});
export type ApprovalView = z.infer<typeof ApprovalView>;

export const listApprovalsRoute = route({
  name: 'listApprovals',
  method: 'GET',
  path: '/approvals',
  access: { kind: 'signed-in', because: 'shows only what the caller is asked to approve' },
  summary: 'What helpers ask the caller to approve, the newest first',
  query: z.object({ state: ApprovalState.optional(), ...PageQuery }),
  response: page(ApprovalView),
});

export const answerApprovalRoute = route({
  name: 'answerApproval',
  method: 'POST',
  path: '/approvals/:approvalId/answer',
  access: { kind: 'signed-in', because: 'only for approvers of the policy; not found for anybody else' },
  summary: 'Approve or decline that a helper does something in one session',
  params: z.object({ approvalId: ApprovalId }),
  body: z.strictObject({ isApproved: z.boolean() }),
  response: ApprovalView,
  errors: ['APPROVAL_CLOSED'],
});
