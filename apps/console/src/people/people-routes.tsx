import { PersonId } from '@alongside/protocol';
import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { searchChange } from '../list/search-change.ts';
import { idOfPath, rootRoute } from '../root-route.tsx';
import { CONSOLE_PAGES } from '../shell/console-pages.ts';
import { RequiredPermission } from '../shell/required-permission.tsx';
import { PeopleSearch } from './people-search.ts';

const PeoplePage = lazy(async () => ({ default: (await import('./people-page.tsx')).PeoplePage }));
const PersonPage = lazy(async () => ({ default: (await import('./person-page.tsx')).PersonPage }));

const ImportPage = lazy(async () => ({ default: (await import('../import/import-page.tsx')).ImportPage }));

const { anyOf } = CONSOLE_PAGES.people;

export const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  validateSearch: PeopleSearch,
  component: function PeopleRoute() {
    const navigate = peopleRoute.useNavigate();
    const search = peopleRoute.useSearch();
    return (
      <RequiredPermission anyOf={anyOf}>
        <PeoplePage
          search={search}
          onSearch={(next) => void navigate({ search: searchChange(search, next), replace: true })}
        />
      </RequiredPermission>
    );
  },
});

export const personRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/$personId',
  params: { parse: ({ personId }) => ({ personId: idOfPath(PersonId, personId) }) },
  component: () => (
    <RequiredPermission anyOf={anyOf}>
      <PersonPage personId={personRoute.useParams().personId} />
    </RequiredPermission>
  ),
});

export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/import',
  component: () => (
    <RequiredPermission anyOf={anyOf}>
      <ImportPage />
    </RequiredPermission>
  ),
});
