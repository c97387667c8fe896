import { z } from 'zod';
import { DeviceName } from '../device.ts';
import { AssignmentId, DeviceId, GroupId, PersonId, PolicyId, RoleId } from '../ids.ts';
import { Mode, Side } from '../modes.ts';
import { AccessAnswer, AccessMissing, BuiltInRole, Permission } from '../permissions.ts';
import { Profile } from '../profile.ts';
import { block, Instant, line } from '../text.ts';
import { noContent, page, PageQuery, route } from './route.ts';

const NAME_MAX = 100;
const DESCRIPTION_MAX = 1_000;
/** Most member groups, and most scope groups of either kind, of one assignment. */
const GROUPS_MAX = 500;

/** A built-in role by its key, or a custom one by its id. */
export const RoleRef = z.union([BuiltInRole, RoleId]);
export type RoleRef = z.infer<typeof RoleRef>;

const NamedGroup = z.object({ id: GroupId, name: z.string() });
export type NamedGroup = z.infer<typeof NamedGroup>;

/** A role that is named somewhere. The name of a built-in one is English; pages say it by its key. */
export const NamedRole = z.object({ id: RoleRef, name: z.string() });
export type NamedRole = z.infer<typeof NamedRole>;

/** A role as administrators see it. */
export const RoleView = NamedRole.extend({
  isBuiltIn: z.boolean(),
  description: z.string().nullable(),
  permissions: z.array(Permission),
  /** How many assignments use it. */
  assignments: z.int().min(0),
  /** null: built in. */
  updatedAt: Instant.nullable(),
});
export type RoleView = z.infer<typeof RoleView>;

/** What a custom role is made of. */
export const RoleBody = z.strictObject({
  name: line(NAME_MAX),
  description: block(DESCRIPTION_MAX).nullable().default(null),
  permissions: z.array(Permission).max(Permission.options.length),
});
export type RoleBody = z.infer<typeof RoleBody>;

/** What of a custom role changes: what is absent stays as it is. */
export const RolePatch = z
  .strictObject({ ...RoleBody.shape, description: RoleBody.shape.description.unwrap() })
  .partial();
export type RolePatch = z.infer<typeof RolePatch>;

const ScopeGroups = z.union([z.literal('all'), z.array(GroupId).max(GROUPS_MAX)]);

/** Whom a role assignment lets its members help: people and devices, of some groups or all. */
export const ScopeBody = z.strictObject({ people: ScopeGroups, devices: ScopeGroups });
export type ScopeBody = z.infer<typeof ScopeBody>;

const NamedScope = z.object({
  people: z.union([z.literal('all'), z.array(NamedGroup)]),
  devices: z.union([z.literal('all'), z.array(NamedGroup)]),
});

/** Who has which role for whom, as administrators see it. */
export const AssignmentView = z.object({
  id: AssignmentId,
  name: z.string(),
  description: z.string().nullable(),
  role: NamedRole,
  /** Groups of people, whose members have the role. */
  members: z.array(NamedGroup),
  scope: NamedScope,
  createdAt: Instant,
  updatedAt: Instant,
});
export type AssignmentView = z.infer<typeof AssignmentView>;

/** What an assignment is made of. */
export const AssignmentBody = z.strictObject({
  name: line(NAME_MAX),
  description: block(DESCRIPTION_MAX).nullable().default(null),
  role: RoleRef,
  members: z.array(GroupId).max(GROUPS_MAX),
  scope: ScopeBody,
});
export type AssignmentBody = z.infer<typeof AssignmentBody>;

/** What of an assignment changes: what is absent stays as it is; a list that is there takes the place of the stored one. */
export const AssignmentPatch = z
  .strictObject({ ...AssignmentBody.shape, description: AssignmentBody.shape.description.unwrap() })
  .partial();
export type AssignmentPatch = z.infer<typeof AssignmentPatch>;

