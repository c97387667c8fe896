import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { refreshTopics } from './refresh-topic.ts';

const pages = (count: number) => ({
  pages: Array.from({ length: count }, () => ({ items: [], total: 0, next: null })),
  pageParams: Array.from({ length: count }, () => null),
});

test('CLS9 a short list is fetched again, a long one is marked as changed', async () => {
  const queries = new QueryClient();
  const fetched: string[] = [];
  using watching = new DisposableStack();
  for (const [name, count] of [
    ['long', 9],
    ['short', 1],
  ] as const) {
    const queryKey = ['people', name];
    queries.setQueryData(queryKey, pages(count));
    const observer = new QueryObserver(queries, {
      queryKey,
      staleTime: Infinity,
      queryFn: () => {
        fetched.push(name);
        return pages(count);
      },
    });
    watching.defer(observer.subscribe(() => undefined));
  }
  await refreshTopics(queries, 'people');
  expect(fetched).toEqual(['short']);
  expect(queries.getQueryState(['people', 'long'])?.isInvalidated).toBe(true);
});
