import type { FastifyRequest } from 'fastify';
import { type Authenticator, type Caller, offersProof } from '../../platform/http/index.ts';
import type { AgentAuthenticator } from './agent-authenticator.ts';

/** Knows who asks, page or agent. A request that offers a proof is never taken by its cookie. */
export class CallerAuthenticator implements Authenticator {
  readonly #pages: Authenticator;
  readonly #agents: AgentAuthenticator;

  constructor(pages: Authenticator, agents: AgentAuthenticator) {
    this.#pages = pages;
    this.#agents = agents;
  }

  authenticate(request: FastifyRequest): Promise<Caller | null> {
    return offersProof(request.headers)
      ? this.#agents.authenticate(request)
      : this.#pages.authenticate(request);
  }

  acceptsCsrfToken(caller: Caller, token: string): boolean {
    return caller.device === null && this.#pages.acceptsCsrfToken(caller, token);
  }
}
