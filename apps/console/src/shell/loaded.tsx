import { ErrorView, Loading } from '@alongside/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** What a page is of, as soon as it is there; what was there stays when it can't be renewed. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading />;
}
