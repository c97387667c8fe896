import { type BuiltInRole, Permission } from '@alongside/protocol';
import type { Person } from './person.ts';

/** What each built-in role allows. */
export const BUILT_IN_ROLES: Readonly<Record<BuiltInRole, readonly Permission[]>> = {
  'help-desk-operator': ['view-screen', 'take-full-control', 'elevation', 'view-devices'],
  administrator: Permission.options,
  auditor: ['view-reports', 'export-reports', 'view-audit-log'],
};

/** What the built-in roles are called where no page says it in another language. */
export const BUILT_IN_ROLE_NAMES: Readonly<Record<BuiltInRole, string>> = {
  'help-desk-operator': 'Help Desk Operator',
  administrator: 'Administrator',
  auditor: 'Auditor',
};

/** Permissions that come with another one: full control implies view, elevation implies both. */
export const IMPLIED: Partial<Record<Permission, readonly Permission[]>> = {
  'take-full-control': ['view-screen'],
  elevation: ['view-screen', 'take-full-control'],
};

/** The permissions with everything that they imply. */
export const withImplied = (permissions: readonly Permission[]): ReadonlySet<Permission> =>
  new Set(permissions.flatMap((permission) => [permission, ...(IMPLIED[permission] ?? [])]));

/** What a person may do somewhere; whom and where is in the scopes. Nothing for a person who isn't active. */
export const permissionsOf = (person: Pick<Person, 'isActive' | 'assignments'>): ReadonlySet<Permission> =>
  withImplied(person.isActive ? person.assignments.flatMap(({ permissions }) => permissions) : []);
