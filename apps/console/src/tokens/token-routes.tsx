import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { rootRoute } from '../root-route.tsx';
import { RequiredPermission } from '../shell/required-permission.tsx';

const TokensPage = lazy(async () => ({ default: (await import('./tokens-page.tsx')).TokensPage }));

/** For everybody: a token may do some of what its person may. */
export const tokensRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tokens',
  component: () => <TokensPage kind="personal" />,
});

export const serviceTokensRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tokens/services',
  component: () => (
    <RequiredPermission anyOf={['manage-settings']}>
      <TokensPage kind="service" />
    </RequiredPermission>
  ),
});
