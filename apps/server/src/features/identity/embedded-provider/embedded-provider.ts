import { createHash } from 'node:crypto';
import type { Clock } from '@alongside/domain';
import { Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { Logger } from 'pino';
import type { Database } from '../../../platform/database/index.ts';
import { ACR_VALUES } from './authentication-methods.ts';
import { databaseOidcAdapter } from './database-oidc-adapter.ts';
import { INTERACTION_API, INTERACTION_PAGE, OWN_CLIENT_ID, PROVIDER_PATH } from './provider-address.ts';
import { findProviderAccount } from './provider-account.ts';
import type { IdentityKeys } from './provider-keys.ts';

const MINUTE_S = 60;
/** From opening the sign-in page to the end of it. */
const INTERACTION_S = 30 * MINUTE_S;
/** The provider's own session only has to outlive one redirect: every sign-in asks for the password anew. */
const SESSION_S = 5 * MINUTE_S;
const SCOPES = 'openid email profile';

/** The form is our own origin's; the script sends it at once, because signing out was already asked for. */
const SUBMIT = 'document.forms[0].submit()';
const submitHash = createHash('sha256').update(SUBMIT).digest('base64');

function submitLogout(ctx: KoaContextWithOIDC, form: string): void {
  const confirmed = form.replace('</form>', '<input type="hidden" name="logout" value="yes"/></form>');
  ctx.set(
    'content-security-policy',
    `default-src 'none'; script-src 'sha256-${submitHash}'; form-action 'self'; frame-ancestors 'none'`,
  );
  ctx.body = `<!doctype html><html><head><meta charset="utf-8"></head><body>${confirmed}<script>${SUBMIT}</script></body></html>`;
}

async function grantToOwnClient(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPES);
  await grant.save();
  return grant;
}

export interface EmbeddedProviderOptions {
  /** `https://help.example.org`, without a path. */
  readonly origin: string;
  readonly redirectUri: string;
  readonly keys: IdentityKeys;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
}

function configurationOf(options: EmbeddedProviderOptions): Configuration {
  const { origin, keys, database, clock } = options;
  const isSecure = origin.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isSecure, signed: true } as const;
  return {
    adapter: databaseOidcAdapter(database, clock),
    acrValues: ACR_VALUES,
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name', 'family_name', 'job_title', 'company'],
    },
    clients: [
      {
        client_id: OWN_CLIENT_ID,
        client_secret: keys.clientSecret,
        redirect_uris: [options.redirectUri],
        post_logout_redirect_uris: [`${origin}/sign-in`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    // The ID token says it all: one request less, and nothing for an access token to be used for later.
    conformIdTokenClaims: false,
    cookies: { keys: [keys.cookieKey], long: { ...cookie, path: PROVIDER_PATH }, short: cookie },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: submitLogout,
        postLogoutSuccessSource: (ctx) => ctx.redirect(`${origin}/sign-in`),
      },
    },
    findAccount: (_ctx, subject) => findProviderAccount(database, subject),
    interactions: { url: interactionUrl },
    jwks: { keys: [keys.signingKey] },
    loadExistingGrant: grantToOwnClient,
    pkce: { required: () => true },
    renderError: (ctx) => ctx.redirect(`${origin}/sign-in?error=SIGN_IN_FAILED`),
    responseTypes: ['code'],
    scopes: ['openid', 'email', 'profile'],
    subjectTypes: ['public'],
    ttl: {
      AccessToken: MINUTE_S,
      AuthorizationCode: MINUTE_S,
      Grant: SESSION_S,
      IdToken: 10 * MINUTE_S,
      Interaction: INTERACTION_S,
      Session: SESSION_S,
    },
  };
}

/**
 * The interaction's cookie is set by the provider for the page alone; the same one is needed where the page's requests
 * go. It is bound to this one interaction by its path.
 */
function interactionUrl(ctx: KoaContextWithOIDC, interaction: { readonly uid: string }): string {
  const { provider } = ctx.oidc;
  ctx.cookies.set(provider.cookieName('interaction'), interaction.uid, {
    path: `${INTERACTION_API}/${interaction.uid}`,
    httpOnly: true,
    sameSite: 'strict',
    secure: provider.issuer.startsWith('https:'),
    signed: true,
    maxAge: INTERACTION_S * 1_000,
  });
  return `${INTERACTION_PAGE}/${interaction.uid}`;
}

/** The embedded OpenID provider (oidc-provider, certified), one for all tenants; a person's tenant is in the account. */
export function makeEmbeddedProvider(options: EmbeddedProviderOptions): Provider {
  const provider = new Provider(`${options.origin}${PROVIDER_PATH}`, configurationOf(options));
  // Scheme and host are forced to the configured origin before a request gets here (see mount-provider.ts).
  provider.proxy = true;
  provider.on('server_error', (_ctx, error) => {
    options.logger.error({ err: error }, 'the embedded provider failed');
  });
  return provider;
}
