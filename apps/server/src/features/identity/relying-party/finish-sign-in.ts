import { type AuditEvent, auditEvent } from '@alongside/domain';
import { CodedError, type SignInId, type TenantId } from '@alongside/protocol';
import { authorizationCodeGrant, fetchUserInfo, type Configuration } from 'openid-client';
import { tenantTopic } from '../../../platform/bus/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import { personActor, personTarget, STRANGER } from '../audit-actors.ts';
import { tenantOfDomain } from '../domains/tenant-of-domain.ts';
import { forgetProviderSessions } from '../embedded-provider/database-oidc-adapter.ts';
import { redirectUriOf } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { hashToken } from '../one-time-token.ts';
import { createSignIn } from '../sign-ins/sign-in-store.ts';
import type { RelyingParty } from './begin-sign-in.ts';
import { domainOf, mapClaims, type MappedClaims } from './mapped-claims.ts';
import { matchPerson } from './match-person.ts';
import { providerOf, type TenantProvider } from './tenant-provider.ts';

export interface ProviderAnswer {
  /** Path and query of the callback, as the browser came with it. */
  readonly url: string;
  readonly browserToken: string | null;
  readonly address: string;
  readonly browser: string | undefined;
}

export interface FinishedSignIn {
  readonly id: SignInId;
  readonly token: string;
  readonly returnTo: string;
}

/** What was kept when the sign-in began; taken out, so that no answer is used twice. */
interface Attempt {
  readonly tenantId: TenantId;
  readonly provider: TenantProvider;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

interface Told {
  readonly claims: MappedClaims;
  readonly idToken: string | undefined;
}

/** Ends a sign-in that failed, saying where it was going. */
export class SignInRefusal extends Error {
  readonly code: 'SIGN_IN_EXPIRED' | 'SIGN_IN_FAILED' | 'PROVIDER_UNREACHABLE' | 'cancelled';
  readonly returnTo: string;

