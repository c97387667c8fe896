import { BUILT_IN_ROLES, EVERYBODY, type RoleAssignment } from '@alongside/domain';
import { AssignmentId, type BuiltInRole } from '@alongside/protocol';

/** A built-in role is given to a person directly; the assignment that this amounts to has an id that never changes. */
const ASSIGNMENT_IDS: Readonly<Record<BuiltInRole, AssignmentId>> = {
  'help-desk-operator': AssignmentId.parse('7d0c1c64-5d55-4f3b-9f0a-3c1f5f0e0001'),
  administrator: AssignmentId.parse('7d0c1c64-5d55-4f3b-9f0a-3c1f5f0e0002'),
  auditor: AssignmentId.parse('7d0c1c64-5d55-4f3b-9f0a-3c1f5f0e0003'),
};

/** Built-in roles reach everybody in the tenant. */
export const assignmentsOf = (roles: readonly BuiltInRole[]): readonly RoleAssignment[] =>
  roles.map((role) => ({ id: ASSIGNMENT_IDS[role], permissions: BUILT_IN_ROLES[role], scope: EVERYBODY }));
