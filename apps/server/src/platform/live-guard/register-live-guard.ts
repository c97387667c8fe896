import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  CodedError,
  DEVICE_SUBPROTOCOL,
  LIVE_CLOSE,
  LIVE_MESSAGE_MAX_BYTES,
  LIVE_PATH,
  LIVE_SUBPROTOCOL,
  LIVE_TICKET_PREFIX,
} from '@alongside/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { WebSocketServer } from 'ws';
import type { Caller } from '../http/caller.ts';
import { offersProof } from '../http/offers-proof.ts';
import { requireOrigin, requireOriginIfNamed } from '../http/require-origin.ts';
import type { MessageSocket } from './message-socket.ts';
import { WebSocketMessageSocket } from './web-socket-message-socket.ts';

interface LiveGuardOptions {
  /** Whether it was an unused ticket of this caller's sign-in; it is used now. */
  readonly redeem: (caller: Caller, ticket: string) => Promise<boolean>;
  /** A page of a signed-in person has opened its live socket. */
  readonly onSocket: (socket: MessageSocket, caller: Caller) => void;
  /**
   * An enrolled device opens the connection that it keeps, by its own credentials. Default: none is let in.
   * @returns takes its socket
   * @throws CodedError
   */
  readonly admitDevice?: (request: FastifyRequest) => Promise<(socket: MessageSocket) => void>;
}

/** Time for the other end to answer a close, and for all of them when the server stops. */
const CLOSE_TIMEOUT_MS = 2_000;
const PROTOCOLS_MAX_CHARACTERS = 500;

interface Upgrade {
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly response: ServerResponse;
}

/**
 * The one place where a request becomes a socket. Lets an upgrade through only on `LIVE_PATH`, from exactly our origin,
 * by somebody signed in who offers an unused ticket made for this sign-in; an agent, which has no origin, proves itself
 * for the upgrade as for every request. Every other upgrade is refused. Open sockets
 * are closed with `LIVE_CLOSE.stopping` when the server stops.
 */
export function registerLiveGuard(app: FastifyInstance, options: LiveGuardOptions): void {
  const upgrades = new WeakMap<IncomingMessage, Upgrade>();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIVE_MESSAGE_MAX_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(DEVICE_SUBPROTOCOL) ? DEVICE_SUBPROTOCOL : LIVE_SUBPROTOCOL),
    // The types don't know it yet.
    ...{ closeTimeout: CLOSE_TIMEOUT_MS },
  });

  app.server.on('upgrade', (raw: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', (error) => {
      app.log.debug({ err: error }, 'A socket broke');
    });
    if (pathOf(raw) !== LIVE_PATH) {
      refuse(socket);
      return;
    }
    const response = new ServerResponse(raw);
    response.shouldKeepAlive = false;
    response.assignSocket(socket as never);
    response.once('finish', () => end(socket));
    upgrades.set(raw, { socket, head, response });
    // From here on it is a request like others, with every hook and the same answers when it is refused.
    app.routing(raw, response);
  });

  app.route({
    method: 'GET',
    url: LIVE_PATH,
    exposeHeadRoute: false,
    config: { route: { because: 'the upgrade guard holds origin, sign-in and ticket itself' } },
    handler: async (request, reply) => {
      const upgrade = upgrades.get(request.raw);
      if (upgrade === undefined) throw new CodedError('NOT_FOUND');
      const take = await admit(app, request, options);
      reply.hijack();
      upgrade.response.detachSocket(upgrade.socket as never);
      sockets.handleUpgrade(request.raw, upgrade.socket, upgrade.head, (socket) => {
        take(new WebSocketMessageSocket(socket));
      });
    },
  });

  app.addHook('preClose', async () => {
    await closeAll(sockets);
  });
}

/** @throws CodedError ORIGIN_REFUSED, LIVE_VERSION_UNSUPPORTED, SIGN_IN_REQUIRED, PROOF_INVALID, TOKEN_REFUSED, TOO_MANY_REQUESTS, LIVE_TICKET_INVALID */
async function admit(
  app: FastifyInstance,
  request: FastifyRequest,
  { redeem, onSocket, admitDevice }: LiveGuardOptions,
): Promise<(socket: MessageSocket) => void> {
  if (offersProof(request.headers)) requireOriginIfNamed(request, app.edge.origin);
  else requireOrigin(request, app.edge.origin);
  const offered = offeredProtocols(request);
  if (admitDevice !== undefined && offered.includes(DEVICE_SUBPROTOCOL)) return admitDevice(request);
  if (!offered.includes(LIVE_SUBPROTOCOL)) throw new CodedError('LIVE_VERSION_UNSUPPORTED');
  const caller = await app.edge.authenticator.authenticate(request);
  if (caller === null) throw new CodedError('SIGN_IN_REQUIRED');
  await app.edge.countForCaller(request, caller);
  if (caller.token !== null) throw new CodedError('TOKEN_REFUSED');
  const ticket = offered.find((protocol) => protocol.startsWith(LIVE_TICKET_PREFIX));
  if (ticket === undefined || !(await redeem(caller, ticket.slice(LIVE_TICKET_PREFIX.length)))) {
    throw new CodedError('LIVE_TICKET_INVALID');
  }
  return (socket) => {
    onSocket(socket, caller);
  };
}

function offeredProtocols(request: FastifyRequest): string[] {
  const header = request.headers['sec-websocket-protocol'] ?? '';
  if (header.length > PROTOCOLS_MAX_CHARACTERS) return [];
  return header.split(',').map((protocol) => protocol.trim());
}

const pathOf = (raw: IncomingMessage): string => (raw.url ?? '').split('?', 1)[0] ?? '';

function refuse(socket: Duplex): void {
  end(socket, 'HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

/** Doesn't wait for the other end to close as well: whoever never does would hold the socket for ever. */
function end(socket: Duplex, last = ''): void {
  socket.once('finish', () => socket.destroy());
  socket.end(last);
}

async function closeAll(sockets: WebSocketServer): Promise<void> {
  const gone = Promise.withResolvers<undefined>();
  const check = (): void => {
    if (sockets.clients.size === 0) gone.resolve(undefined);
  };
  for (const socket of sockets.clients) {
    // The server's own listener, which takes the socket off the list, was added first.
    socket.once('close', check);
    socket.close(LIVE_CLOSE.stopping, 'SERVER_STOPPING');
  }
  check();
  await gone.promise;
}
