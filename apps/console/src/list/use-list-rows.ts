import {
  type InfiniteData,
  type QueryKey,
  type UseInfiniteQueryResult,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';

interface RowsPage<Row> {
  readonly items: readonly Row[];
  readonly total: number;
  readonly next: string | null;
}

/** As much of a list as was fetched, and how to get on. */
export interface ListRows<Row> {
  readonly items: readonly Row[];
  /** How many match, fetched or not. */
  readonly total: number;
  readonly isPending: boolean;
  /** null: nothing went wrong. */
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** Something changed on the server since, and so much was fetched that it isn't simply fetched again. */
  readonly hasChanged: boolean;
  readonly more: () => void;
  readonly retry: () => void;
  /** From the first page. */
  readonly anew: () => void;
}

export function useListRows<Row>(
  queryKey: QueryKey,
  query: UseInfiniteQueryResult<InfiniteData<RowsPage<Row>>>,
): ListRows<Row> {
  const queries = useQueryClient();
  const { data, hasNextPage, isFetching, fetchNextPage, refetch } = query;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  return {
    items,
    total: data?.pages.at(-1)?.total ?? items.length,
    isPending: query.isPending,
    error: query.error,
    hasMore: hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    hasChanged: query.isStale && !isFetching && !query.isPending && query.error === null,
    more: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
    retry: () => void (query.isFetchNextPageError ? fetchNextPage() : refetch()),
    anew: () => void queries.resetQueries({ queryKey }),
  };
}
