import { type TenantSettings, TenantSettingsPatch } from '@alongside/protocol';

const MINUTE_MS = 60_000;

/** A number of the settings that is edited as text, in the unit that people think of. */
export type NumberField =
  'codeLifetimeMs' | 'answerTimeMs' | 'idleEndMs' | 'longestSessionMs' | 'retentionDays';

const UNIT_MS: Readonly<Record<NumberField, number>> = {
  codeLifetimeMs: MINUTE_MS,
  answerTimeMs: MINUTE_MS,
  idleEndMs: MINUTE_MS,
  longestSessionMs: MINUTE_MS,
  // Already days.
  retentionDays: 1,
};

/** What stands in the form: numbers as they are typed. */
export interface SettingsDraft extends Readonly<Record<NumberField, string>> {
  readonly isChatAllowed: boolean;
  readonly areUnenrolledDevicesAllowed: boolean;
}

export const draftOf = (settings: TenantSettings): SettingsDraft => ({
  isChatAllowed: settings.isChatAllowed,
  areUnenrolledDevicesAllowed: settings.areUnenrolledDevicesAllowed,
  codeLifetimeMs: String(settings.codeLifetimeMs / MINUTE_MS),
  answerTimeMs: String(settings.answerTimeMs / MINUTE_MS),
  idleEndMs: String(settings.idleEndMs / MINUTE_MS),
  longestSessionMs: String(settings.longestSessionMs / MINUTE_MS),
  retentionDays: String(settings.retentionDays),
});

/** Least and most of a field in the unit in which it is edited, as the protocol limits it. */
export function limitsOf(field: NumberField): { readonly least: number; readonly most: number } {
  const schema = TenantSettingsPatch.shape[field].unwrap();
  return { least: (schema.minValue ?? 0) / UNIT_MS[field], most: (schema.maxValue ?? 0) / UNIT_MS[field] };
}

const numberOf = (field: NumberField, typed: string): number =>
  typed.trim() === '' ? Number.NaN : Number(typed) * UNIT_MS[field];

/** What the draft changes, or the fields that can't be saved as they are. */
export function readDraft(
  draft: SettingsDraft,
  settings: TenantSettings,
): { readonly patch: TenantSettingsPatch; readonly faults: ReadonlySet<string> } {
  const wanted: Record<string, unknown> = {
    isChatAllowed: draft.isChatAllowed,
    areUnenrolledDevicesAllowed: draft.areUnenrolledDevicesAllowed,
  };
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
