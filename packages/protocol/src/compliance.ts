import { z } from 'zod';
import { DevicePlatform, ExternalFactName, FactSource } from './device.ts';
import { GroupId } from './ids.ts';
import { block, line } from './text.ts';

/** One to four numbers with dots between them. */
const VERSION = '\\d{1,9}(?:\\.\\d{1,9}){0,3}';

/** A version number, such as `1.4` or `26100.2033`. */
const VersionNumber = z.string().regex(new RegExp(`^${VERSION}$`, 'u'));

/** A version number, or a release as Windows is called: `11 24H2`. */
const SystemVersion = z.string().regex(new RegExp(`^(?:${VERSION}|1[01] \\d{2}H[12])$`, 'u'));

/** The least version of one system, named as devices name it before the number: `Windows`, `macOS`, `Debian GNU/Linux`. */
const LeastSystem = z.strictObject({ system: line(60), atLeast: SystemVersion });
type LeastSystem = z.infer<typeof LeastSystem>;

/** One thing that a device has to meet. */
export const ComplianceRule = z.discriminatedUnion('kind', [
  /** The system is one of these and has at least that version. */
  z.strictObject({ kind: z.literal('os-version'), least: z.array(LeastSystem).min(1).max(20) }),
  z.strictObject({ kind: z.literal('disk-encryption') }),
  z.strictObject({ kind: z.literal('firewall') }),
  z.strictObject({ kind: z.literal('screen-lock') }),
  z.strictObject({ kind: z.literal('agent-version'), atLeast: VersionNumber }),
  z.strictObject({ kind: z.literal('last-check-in'), withinDays: z.int().min(1).max(365) }),
  /** `at-least` is for numbers, and for texts that are version numbers. */
  z.strictObject({
    kind: z.literal('external-fact'),
    source: FactSource,
    key: ExternalFactName,
    op: z.enum(['equals', 'at-least']),
    value: z.union([z.boolean(), z.number(), line(200)]),
  }),
]);
export type ComplianceRule = z.infer<typeof ComplianceRule>;

/** What tells a rule from the others of its policy. */
export const complianceRuleKey = (rule: ComplianceRule): string =>
  rule.kind === 'external-fact' ? `${rule.kind}:${rule.source}/${rule.key}/${rule.op}` : rule.kind;

export const ComplianceRules = z
  .array(ComplianceRule)
  .min(1)
  .max(20)
  .refine((rules) => new Set(rules.map(complianceRuleKey)).size === rules.length, { error: 'repeated' });

const groups = z
  .array(GroupId)
  .max(100)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'repeated' });

/** Which devices a policy is for: all, or those in any of the groups; never those in one that is excepted. */
export const ComplianceAssignment = z.strictObject({
  to: z.union([z.literal('all'), groups]),
  except: groups,
});
export type ComplianceAssignment = z.infer<typeof ComplianceAssignment>;

/** A compliance policy as an administrator writes it. */
export const CompliancePolicyBody = z.strictObject({
  name: line(100),
  description: block(1_000).nullable().default(null),
  platforms: z
    .array(DevicePlatform)
    .min(1)
    .max(DevicePlatform.options.length)
    .refine((each) => new Set(each).size === each.length, { error: 'repeated' }),
  assignment: ComplianceAssignment,
  rules: ComplianceRules,
  /** How long a rule may fail before it counts. */
  graceDays: z.int().min(0).max(365).default(0),
});
export type CompliancePolicyBody = z.infer<typeof CompliancePolicyBody>;

/** What became of one rule at one device. */
export const RuleOutcome = z.enum(['met', 'failed', 'not-evaluated']);
export type RuleOutcome = z.infer<typeof RuleOutcome>;

/**
 * Why a rule isn't met: it is off, too old, too long ago or something else; the device can't tell it; what it says can't
 * be read; its system isn't named by the rule; or nothing was ever said of it.
 */
export const RuleFault = z.enum([
  'off',
  'too-old',
  'differs',
  'not-known',
  'unreadable',
  'not-listed',
  'not-told',
]);
export type RuleFault = z.infer<typeof RuleFault>;
