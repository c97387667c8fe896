import { LiveConnection } from '@alongside/peer';
import { liveTicketRoute, type LiveTopic } from '@alongside/protocol';
import { announceSignedOut, browserLivePorts } from '@alongside/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { callRoute } from './call-route.ts';
import { refreshTopics } from './refresh-topic.ts';

/** What is asked for under another name and changes with a topic. */
const ALSO: Partial<Readonly<Record<LiveTopic, readonly string[]>>> = { roles: ['assignments'] };

/**
 * While the component is shown, asks anew for what is shown of a topic whenever the server says that it changed. After
 * every reconnection too, for something may have changed in between. Tells `onSignedOut` when the sign-in has ended.
 */
export function useLiveTopic(topic: LiveTopic): void {
  const queries = useQueryClient();
  useEffect(() => {
    const askAnew = () => void refreshTopics(queries, topic, ...(ALSO[topic] ?? []));
    const connection = new LiveConnection(
      browserLivePorts(),
      {
        ticket: async () => (await callRoute(liveTicketRoute)).ticket,
        standing: [{ type: 'watch', topic }],
      },
      {
        stateChanged: (state) => {
          if (state.kind === 'closed' && state.code === 'SIGN_IN_REQUIRED') announceSignedOut();
        },
        welcomed: () => undefined,
        accepted: askAnew,
        refused: () => connection.close(),
        message: (message) => {
          if (message.type === 'changed' && message.topic === topic) askAnew();
        },
      },
    );
    connection.open();
    return () => connection.close();
  }, [queries, topic]);
}
