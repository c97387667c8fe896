import { defaultTenantSettings, type TenantSettings, type TenantSettingsPatch } from '@alongside/protocol';

/** The settings with the changes laid over them in order: a tenant's own, then those of a person's groups. */
export const effectiveSettings = (
  settings: TenantSettings,
  overrides: readonly TenantSettingsPatch[],
): TenantSettings =>
  overrides.reduce<TenantSettings>((before, patch) => applySettings(before, patch).settings, settings);

/** Applies a change; `before` and `after` hold only what really changed. */
export function applySettings(
  settings: TenantSettings,
  patch: TenantSettingsPatch,
): { settings: TenantSettings; before: TenantSettingsPatch; after: TenantSettingsPatch } {
  const changed = NAMES.filter((name) => patch[name] !== undefined && patch[name] !== settings[name]);
  const after = pick(patch, changed);
  return { settings: { ...settings, ...after }, before: pick(settings, changed), after };
}

const NAMES = Object.keys(defaultTenantSettings) as readonly (keyof TenantSettings)[];

/** Only names whose value is there. */
const pick = (from: TenantSettingsPatch, names: readonly (keyof TenantSettings)[]): Partial<TenantSettings> =>
  Object.fromEntries(names.map((name) => [name, from[name]]));
