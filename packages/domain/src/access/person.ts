import type { AssignmentId, GroupId, Permission, PersonId, Profile, TenantId } from '@alongside/protocol';

/** Whom a role assignment lets its members help. */
export interface Scope {
  readonly people: 'all' | readonly GroupId[];
  readonly devices: 'all' | readonly GroupId[];
}

export interface RoleAssignment {
  readonly id: AssignmentId;
  readonly permissions: readonly Permission[];
  readonly scope: Scope;
}

/** All that decisions need to know of a person. */
export interface Person {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly profile: Profile;
  readonly isActive: boolean;
  /** A sharer reported this person as a helper; no sessions until an administrator lifts it. */
  readonly isBlocked: boolean;
  readonly groups: readonly GroupId[];
  readonly assignments: readonly RoleAssignment[];
}

/** The scope of the built-in roles while there are no groups: everybody, everything. */
export const EVERYBODY: Scope = { people: 'all', devices: 'all' };
