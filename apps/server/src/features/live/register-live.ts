import { instantOf } from '@alongside/domain';
import { liveTicketRoute } from '@alongside/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { serve } from '../../platform/http/index.ts';
import { type MessageSocket, registerLiveGuard } from '../../platform/live-guard/index.ts';
import type { LiveHub } from './live-hub.ts';
import type { DatabaseLiveTickets } from './database-live-tickets.ts';

interface LiveDeps {
  readonly hub: LiveHub;
  readonly tickets: DatabaseLiveTickets;
  /** Lets in the connections that devices keep. Default: none. @throws CodedError */
  readonly admitDevice?: (request: FastifyRequest) => Promise<(socket: MessageSocket) => void>;
}

/** Tickets for live sockets, and the sockets themselves, which go to the hub. */
export function registerLive(app: FastifyInstance, { hub, tickets, admitDevice }: LiveDeps): void {
  serve(app, liveTicketRoute, async ({ caller }) => {
    const { ticket, expiresAt } = await tickets.issue(caller);
    return { ticket, expiresAt: instantOf(expiresAt) };
  });

  registerLiveGuard(app, {
    redeem: (caller, ticket) => tickets.redeem(caller, ticket),
    onSocket: (socket, caller) => hub.accept(socket, caller),
    ...(admitDevice !== undefined && { admitDevice }),
  });

  // Before the server waits for its connections to end.
  app.addHook('preClose', () => hub.stop());
}
