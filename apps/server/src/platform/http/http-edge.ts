import type { Authenticator } from './caller.ts';

/** What every route needs of the server around it. */
export interface HttpEdge {
  readonly authenticator: Authenticator;
  /** The one public origin, such as `https://help.example.org`. */
  readonly origin: string;
  /** Whether a signed-in person may ask once more now; counts this one. */
  readonly admit: PersonLimit;
}

export type PersonLimit = (personId: string) => {
  readonly isAllowed: boolean;
  readonly retryAfterMs: number;
};

declare module 'fastify' {
  interface FastifyInstance {
    readonly edge: HttpEdge;
  }
  interface FastifyContextConfig {
    /** Name of the contract this route serves, or why it has none. Set by `serve…` alone. */
    readonly route?: { readonly name: string } | { readonly because: string };
  }
}
