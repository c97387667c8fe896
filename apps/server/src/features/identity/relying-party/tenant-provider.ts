import type { ClaimMapping, TenantId } from '@alongside/protocol';
import { ClaimMapping as ClaimMappingSchema } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import type { Sealing } from '../sealing.ts';

/**
 * The embedded provider's name among issuers: what ties people to it outlives a change of the server's address, which
 * its issuer in the OpenID sense is made of.
 */
export const EMBEDDED_ISSUER = 'urn:alongside:embedded-provider';

export const isEmbeddedIssuer = (issuer: string): boolean => issuer === EMBEDDED_ISSUER;

interface EmbeddedTenantProvider {
  readonly kind: 'embedded';
  readonly issuer: typeof EMBEDDED_ISSUER;
}

interface ForeignTenantProvider {
  readonly kind: 'oidc';
  readonly issuer: string;
  readonly clientId: string;
  /** null: a public client. */
  readonly clientSecret: string | null;
  readonly claims: ClaimMapping;
  /** Changes with every change of the row. */
  readonly version: number;
}

/** What the people of a tenant sign in with. */
export type TenantProvider = EmbeddedTenantProvider | ForeignTenantProvider;

export async function providerOf(
  tx: Transaction,
  tenantId: TenantId,
  sealing: Sealing,
): Promise<TenantProvider> {
  const row = await identityTables(tx)
    .selectFrom('identity_providers')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (row === undefined) return { kind: 'embedded', issuer: EMBEDDED_ISSUER };
  return {
    kind: 'oidc',
    issuer: row.issuer,
    clientId: row.client_id,
    clientSecret:
      row.sealed_secret === null ? null : sealing.unseal(tenantId, 'client-secret', row.sealed_secret),
    claims: ClaimMappingSchema.parse(row.claims),
    version: row.updated_at.getTime(),
  };
}
