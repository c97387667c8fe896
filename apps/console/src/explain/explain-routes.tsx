import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { rootRoute } from '../root-route.tsx';
import { useMay } from '../server/use-me.ts';
import { CONSOLE_PAGES } from '../shell/console-pages.ts';
import { RequiredPermission } from '../shell/required-permission.tsx';
import { ExplainSearch } from './explain-search.ts';

const ExplainPage = lazy(async () => ({ default: (await import('./explain-page.tsx')).ExplainPage }));
const WhatIfPage = lazy(async () => ({ default: (await import('./what-if-page.tsx')).WhatIfPage }));

export const explainRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explain',
  validateSearch: ExplainSearch,
  component: function ExplainRoute() {
    const navigate = explainRoute.useNavigate();
    const search = explainRoute.useSearch();
    const mayExplain = useMay('manage-roles', 'view-audit-log');
    return (
      <RequiredPermission anyOf={CONSOLE_PAGES.explain.anyOf}>
        {mayExplain ? (
          <ExplainPage
            search={search}
            // Also of what was chosen a moment ago, which the page may not have read yet.
            onSearch={(part) =>
              void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
            }
          />
        ) : (
          <WhatIfPage />
        )}
      </RequiredPermission>
    );
  },
});

export const whatIfPageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explain/what-if',
  component: () => (
    <RequiredPermission anyOf={['manage-policies']}>
      <WhatIfPage />
    </RequiredPermission>
  ),
});
