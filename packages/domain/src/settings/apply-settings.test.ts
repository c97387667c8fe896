import { TenantSettings, TenantSettingsPatch, defaultTenantSettings } from '@alongside/protocol';
import { expect, test } from 'vitest';
import { applySettings, effectiveSettings } from './apply-settings.ts';

test('SET1 a change leaves what it does not name', () => {
  const { settings } = applySettings(defaultTenantSettings, { retentionDays: 7 });
  expect(settings).toEqual({ ...defaultTenantSettings, retentionDays: 7 });
  const patch = TenantSettingsPatch.parse({ isEnabled: undefined });
  expect(applySettings(defaultTenantSettings, patch).settings).toEqual(defaultTenantSettings);
});

test('SET2 before and after hold what really changed, and nothing else', () => {
  const patch = { isEnabled: true, isChatAllowed: true, retentionDays: 7 };
  const { before, after } = applySettings(defaultTenantSettings, patch);
  expect(before).toEqual({ isEnabled: false, retentionDays: 30 });
  expect(after).toEqual({ isEnabled: true, retentionDays: 7 });
});

test('SET3 a name that is no setting changes nothing', () => {
  const patch: object = { isAdministrator: true };
  const { settings, after } = applySettings(defaultTenantSettings, patch);
  expect(TenantSettings.strict().parse(settings)).toEqual(defaultTenantSettings);
  expect(after).toEqual({});
});

test('SET4 overrides are laid over the settings in their order', () => {
  const settings = effectiveSettings(defaultTenantSettings, [
    { retentionDays: 7, isChatAllowed: false },
    { retentionDays: 9 },
  ]);
  expect(settings).toEqual({ ...defaultTenantSettings, retentionDays: 9, isChatAllowed: false });
  expect(effectiveSettings(defaultTenantSettings, [])).toEqual(defaultTenantSettings);
});
