import { AssignmentId, RoleRef } from '@alongside/protocol';
import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { searchChange } from '../list/search-change.ts';
import { AssignmentSearch } from '../assignments/assignment-search.ts';
import { idOfPath, rootRoute } from '../root-route.tsx';
import { CONSOLE_PAGES } from '../shell/console-pages.ts';
import { RequiredPermission } from '../shell/required-permission.tsx';

const RolesPage = lazy(async () => ({ default: (await import('./roles-page.tsx')).RolesPage }));
const RolePage = lazy(async () => ({ default: (await import('./role-page.tsx')).RolePage }));
const NewRolePage = lazy(async () => ({ default: (await import('./role-page.tsx')).NewRolePage }));
const AssignmentsPage = lazy(async () => ({
  default: (await import('../assignments/assignments-page.tsx')).AssignmentsPage,
}));
const AssignmentPage = lazy(async () => ({
  default: (await import('../assignments/assignment-page.tsx')).AssignmentPage,
}));
const NewAssignmentPage = lazy(async () => ({
  default: (await import('../assignments/assignment-page.tsx')).NewAssignmentPage,
}));

const { anyOf } = CONSOLE_PAGES.roles;

export const rolesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roles',
  component: () => (
    <RequiredPermission anyOf={anyOf}>
      <RolesPage />
    </RequiredPermission>
  ),
});

export const newRoleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roles/new',
  component: () => (
    <RequiredPermission anyOf={['manage-roles']}>
      <NewRolePage />
    </RequiredPermission>
  ),
});

export const roleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roles/$roleId',
  params: { parse: ({ roleId }) => ({ roleId: idOfPath(RoleRef, roleId) }) },
  component: () => (
    <RequiredPermission anyOf={anyOf}>
      <RolePage roleId={roleRoute.useParams().roleId} />
    </RequiredPermission>
  ),
});

export const assignmentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roles/assignments',
  validateSearch: AssignmentSearch,
  component: function AssignmentsRoute() {
    const navigate = assignmentsRoute.useNavigate();
    const search = assignmentsRoute.useSearch();
    return (
      <RequiredPermission anyOf={anyOf}>
        <AssignmentsPage
          search={search}
          onSearch={(next) => void navigate({ search: searchChange(search, next), replace: true })}
        />
      </RequiredPermission>
    );
  },
});

export const newAssignmentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roles/assignments/new',
  component: () => (
    <RequiredPermission anyOf={['manage-roles']}>
      <NewAssignmentPage />
    </RequiredPermission>
  ),
});

export const assignmentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roles/assignments/$assignmentId',
  params: { parse: ({ assignmentId }) => ({ assignmentId: idOfPath(AssignmentId, assignmentId) }) },
  component: () => (
    <RequiredPermission anyOf={anyOf}>
      <AssignmentPage assignmentId={assignmentRoute.useParams().assignmentId} />
    </RequiredPermission>
  ),
});