/** Where a person has a permission from. */
export const PermissionSource = z.object({
  /** null: the role was given to the person directly, for everybody and everything. */
  assignment: z.object({ id: AssignmentId, name: z.string() }).nullable(),
  role: NamedRole,
  /** Member groups of the assignment that the person is in, directly or by a group inside them. */
  through: z.array(NamedGroup),
  /** The permission of the role that implies this one; null: the role has it itself. */
  impliedBy: Permission.nullable(),
  scope: NamedScope,
});
export type PermissionSource = z.infer<typeof PermissionSource>;

/** What a person may do, and why. */
export const EffectivePermissions = z.object({
  person: Profile,
  isActive: z.boolean(),
  /** May not help until an administrator lifts it. */
  isBlocked: z.boolean(),
  /** Empty for a person who isn't active. */
  permissions: z.array(z.object({ permission: Permission, sources: z.array(PermissionSource).min(1) })),
});
export type EffectivePermissions = z.infer<typeof EffectivePermissions>;

/** The rules of an access decision, in the order in which they are asked. */
export const AccessRule = z.enum([
  'tenant-on',
  'helper-active',
  'helper-not-blocked',
  'sharer-active',
  'two-people',
  'permission',
  'sharer-in-scope',
  'device-in-scope',
  'device-in-use',
  'device-enrolled',
  'mode-available',
  'surface',
  'compliance',
  'conditional-access',
]);
export type AccessRule = z.infer<typeof AccessRule>;

/** What made a rule pass or fail. Names are those of this moment. */
export const AccessEvidence = z.discriminatedUnion('kind', [
  /** A setting with its value as text; `group`: whose override it is, null: the tenant's own. */
  z.object({ kind: z.literal('setting'), name: z.string(), value: z.string(), group: z.string().nullable() }),
  z.object({ kind: z.literal('person'), side: Side, id: PersonId, name: z.string() }),
  z.object({ kind: z.literal('device'), id: DeviceId.nullable(), name: z.string().nullable() }),
  /** An assignment of the helper that has the permission, and whom of the two it covers; `via`: groups by which. */
  z.object({
    kind: z.literal('assignment'),
    id: AssignmentId,
    /** null: a built-in role that the helper has directly. */
    name: z.string().nullable(),
    role: NamedRole,
    hasPermission: z.boolean(),
    coversSharer: z.boolean(),
    coversDevice: z.boolean(),
    via: z.array(NamedGroup),
  }),
  z.object({
    kind: z.literal('policy'),
    id: PolicyId,
    name: z.string(),
    side: Side,
    state: z.enum(['on', 'report-only']),
    outcome: z.enum(['block', 'mfa', 'compliant-device', 'fresh-sign-in', 'approval']),
    isMet: z.boolean(),
  }),
]);
export type AccessEvidence = z.infer<typeof AccessEvidence>;

/** One rule of a decision: what came of it, and what made it so. */
export const ExplainedRule = z.object({
  rule: AccessRule,
  /** `not-asked`: the rule doesn't concern this question. */
  outcome: z.enum(['passed', 'failed', 'not-asked']),
  /** What a refusal says of it; empty: it didn't fail. */
  missing: z.array(AccessMissing),
  evidence: z.array(AccessEvidence),
});
export type ExplainedRule = z.infer<typeof ExplainedRule>;

/** May this helper do this to this sharer on this device? */
export const AccessQuery = z.strictObject({
  helper: PersonId,
  sharer: PersonId,
  /** null: a browser, of whose device nothing is known. */
  device: DeviceId.nullable(),
  mode: Mode,
});
export type AccessQuery = z.infer<typeof AccessQuery>;

/** The decision with every rule that made it. */
export const AccessExplanation = z.object({
  helper: Profile,
  sharer: Profile,
  device: z.object({ id: DeviceId, name: DeviceName }).nullable(),
  mode: Mode,
  answer: AccessAnswer,
  rules: z.array(ExplainedRule),
});
export type AccessExplanation = z.infer<typeof AccessExplanation>;

/** Roles are read by whoever needs them to understand what people may do, and changed by who manages roles. */
const seeRoles = {
  kind: 'permission',
  anyOf: ['manage-roles', 'manage-people', 'view-audit-log'],
} as const;
const changeRoles = { kind: 'permission', anyOf: ['manage-roles'] } as const;

