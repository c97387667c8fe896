import { effectivePermissions, type Person, type RoleAssignment } from '@alongside/domain';
import {
  type AssignmentId,
  CodedError,
  type EffectivePermissions,
  type GroupId,
  type PersonId,
  type TenantId,
} from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';
import { assignmentsOf, findPerson, membershipsOf, type NamedGroup, profileOf } from '../identity/index.ts';
import { roleTables } from './role-tables.ts';

/** @throws CodedError NOT_FOUND */
export async function permissionsOfPerson(
  tx: Transaction,
  tenantId: TenantId,
  personId: PersonId,
): Promise<EffectivePermissions> {
  const row = await findPerson(tx, personId);
  if (row === undefined) throw new CodedError('NOT_FOUND');
  const memberships = await membershipsOf(tx, tenantId, { people: [personId], devices: [] });
  const groups = memberships.get(personId) ?? [];
  const { assignments, groupNames } = await assignmentsOf(tx, { tenantId, roles: row.roles }, groups);
  const through = await memberGroupsOf(tx, assignments, groups);
  const names = new Map(groupNames);
  const person: Pick<Person, 'isActive' | 'assignments'> = { isActive: row.is_active, assignments };
  return {
    person: profileOf(row),
    isActive: row.is_active,
    isBlocked: row.is_blocked,
    permissions: effectivePermissions(person).map(({ permission, sources }) => ({
      permission,
      sources: sources.map(({ assignment, impliedBy }) => ({
        assignment: assignment.name === null ? null : { id: assignment.id, name: assignment.name },
        role: assignment.role,
        through: [...(through.get(assignment.id) ?? [])],
        impliedBy,
        scope: {
          people: named(assignment.scope.people, names),
          devices: named(assignment.scope.devices, names),
        },
      })),
    })),
  };
}

const named = (
  groups: 'all' | readonly GroupId[],
  names: ReadonlyMap<GroupId, string>,
): 'all' | NamedGroup[] =>
  groups === 'all' ? 'all' : groups.map((id) => ({ id, name: names.get(id) ?? '' }));

/** By which of the person's groups each assignment is theirs. */
async function memberGroupsOf(
  tx: Transaction,
  assignments: readonly RoleAssignment[],
  groups: readonly NamedGroup[],
): Promise<ReadonlyMap<AssignmentId, readonly NamedGroup[]>> {
  const through = new Map<AssignmentId, NamedGroup[]>();
  if (groups.length === 0 || assignments.length === 0) return through;
  const rows = await roleTables(tx)
    .selectFrom('assignment_members')
    .select(['assignment_id', 'group_id'])
    .where(
      'assignment_id',
      'in',
      assignments.map(({ id }) => id),
    )
    .where(
      'group_id',
      'in',
      groups.map(({ id }) => id),
    )
    .execute();
  for (const group of groups) {
    for (const row of rows.filter(({ group_id: id }) => id === group.id)) {
      const before = through.get(row.assignment_id) ?? [];
      through.set(row.assignment_id, [...before, group]);
    }
  }
  return through;
}
