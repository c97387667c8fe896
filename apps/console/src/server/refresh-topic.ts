import type { Query, QueryClient } from '@tanstack/react-query';

/** A list of which more pages than this were fetched isn't fetched again by itself: it says that it changed. */
const REFETCHED_PAGES_MAX = 4;

const isLong = ({ state: { data } }: Query): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'pages' in data &&
  Array.isArray(data.pages) &&
  data.pages.length > REFETCHED_PAGES_MAX;

/** Asks anew for everything of these topics that is shown; what isn't shown is asked for when it is. */
export async function refreshTopics(queries: QueryClient, ...topics: readonly string[]): Promise<void> {
  await Promise.all(
    topics.flatMap((topic) => [
      queries.invalidateQueries({ queryKey: [topic], predicate: (query) => !isLong(query) }),
      queries.invalidateQueries({ queryKey: [topic], predicate: isLong, refetchType: 'none' }),
    ]),
  );
}
