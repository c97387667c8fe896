import type {
  AssignmentId,
  GroupId,
  NamedRole,
  Permission,
  PersonId,
  Profile,
  TenantId,
} from '@alongside/protocol';

/** Whom a role assignment lets its members help. */
export interface Scope {
  readonly people: 'all' | readonly GroupId[];
  readonly devices: 'all' | readonly GroupId[];
}

/** A role that a person has for some people and devices. */
export interface RoleAssignment {
  readonly id: AssignmentId;
  /** null: a built-in role that was given to the person directly. */
  readonly name: string | null;
  readonly role: NamedRole;
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
  /** Every group that the person is in; those that they are in directly come first. */
  readonly groups: readonly GroupId[];
  readonly assignments: readonly RoleAssignment[];
}

/** Everybody and everything in the tenant. */
export const EVERYBODY: Scope = { people: 'all', devices: 'all' };
