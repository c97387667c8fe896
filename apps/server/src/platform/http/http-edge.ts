import type { FastifyRequest } from 'fastify';
import type { Authenticator, Caller } from './caller.ts';

export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  /** Name of its contract; null: it is one of the few that have none. */
  readonly contract: string | null;
}

export type CountForCaller = (
  request: FastifyRequest,
  caller: Pick<Caller, 'personId' | 'token'>,
) => Promise<void>;

/** What every route needs of the server around it. */
export interface HttpEdge {
  readonly authenticator: Authenticator;
  /** The one public origin, such as `https://help.example.org`. */
  readonly origin: string;
  /** Every route there is. */
  readonly routes: readonly GuardedRoute[];
  /** Counts the request for its person, or for its token. @throws CodedError TOO_MANY_REQUESTS */
  readonly countForCaller: CountForCaller;
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly edge: HttpEdge;
  }
  interface FastifyContextConfig {
    /** Name of the contract this route serves, or why it has none. */
    readonly route?: { readonly name: string } | { readonly because: string };
  }
}
