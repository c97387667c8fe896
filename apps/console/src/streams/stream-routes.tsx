import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { rootRoute } from '../root-route.tsx';
import { RequiredPermission } from '../shell/required-permission.tsx';

const StreamsPage = lazy(async () => ({ default: (await import('./streams-page.tsx')).StreamsPage }));

export const streamsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit/streams',
  component: () => (
    <RequiredPermission anyOf={['manage-settings']}>
      <StreamsPage />
    </RequiredPermission>
  ),
});
