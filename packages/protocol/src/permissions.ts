import { z } from 'zod';
import { Side } from './modes.ts';

/** Everything that a role can allow. The first four concern a helper and a sharer; the others the console. */
export const Permission = z.enum([
  'view-screen',
  'take-full-control',
  'elevation',
  'unattended-control',
  'view-devices',
  'view-reports',
  'export-reports',
  'view-audit-log',
  'manage-people',
  'manage-roles',
  'manage-devices',
  'manage-policies',
  'manage-settings',
  'end-any-session',
]);
export type Permission = z.infer<typeof Permission>;

/** Built-in roles; their permissions are in `domain`. */
export const BuiltInRole = z.enum(['help-desk-operator', 'administrator', 'auditor']);
export type BuiltInRole = z.infer<typeof BuiltInRole>;

/** Why something isn't permitted, in data: texts are made from it by the one who shows it (`access.reason.*`). */
export const AccessReason = z.enum([
  'tenant-off',
  'person-deactivated',
  'helper-blocked',
  'needs-permission',
  'sharer-out-of-scope',
  'device-out-of-scope',
  'device-unenrolled',
  'surface-view-only',
  'capability-not-available',
  'own-session',
  'device-noncompliant',
  'device-retired',
  'policy-blocks',
  'needs-mfa',
  'needs-compliant-device',
  'needs-fresh-sign-in',
  'needs-approval',
]);
export type AccessReason = z.infer<typeof AccessReason>;

/** One thing that is missing. */
export const AccessMissing = z.object({
  reason: AccessReason,
  permission: Permission.optional(),
  /** Name of the group, device, person or policy that it is about. */
  on: z.string().max(200).optional(),
  /** Whose sign-in, network or device a policy concerns. */
  side: Side.optional(),
  /** Of `needs-approval`: what came of asking for it; absent: nobody was asked, or may be asked again. */
  approval: z.enum(['waiting', 'declined', 'expired']).optional(),
});
export type AccessMissing = z.infer<typeof AccessMissing>;

/** One answer of the access function: may it be done, and if not, everything that is missing. */
export const AccessAnswer = z.discriminatedUnion('isAllowed', [
  z.object({ isAllowed: z.literal(true) }),
  z.object({ isAllowed: z.literal(false), missing: z.array(AccessMissing).min(1) }),
]);
export type AccessAnswer = z.infer<typeof AccessAnswer>;
