import { z } from 'zod';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAYS_MAX = 3_650;

const minutes = (least: number, most: number, standard: number) =>
  z
    .int()
    .min(least * MINUTE_MS)
    .max(most * MINUTE_MS)
    .default(standard * MINUTE_MS);

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
  codeLifetimeMs: minutes(1, 60, 10),
  answerTimeMs: minutes(1, 60, 5),
  idleEndMs: minutes(5, 24 * 60, 30),
  longestSessionMs: minutes(15, 24 * 60, 8 * 60),
  retentionDays: z.int().min(1).max(DAYS_MAX).default(30),
  unattendedStart: UnattendedStart.default('after-notice'),
  unattendedNoticeMs: z
    .int()
    .min(5 * SECOND_MS)
    .max(10 * MINUTE_MS)
    .default(30 * SECOND_MS),
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
