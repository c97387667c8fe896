import type { Clock } from '@alongside/domain';
import {
  CodedError,
  Permission,
  type PersonId,
  type ServiceTokenScope,
  type SignInId,
  type TenantId,
  type TokenId,
} from '@alongside/protocol';
import type { FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database/index.ts';
import { type Authenticator, type Caller, offeredToken, offersToken } from '../../platform/http/index.ts';
import { requestAddress } from '../../platform/http/request-address.ts';
import { requestLocale } from '../../platform/http/request-locale.ts';
import { findToken, type FoundToken, isUseNoted, noteUse } from './find-token.ts';
import { givenScopes } from './given-scopes.ts';
import { isTokenText } from './token-text.ts';

interface Ports {
  readonly database: Database;
  readonly clock: Clock;
  /** Knows those who come without a token. */
  readonly others: Authenticator;
  /** Whether the request has the cookie of a sign-in. */
  readonly offersCookie: (request: FastifyRequest) => boolean;
}

/** A service that comes with a token of the scope that was asked for. */
export interface ScopedService {
  readonly tenantId: TenantId;
  readonly tokenId: TokenId;
  readonly name: string;
  readonly address: string;
}

/** Knows which program asks, by the token it sends; hands everybody else on. */
export class TokenAuthenticator implements Authenticator {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** @throws CodedError TOKEN_INVALID, CREDENTIALS_AMBIGUOUS, PROOF_INVALID */
  async authenticate(request: FastifyRequest): Promise<Caller | null> {
    if (!offersToken(request.headers)) return this.#ports.others.authenticate(request);
    const found = await this.#find(request);
    return callerOf(found, request);
  }

  acceptsCsrfToken(caller: Caller, csrfToken: string): boolean {
    return caller.token === null && this.#ports.others.acceptsCsrfToken(caller, csrfToken);
  }

  /**
   * Who provisions: for interfaces that have no route contracts. The caller counts the request by `countForCaller`.
   * @throws CodedError SIGN_IN_REQUIRED without a token, TOKEN_INVALID, CREDENTIALS_AMBIGUOUS, PERMISSION_MISSING
   */
  async requireScope(request: FastifyRequest, scope: ServiceTokenScope): Promise<ScopedService> {
    if (!offersToken(request.headers)) throw new CodedError('SIGN_IN_REQUIRED');
    const found = await this.#find(request);
    if (found.kind !== 'service' || !found.given.has(scope)) {
      throw new CodedError('PERMISSION_MISSING', { anyOf: [scope] });
    }
    const { tenant_id: tenantId, id: tokenId, name } = found;
    return { tenantId, tokenId, name, address: requestAddress(request) };
  }

  async #find(request: FastifyRequest): Promise<KnownToken> {
    const { database, clock, offersCookie } = this.#ports;
    if (offersCookie(request)) throw new CodedError('CREDENTIALS_AMBIGUOUS');
    const text = offeredToken(request.headers);
    if (text === null || !isTokenText(text)) throw new CodedError('TOKEN_INVALID', { reason: 'unknown' });
    const use = { address: requestAddress(request), nowMs: clock.now() };
    const known = await database.readAcrossTenants('whose a token of the API is', async (tx) => {
      const found = await findToken(tx, text);
      if (found === undefined) throw new CodedError('TOKEN_INVALID', { reason: 'unknown' });
      requireValid(found, use.nowMs);
      const given = await givenScopes(tx, found);
      if (found.kind === 'service' && given.size === 0) {
        throw new CodedError('TOKEN_INVALID', { reason: 'unbacked' });
      }
      return { ...found, given };
    });
    if (!isUseNoted(known, use)) {
      await database.acrossTenants('when a token of the API was used', (tx) => noteUse(tx, known, use));
    }
    return known;
  }
}

type KnownToken = FoundToken & {
  /** Of its scopes, those that it gives now. */
  readonly given: ReadonlySet<ServiceTokenScope>;
};

function requireValid(found: FoundToken, nowMs: number): void {
  // Whoever was deactivated has no tokens any more, should a row be there or not.
  if (found.revoked_at !== null || (found.kind === 'personal' && found.is_active !== true)) {
    throw new CodedError('TOKEN_INVALID', { reason: 'revoked' });
  }
  if (found.expires_at.getTime() <= nowMs) throw new CodedError('TOKEN_INVALID', { reason: 'expired' });
}

function callerOf(found: KnownToken, request: FastifyRequest): Caller {
  const { id, kind, name } = found;
  return {
    tenantId: found.tenant_id,
    personId: found.person_id ?? (id as string as PersonId),
    signInId: id as string as SignInId,
    permissions: new Set(Permission.options.filter((permission) => found.given.has(permission))),
    token: { id, kind, name, createdAt: found.created_at.getTime() },
    device: null,
    address: requestAddress(request),
    locale: (kind === 'personal' ? found.locale : null) ?? requestLocale(request),
  };
}
