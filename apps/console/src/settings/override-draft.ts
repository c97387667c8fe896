import { SettingsOverridePatch, type TenantSettings } from '@alongside/protocol';
import {
  type ChoiceField,
  draftOf,
  type NumberField,
  numberOf,
  type SettingsDraft,
  type SwitchField,
} from './session-settings-draft.ts';

export type OverrideField = keyof SettingsOverridePatch;

export const OVERRIDE_SWITCHES: readonly SwitchField[] = [
  'isChatAllowed',
  'areUnenrolledDevicesAllowed',
  'isRecordingOn',
];
export const OVERRIDE_CHOICES: readonly ChoiceField[] = [
  'noncompliantDevice',
  'unattendedStart',
  'elevatedEnd',
];
export const OVERRIDE_NUMBERS: readonly Exclude<NumberField, 'retentionDays'>[] = [
  'codeLifetimeMs',
  'answerTimeMs',
  'idleEndMs',
  'longestSessionMs',
  'unattendedNoticeMs',
];

/** What stands in the form: every setting, and which of them differ. */
export interface OverrideDraft {
  readonly values: SettingsDraft;
  readonly differs: ReadonlySet<OverrideField>;
}

/** @param settings of the tenant, from which what isn't ticked is taken */
export const overrideDraftOf = (
  settings: TenantSettings,
  differing: SettingsOverridePatch,
): OverrideDraft => ({
  values: draftOf({ ...settings, ...definedOf(differing) }),
  differs: new Set(
    [...OVERRIDE_SWITCHES, ...OVERRIDE_CHOICES, ...OVERRIDE_NUMBERS].filter(
      (field) => differing[field] !== undefined,
    ),
  ),
});

const definedOf = (patch: SettingsOverridePatch): Partial<TenantSettings> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

/** What is sent: what is ticked alone; or what can't be. */
export function readOverride({ values, differs }: OverrideDraft): {
  readonly patch: SettingsOverridePatch | null;
  readonly faults: ReadonlySet<string>;
} {
  const wanted = Object.fromEntries([
    ...[...OVERRIDE_SWITCHES, ...OVERRIDE_CHOICES]
      .filter((field) => differs.has(field))
      .map((field) => [field, values[field]]),
    ...OVERRIDE_NUMBERS.filter((field) => differs.has(field)).map((field) => [
      field,
      numberOf(field, values[field]),
    ]),
  ]) as object;
  const parsed = SettingsOverridePatch.safeParse(wanted);
  const faults = new Set(parsed.error?.issues.map(({ path }) => String(path[0])));
  if (differs.size === 0) faults.add('none');
  return { patch: faults.size === 0 ? (parsed.data ?? null) : null, faults };
}
