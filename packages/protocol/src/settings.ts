import { z } from 'zod';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/**
 * Least and most of the settings that are numbers, each in its own unit. By themselves, because pages are built without
 * what tells the limits of a schema.
 */
export const SETTINGS_LIMITS = {
  codeLifetimeMs: { least: MINUTE_MS, most: 60 * MINUTE_MS },
  answerTimeMs: { least: MINUTE_MS, most: 60 * MINUTE_MS },
  idleEndMs: { least: 5 * MINUTE_MS, most: 24 * 60 * MINUTE_MS },
  longestSessionMs: { least: 15 * MINUTE_MS, most: 24 * 60 * MINUTE_MS },
  retentionDays: { least: 1, most: 3_650 },
  unattendedNoticeMs: { least: 5 * SECOND_MS, most: 10 * MINUTE_MS },
} as const;

const limited = (setting: keyof typeof SETTINGS_LIMITS) =>
  z.int().min(SETTINGS_LIMITS[setting].least).max(SETTINGS_LIMITS[setting].most);

/**
 * What follows from a noncompliant device, from the least to the most: a warning alone; no elevation; nothing
 * but viewing; no session at all.
 */
export const NoncompliantDevice = z.enum(['warn', 'no-elevation', 'view-only', 'block']);
export type NoncompliantDevice = z.infer<typeof NoncompliantDevice>;

/** When unattended control begins: after the notice, only if somebody answers it, or only on a locked or idle device. */
const UnattendedStart = z.enum(['after-notice', 'when-answered', 'when-locked-or-idle']);
type UnattendedStart = z.infer<typeof UnattendedStart>;

/** What becomes of the screen when the sharer ends a session in which elevation was used. */
const ElevatedEnd = z.enum(['lock', 'sign-out', 'nothing']);
type ElevatedEnd = z.infer<typeof ElevatedEnd>;

/** The settings of one tenant. Times are in milliseconds, retention in days. */
export const TenantSettings = z.object({
  isEnabled: z.boolean().default(false),
  isChatAllowed: z.boolean().default(true),
  /** Concerns sharers only; a browser always counts as unenrolled. */
  areUnenrolledDevicesAllowed: z.boolean().default(false),
  /** An unenrolled device counts as noncompliant, where it may take part at all. */
  noncompliantDevice: NoncompliantDevice.default('warn'),
  codeLifetimeMs: limited('codeLifetimeMs').default(10 * MINUTE_MS),
  answerTimeMs: limited('answerTimeMs').default(5 * MINUTE_MS),
  idleEndMs: limited('idleEndMs').default(30 * MINUTE_MS),
  longestSessionMs: limited('longestSessionMs').default(8 * 60 * MINUTE_MS),
  retentionDays: limited('retentionDays').default(30),
  unattendedStart: UnattendedStart.default('after-notice'),
  unattendedNoticeMs: limited('unattendedNoticeMs').default(30 * SECOND_MS),
  elevatedEnd: ElevatedEnd.default('lock'),
  isRecordingOn: z.boolean().default(false),
});
export type TenantSettings = z.infer<typeof TenantSettings>;

/** A change of some settings: what is absent stays as it is. */
export const TenantSettingsPatch = z
  .strictObject({
    isEnabled: z.boolean(),
    isChatAllowed: z.boolean(),
    areUnenrolledDevicesAllowed: z.boolean(),
    noncompliantDevice: NoncompliantDevice,
    codeLifetimeMs: TenantSettings.shape.codeLifetimeMs.unwrap(),
    answerTimeMs: TenantSettings.shape.answerTimeMs.unwrap(),
    idleEndMs: TenantSettings.shape.idleEndMs.unwrap(),
    longestSessionMs: TenantSettings.shape.longestSessionMs.unwrap(),
    retentionDays: TenantSettings.shape.retentionDays.unwrap(),
    unattendedStart: UnattendedStart,
    unattendedNoticeMs: TenantSettings.shape.unattendedNoticeMs.unwrap(),
    elevatedEnd: ElevatedEnd,
    isRecordingOn: z.boolean(),
  })
  .partial();
export type TenantSettingsPatch = z.infer<typeof TenantSettingsPatch>;

/** What can differ for a group: not what concerns the tenant as a whole. */
export const SettingsOverridePatch = TenantSettingsPatch.omit({ isEnabled: true, retentionDays: true });
export type SettingsOverridePatch = z.infer<typeof SettingsOverridePatch>;

export const defaultTenantSettings: TenantSettings = TenantSettings.parse({});
