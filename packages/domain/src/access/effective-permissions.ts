import { Permission } from '@alongside/protocol';
import type { Person, RoleAssignment } from './person.ts';
import { IMPLIED } from './roles.ts';

/** One assignment by which a person has a permission. */
export interface SourceOfPermission {
  readonly assignment: RoleAssignment;
  /** The permission of the role that brings this one along; null: the role has it itself. */
  readonly impliedBy: Permission | null;
}

export interface EffectivePermission {
  readonly permission: Permission;
  readonly sources: readonly SourceOfPermission[];
}

/** What a person may do, each with every assignment that says so. Nothing for a person who isn't active. */
export const effectivePermissions = (
  person: Pick<Person, 'isActive' | 'assignments'>,
): readonly EffectivePermission[] =>
  Permission.options
    .map((permission) => ({ permission, sources: sourcesOf(person, permission) }))
    .filter(({ sources }) => sources.length > 0);

function sourcesOf(
  { isActive, assignments }: Pick<Person, 'isActive' | 'assignments'>,
  permission: Permission,
): readonly SourceOfPermission[] {
  if (!isActive) return [];
  return assignments.flatMap((assignment): SourceOfPermission[] => {
    if (assignment.permissions.includes(permission)) return [{ assignment, impliedBy: null }];
    const impliedBy = assignment.permissions.find((each) => IMPLIED[each]?.includes(permission) === true);
    return impliedBy === undefined ? [] : [{ assignment, impliedBy }];
  });
}
