import { CodedError, type EmailAddress, type SignInId, type TenantId } from '@alongside/protocol';
import {
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { type IdentityPorts, redirectUriOf } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { hashToken, makeToken } from '../one-time-token.ts';
import type { Sealing } from '../sealing.ts';
import { tenantOfDomain } from '../domains/tenant-of-domain.ts';
import type { IssuerConnections } from './issuer-connections.ts';
import { domainOf } from './mapped-claims.ts';
import { acrValuesFor } from './acr-values.ts';
import type { SignInGate, StepUpNeeds } from './sign-in-gate.ts';
import { providerOf, type TenantProvider } from './tenant-provider.ts';

/** From *sign in* to the provider's answer. */
const ATTEMPT_MS = 30 * 60_000;
const SCOPES = 'openid email profile';

export interface RelyingParty {
  readonly ports: IdentityPorts;
  readonly sealing: Sealing;
  readonly connections: IssuerConnections;
  readonly gate: SignInGate;
}

export interface SignInRequest {
  readonly email: EmailAddress;
  readonly returnTo: string;
  /** The browser's attempt cookie, if it has one. */
  readonly browserToken: string | null;
}

export interface BegunSignIn {
  readonly location: string;
  /** To be kept in the browser's attempt cookie: only the browser that began can finish. */
  readonly browserToken: string;
}

/** @throws CodedError SIGN_IN_UNKNOWN_DOMAIN, PROVIDER_UNREACHABLE */
export async function beginSignIn(party: RelyingParty, request: SignInRequest): Promise<BegunSignIn> {
  const found = await findProvider(party, request.email);
  return beginAttempt(party, { ...request, ...found, needs: null, renews: null });
}

/** One way to the provider and back. */
export interface NewAttempt extends Omit<SignInRequest, 'email'> {
  readonly tenantId: TenantId;
  readonly provider: TenantProvider;
  /** Whom the provider is asked about; null: it asks itself. */
  readonly email: EmailAddress | null;
  /** What is to be proven besides; null: nothing. */
  readonly needs: StepUpNeeds | null;
  /** The sign-in that is proven again; null: it is a new one. */
  readonly renews: SignInId | null;
}

/** @throws CodedError PROVIDER_UNREACHABLE */
export async function beginAttempt(party: RelyingParty, asked: NewAttempt): Promise<BegunSignIn> {
  const { tenantId, provider, needs } = asked;
  const connection = await party.connections.connect(tenantId, provider);
  const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const browserToken = isToken(asked.browserToken) ? asked.browserToken : makeToken();
  await party.ports.database.inTenant(tenantId, (tx) =>
    identityTables(tx)
      .insertInto('sign_in_attempts')
      .values({
        state_hash: hashToken(attempt.state),
        tenant_id: tenantId,
        browser_hash: hashToken(browserToken),
        issuer: provider.issuer,
        nonce: attempt.nonce,
        verifier: attempt.verifier,
        return_to: asked.returnTo,
        renews: asked.renews,
        needs: needs === null ? null : JSON.stringify(needs),
        expires_at: new Date(party.ports.clock.now() + ATTEMPT_MS),
      })
      .execute(),
  );
  const location = buildAuthorizationUrl(connection, {
    redirect_uri: redirectUriOf(party.ports.origin),
    scope: SCOPES,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    ...(asked.email === null ? {} : { login_hint: asked.email }),
    ...askedOfProvider(connection, asked),
  });
  return { location: location.href, browserToken };
}

function askedOfProvider(
  connection: Configuration,
  { provider, needs }: NewAttempt,
): Readonly<Record<string, string>> {
  // The embedded provider keeps nobody signed in: that is what our own sign-in is for.
  const prompt = provider.kind === 'embedded' || needs !== null ? { prompt: 'login' } : {};
  const acrValues =
    needs?.mfa === null || needs === null ? [] : acrValuesFor(connection, needs.mfa.acrValues);
  return {
    ...prompt,
    ...(acrValues.length === 0 ? {} : { acr_values: acrValues.join(' ') }),
    // With it a provider has to say when the person last proved who they are (OpenID Connect Core 1.0, 2).
    ...(needs?.isFresh === true ? { max_age: '0' } : {}),
  };
}

/** Two tabs that sign in at once share the token, so that neither undoes the other. */
const isToken = (text: string | null): text is string => text !== null && /^[A-Za-z0-9_-]{43}$/u.test(text);

async function findProvider(
  { ports, sealing }: RelyingParty,
  email: EmailAddress,
): Promise<{ tenantId: TenantId; provider: TenantProvider }> {
  return ports.database.acrossTenants('the tenant of an address that signs in', async (tx) => {
    const tenantId = await tenantOfDomain(tx, domainOf(email));
    if (tenantId === null) throw new CodedError('SIGN_IN_UNKNOWN_DOMAIN');
    return { tenantId, provider: await providerOf(tx, tenantId, sealing) };
  });
}
