import { deadLettersRoute, listStreamsRoute, type StreamId } from '@alongside/protocol';
import { queryOptions } from '@tanstack/react-query';
import { callRoute } from '../server/call-route.ts';

/** Delivering goes on all the time: what is shown of it is at most this old. */
const ASK_EVERY_MS = 10_000;

export const streamQueries = {
  all: () =>
    queryOptions({
      queryKey: ['streams', 'list'],
      queryFn: () => callRoute(listStreamsRoute),
      refetchInterval: ASK_EVERY_MS,
    }),

  deadLetters: (streamId: StreamId) =>
    queryOptions({
      queryKey: ['streams', 'dead-letters', streamId],
      queryFn: () => callRoute(deadLettersRoute, { params: { streamId } }),
    }),
};
