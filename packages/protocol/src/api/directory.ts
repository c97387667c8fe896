import { z } from 'zod';
import { Profile } from '../profile.ts';
import { FindQuery } from './find-query.ts';
import { DevicePlatform } from '../device.ts';
import { DeviceId, GroupId, PersonId, SessionId } from '../ids.ts';
import { Side } from '../modes.ts';
import { BuiltInRole } from '../permissions.ts';
import { block, Instant, line } from '../text.ts';
import { PersonSummary } from './identity.ts';
import { LongPageQuery, longPage, noContent, page, PageQuery, route } from './route.ts';

/** People and devices aren't in one group: what may be done to them differs. */
export const GroupKind = z.enum(['people', 'devices']);
export type GroupKind = z.infer<typeof GroupKind>;

/** Who says who is in a group: administrators, a directory by SCIM, the provider's claims at sign-in, or a rule. */
export const GroupSource = z.enum(['manual', 'scim', 'claims', 'rule']);
export type GroupSource = z.infer<typeof GroupSource>;

export const GroupName = line(200);
const GroupDescription = block(2_000);

export const GroupSummary = z.object({
  id: GroupId,
  kind: GroupKind,
  name: GroupName,
  description: z.string().nullable(),
  source: GroupSource,
  /** Direct members: people or devices, by the group's kind. */
  members: z.int().min(0),
  /** Groups directly inside it. */
  groups: z.int().min(0),
  createdAt: Instant,
  updatedAt: Instant,
});
export type GroupSummary = z.infer<typeof GroupSummary>;

/** A group's id with its name, to lead to it. */
export const GroupReference = z.object({ id: GroupId, name: GroupName });
export type GroupReference = z.infer<typeof GroupReference>;

export const GroupDetails = GroupSummary.extend({
  /** What the directory that it comes from calls it. */
  externalId: z.string().nullable(),
  /** Groups that it is directly inside of; at most 100. */
  parents: z.array(GroupReference),
});
export type GroupDetails = z.infer<typeof GroupDetails>;

export const GroupMemberKind = z.enum(['people', 'devices', 'groups']);
export type GroupMemberKind = z.infer<typeof GroupMemberKind>;

export const GroupMember = z.object({
  /** Of a person, a device or a group, by the list's `kind`. */
  id: z.uuid(),
  name: z.string(),
  /** A person's address, a device's platform, a group's description. */
  detail: z.string().nullable(),
  /** False: the person is deactivated, or the device retired. */
  isActive: z.boolean(),
});
export type GroupMember = z.infer<typeof GroupMember>;

/** Ids in one request; whoever has more sends several. */
const IDS_MAX = 1_000;
const MemberIds = z
  .strictObject({
    people: z.array(PersonId).max(IDS_MAX),
    devices: z.array(DeviceId).max(IDS_MAX),
    groups: z.array(GroupId).max(IDS_MAX),
  })
  .partial();

const seeGroups = {
  kind: 'permission',
  anyOf: ['manage-people', 'manage-devices', 'manage-roles', 'manage-policies', 'manage-settings'],
} as const;
/** Groups of people are changed by who manages people, groups of devices by who manages devices. */
const changeGroups = { kind: 'permission', anyOf: ['manage-people', 'manage-devices'] } as const;
const inGroup = z.object({ groupId: GroupId });

export const listGroupsRoute = route({
  name: 'listGroups',
  method: 'GET',
  path: '/groups',
  access: seeGroups,
  summary: 'Groups of people and of devices',
  query: z.object({
    kind: GroupKind.optional(),
    source: GroupSource.optional(),
    search: z.string().max(200).optional(),
    sort: z.enum(['name', '-name', 'updatedAt', '-updatedAt']).default('name'),
    ...PageQuery,
  }),
  response: page(GroupSummary),
});

export const addGroupRoute = route({
  name: 'addGroup',
  method: 'POST',
  path: '/groups',
  access: changeGroups,
  summary: 'Make an empty group',
  body: z.strictObject({
    kind: GroupKind,
    name: GroupName,
    description: GroupDescription.nullable().default(null),
  }),
  response: GroupDetails,
  errors: ['GROUP_NAME_TAKEN'],
});

export const getGroupRoute = route({
  name: 'getGroup',
  method: 'GET',
  path: '/groups/:groupId',
  access: seeGroups,
  summary: 'One group',
  params: inGroup,
  response: GroupDetails,
});

