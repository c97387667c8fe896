import { randomUUID } from 'node:crypto';
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import cookie from '@fastify/cookie';
import { CodedError } from '@alongside/protocol';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Authenticator } from './caller.ts';
import { StartFault } from '../start-fault.ts';
import { answerError, answerProblems } from './problem-answers.ts';
import { limitRequests, REQUEST_LIMITS, type RequestLimits } from './request-limits.ts';
import { requestAddress } from './request-address.ts';
import { guardRoutes } from './route-guard.ts';
import { setSafeHeaders } from './safe-headers.ts';

/** Time for a whole request to come in; nothing but a picture is longer than a few kilobytes. */
const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 72_000;
const PARAMETER_MAX_CHARACTERS = 200;

export interface HttpServerOptions {
  readonly origin: string;
  /** Addresses or networks of proxies whose `X-Forwarded-For` is believed. Default: none. */
  readonly trustedProxies?: readonly string[];
  /** PEM texts; absent: plain HTTP. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  readonly authenticator: Authenticator;
  readonly log: Logger;
  readonly limits?: RequestLimits;
}

/** The server's edge: everything that holds for every request. Features add their routes by `serve`. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { origin, authenticator, tls } = options;
  const log: FastifyBaseLogger = options.log;
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    // Addresses with their queries have no place in the log; see `logRequests`.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    frameworkErrors: (error, request, reply) => {
      void answerError(error, request, reply);
    },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: PARAMETER_MAX_CHARACTERS },
    serverFactory: (listener: RequestListener) => makeServer(listener, tls),
  });
  const routes = guardRoutes(app);
  answerProblems(app);
  refuseWhileStopping(app);
  logRequests(app);
  await setSafeHeaders(app, origin);
  const countForCaller = await limitRequests(app, options.limits ?? REQUEST_LIMITS);
  await app.register(cookie);
  takeBodies(app);
  app.decorate('edge', { authenticator, origin, routes, countForCaller });
  return app;
}

/** The framework sets times only on servers that it makes itself. */
function makeServer(listener: RequestListener, tls: HttpServerOptions['tls']): Server {
  const times = { requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS };
  if (tls === undefined) return createPlainServer(times, listener);
  try {
    return createTlsServer({ ...times, cert: tls.certificate, key: tls.key }, listener);
  } catch (error) {
    throw new StartFault(
      'TLS_UNUSABLE',
      "The certificate and key of --tls-cert and --tls-key can't be used. Both must be PEM, and belong together.",
      { cause: error },
    );
  }
}

function refuseWhileStopping(app: FastifyInstance): void {
  let isStopping = false;
  app.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });
  app.addHook('onRequest', (_request, _reply, done) => {
    done(isStopping ? new CodedError('SERVER_STOPPING') : undefined);
  });
}

function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.debug(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
        address: requestAddress(request),
      },
      'Answered',
    );
    done();
  });
}

/** JSON, or nothing; and raw bytes for the routes that name a media type of their own. */
function takeBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    // The framework's parser answers through `done`; it is asynchronous in type alone.
    else void parseJson(request, body.toString(), done);
  });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
}
