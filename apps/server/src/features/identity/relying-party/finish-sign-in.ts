import { type AuditEvent, auditEvent, hasSeveralFactors } from '@alongside/domain';
import { CodedError, type EmailAddress, type SignInId, type TenantId } from '@alongside/protocol';
import { authorizationCodeGrant, fetchUserInfo, type Configuration } from 'openid-client';
import { z } from 'zod';
import { tenantTopic } from '../../../platform/bus/index.ts';
import { noteAccessChange } from '../../../platform/access-changes/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { syncClaimedGroups } from '../../directory/index.ts';
import { personActor, personTarget, STRANGER } from '../audit-actors.ts';
import { tenantOfDomain } from '../domains/tenant-of-domain.ts';
import { forgetProviderSessions } from '../embedded-provider/database-oidc-adapter.ts';
import { redirectUriOf } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { hashToken } from '../one-time-token.ts';
import { createSignIn, type CreatedSignIn, renewSignIn } from '../sign-ins/sign-in-store.ts';
import { beginAttempt, type RelyingParty } from './begin-sign-in.ts';
import { requireAdministratorLeft } from '../people/administrator-left.ts';
import type { PersonRow } from '../people/person-rows.ts';
import { domainOf, mapClaims, type MappedClaims } from './mapped-claims.ts';
import { type Match, matchPerson, type MatchedPerson } from './match-person.ts';
import type { SignInVerdict, StepUpNeeds } from './sign-in-gate.ts';
import { providerOf, type TenantProvider } from './tenant-provider.ts';

export interface ProviderAnswer {
  /** Path and query of the callback, as the browser came with it. */
  readonly url: string;
  readonly browserToken: string | null;
  readonly address: string;
  readonly browser: string | undefined;
}

export type FinishedSignIn =
  | { readonly kind: 'begun'; readonly id: SignInId; readonly token: string; readonly returnTo: string }
  /** The browser's sign-in goes on, with what was proven now. */
  | { readonly kind: 'renewed'; readonly returnTo: string }
  /** The provider is to have more proven; nobody is signed in yet. */
  | { readonly kind: 'step-up'; readonly location: string };

/** What was kept when the sign-in began; taken out, so that no answer is used twice. */
interface Attempt {
  readonly tenantId: TenantId;
  readonly provider: TenantProvider;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  readonly needs: StepUpNeeds | null;
  readonly renews: SignInId | null;
}

interface Told {
  readonly claims: MappedClaims;
  readonly idToken: string | undefined;
  /** When the person proved who they are, in milliseconds since 1970; null: the provider doesn't say. */
  readonly authenticatedAtMs: number | null;
}

/** Ends a sign-in that failed, saying where it was going. */
export class SignInRefusal extends Error {
  readonly code:
    | 'SIGN_IN_EXPIRED'
    | 'SIGN_IN_FAILED'
    | 'SIGN_IN_BLOCKED'
    | 'MFA_REQUIRED'
    | 'PROVIDER_UNREACHABLE'
    | 'cancelled';
  readonly returnTo: string;

  constructor(code: SignInRefusal['code'], returnTo: string, cause?: unknown) {
    super(code, { cause });
    this.name = 'SignInRefusal';
    this.code = code;
    this.returnTo = returnTo;
  }
}

const PolicyNames = z.array(z.string());
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
    assertProven(attempt, told, party.ports.clock.now());
    return await signIn(party, attempt, { ...answer, ...told });
  } catch (error) {
    if (error instanceof MoreNeeded)
      return await stepUp(party, attempt, { ...answer, needs: error.needs, email: error.email });
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
      needs: row.needs,
      renews: row.renews,
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
  const proof = { idToken: tokens.id_token, authenticatedAtMs: authenticationTime(claims.auth_time) };
  if (attempt.provider.kind === 'embedded') {
    return { claims: mapClaims(claims, EMBEDDED_CLAIMS), ...proof };
  }
  const more =
    connection.serverMetadata().userinfo_endpoint === undefined
      ? {}
      : await fetchUserInfo(connection, tokens.access_token, claims.sub);
  // How somebody signed in is only believed from the signed token.
  const merged = { ...more, amr: undefined, acr: undefined, ...claims };
  return { claims: mapClaims(merged, attempt.provider.claims), ...proof };
}

