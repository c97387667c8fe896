import {
  BUILT_IN_ROLE_NAMES,
  BUILT_IN_ROLES,
  EVERYBODY,
  permissionsOf,
  type RoleAssignment,
} from '@alongside/domain';
import {
  AssignmentId,
  type BuiltInRole,
  type GroupId,
  type Permission,
  type PersonId,
  RoleId,
  type NamedRole,
  type TenantId,
} from '@alongside/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import { membershipsOf, type NamedGroup } from './memberships.ts';

/** A built-in role is given to a person directly; the assignment that this amounts to has an id that never changes. */
const ASSIGNMENT_IDS: Readonly<Record<BuiltInRole, AssignmentId>> = {
  'help-desk-operator': AssignmentId.parse('7d0c1c64-5d55-4f3b-9f0a-3c1f5f0e0001'),
  administrator: AssignmentId.parse('7d0c1c64-5d55-4f3b-9f0a-3c1f5f0e0002'),
  auditor: AssignmentId.parse('7d0c1c64-5d55-4f3b-9f0a-3c1f5f0e0003'),
};

/** Built-in roles that a person has directly reach everybody in the tenant. */
export const directAssignments = (roles: readonly BuiltInRole[]): readonly RoleAssignment[] =>
  roles.map((role) => ({
    id: ASSIGNMENT_IDS[role],
    name: null,
    role: { id: role, name: BUILT_IN_ROLE_NAMES[role] },
    permissions: BUILT_IN_ROLES[role],
    scope: EVERYBODY,
  }));

export interface AssignmentRow {
  readonly id: AssignmentId;
  readonly name: string;
  readonly built_in: BuiltInRole | null;
  readonly role_id: RoleId | null;
  readonly role_name: string | null;
  readonly permissions: Permission[] | null;
  readonly scope_people: 'all' | 'groups';
  readonly scope_devices: 'all' | 'groups';
  readonly scopes: readonly { id: GroupId; name: string; kind: 'people' | 'devices' }[] | null;
}

export interface AssignmentsRead {
  readonly assignments: readonly RoleAssignment[];
  /** Of the groups that the scopes name. */
  readonly groupNames: readonly (readonly [GroupId, string])[];
}

/** What the members of these groups have been assigned. */
async function assignmentsOfGroups(
  tx: Transaction,
  tenantId: TenantId,
  groups: readonly GroupId[],
): Promise<AssignmentsRead> {
  if (groups.length === 0) return { assignments: [], groupNames: [] };
  const ofGroups = sql<GroupId>`select unnest(${groups}::uuid[])`;
  return assignmentsRead((await selectAssignments(tenantId, ofGroups).execute(tx)).rows);
}

/**
 * What the members of these groups have been assigned, for a statement that reads more.
 * @param groups a query for their ids
 */
export const selectAssignments = (
  tenantId: TenantId,
  groups: RawBuilder<GroupId>,
): RawBuilder<AssignmentRow> =>
  // The groups of all scopes are joined at once: for each assignment by itself they would be read again and again.
  sql`
    with assigned as materialized (
      select distinct m.assignment_id as id from assignment_members m
      where m.tenant_id = ${tenantId} and m.group_id in (${groups})
    ), scoped as (
      select s.assignment_id as id, json_agg(json_build_object('id', g.id, 'name', g.name, 'kind', g.kind)) as scopes
      from assigned join assignment_scopes s on s.assignment_id = assigned.id
      join groups g on g.tenant_id = ${tenantId} and g.id = s.group_id
      group by s.assignment_id
    )
    select a.id, a.name, a.built_in, r.id as role_id, r.name as role_name, r.permissions, a.scope_people, a.scope_devices,
      scoped.scopes
    from assigned join role_assignments a on a.tenant_id = ${tenantId} and a.id = assigned.id
    left join roles r on r.id = a.role_id
    left join scoped on scoped.id = a.id
    order by a.name`;

export const assignmentsRead = (rows: readonly AssignmentRow[]): AssignmentsRead => ({
  assignments: rows.map(assignmentOf),
  groupNames: rows.flatMap(({ scopes }) => (scopes ?? []).map(({ id, name }) => [id, name] as const)),
});

function assignmentOf(row: AssignmentRow): RoleAssignment {
  const of = (kind: 'people' | 'devices'): readonly GroupId[] =>
    (row.scopes ?? []).filter((scope) => scope.kind === kind).map(({ id }) => id);
  return {
    id: row.id,
    name: row.name,
    role: roleOf(row),
    permissions: row.built_in === null ? (row.permissions ?? []) : BUILT_IN_ROLES[row.built_in],
    scope: {
      people: row.scope_people === 'all' ? 'all' : of('people'),
      devices: row.scope_devices === 'all' ? 'all' : of('devices'),
    },
  };
}

function roleOf({ built_in: builtIn, role_id: id, role_name: name }: AssignmentRow): NamedRole {
  if (builtIn !== null) return { id: builtIn, name: BUILT_IN_ROLE_NAMES[builtIn] };
  return { id: RoleId.parse(id), name: name ?? '' };
}

/** Everything that a person has been assigned, directly and through groups. */
export async function assignmentsOf(
  tx: Transaction,
  person: { readonly tenantId: TenantId; readonly roles: readonly BuiltInRole[] },
  groups: readonly NamedGroup[],
): Promise<AssignmentsRead> {
  const { assignments, groupNames } = await assignmentsOfGroups(
    tx,
    person.tenantId,
    groups.map(({ id }) => id),
  );
  return { assignments: [...directAssignments(person.roles), ...assignments], groupNames };
}

interface SignedInPerson {
  readonly tenant_id: TenantId;
  readonly person_id: PersonId;
  readonly roles: readonly BuiltInRole[];
}

/** What an active person may do somewhere, at this moment. @param tx of this tenant, or across tenants */
export async function permissionsNow(
  tx: Transaction,
  { tenant_id: tenantId, person_id: personId, roles }: SignedInPerson,
): Promise<ReadonlySet<Permission>> {
  const memberships = await membershipsOf(tx, tenantId, { people: [personId], devices: [] });
  const groups = memberships.get(personId) ?? [];
  const { assignments } = await assignmentsOf(tx, { tenantId, roles }, groups);
  return permissionsOf({ isActive: true, assignments });
}
