import { GroupId } from '@alongside/protocol';
import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { searchChange } from '../list/search-change.ts';
import { idOfPath, rootRoute } from '../root-route.tsx';
import { CONSOLE_PAGES } from '../shell/console-pages.ts';
import { RequiredPermission } from '../shell/required-permission.tsx';
import { GroupSearch } from './group-search.ts';

const GroupsPage = lazy(async () => ({ default: (await import('./groups-page.tsx')).GroupsPage }));
const GroupPage = lazy(async () => ({ default: (await import('./group-page.tsx')).GroupPage }));

const { anyOf } = CONSOLE_PAGES.groups;

export const groupsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/groups',
  validateSearch: GroupSearch,
  component: function GroupsRoute() {
    const navigate = groupsRoute.useNavigate();
    const search = groupsRoute.useSearch();
    return (
      <RequiredPermission anyOf={anyOf}>
        <GroupsPage
          search={search}
          onSearch={(next) => void navigate({ search: searchChange(search, next), replace: true })}
        />
      </RequiredPermission>
    );
  },
});

export const groupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/groups/$groupId',
  params: { parse: ({ groupId }) => ({ groupId: idOfPath(GroupId, groupId) }) },
  component: () => (
    <RequiredPermission anyOf={anyOf}>
      <GroupPage groupId={groupRoute.useParams().groupId} />
    </RequiredPermission>
  ),
});
