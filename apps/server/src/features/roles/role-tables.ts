import type { AssignmentId, BuiltInRole, GroupId, Permission, RoleId, TenantId } from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';
import type { GroupTables } from '../directory/index.ts';

/** Custom roles; the built-in ones are in the program. */
interface RolesTable {
  readonly id: RoleId;
  readonly tenant_id: TenantId;
  readonly name: string;
  readonly description: string | null;
  readonly permissions: Permission[];
  readonly created_at: Date;
  readonly updated_at: Date;
}

interface RoleAssignmentsTable {
  readonly id: AssignmentId;
  readonly tenant_id: TenantId;
  readonly name: string;
  readonly description: string | null;
  /** null: `built_in` says which. */
  readonly role_id: RoleId | null;
  readonly built_in: BuiltInRole | null;
  readonly scope_people: 'all' | 'groups';
  readonly scope_devices: 'all' | 'groups';
  readonly created_at: Date;
  readonly updated_at: Date;
}

interface AssignmentGroupsTable {
  readonly tenant_id: TenantId;
  readonly assignment_id: AssignmentId;
  readonly group_id: GroupId;
}

// A type, not an interface: only that fits what the query builder takes as a set of tables.
type RoleTables = GroupTables & {
  roles: RolesTable;
  role_assignments: RoleAssignmentsTable;
  assignment_members: AssignmentGroupsTable;
  assignment_scopes: AssignmentGroupsTable;
};

/** A transaction that also knows roles, assignments and groups. */
export const roleTables = (tx: Transaction) => tx.$extendTables<RoleTables>();
