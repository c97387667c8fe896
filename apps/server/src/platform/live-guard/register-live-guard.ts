import type { FastifyInstance } from 'fastify';
import type { Caller } from '../http/caller.ts';
import type { MessageSocket } from './message-socket.ts';

interface LiveGuardOptions {
  /** Whether it was an unused ticket of this caller's sign-in; it is used now. */
  readonly redeem: (caller: Caller, ticket: string) => Promise<boolean>;
  /** A page of a signed-in person has opened its live socket. */
  readonly onSocket: (socket: MessageSocket, caller: Caller) => void;
}

/**
 * The one place where a request becomes a socket. Lets an upgrade through only on `LIVE_PATH`, from exactly our origin,
 * by somebody signed in who offers an unused ticket made for this sign-in. Every other upgrade is refused. Open sockets
 * are closed with `LIVE_CLOSE.stopping` when the server stops.
 */
export function registerLiveGuard(app: FastifyInstance, options: LiveGuardOptions): void {
  throw new Error(`to be written: ${app.version} ${String(options.redeem)}`);
}
