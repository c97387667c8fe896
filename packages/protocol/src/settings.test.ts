import { expect, test } from 'vitest';
import { TenantSettings, TenantSettingsPatch, defaultTenantSettings } from './settings.ts';

const MINUTE_MS = 60_000;

test('CFG1 a tenant that has set nothing has the product’s defaults', () => {
  expect(defaultTenantSettings).toEqual({
    isEnabled: false,
    isChatAllowed: true,
    areUnenrolledDevicesAllowed: false,
    codeLifetimeMs: 10 * MINUTE_MS,
    answerTimeMs: 5 * MINUTE_MS,
    idleEndMs: 30 * MINUTE_MS,
    longestSessionMs: 8 * 60 * MINUTE_MS,
    retentionDays: 30,
  });
});

test.each([
  ['codeLifetimeMs', MINUTE_MS, 60 * MINUTE_MS],
  ['answerTimeMs', MINUTE_MS, 60 * MINUTE_MS],
  ['idleEndMs', 5 * MINUTE_MS, 24 * 60 * MINUTE_MS],
  ['longestSessionMs', 15 * MINUTE_MS, 24 * 60 * MINUTE_MS],
  ['retentionDays', 1, 3_650],
])('CFG2 %s is a whole number from %i to %i', (name, least, most) => {
  const takes = (value: unknown) => TenantSettingsPatch.safeParse({ [name]: value }).success;
  expect([least, most].map(takes)).toEqual([true, true]);
  expect([least - 1, most + 1, least + 0.5, String(least), null].some(takes)).toBe(false);
});

test('CFG3 a change names any of the settings, has no defaults, and nothing else is taken', () => {
  expect(TenantSettingsPatch.parse({})).toEqual({});
  expect(TenantSettingsPatch.parse({ isEnabled: true })).toEqual({ isEnabled: true });
  expect(TenantSettingsPatch.safeParse({ isAdministrator: true }).success).toBe(false);
  expect(Object.keys(TenantSettingsPatch.shape)).toEqual(Object.keys(TenantSettings.shape));
});
