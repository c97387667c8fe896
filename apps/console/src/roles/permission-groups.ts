import { Permission } from '@alongside/protocol';

interface PermissionGroup {
  readonly textKey: string;
  readonly permissions: readonly Permission[];
}

/** All permissions, by what they are about. */
export const PERMISSION_GROUPS: readonly PermissionGroup[] = [
  {
    textKey: 'console.permissions.help',
    permissions: ['view-screen', 'take-full-control', 'elevation', 'unattended-control'],
  },
  {
    textKey: 'console.permissions.see',
    permissions: ['view-devices', 'view-reports', 'export-reports', 'view-audit-log'],
  },
  {
    textKey: 'console.permissions.manage',
    permissions: [
      'manage-people',
      'manage-roles',
      'manage-devices',
      'manage-policies',
      'manage-settings',
      'end-any-session',
    ],
  },
];

/** What each permission brings with it. The server decides the same again. */
const IMPLIED: Readonly<Partial<Record<Permission, readonly Permission[]>>> = {
  'take-full-control': ['view-screen'],
  elevation: ['take-full-control', 'view-screen'],
};

/** The chosen permission that brings this one with it; null: none does. */
export const implyingOf = (permission: Permission, chosen: readonly Permission[]): Permission | null =>
  chosen.find((other) => IMPLIED[other]?.includes(permission) === true) ?? null;

/** In the order in which they are always said. */
export const inOrder = (permissions: Iterable<Permission>): Permission[] => {
  const set = new Set(permissions);
  return Permission.options.filter((permission) => set.has(permission));
};

export const PERMISSION_HINTS: Readonly<Record<Permission, string>> = {
  'view-screen': 'console.permission-hint.view-screen',
  'take-full-control': 'console.permission-hint.take-full-control',
  elevation: 'console.permission-hint.elevation',
  'unattended-control': 'console.permission-hint.unattended-control',
  'view-devices': 'console.permission-hint.view-devices',
  'view-reports': 'console.permission-hint.view-reports',
  'export-reports': 'console.permission-hint.export-reports',
  'view-audit-log': 'console.permission-hint.view-audit-log',
  'manage-people': 'console.permission-hint.manage-people',
  'manage-roles': 'console.permission-hint.manage-roles',
  'manage-devices': 'console.permission-hint.manage-devices',
  'manage-policies': 'console.permission-hint.manage-policies',
  'manage-settings': 'console.permission-hint.manage-settings',
  'end-any-session': 'console.permission-hint.end-any-session',
};
