import { DeviceCondition, DeviceOwnership, DevicePlatform, DeviceRule } from '@alongside/protocol';

export type RuleField = DeviceCondition['field'];
export type RuleOp = DeviceCondition['op'];

/** What can be asked of a device. */
export const RULE_FIELDS = [
  'platform',
  'osVersion',
  'name',
  'model',
  'ownership',
  'agentVersion',
] as const satisfies readonly RuleField[];

const TEXT_OPS = ['is', 'is-not', 'contains', 'starts-with'] as const;
const CHOICE_OPS = ['is', 'is-not'] as const;

/** How it can be asked. */
export const RULE_OPS: Readonly<Record<RuleField, readonly RuleOp[]>> = {
  platform: CHOICE_OPS,
  ownership: CHOICE_OPS,
  name: TEXT_OPS,
  model: TEXT_OPS,
  osVersion: ['at-least', 'below', ...TEXT_OPS],
  agentVersion: ['at-least', 'below', ...CHOICE_OPS],
};

/** The values of what has few; null: any text. */
export const RULE_VALUES: Readonly<Record<RuleField, readonly string[] | null>> = {
  platform: DevicePlatform.options,
  ownership: DeviceOwnership.options,
  name: null,
  model: null,
  osVersion: null,
  agentVersion: null,
};

export const RULE_CONDITIONS_MAX = 20;
export const DEFAULT_RULE: DeviceRule = { all: [{ field: 'platform', op: 'is', value: 'linux' }] };

/** A condition on something else: in its first way, with its first value. */
export const conditionOn = (field: RuleField): DeviceCondition =>
  ({ field, op: RULE_OPS[field][0], value: RULE_VALUES[field]?.[0] ?? '' }) as DeviceCondition;

/** The condition, asked in another way or for another value. */
export const changed = (
  condition: DeviceCondition,
  change: { readonly op?: RuleOp; readonly value?: string },
): DeviceCondition => ({ ...condition, ...change }) as DeviceCondition;

/** Whether a condition has everything that it needs. */
export const isWholeCondition = (condition: DeviceCondition): boolean =>
  DeviceCondition.safeParse(condition).success;

export const isWholeRule = (rule: DeviceRule): boolean => DeviceRule.safeParse(rule).success;
