import { infiniteQueryOptions, keepPreviousData, type QueryKey } from '@tanstack/react-query';

/** How many rows a list asks for at a time. */
export const PAGE_ROWS = 100;
/** The most that the server gives at a time. */
export const PAGE_ROWS_MAX = 200;

interface RowsPage<Row> {
  readonly items: readonly Row[];
  readonly total: number;
  /** false: there are more. */
  readonly isTotalExact?: boolean;
  readonly next: string | null;
}

/**
 * A list that is fetched page by page. It gets stale only by being told so: then a short one is fetched again, and a
 * long one says that it changed.
 * @param fetchPage `after`: null for the first page, else the `next` of the one before
 */
export const rowsQuery = <Page extends RowsPage<unknown>>(
  queryKey: QueryKey,
  fetchPage: (after: string | null) => Promise<Page>,
) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