const MS_PER_SECOND = 1_000;
const authenticationTime = (claim: unknown): number | null =>
  typeof claim === 'number' && Number.isSafeInteger(claim * MS_PER_SECOND) && claim >= 0
    ? claim * MS_PER_SECOND
    : null;

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

/** From proving who one is at the provider to being back here. */
const FRESH_MS = 5 * 60_000;

/** What the provider was asked to have proven has been. @throws CodedError MFA_REQUIRED, SIGN_IN_FAILED */
function assertProven({ needs }: Attempt, { claims, authenticatedAtMs }: Told, nowMs: number): void {
  if (needs === null) return;
  if (needs.mfa !== null && !hasSeveralFactors(claims, needs.mfa.acrValues)) {
    throw new CodedError('MFA_REQUIRED', { reason: 'no-second-factor', email: claims.email });
  }
  if (needs.isFresh && (authenticatedAtMs === null || authenticatedAtMs < nowMs - FRESH_MS)) {
    throw new CodedError('SIGN_IN_FAILED', { reason: 'not-fresh', email: claims.email });
  }
}

/** Undoes the transaction that found out. */
class MoreNeeded extends Error {
  readonly needs: StepUpNeeds;
  readonly email: EmailAddress;

  constructor(needs: StepUpNeeds, email: EmailAddress) {
    super('more is to be proven');
    this.name = 'MoreNeeded';
    this.needs = needs;
    this.email = email;
  }
}

type Answered = ProviderAnswer & Told;

async function signIn(party: RelyingParty, attempt: Attempt, told: Answered): Promise<FinishedSignIn> {
  const { ports } = party;
  const { tenantId, provider, returnTo } = attempt;
  const groupChanges: AuditEvent[] = [];
  const finished = await ports.database.inTenant(tenantId, async (tx): Promise<FinishedSignIn> => {
    const nowMs = ports.clock.now();
    const match = { tenantId, provider, claims: told.claims, address: told.address, nowMs };
    const { person, events } = await matchPerson(tx, match);
    const groupEvents = await syncGroups(tx, match, person);
    groupChanges.push(...groupEvents);
    const verdict = await party.gate.judge(tx, {
      tenantId,
      person,
      amr: told.claims.amr,
      acr: told.claims.acr,
      authenticatedAtMs: told.authenticatedAtMs,
      address: told.address,
      browser: told.browser ?? null,
      nowMs,
    });
    const reports = obey(verdict, attempt, told);
    const meeting = { person, events: [...events, ...groupEvents, ...reports], nowMs };
    if (attempt.renews === null)
      return { kind: 'begun', returnTo, ...(await begin(tx, party, { attempt, told, ...meeting })) };
    await renew(tx, party, { attempt, told, renews: attempt.renews, ...meeting });
    return { kind: 'renewed', returnTo };
  });
  ports.bus.publish(tenantTopic(tenantId, 'people'), {});
  if (groupChanges.length > 0) ports.bus.publish(tenantTopic(tenantId, 'groups'), {});
  if (provider.kind === 'embedded') await forgetProviderSessions(ports.database, told.claims.subject);
  return finished;
}

/** Before access is judged: policies hold for groups. @returns what the audit log is to be told */
async function syncGroups(tx: Transaction, match: Match, person: PersonRow): Promise<readonly AuditEvent[]> {
  const { groups } = match.claims;
  if (groups === null) return [];
  const about = { at: match.nowMs, actor: personActor(person), address: match.address };
  return syncClaimedGroups(tx, about, {
    tenantId: match.tenantId,
    personId: person.id,
    names: groups,
    requireAdministratorLeft,
  });
}

/**
 * @returns what the audit log is to be told
 * @throws CodedError SIGN_IN_BLOCKED, MFA_REQUIRED; MoreNeeded where the provider hasn't been asked yet
 */
function obey(verdict: SignInVerdict, { needs }: Attempt, { claims }: Told): readonly AuditEvent[] {
  if (verdict.kind === 'allowed') return verdict.events;
  if (verdict.kind === 'blocked') {
    const policies = verdict.policies.map(({ name }) => name);
    throw new CodedError('SIGN_IN_BLOCKED', { reason: 'access-policy', policies, email: claims.email });
  }
  if (needs === null) throw new MoreNeeded(verdict.needs, claims.email);
  const code = verdict.needs.mfa === null ? 'SIGN_IN_FAILED' : 'MFA_REQUIRED';
  throw new CodedError(code, { reason: 'access-policy', email: claims.email });
}

