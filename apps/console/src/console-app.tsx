import { CodedError } from '@alongside/protocol';
import { type AppCatalogues, AppRoot, type Navigation, useLocale } from '@alongside/ui';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { makeRouter } from './router.tsx';
import { consoleQueries } from './server/console-queries.ts';
import { NoticesProvider } from './shell/notices.tsx';
import { ShortcutsProvider } from './shell/shortcuts.tsx';

const catalogues: AppCatalogues = {
  en: () => import('./messages/en.json'),
  de: () => import('./messages/de.json'),
  ar: () => import('./messages/ar.json'),
};

const RETRIES = 2;

/** The server has answered: asking again would only be answered the same. */
const isFinal = (error: unknown): boolean =>
  error instanceof CodedError && error.code !== 'SERVER_UNREACHABLE' && error.status < 500;

const makeQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: (failures, error) => failures < RETRIES && !isFinal(error), staleTime: 5_000 },
    },
  });

/** The console as a whole. */
export function ConsoleApp() {
  const [queries] = useState(makeQueries);
  const [router] = useState(() => makeRouter(queries));
  const [navigation] = useState<Navigation>(() => ({
    owns: (path) => path === '/console' || path.startsWith('/console/'),
    go: (path) => router.history.push(path),
  }));
  return (
    <AppRoot navigation={navigation} catalogues={catalogues}>
      <QueryClientProvider client={queries}>
        <AccountLanguage />
        <NoticesProvider>
          <ShortcutsProvider>
            <RouterProvider router={router} />
          </ShortcutsProvider>
        </NoticesProvider>
      </QueryClientProvider>
    </AppRoot>
  );
}

/** The language that the account prefers, unless another one was chosen in this browser. */
function AccountLanguage() {
  const { suggest } = useLocale();
  const { data: me } = useQuery(consoleQueries.me());
  const preferred = me?.locale;
  useEffect(() => {
    if (preferred !== undefined) suggest(preferred);
  }, [preferred, suggest]);
  return null;
}