  constructor(code: SignInRefusal['code'], returnTo: string, cause?: unknown) {
    super(code, { cause });
    this.name = 'SignInRefusal';
    this.code = code;
    this.returnTo = returnTo;
  }
}

const NOWHERE = '/';
/** OAuth 2.0's word for somebody who said no at the provider (RFC 6749, 4.1.2.1). */
const CANCELLED = 'access_denied';

/** @throws SignInRefusal */
export async function finishSignIn(party: RelyingParty, answer: ProviderAnswer): Promise<FinishedSignIn> {
  const url = new URL(answer.url, party.ports.origin);
  const attempt = await takeAttempt(party, url, answer.browserToken);
  if (attempt === null) throw new SignInRefusal('SIGN_IN_EXPIRED', NOWHERE);
  try {
    const connection = await party.connections.connect(attempt.tenantId, attempt.provider);
    const told = await redeem(connection, attempt, new URL(redirectUriOf(party.ports.origin) + url.search));
    await assertOwnDomain(party, attempt, told.claims);
    return await signIn(party, attempt, { ...answer, ...told });
  } catch (error) {
    throw await refusalOf(party, { attempt, address: answer.address, error });
  }
}

async function takeAttempt(
  { ports, sealing }: RelyingParty,
  url: URL,
  browserToken: string | null,
): Promise<Attempt | null> {
  const state = url.searchParams.get('state');
  if (state === null || browserToken === null) return null;
  return ports.database.acrossTenants('whose sign-in an answer belongs to', async (tx) => {
    const row = await identityTables(tx)
      .deleteFrom('sign_in_attempts')
      .where('state_hash', '=', hashToken(state))
      .where('browser_hash', '=', hashToken(browserToken))
      .where('expires_at', '>', new Date(ports.clock.now()))
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return null;
    const provider = await providerOf(tx, row.tenant_id, sealing);
    // The tenant changed its provider in the meantime.
    if (provider.issuer !== row.issuer) return null;
    return {
      tenantId: row.tenant_id,
      provider,
      state,
      nonce: row.nonce,
      verifier: row.verifier,
      returnTo: row.return_to,
    };
  });
}

const EMBEDDED_CLAIMS = {
  email: 'email',
  fullName: 'name',
  firstName: 'given_name',
  lastName: 'family_name',
  jobTitle: 'job_title',
  company: 'company',
};

/** Exchanges the code; the library checks state, issuer, nonce, PKCE, signature, audience and times. */
async function redeem(connection: Configuration, attempt: Attempt, url: URL): Promise<Told> {
  const tokens = await authorizationCodeGrant(connection, url, {
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new CodedError('SIGN_IN_FAILED', { reason: 'claims' });
  if (attempt.provider.kind === 'embedded') {
    return { claims: mapClaims(claims, EMBEDDED_CLAIMS), idToken: tokens.id_token };
  }
  const more =
    connection.serverMetadata().userinfo_endpoint === undefined
      ? {}
      : await fetchUserInfo(connection, tokens.access_token, claims.sub);
  // How somebody signed in is only believed from the signed token.
  const merged = { ...more, amr: undefined, acr: undefined, ...claims };
  return { claims: mapClaims(merged, attempt.provider.claims), idToken: tokens.id_token };
}

async function assertOwnDomain(
  { ports }: RelyingParty,
  attempt: Attempt,
  claims: MappedClaims,
): Promise<void> {
  const tenantId = await ports.database.acrossTenants(
    'the tenant of an address that a provider named',
    (tx) => tenantOfDomain(tx, domainOf(claims.email)),
  );
  if (tenantId !== attempt.tenantId) {
    throw new CodedError('SIGN_IN_FAILED', { reason: 'foreign-domain', email: claims.email });
  }
}

async function signIn(
  { ports, sealing }: RelyingParty,
  attempt: Attempt,
  told: ProviderAnswer & Told,
): Promise<FinishedSignIn> {
  const { tenantId, provider } = attempt;
  const nowMs = ports.clock.now();
  const begun = await ports.database.inTenant(tenantId, async (tx) => {
    const match = { tenantId, provider, claims: told.claims, address: told.address, nowMs };
    const { person, events } = await matchPerson(tx, match);
    const made = await createSignIn(tx, {
      tenantId,
      personId: person.id,
      issuer: provider.issuer,
      amr: told.claims.amr,
      acr: told.claims.acr,
      sealedIdToken: told.idToken === undefined ? null : sealing.seal(tenantId, 'id-token', told.idToken),
      address: told.address,
      browser: told.browser,
      device: null,
      nowMs,
    });
    const succeeded = auditEvent('sign-in.succeeded', {
      at: nowMs,
      actor: personActor(person),
      target: personTarget(person),
      address: told.address,
      before: null,
      after: { provider: provider.kind, methods: told.claims.amr },
    });
    await appendAudit(tx, tenantId, [...events, succeeded]);
    return made;
  });
  ports.bus.publish(tenantTopic(tenantId, 'people'), {});
  if (provider.kind === 'embedded') await forgetProviderSessions(ports.database, told.claims.subject);
  return { ...begun, returnTo: attempt.returnTo };
}

interface Failure {
  readonly attempt: Attempt;
  readonly address: string;
  readonly error: unknown;
}

async function refusalOf(
  { ports }: RelyingParty,
  { attempt, address, error }: Failure,
): Promise<SignInRefusal> {
  const reason = reasonOf(error);
  if (reason === CANCELLED) return new SignInRefusal('cancelled', attempt.returnTo, error);
  const failed: AuditEvent = auditEvent('sign-in.failed', {
    at: ports.clock.now(),
    actor: STRANGER,
    address,
    result: 'failed',
    before: null,
    after: { reason, email: emailOf(error) },
  });
  ports.logger.info({ tenantId: attempt.tenantId, reason, err: error }, 'a sign-in failed');
  await ports.database.inTenant(attempt.tenantId, (tx) => appendAudit(tx, attempt.tenantId, [failed]));
  const code =
    error instanceof CodedError && error.code === 'PROVIDER_UNREACHABLE' ? error.code : 'SIGN_IN_FAILED';
  return new SignInRefusal(code, attempt.returnTo, error);
}

/** The library's errors have stable codes; OAuth's own are in `error`. */
function reasonOf(error: unknown): string {
  if (error instanceof CodedError) {
    const { reason } = error.details;
    return typeof reason === 'string' ? reason : error.code;
  }
  if (error instanceof Error && 'error' in error && typeof error.error === 'string')
    return error.error.slice(0, 100);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code.slice(0, 100);
  return 'fault';
}

function emailOf(error: unknown): string | null {
  const email = error instanceof CodedError ? error.details['email'] : undefined;
  return typeof email === 'string' ? email : null;
}
