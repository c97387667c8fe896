import {
  type InfiniteData,
  type QueryKey,
  skipToken,
  type UseInfiniteQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';

interface RowsPage<Row> {
  readonly items: readonly Row[];
  readonly total: number;
  readonly isTotalExact?: boolean;
  readonly next: string | null;
}

/** As much of a list as was fetched, and how to get on. */
export interface ListRows<Row> {
  /** Another one: another search, order or narrowing. */
  readonly listKey: string;
  readonly items: readonly Row[];
  /** How many match, fetched or not; where it isn't exact, more: they are being counted. */
  readonly total: number;
  readonly isTotalExact: boolean;
  readonly isPending: boolean;
  /** null: nothing went wrong. */
  readonly error: unknown;
  /** Nothing is on its way, and nothing went wrong. */
  readonly canLoadMore: boolean;
  readonly isLoadingMore: boolean;
  /** Something changed on the server since, and so much was fetched that it isn't simply fetched again. */
  readonly hasChanged: boolean;
  readonly more: () => void;
  readonly retry: () => void;
  /** From the first page. */
  readonly anew: () => void;
}

/** @param count asks for the exact total of a list that is too long to be counted before its first page is shown */
export function useListRows<Row>(
  queryKey: QueryKey,
  query: UseInfiniteQueryResult<InfiniteData<RowsPage<Row>>>,
  count?: () => Promise<number>,
): ListRows<Row> {
  const queries = useQueryClient();
  const { data, isFetching, fetchNextPage, refetch } = query;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const last = data?.pages.at(-1);
  const isCounted = last?.isTotalExact !== false;
  const counting = useQuery({
    queryKey: [...queryKey, 'total'],
    queryFn: count === undefined || isCounted || query.isPlaceholderData ? skipToken : count,
    staleTime: Infinity,
  });
  const counted = counting.data;
  const retryRows = () => (query.isFetchNextPageError ? fetchNextPage() : refetch());
  return {
    listKey: JSON.stringify(queryKey),
    items,
    total: isCounted ? (last?.total ?? items.length) : (counted ?? last.total),
    isTotalExact: isCounted || counted !== undefined,
    isPending: query.isPending,
    error: query.error ?? counting.error,
    canLoadMore: canLoadMore(query),
    isLoadingMore: query.isFetchingNextPage,
    hasChanged: query.isStale && !isFetching && !query.isPending && query.error === null,
    more: () => {
      if (query.hasNextPage && !isFetching) void fetchNextPage();
    },
    retry: () => void (query.error === null ? counting.refetch() : retryRows()),
    anew: () => void queries.resetQueries({ queryKey }),
  };
}

const canLoadMore = ({
  hasNextPage,
  isFetching,
  error,
}: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetching' | 'error'>): boolean =>
  hasNextPage && !isFetching && error === null;
