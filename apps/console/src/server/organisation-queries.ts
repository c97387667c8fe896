import {
  getGroupRoute,
  type GroupId,
  type ListName,
  listGroupMembersRoute,
  listGroupsRoute,
  listViewsRoute,
} from '@alongside/protocol';
import { callRoute, type RouteInput } from '@alongside/ui';
import { queryOptions } from '@tanstack/react-query';
import { PAGE_ROWS, rowsQuery } from './rows-query.ts';

type QueryOf<R extends Parameters<typeof callRoute>[0]> = Omit<
  NonNullable<RouteInput<R>['query']>,
  'after' | 'limit'
>;

export type GroupsQuery = QueryOf<typeof listGroupsRoute>;
export type GroupMembersQuery = QueryOf<typeof listGroupMembersRoute>;

const pageOf = (after: string | null) => ({ limit: PAGE_ROWS, ...(after !== null && { after }) });

/** What the console asks of the organisation. Keys begin with what changes together. */
export const organisationQueries = {
  views: (list: ListName) =>
    queryOptions({
      queryKey: ['views', list],
      queryFn: () => callRoute(listViewsRoute, { query: { list } }),
    }),

  groups: (query: GroupsQuery) =>
    rowsQuery(['groups', 'list', query], (after) =>
      callRoute(listGroupsRoute, { query: { ...query, ...pageOf(after) } }),
    ),

  group: (groupId: GroupId) =>
    queryOptions({
      queryKey: ['groups', 'one', groupId],
      queryFn: () => callRoute(getGroupRoute, { params: { groupId } }),
    }),

  groupMembers: (groupId: GroupId, query: GroupMembersQuery) =>
    rowsQuery(['groups', 'members', groupId, query], (after) =>
      callRoute(listGroupMembersRoute, { params: { groupId }, query: { ...query, ...pageOf(after) } }),
    ),
};
