import { auditEvent } from '@alongside/domain';
import {
  type ClaimMapping,
  getIdentityProviderRoute,
  type IdentityProviderView,
  setIdentityProviderRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { tenantTopic } from '../../../platform/bus/index.ts';
import { accessChangesTopic, noteAccessChange } from '../../../platform/access-changes/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { type Caller, serve } from '../../../platform/http/index.ts';
import { byCaller } from '../audit-actors.ts';
import { redirectUriOf } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { requireManagesRoles } from '../people/may-give-roles.ts';
import type { RelyingParty } from '../relying-party/begin-sign-in.ts';
import { EMBEDDED_ISSUER, providerOf, type TenantProvider } from '../relying-party/tenant-provider.ts';
import { announceEndedSignIns } from '../sign-ins/announce-ended-sign-ins.ts';
import { endSignInsOfOthers } from '../sign-ins/sign-in-store.ts';

type Given =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'oidc';
      readonly issuer: string;
      readonly clientId: string;
      readonly clientSecret?: string | undefined;
      readonly claims: ClaimMapping;
    };

const viewOf = (provider: TenantProvider, redirectUri: string): IdentityProviderView =>
  provider.kind === 'embedded'
    ? { kind: 'embedded' }
    : {
        kind: 'oidc',
        issuer: provider.issuer,
        clientId: provider.clientId,
        hasSecret: provider.clientSecret !== null,
        claims: provider.claims,
        redirectUri,
      };

/** The stored secret stays only with the provider that it was given for: another issuer must not be sent it. */
function wanted(given: Given, before: TenantProvider, version: number): TenantProvider {
  if (given.kind === 'embedded') return { kind: 'embedded', issuer: EMBEDDED_ISSUER };
  const isSame =
    before.kind === 'oidc' && before.issuer === given.issuer && before.clientId === given.clientId;
  const clientSecret = given.clientSecret ?? (isSame ? before.clientSecret : null);
  const { kind, issuer, clientId, claims } = given;
  return { kind, issuer, clientId, claims, clientSecret, version };
}

async function store(
  tx: Transaction,
  caller: Caller,
  wish: { party: RelyingParty; provider: TenantProvider },
) {
  const { party, provider } = wish;
  const tables = identityTables(tx);
  if (provider.kind === 'embedded') {
    await tables.deleteFrom('identity_providers').where('tenant_id', '=', caller.tenantId).execute();
    return;
  }
  const { tenantId } = caller;
  const row = {
    issuer: provider.issuer,
    client_id: provider.clientId,
    sealed_secret:
      provider.clientSecret === null
        ? null
        : party.sealing.seal(tenantId, 'client-secret', provider.clientSecret),
    claims: JSON.stringify(provider.claims),
    updated_at: new Date(provider.version),
  };
  await tables
    .insertInto('identity_providers')
    .values({ tenant_id: tenantId, ...row })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(row))
    .execute();
}

/**
 * The administrator vouches for the new provider once: each person who isn't tied to it yet may be, by their address,
 * the first time they come.
 */
async function openToLinking(tx: Transaction, provider: TenantProvider): Promise<void> {
  const tables = identityTables(tx);
  if (provider.kind === 'embedded') {
    await tables.updateTable('persons').set({ may_link_issuer: null }).execute();
    return;
  }
  const tied = tables.selectFrom('identities').select('person_id').where('issuer', '=', provider.issuer);
  await tables
    .updateTable('persons')
    .set({ may_link_issuer: provider.issuer })
    .where('id', 'not in', tied)
    .execute();
}

/** Live sockets are told at once as far as there are so few; the others find out within a minute. */
const TOLD_AT_ONCE = 1_000;

const fieldsOf = (provider: TenantProvider, isSecretChanged: boolean) => ({
  kind: provider.kind,
  issuer: provider.kind === 'oidc' ? provider.issuer : null,
  clientId: provider.kind === 'oidc' ? provider.clientId : null,
  isSecretChanged,
});

/** @throws CodedError PERMISSION_MISSING, PROVIDER_UNREACHABLE */
async function setProvider(party: RelyingParty, caller: Caller, given: Given): Promise<TenantProvider> {
  // Whoever says with what people sign in can be anybody: that is more than settings.
  requireManagesRoles(caller);
  const { ports, sealing, connections } = party;
  const read = (tx: Transaction) => providerOf(tx, caller.tenantId, sealing);
  const known = await ports.database.inTenant(caller.tenantId, read);
  const nowMs = ports.clock.now();
  const provider = wanted(given, known, nowMs);
  if (provider.kind === 'oidc') await connections.probe(provider);
  const ended = await ports.database.inTenant(caller.tenantId, async (tx) => {
    const before = await read(tx);
    await store(tx, caller, { party, provider });
    const isAnother = before.issuer !== provider.issuer;
    if (isAnother) await openToLinking(tx, provider);
    // What the former one vouched for counts no more. The caller's own stays: they are the way back.
    const signIns = isAnother
      ? await endSignInsOfOthers(tx, { issuer: provider.issuer, except: caller.signInId })
      : [];
    if (isAnother) await noteAccessChange(tx, caller.tenantId, { kind: 'settings', id: null });
    const isSecretChanged = given.kind === 'oidc' && given.clientSecret !== undefined;
    const event = auditEvent('identity-provider.changed', {
      ...(await byCaller(tx, caller, nowMs)),
      target: { kind: 'settings', id: caller.tenantId, name: null },
      before: fieldsOf(before, false),
      after: { ...fieldsOf(provider, isSecretChanged), ...(isAnother && { endedSignIns: signIns.length }) },
    });
    await appendAudit(tx, caller.tenantId, [event]);
    return signIns;
  });
  announceEndedSignIns(ports.bus, ended.slice(0, TOLD_AT_ONCE));
  ports.bus.publish(accessChangesTopic, {});
  ports.bus.publish(tenantTopic(caller.tenantId, 'settings'), {});
  return provider;
}

/** What the people of a tenant sign in with. */
export function registerIdentityProvider(app: FastifyInstance, party: RelyingParty): void {
  const { ports, sealing } = party;
  const redirectUri = redirectUriOf(ports.origin);

  serve(app, getIdentityProviderRoute, async ({ caller }) => {
    const provider = await ports.database.inTenant(caller.tenantId, (tx) =>
      providerOf(tx, caller.tenantId, sealing),
    );
    return { provider: viewOf(provider, redirectUri), redirectUri };
  });

  serve(app, setIdentityProviderRoute, async ({ caller, body }) => {
    const provider = await setProvider(party, caller, body);
    return { provider: viewOf(provider, redirectUri), redirectUri };
  });
}
