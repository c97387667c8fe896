import { CodedError, type Locale, type Route } from '@alongside/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { admitCaller } from './admit-caller.ts';
import { requestAddress } from './request-address.ts';
import { requestLocale } from './request-locale.ts';
import type { Caller } from './caller.ts';
import { requireOrigin, requireOriginIfNamed } from './require-origin.ts';
import { offersProof } from './offers-proof.ts';
import { offersToken } from './offers-token.ts';
import { parsePart } from './parse-part.ts';
import { sendAnswer } from './send-answer.ts';
import './http-edge.ts';

type AnyRoute = Route;

/** What a handler gets, parsed by the contract. */
interface Asked<Contract extends AnyRoute> {
  readonly params: z.output<Contract['params']>;
  readonly query: z.output<Contract['query']>;
  /** Of a raw route: a `Buffer`. */
  readonly body: z.output<Contract['body']>;
  readonly address: string;
  readonly locale: Locale;
  readonly request: FastifyRequest;
  /** For cookies and headers; the answer is what the handler returns. */
  readonly reply: FastifyReply;
}

type Answer<Contract extends AnyRoute> = z.input<Contract['response']>;

type PublicHandler<Contract extends AnyRoute> = (
  asked: Asked<Contract>,
) => Promise<Answer<Contract>> | Answer<Contract>;

type CallerHandler<Contract extends AnyRoute> = (
  asked: Asked<Contract> & { readonly caller: Caller },
) => Promise<Answer<Contract>> | Answer<Contract>;

interface ServeOptions {
  /** The body is one of these media types, given as it came, instead of JSON. Default: JSON. */
  readonly rawMediaTypes?: readonly string[];
  /** Most bytes of the body. Default: 64 KiB. */
  readonly bodyMaxBytes?: number;
}

export const API_PREFIX = '/api/v1';
const BODY_MAX_BYTES = 65_536;

/**
 * Serves a route for signed-in people: parses by its contract, holds its access, the origin and the CSRF token, and
 * answers what the contract says and no more. Whatever is thrown becomes a problem document.
 *
 * @throws Error at start if the contract has no access or is a public one
 */
export function serve<Contract extends AnyRoute>(
  app: FastifyInstance,
  contract: Contract,
  handler: CallerHandler<Contract>,
  options: ServeOptions = {},
): void {
  if (contract.access.kind === 'public') throw new Error(`Route ${contract.name} is public: use servePublic`);
  mount(app, contract, options, async (asked, part) => {
    const caller = await admitCaller(app.edge, contract, part.request);
    return handler({ ...asked(), caller });
  });
}

/** Serves a route for which nobody needs to be signed in. @throws Error at start if the contract isn't public */
export function servePublic<Contract extends AnyRoute>(
  app: FastifyInstance,
  contract: Contract,
  handler: PublicHandler<Contract>,
  options: ServeOptions = {},
): void {
  if (contract.access.kind !== 'public') throw new Error(`Route ${contract.name} isn't public: use serve`);
  mount(app, contract, options, (asked) => handler(asked()));
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The parts are parsed only when the caller may ask at all: a stranger learns nothing of the contract. */
type Run<Contract extends AnyRoute> = (
  asked: () => Asked<Contract>,
  exchange: Exchange,
) => Promise<Answer<Contract>> | Answer<Contract>;

function mount<Contract extends AnyRoute>(
  app: FastifyInstance,
  contract: Contract,
  options: ServeOptions,
  run: Run<Contract>,
): void {
  const rawMediaTypes = options.rawMediaTypes ?? [];
  app.route({
    method: contract.method,
    url: API_PREFIX + contract.path,
    config: { route: { name: contract.name } },
    bodyLimit: options.bodyMaxBytes ?? BODY_MAX_BYTES,
    onRequest: (request, _reply, done) => {
      if (contract.method !== 'GET') requireOriginFor(contract, request, app.edge.origin);
      requireMediaType(request, rawMediaTypes);
      done();
    },
    handler: async (request, reply) => {
      const asked = (): Asked<Contract> => ({
        params: parsePart<Contract['params']>('params', contract.params, request.params),
        query: parsePart<Contract['query']>('query', contract.query, request.query),
        body: parsePart<Contract['body']>('body', contract.body, request.body ?? undefined),
        address: requestAddress(request),
        locale: requestLocale(request),
        request,
        reply,
      });
      return sendAnswer(contract, reply, await run(asked, { request, reply }));
    },
  });
}

/** An agent or a program names no origin; a page always does, and what it sends by itself is neither proof nor token. */
function requireOriginFor(contract: AnyRoute, request: FastifyRequest, origin: string): void {
  if (contract.access.kind !== 'public' && offersToken(request.headers)) {
    requireOriginIfNamed(request, origin);
    return;
  }
  const isAgents =
    contract.access.kind === 'public' ? contract.callers === 'agent' : offersProof(request.headers);
  if (isAgents && contract.callers !== 'browser') requireOriginIfNamed(request, origin);
  else requireOrigin(request, origin);
}

function requireMediaType(request: FastifyRequest, rawMediaTypes: readonly string[]): void {
  const given = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (given === undefined) return;
  const taken = rawMediaTypes.length === 0 ? ['application/json'] : rawMediaTypes;
  if (!taken.includes(given)) throw new CodedError('MEDIA_TYPE_UNSUPPORTED');
}
