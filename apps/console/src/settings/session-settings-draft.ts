import { SETTINGS_LIMITS, type TenantSettings, TenantSettingsPatch } from '@alongside/protocol';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** A number of the settings that is edited as text, in the unit that people think of. */
export type NumberField = keyof typeof SETTINGS_LIMITS;

const UNIT_MS: Readonly<Record<NumberField, number>> = {
  codeLifetimeMs: MINUTE_MS,
  answerTimeMs: MINUTE_MS,
  idleEndMs: MINUTE_MS,
  longestSessionMs: MINUTE_MS,
  // Already days.
  retentionDays: 1,
  unattendedNoticeMs: SECOND_MS,
};

/** Settings that are on or off, and those that are one of a few. */
const SWITCHES = ['isChatAllowed', 'areUnenrolledDevicesAllowed', 'isRecordingOn'] as const;
const CHOICES = ['noncompliantDevice', 'unattendedStart', 'elevatedEnd'] as const;
export type SwitchField = (typeof SWITCHES)[number];
export type ChoiceField = (typeof CHOICES)[number];

/** What stands in the form: numbers as they are typed. */
export type SettingsDraft = Readonly<Record<NumberField, string>> &
  Readonly<Pick<TenantSettings, SwitchField | ChoiceField>>;

export const draftOf = (settings: TenantSettings): SettingsDraft => ({
  isChatAllowed: settings.isChatAllowed,
  areUnenrolledDevicesAllowed: settings.areUnenrolledDevicesAllowed,
  isRecordingOn: settings.isRecordingOn,
  noncompliantDevice: settings.noncompliantDevice,
  unattendedStart: settings.unattendedStart,
  elevatedEnd: settings.elevatedEnd,
  codeLifetimeMs: String(settings.codeLifetimeMs / MINUTE_MS),
  answerTimeMs: String(settings.answerTimeMs / MINUTE_MS),
  idleEndMs: String(settings.idleEndMs / MINUTE_MS),
  longestSessionMs: String(settings.longestSessionMs / MINUTE_MS),
  retentionDays: String(settings.retentionDays),
  unattendedNoticeMs: String(settings.unattendedNoticeMs / SECOND_MS),
});

/** Least and most of a field in the unit in which it is edited, as the protocol limits it. */
export function limitsOf(field: NumberField): { readonly least: number; readonly most: number } {
  const { least, most } = SETTINGS_LIMITS[field];
  return { least: least / UNIT_MS[field], most: most / UNIT_MS[field] };
}

/** What a number is in the unit of the protocol; NaN: nothing was typed. */
export const numberOf = (field: NumberField, typed: string): number =>
  typed.trim() === '' ? Number.NaN : Number(typed) * UNIT_MS[field];

/** What the draft changes, or the fields that can't be saved as they are. */
export function readDraft(
  draft: SettingsDraft,
  settings: TenantSettings,
): { readonly patch: TenantSettingsPatch; readonly faults: ReadonlySet<string> } {
  const wanted: Record<string, unknown> = {};
  for (const field of [...SWITCHES, ...CHOICES]) wanted[field] = draft[field];
  for (const field of Object.keys(UNIT_MS) as NumberField[]) wanted[field] = numberOf(field, draft[field]);
  const current: Readonly<Record<string, unknown>> = settings;
  const changed = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => !Object.is(value, current[name])),
  );
  const parsed = TenantSettingsPatch.safeParse(changed);
  return parsed.success
    ? { patch: parsed.data, faults: new Set() }
    : { patch: {}, faults: new Set(parsed.error.issues.map(({ path }) => String(path[0]))) };
}
