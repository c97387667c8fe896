import { CodedError, type Route } from '@alongside/protocol';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.ts';
import type { HttpEdge } from './http-edge.ts';

import { requireOrigin } from './require-origin.ts';

const CSRF_HEADER = 'x-csrf-token';

/**
 * Who asks, if they may call this route.
 * @throws CodedError SIGN_IN_REQUIRED, PROOF_INVALID, TOKEN_INVALID, CREDENTIALS_AMBIGUOUS, TOO_MANY_REQUESTS, AGENT_REFUSED,
 *   AGENT_REQUIRED, TOKEN_REFUSED, ORIGIN_REFUSED, CSRF_REFUSED, PERMISSION_MISSING
 */
export async function admitCaller(edge: HttpEdge, contract: Route, request: FastifyRequest): Promise<Caller> {
  const caller = await edge.authenticator.authenticate(request);
  if (caller === null) throw new CodedError('SIGN_IN_REQUIRED');
  await edge.countForCaller(request, caller);
  requireSuitable(contract, caller);
  // A browser sends its cookie by itself; neither a proof nor a token does a page of another site have sent.
  if (contract.method !== 'GET' && caller.device === null && caller.token === null) {
    requireOrigin(request, edge.origin);
    requireCsrfToken(edge, caller, request);
  }
  requirePermission(contract, caller);
  return caller;
}

function requireSuitable({ callers, tokens }: Route, { device, token }: Caller): void {
  if (token !== null) {
    if (tokens === 'none' || (tokens === 'personal' && token.kind !== 'personal')) {
      throw new CodedError('TOKEN_REFUSED');
    }
    return;
  }
  if (device === null && callers === 'agent') throw new CodedError('AGENT_REQUIRED');
  if (device !== null && callers === 'browser') throw new CodedError('AGENT_REFUSED');
}

function requireCsrfToken(edge: HttpEdge, caller: Caller, request: FastifyRequest): void {
  const token = request.headers[CSRF_HEADER];
  if (typeof token !== 'string' || !edge.authenticator.acceptsCsrfToken(caller, token)) {
    throw new CodedError('CSRF_REFUSED');
  }
}

function requirePermission({ access }: Route, caller: Caller): void {
  if (access.kind !== 'permission') return;
  if (!access.anyOf.some((permission) => caller.permissions.has(permission))) {
    throw new CodedError('PERMISSION_MISSING', { anyOf: access.anyOf });
  }
}
