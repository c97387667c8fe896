import { z } from 'zod';

const MINUTE_MS = 60_000;
const DAYS_MAX = 3_650;

const minutes = (least: number, most: number, standard: number) =>
  z
    .int()
    .min(least * MINUTE_MS)
    .max(most * MINUTE_MS)
    .default(standard * MINUTE_MS);

/** The settings of one tenant. Times are in milliseconds, retention in days. */
export const TenantSettings = z.object({
  isEnabled: z.boolean().default(false),
  isChatAllowed: z.boolean().default(true),
  /** Concerns sharers only; a browser always counts as unenrolled. */
  areUnenrolledDevicesAllowed: z.boolean().default(false),
  codeLifetimeMs: minutes(1, 60, 10),
  answerTimeMs: minutes(1, 60, 5),
  idleEndMs: minutes(5, 24 * 60, 30),
  longestSessionMs: minutes(15, 24 * 60, 8 * 60),
  retentionDays: z.int().min(1).max(DAYS_MAX).default(30),
});
export type TenantSettings = z.infer<typeof TenantSettings>;

/** A change of some settings: what is absent stays as it is. */
export const TenantSettingsPatch = z
  .strictObject({
    isEnabled: z.boolean(),
    isChatAllowed: z.boolean(),
    areUnenrolledDevicesAllowed: z.boolean(),
    codeLifetimeMs: TenantSettings.shape.codeLifetimeMs.unwrap(),
    answerTimeMs: TenantSettings.shape.answerTimeMs.unwrap(),
    idleEndMs: TenantSettings.shape.idleEndMs.unwrap(),
    longestSessionMs: TenantSettings.shape.longestSessionMs.unwrap(),
    retentionDays: TenantSettings.shape.retentionDays.unwrap(),
  })
  .partial();
export type TenantSettingsPatch = z.infer<typeof TenantSettingsPatch>;

export const defaultTenantSettings: TenantSettings = TenantSettings.parse({});