async function stepUp(
  party: RelyingParty,
  attempt: Attempt,
  more: ProviderAnswer & { readonly needs: StepUpNeeds; readonly email: EmailAddress },
): Promise<FinishedSignIn> {
  const begun = await beginAttempt(party, {
    tenantId: attempt.tenantId,
    provider: attempt.provider,
    returnTo: attempt.returnTo,
    renews: attempt.renews,
    needs: more.needs,
    browserToken: more.browserToken,
    email: more.email,
  });
  return { kind: 'step-up', location: begun.location };
}

interface Meeting {
  readonly attempt: Attempt;
  readonly told: Answered;
  readonly person: MatchedPerson['person'];
  readonly events: readonly AuditEvent[];
  readonly nowMs: number;
}

/** Of a sign-in whose provider doesn't say when its person proved who they are: it may have been days ago. */
const UNKNOWN_MS = 0;

/** null: the provider doesn't say. The embedded one keeps nobody signed in: there it was just now. */
const provenAt = ({ attempt, told, nowMs }: Pick<Meeting, 'attempt' | 'told' | 'nowMs'>): number | null =>
  told.authenticatedAtMs ?? (attempt.provider.kind === 'embedded' ? nowMs : null);

async function begin(tx: Transaction, { sealing }: RelyingParty, meeting: Meeting): Promise<CreatedSignIn> {
  const { attempt, told, person, events, nowMs } = meeting;
  const { tenantId, provider } = attempt;
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
    authenticatedAtMs: provenAt(meeting) ?? UNKNOWN_MS,
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
}

/** @throws CodedError SIGN_IN_FAILED if somebody else signed in, SIGN_IN_EXPIRED if the sign-in has ended meanwhile */
async function renew(
  tx: Transaction,
  { sealing }: RelyingParty,
  { attempt, told, person, events, nowMs, renews }: Meeting & { readonly renews: SignInId },
): Promise<void> {
  const { tenantId } = attempt;
  const outcome = await renewSignIn(tx, {
    id: renews,
    personId: person.id,
    amr: told.claims.amr,
    acr: told.claims.acr,
    sealedIdToken: told.idToken === undefined ? null : sealing.seal(tenantId, 'id-token', told.idToken),
    address: told.address,
    nowMs,
    authenticatedAtMs: provenAt({ attempt, told, nowMs }),
  });
  if (outcome === 'another-person') {
    throw new CodedError('SIGN_IN_FAILED', { reason: 'another-person', email: told.claims.email });
  }
  if (outcome === 'ended') throw new CodedError('SIGN_IN_EXPIRED', { email: told.claims.email });
  // Somebody may have proven less than before.
  await noteAccessChange(tx, tenantId, { kind: 'person', id: person.id });
  const renewed = auditEvent('sign-in.renewed', {
    at: nowMs,
    actor: personActor(person),
    target: { kind: 'sign-in', id: renews, name: null },
    address: told.address,
    before: null,
    after: { methods: told.claims.amr },
  });
  await appendAudit(tx, tenantId, [...events, renewed]);
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
    after: { reason, email: emailOf(error), ...policiesOf(error) },
  });
  ports.logger.info({ tenantId: attempt.tenantId, reason, err: error }, 'a sign-in failed');
  await ports.database.inTenant(attempt.tenantId, (tx) => appendAudit(tx, attempt.tenantId, [failed]));
  return new SignInRefusal(codeOf(error), attempt.returnTo, error);
}

const TOLD: readonly SignInRefusal['code'][] = [
  'PROVIDER_UNREACHABLE',
  'SIGN_IN_BLOCKED',
  'MFA_REQUIRED',
  'SIGN_IN_EXPIRED',
];
const codeOf = (error: unknown): SignInRefusal['code'] =>
  (error instanceof CodedError ? TOLD.find((code) => code === error.code) : undefined) ?? 'SIGN_IN_FAILED';

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

function policiesOf(error: unknown): { readonly policies?: readonly string[] } {
  const named = error instanceof CodedError ? PolicyNames.safeParse(error.details['policies']) : null;
  return named?.success === true ? { policies: named.data } : {};
}

function emailOf(error: unknown): string | null {
  const email = error instanceof CodedError ? error.details['email'] : undefined;
  return typeof email === 'string' ? email : null;
}
