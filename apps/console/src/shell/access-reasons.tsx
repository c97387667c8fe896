import type { AccessAnswer, AccessReason, Permission } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';

type Missing = Extract<AccessAnswer, { isAllowed: false }>['missing'];

const REASON_TEXTS: Readonly<Record<AccessReason, string>> = {
  'tenant-off': 'access.reason.tenant-off',
  'person-deactivated': 'access.reason.person-deactivated',
  'helper-blocked': 'access.reason.helper-blocked',
  'needs-permission': 'access.reason.needs-permission',
  'sharer-out-of-scope': 'access.reason.sharer-out-of-scope',
  'device-out-of-scope': 'access.reason.device-out-of-scope',
  'device-unenrolled': 'access.reason.device-unenrolled',
  'surface-view-only': 'access.reason.surface-view-only',
  'capability-not-available': 'access.reason.capability-not-available',
  'own-session': 'access.reason.own-session',
  'device-noncompliant': 'access.reason.device-noncompliant',
  'device-retired': 'access.reason.device-retired',
  'policy-blocks': 'access.reason.policy-blocks',
  'needs-mfa': 'access.reason.needs-mfa',
  'needs-compliant-device': 'access.reason.needs-compliant-device',
  'needs-fresh-sign-in': 'access.reason.needs-fresh-sign-in',
  'needs-approval': 'access.reason.needs-approval',
};

export const PERMISSION_TEXTS: Readonly<Record<Permission, string>> = {
  'view-screen': 'permission.view-screen',
  'take-full-control': 'permission.take-full-control',
  elevation: 'permission.elevation',
  'unattended-control': 'permission.unattended-control',
  'view-devices': 'permission.view-devices',
  'view-reports': 'permission.view-reports',
  'export-reports': 'permission.export-reports',
  'view-audit-log': 'permission.view-audit-log',
  'manage-people': 'permission.manage-people',
  'manage-roles': 'permission.manage-roles',
  'manage-devices': 'permission.manage-devices',
  'manage-policies': 'permission.manage-policies',
  'manage-settings': 'permission.manage-settings',
  'end-any-session': 'permission.end-any-session',
};

/** What a group or a device is named for says more than that a role doesn't cover it. */
const NEEDS_PERMISSION: ReadonlySet<AccessReason> = new Set([
  'needs-permission',
  'sharer-out-of-scope',
  'device-out-of-scope',
]);

/** Everything that is missing, in words: one sentence each. */
export function AccessReasons({ missing }: { readonly missing: Missing }) {
  const { t } = useLocale();
  return missing
    .map(({ reason, permission, on }) => {
      const name = permission === undefined ? '' : t(PERMISSION_TEXTS[permission]);
      return on !== undefined && permission !== undefined && NEEDS_PERMISSION.has(reason)
        ? t('access.reason.needs-permission-on', { permission: name, on })
        : t(REASON_TEXTS[reason], { permission: name, on: on ?? '' });
    })
    .join(' ');
}
