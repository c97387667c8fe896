import { expect, test } from 'vitest';
import {
  SettingsOverridePatch,
  TenantSettings,
  TenantSettingsPatch,
  defaultTenantSettings,
} from './settings.ts';

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
    noncompliantDevice: 'warn',
    unattendedStart: 'after-notice',
    unattendedNoticeMs: 30_000,
    elevatedEnd: 'lock',
    isRecordingOn: false,
  });
});

test.each([
  ['codeLifetimeMs', MINUTE_MS, 60 * MINUTE_MS],
  ['answerTimeMs', MINUTE_MS, 60 * MINUTE_MS],
  ['idleEndMs', 5 * MINUTE_MS, 24 * 60 * MINUTE_MS],
  ['longestSessionMs', 15 * MINUTE_MS, 24 * 60 * MINUTE_MS],
  ['retentionDays', 1, 3_650],
  ['unattendedNoticeMs', 5_000, 10 * MINUTE_MS],
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

test('CFG4 a group differs in everything but what concerns the tenant as a whole', () => {
  expect(SettingsOverridePatch.parse({ isChatAllowed: false, noncompliantDevice: 'block' })).toEqual({
    isChatAllowed: false,
    noncompliantDevice: 'block',
  });
  for (const wide of [{ isEnabled: false }, { retentionDays: 7 }]) {
    expect(SettingsOverridePatch.safeParse(wide).success).toBe(false);
  }
});

test('CFG5 a choice is one of those there are', () => {
  for (const name of ['noncompliantDevice', 'unattendedStart', 'elevatedEnd']) {
    expect(TenantSettingsPatch.safeParse({ [name]: 'whatever' }).success).toBe(false);
  }
});
