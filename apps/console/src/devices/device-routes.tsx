import { DeviceId } from '@alongside/protocol';
import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { searchChange } from '../list/search-change.ts';
import { idOfPath, rootRoute } from '../root-route.tsx';
import { CONSOLE_PAGES } from '../shell/console-pages.ts';
import { RequiredPermission } from '../shell/required-permission.tsx';
import { DeviceSearch } from './device-search.ts';

const DevicesPage = lazy(async () => ({ default: (await import('./devices-page.tsx')).DevicesPage }));
const DevicePage = lazy(async () => ({ default: (await import('./device-page.tsx')).DevicePage }));
const EnrolmentPage = lazy(async () => ({ default: (await import('./enrolment-page.tsx')).EnrolmentPage }));

const { anyOf } = CONSOLE_PAGES.devices;

export const devicesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/devices',
  validateSearch: DeviceSearch,
  component: function DevicesRoute() {
    const navigate = devicesRoute.useNavigate();
    const search = devicesRoute.useSearch();
    return (
      <RequiredPermission anyOf={anyOf}>
        <DevicesPage
          search={search}
          onSearch={(next) => void navigate({ search: searchChange(search, next), replace: true })}
        />
      </RequiredPermission>
    );
  },
});

export const deviceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/devices/$deviceId',
  params: { parse: ({ deviceId }) => ({ deviceId: idOfPath(DeviceId, deviceId) }) },
  component: () => (
    <RequiredPermission anyOf={anyOf}>
      <DevicePage deviceId={deviceRoute.useParams().deviceId} />
    </RequiredPermission>
  ),
});

export const enrolmentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/devices/enrolment',
  component: () => (
    <RequiredPermission anyOf={['manage-devices']}>
      <EnrolmentPage />
    </RequiredPermission>
  ),
});