const ListQuery = z.object({
  search: z.string().max(200).optional(),
  sort: z.enum(['name', '-name']).default('name'),
  ...PageQuery,
});
const ofRole = z.object({ roleId: RoleRef });
const ofAssignment = z.object({ assignmentId: AssignmentId });

export const listRolesRoute = route({
  name: 'listRoles',
  method: 'GET',
  path: '/roles',
  access: seeRoles,
  summary: 'Roles, built-in and custom, by name',
  query: ListQuery,
  response: page(RoleView),
});

export const addRoleRoute = route({
  name: 'addRole',
  method: 'POST',
  path: '/roles',
  access: changeRoles,
  summary: 'Make a custom role',
  body: RoleBody,
  response: RoleView,
  errors: ['ROLE_NAME_TAKEN'],
});

export const getRoleRoute = route({
  name: 'getRole',
  method: 'GET',
  path: '/roles/:roleId',
  access: seeRoles,
  summary: 'One role with its permissions',
  params: ofRole,
  response: RoleView,
});

export const updateRoleRoute = route({
  name: 'updateRole',
  method: 'PATCH',
  path: '/roles/:roleId',
  access: changeRoles,
  summary: 'Change a custom role; it counts at once, also for sessions that are on',
  params: ofRole,
  body: RolePatch,
  response: RoleView,
  errors: ['ROLE_NAME_TAKEN', 'ROLE_BUILT_IN', 'LAST_ADMINISTRATOR'],
});

export const removeRoleRoute = route({
  name: 'removeRole',
  method: 'DELETE',
  path: '/roles/:roleId',
  access: changeRoles,
  summary: 'Delete a custom role that no assignment uses',
  params: ofRole,
  response: noContent,
  errors: ['ROLE_IN_USE', 'ROLE_BUILT_IN'],
});

export const listAssignmentsRoute = route({
  name: 'listAssignments',
  method: 'GET',
  path: '/assignments',
  access: seeRoles,
  summary: 'Role assignments, by name',
  query: ListQuery.extend({
    role: RoleRef.optional(),
    /** Those that this group is a member or a scope of. */
    group: GroupId.optional(),
  }),
  response: page(AssignmentView),
});

export const addAssignmentRoute = route({
  name: 'addAssignment',
  method: 'POST',
  path: '/assignments',
  access: changeRoles,
  summary: 'Assign a role to the members of groups, for people and devices of groups or for all',
  body: AssignmentBody,
  response: AssignmentView,
  errors: ['ASSIGNMENT_NAME_TAKEN'],
});

export const getAssignmentRoute = route({
  name: 'getAssignment',
  method: 'GET',
  path: '/assignments/:assignmentId',
  access: seeRoles,
  summary: 'One role assignment',
  params: ofAssignment,
  response: AssignmentView,
});

export const updateAssignmentRoute = route({
  name: 'updateAssignment',
  method: 'PATCH',
  path: '/assignments/:assignmentId',
  access: changeRoles,
  summary: 'Change a role assignment; it counts at once, also for sessions that are on',
  params: ofAssignment,
  body: AssignmentPatch,
  response: AssignmentView,
  errors: ['ASSIGNMENT_NAME_TAKEN', 'LAST_ADMINISTRATOR'],
});

export const removeAssignmentRoute = route({
  name: 'removeAssignment',
  method: 'DELETE',
  path: '/assignments/:assignmentId',
  access: changeRoles,
  summary: 'Delete a role assignment',
  params: ofAssignment,
  response: noContent,
  errors: ['LAST_ADMINISTRATOR'],
});

export const personPermissionsRoute = route({
  name: 'personPermissions',
  method: 'GET',
  path: '/people/:personId/permissions',
  access: seeRoles,
  summary: 'What a person may do, each with where it comes from',
  params: z.object({ personId: PersonId }),
  response: EffectivePermissions,
});

export const explainAccessRoute = route({
  name: 'explainAccess',
  method: 'POST',
  path: '/access/explain',
  access: { kind: 'permission', anyOf: ['manage-roles', 'view-audit-log'] },
  summary: 'May this helper do this to this sharer on this device, and every rule that makes it so',
  body: AccessQuery,
  response: AccessExplanation,
});
