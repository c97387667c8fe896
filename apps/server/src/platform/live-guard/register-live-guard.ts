import type { FastifyInstance } from 'fastify';
import type { Caller } from '../http/caller.ts';
import type { MessageSocket } from './message-socket.ts';

interface LiveGuardOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A page of a signed-in person has opened its live socket. */
  readonly onSocket: (socket: MessageSocket, caller: Caller) => void;
}

/**
 * The one place where a request becomes a socket. Serves `liveTicketRoute`, and lets an upgrade through only on
 * `LIVE_PATH`, from exactly our origin, by somebody signed in who offers an unused ticket made for this sign-in.
 * Every other upgrade is refused. Open sockets are closed with `LIVE_CLOSE.stopping` when the server stops.
 */
export function registerLiveGuard(app: FastifyInstance, options: LiveGuardOptions): void {
  throw new Error(`to be written: ${app.version} ${String(options.now)}`);
}
