import { CodedError, type Me } from '@alongside/protocol';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, notFound } from '@tanstack/react-router';
import type { z } from 'zod';
import { consoleQueries } from './server/console-queries.ts';
import { ConsoleShell } from './shell/console-shell.tsx';
import { PageNotFound } from './shell/page-not-found.tsx';

interface RouterContext {
  readonly queries: QueryClient;
}

/** Where nobody is signed in the browser is on its way to the sign-in: until then nothing is there to show. */
async function loadMe(queries: QueryClient): Promise<Me> {
  try {
    return await queries.query({ ...consoleQueries.me(), staleTime: 'static' });
  } catch (error) {
    if (error instanceof CodedError && error.code === 'SIGN_IN_REQUIRED') return new Promise(() => undefined);
    throw error;
  }
}

/** What every page of the console is in. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  loader: ({ context }) => loadMe(context.queries),
  component: ConsoleShell,
  notFoundComponent: PageNotFound,
});

/** An address with something else in the place of an id leads to no page. */
export function idOfPath<Id extends z.ZodType>(id: Id, text: string): z.output<Id> {
  const parsed = id.safeParse(text);
  if (parsed.success) return parsed.data;
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's own way to say so
  throw notFound();
}
