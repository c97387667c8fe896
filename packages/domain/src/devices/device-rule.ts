import type { DeviceCondition, DeviceRule } from '@alongside/protocol';
import { isAtLeast, readVersion } from '../compliance/os-version.ts';

/** What of a device a rule looks at. */
export interface RuledDevice {
  /** As everybody calls it. */
  readonly name: string;
  readonly model: string | null;
  readonly platform: string;
  readonly ownership: string;
  readonly osVersion: string;
  readonly agentVersion: string;
}

/**
 * Whether a device meets every condition of a rule. Texts are compared without regard to case; `at-least` and `below`
 * aren't met by a text without a version, and nothing but `is-not` by a device that says nothing.
 */
export const meetsRule = (rule: DeviceRule, device: RuledDevice): boolean =>
  rule.all.every((condition) => meets(condition, device[condition.field]));

function meets({ op, value }: DeviceCondition, told: string | null): boolean {
  if (told === null) return op === 'is-not';
  switch (op) {
    case 'is':
      return fold(told) === fold(value);
    case 'is-not':
      return fold(told) !== fold(value);
    case 'contains':
      return fold(told).includes(fold(value));
    case 'starts-with':
      return fold(told).startsWith(fold(value));
    case 'at-least':
      return compares(told, value, (isNewEnough) => isNewEnough);
    case 'below':
      return compares(told, value, (isNewEnough) => !isNewEnough);
  }
}

function compares(told: string, wanted: string, holds: (isNewEnough: boolean) => boolean): boolean {
  const [has, needs] = [readVersion(told), readVersion(wanted)];
  return has !== null && needs !== null && holds(isAtLeast(has, needs));
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();
