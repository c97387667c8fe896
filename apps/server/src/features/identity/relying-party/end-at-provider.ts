import { buildEndSessionUrl } from 'openid-client';
import type { TenantId } from '@alongside/protocol';
import type { RelyingParty } from './begin-sign-in.ts';
import { providerOf } from './tenant-provider.ts';

interface EndedHere {
  readonly tenantId: TenantId;
  readonly issuer: string;
  readonly sealedIdToken: string | null;
}

/**
 * Where the browser signs out of the provider too (OpenID Connect RP-Initiated Logout 1.0), or null: the embedded
 * provider keeps nobody signed in, and not every other one has such a page. A provider that doesn't answer doesn't
 * keep anybody from signing out here.
 */
export async function endSessionLocation(party: RelyingParty, ended: EndedHere): Promise<string | null> {
  const { ports, sealing, connections } = party;
  const provider = await ports.database.inTenant(ended.tenantId, (tx) =>
    providerOf(tx, ended.tenantId, sealing),
  );
  if (provider.kind === 'embedded' || provider.issuer !== ended.issuer || ended.sealedIdToken === null)
    return null;
  try {
    const connection = await connections.connect(ended.tenantId, provider);
    if (connection.serverMetadata().end_session_endpoint === undefined) return null;
    return buildEndSessionUrl(connection, {
      id_token_hint: sealing.unseal(ended.tenantId, 'id-token', ended.sealedIdToken),
      post_logout_redirect_uri: `${ports.origin}/sign-in`,
    }).href;
  } catch (error) {
    ports.logger.warn(
      { tenantId: ended.tenantId, err: error },
      'no way to sign out of the identity provider',
    );
    return null;
  }
}