export const updateGroupRoute = route({
  name: 'updateGroup',
  method: 'PATCH',
  path: '/groups/:groupId',
  access: changeGroups,
  summary: 'Rename or describe a group',
  params: inGroup,
  body: z.strictObject({ name: GroupName, description: GroupDescription.nullable() }).partial(),
  response: GroupDetails,
  errors: ['GROUP_NAME_TAKEN', 'GROUP_MANAGED_ELSEWHERE'],
});

export const removeGroupRoute = route({
  name: 'removeGroup',
  method: 'DELETE',
  path: '/groups/:groupId',
  access: changeGroups,
  summary: 'Delete a group that nothing refers to',
  params: inGroup,
  response: noContent,
  errors: ['GROUP_IN_USE', 'LAST_ADMINISTRATOR'],
});

export const listGroupMembersRoute = route({
  name: 'listGroupMembers',
  method: 'GET',
  path: '/groups/:groupId/members',
  access: seeGroups,
  summary: 'Direct members of a group',
  params: inGroup,
  query: z.object({
    kind: GroupMemberKind,
    search: z.string().max(200).optional(),
    sort: z.enum(['name', '-name']).default('name'),
    ...LongPageQuery,
  }),
  response: longPage(GroupMember),
});

export const changeGroupMembersRoute = route({
  name: 'changeGroupMembers',
  method: 'POST',
  path: '/groups/:groupId/members',
  access: changeGroups,
  summary: 'Add members to a group, or remove them',
  params: inGroup,
  body: z.strictObject({ add: MemberIds, remove: MemberIds }).partial(),
  /** How many weren't members before, how many were, and the ids that nobody here has. */
  response: z.object({
    added: z.int().min(0),
    removed: z.int().min(0),
    /** Who is a member now and wasn't before, or the other way round. */
    changed: z.array(z.uuid()),
    failed: z.array(z.object({ id: z.uuid(), code: z.enum(['NOT_FOUND']) })),
  }),
  errors: ['GROUP_CYCLE', 'GROUP_MANAGED_ELSEWHERE', 'LAST_ADMINISTRATOR'],
});

/** How a person came: added by an administrator, from a file, by SCIM, or at their first sign-in. */
export const PersonSource = z.enum(['manual', 'csv', 'scim', 'sign-in']);
export type PersonSource = z.infer<typeof PersonSource>;

export const PersonListed = PersonSummary.extend({
  department: z.string().nullable(),
  source: PersonSource,
});
export type PersonListed = z.infer<typeof PersonListed>;

export const PersonDetails = PersonListed.extend({
  employeeNumber: z.string().nullable(),
  /** What the directory that provisions the person calls them. */
  externalId: z.string().nullable(),
  createdAt: Instant,
  /** When a directory, a file or a provider last changed something; null: never. */
  updatedAt: Instant.nullable(),
  /** Every group the person is in, by name; at most 500. */
  groups: z.array(GroupReference.extend({ source: GroupSource, isDirect: z.boolean() })),
  /** Devices that the person is the primary user of, by name; at most 100. */
  devices: z.array(
    z.object({
      id: DeviceId,
      name: z.string(),
      platform: DevicePlatform,
      lastSeenAt: Instant,
      isRetired: z.boolean(),
    }),
  ),
  /** Sessions of the person that haven't ended, newest first. */
  sessions: z.array(
    z.object({
      id: SessionId,
      side: Side,
      kind: z.enum(['waiting', 'meeting', 'active']),
      createdAt: Instant,
      /** Name of the person at the other side; null: nobody yet. */
      other: z.string().nullable(),
    }),
  ),
});
export type PersonDetails = z.infer<typeof PersonDetails>;

const managePeople = { kind: 'permission', anyOf: ['manage-people'] } as const;
const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const listPeopleRoute = route({
  name: 'listPeople',
  method: 'GET',
  path: '/people',
  access: managePeople,
  summary: 'People of the tenant',
  query: z.object({
    /** Words; each must begin a part of the name, the address or the job title. */
    search: z.string().max(200).optional(),
    isActive: Flag.optional(),
    isBlocked: Flag.optional(),
    /** Directly in it or through a group inside it. */
    group: GroupId.optional(),
    /** Given directly. */
    role: BuiltInRole.optional(),
    source: PersonSource.optional(),
    sort: z
      .enum(['name', '-name', 'email', '-email', 'lastSignInAt', '-lastSignInAt', 'createdAt', '-createdAt'])
      .default('name'),
    ...LongPageQuery,
  }),
  response: longPage(PersonListed),
});

