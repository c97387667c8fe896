import { z } from 'zod';
import { GroupId, NetworkId, PersonId, PolicyId } from '../ids.ts';
import { Mode, Side } from '../modes.ts';
import { line } from '../text.ts';

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
  description: line(500).nullable().default(null),
  state: AccessPolicyState,
  who: PolicyAudience,
  conditions: PolicyConditions.default({}),
  then: PolicyThen,
});
export type AccessPolicyFields = z.infer<typeof AccessPolicyFields>;

export const AccessPolicy = z.object({ id: PolicyId, ...AccessPolicyFields.shape });
export type AccessPolicy = z.infer<typeof AccessPolicy>;
