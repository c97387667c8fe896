import {
  type AssignmentId,
  getAssignmentRoute,
  getRoleRoute,
  listAssignmentsRoute,
  listRolesRoute,
  personPermissionsRoute,
  type RoleRef,
  deviceComplianceRoute,
  type DeviceId,
  getDeviceGroupRuleRoute,
  getDeviceRoute,
  getGroupRoute,
  getPersonRoute,
  type GroupId,
  type ListName,
  listDevicesRoute,
  listEnrolmentTokensRoute,
  listGroupMembersRoute,
  listGroupsRoute,
  listPeopleRoute,
  listViewsRoute,
  type PersonId,
} from '@alongside/protocol';
import { type RouteInput } from '@alongside/ui';
import { queryOptions, skipToken } from '@tanstack/react-query';
import { callRoute } from './call-route.ts';
import { PAGE_ROWS, rowsQuery } from './rows-query.ts';

type QueryOf<R extends Parameters<typeof callRoute>[0]> = Omit<
  NonNullable<RouteInput<R>['query']>,
  'after' | 'limit' | 'total'
>;

export type PeopleQuery = QueryOf<typeof listPeopleRoute>;
export type DevicesQuery = QueryOf<typeof listDevicesRoute>;
export type AssignmentsQuery = QueryOf<typeof listAssignmentsRoute>;
export type GroupsQuery = QueryOf<typeof listGroupsRoute>;
export type GroupMembersQuery = QueryOf<typeof listGroupMembersRoute>;

const pageOf = (after: string | null) => ({ limit: PAGE_ROWS, ...(after !== null && { after }) });

/** Exactly, however long that takes; one row is asked for beside it. */
const EXACTLY = { total: 'exact', limit: 1 } as const;

export const countPeople = async (query: PeopleQuery): Promise<number> =>
  (await callRoute(listPeopleRoute, { query: { ...query, ...EXACTLY } })).total;

export const countDevices = async (query: DevicesQuery): Promise<number> =>
  (await callRoute(listDevicesRoute, { query: { ...query, ...EXACTLY } })).total;

export const countGroupMembers = async (groupId: GroupId, query: GroupMembersQuery): Promise<number> =>
  (await callRoute(listGroupMembersRoute, { params: { groupId }, query: { ...query, ...EXACTLY } })).total;

/** What the console asks of the organisation. Keys begin with what changes together. */
export const organisationQueries = {
  views: (list: ListName) =>
    queryOptions({
      queryKey: ['views', list],
      queryFn: () => callRoute(listViewsRoute, { query: { list } }),
    }),

  people: (query: PeopleQuery) =>
    rowsQuery(['people', 'list', query], (after) =>
      callRoute(listPeopleRoute, { query: { ...query, ...pageOf(after) } }),
    ),

  person: (personId: PersonId) =>
    queryOptions({
      queryKey: ['people', 'one', personId],
      queryFn: () => callRoute(getPersonRoute, { params: { personId } }),
    }),

  groups: (query: GroupsQuery) =>
    rowsQuery(['groups', 'list', query], (after) =>
      callRoute(listGroupsRoute, { query: { ...query, ...pageOf(after) } }),
    ),

  /** undefined: none; then it isn't asked for. */
  group: (groupId: GroupId | undefined) =>
    queryOptions({
      queryKey: ['groups', 'one', groupId],
      queryFn: groupId === undefined ? skipToken : () => callRoute(getGroupRoute, { params: { groupId } }),
    }),

  groupRule: (groupId: GroupId) =>
    queryOptions({
      queryKey: ['groups', 'rule', groupId],
      queryFn: () => callRoute(getDeviceGroupRuleRoute, { params: { groupId } }),
    }),

  devices: (query: DevicesQuery) =>
    rowsQuery(['devices', 'list', query], (after) =>
      callRoute(listDevicesRoute, { query: { ...query, ...pageOf(after) } }),
    ),

  device: (deviceId: DeviceId) =>
    queryOptions({
      queryKey: ['devices', 'one', deviceId],
      queryFn: () => callRoute(getDeviceRoute, { params: { deviceId } }),
    }),

  deviceCompliance: (deviceId: DeviceId) =>
    queryOptions({
      queryKey: ['devices', 'compliance', deviceId],
      queryFn: () => callRoute(deviceComplianceRoute, { params: { deviceId } }),
    }),

  roles: () => rowsQuery(['roles', 'list'], (after) => callRoute(listRolesRoute, { query: pageOf(after) })),

  role: (roleId: RoleRef) =>
    queryOptions({
      queryKey: ['roles', 'one', roleId],
      queryFn: () => callRoute(getRoleRoute, { params: { roleId } }),
    }),

  assignments: (query: AssignmentsQuery) =>
    rowsQuery(['assignments', 'list', query], (after) =>
      callRoute(listAssignmentsRoute, { query: { ...query, ...pageOf(after) } }),
    ),

  assignment: (assignmentId: AssignmentId) =>
    queryOptions({
      queryKey: ['assignments', 'one', assignmentId],
      queryFn: () => callRoute(getAssignmentRoute, { params: { assignmentId } }),
    }),

  permissions: (personId: PersonId) =>
    queryOptions({
      queryKey: ['people', 'permissions', personId],
      queryFn: () => callRoute(personPermissionsRoute, { params: { personId } }),
    }),

  enrolmentTokens: () =>
    rowsQuery(['enrolment-tokens'], (after) => callRoute(listEnrolmentTokensRoute, { query: pageOf(after) })),

  groupMembers: (groupId: GroupId, query: GroupMembersQuery) =>
    rowsQuery(['groups', 'members', groupId, query], (after) =>
      callRoute(listGroupMembersRoute, { params: { groupId }, query: { ...query, ...pageOf(after) } }),
    ),
};