export const getPersonRoute = route({
  name: 'getPerson',
  method: 'GET',
  path: '/people/:personId',
  access: managePeople,
  summary: 'One person with groups, devices and running sessions',
  params: z.object({ personId: PersonId }),
  response: PersonDetails,
});

export const findPeopleRoute = route({
  name: 'findPeople',
  method: 'GET',
  path: '/people/names',
  access: {
    kind: 'permission',
    anyOf: ['manage-people', 'manage-roles', 'manage-policies', 'view-audit-log'],
  },
  summary: 'People to choose one of: those whose name, address or job title begins like this',
  query: z.object({ ...FindQuery, isActive: Flag.optional() }),
  response: z.object({
    items: z.array(Profile.pick({ personId: true, fullName: true, email: true, jobTitle: true })),
  }),
});

export const PeopleBulkAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('deactivate') }),
  z.strictObject({ kind: z.literal('reactivate') }),
  z.strictObject({ kind: z.literal('add-to-group'), groupId: GroupId }),
  z.strictObject({ kind: z.literal('remove-from-group'), groupId: GroupId }),
]);
export type PeopleBulkAction = z.infer<typeof PeopleBulkAction>;

export const bulkPeopleRoute = route({
  name: 'bulkPeople',
  method: 'POST',
  path: '/people/bulk',
  access: managePeople,
  summary: 'Do the same to many people',
  body: z.strictObject({ ids: z.array(PersonId).min(1).max(IDS_MAX), action: PeopleBulkAction }),
  /** `done` counts also those to whom it needn't be done; `changed` has those to whom it was. */
  response: z.object({
    done: z.int().min(0),
    changed: z.array(PersonId),
    failed: z.array(
      z.object({ id: PersonId, code: z.enum(['NOT_FOUND', 'LAST_ADMINISTRATOR', 'PERMISSION_MISSING']) }),
    ),
  }),
  errors: ['GROUP_MANAGED_ELSEWHERE'],
});

/** Of a CSV file of people; a file of more lines than `IMPORT_MAX_LINES` is refused, too. */
export const IMPORT_MAX_BYTES = 10_485_760;
export const IMPORT_MAX_LINES = 50_000;
/** Headings of the columns that a file of people may have; only the first one is needed. */
export const IMPORT_COLUMNS = [
  'email',
  'name',
  'first name',
  'last name',
  'job title',
  'department',
  'company',
  'employee number',
  'groups',
  'active',
] as const;

/** One line of a file of people that changes something, or can't. */
export const ImportLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), line: z.int().min(1), email: z.string(), name: z.string() }),
  z.object({
    kind: z.literal('changed'),
    line: z.int().min(1),
    email: z.string(),
    name: z.string(),
    /** By column; only those that differ. */
    before: z.record(z.string(), z.string().nullable()),
    after: z.record(z.string(), z.string().nullable()),
  }),
  z.object({
    kind: z.literal('error'),
    line: z.int().min(1),
    /** As in the file, if it can be shown. */
    email: z.string().nullable(),
    reason: z.enum([
      'columns',
      'email',
      'name',
      'text',
      'active',
      'foreign-domain',
      'twice-in-file',
      'unknown-group',
      'group-managed-elsewhere',
      /** Its members have roles, which whoever imports may not give. */
      'group-gives-roles',
      /** They may do something that whoever imports may not. */
      'may-do-more',
      'managed-by-scim',
      'last-administrator',
    ]),
    column: z.string().nullable(),
  }),
]);
export type ImportLine = z.infer<typeof ImportLine>;

export const ImportOutcome = z.object({
  added: z.int().min(0),
  changed: z.int().min(0),
  unchanged: z.int().min(0),
  errors: z.int().min(0),
  /** Errors first, then what changes, then who is new; at most 500 of each. */
  lines: z.array(ImportLine),
  /** Columns of the file that nobody here knows. */
  ignoredColumns: z.array(z.string()),
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;

const importing = {
  method: 'POST',
  access: managePeople,
  /** The file itself, `text/csv`. */
  body: z.unknown(),
  response: ImportOutcome,
  errors: ['IMPORT_UNREADABLE', 'REQUEST_TOO_LARGE'],
} as const;

export const previewPeopleImportRoute = route({
  ...importing,
  name: 'previewPeopleImport',
  path: '/people/import/preview',
  summary: 'What a CSV file of people would change',
});

export const importPeopleRoute = route({
  ...importing,
  name: 'importPeople',
  path: '/people/import',
  summary: 'Take over every good line of a CSV file of people',
});
