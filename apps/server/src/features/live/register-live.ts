import { instantOf } from '@alongside/domain';
import { liveTicketRoute } from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/index.ts';
import { registerLiveGuard } from '../../platform/live-guard/index.ts';
import type { LiveHub } from './live-hub.ts';
import type { DatabaseLiveTickets } from './database-live-tickets.ts';

interface LiveDeps {
  readonly hub: LiveHub;
  readonly tickets: DatabaseLiveTickets;
}

/** Tickets for live sockets, and the sockets themselves, which go to the hub. */
export function registerLive(app: FastifyInstance, { hub, tickets }: LiveDeps): void {
  serve(app, liveTicketRoute, async ({ caller }) => {
    const { ticket, expiresAt } = await tickets.issue(caller);
    return { ticket, expiresAt: instantOf(expiresAt) };
  });

  registerLiveGuard(app, {
    redeem: (caller, ticket) => tickets.redeem(caller, ticket),
    onSocket: (socket, caller) => hub.accept(socket, caller),
  });

  // Before the server waits for its connections to end.
  app.addHook('preClose', () => hub.stop());
}
