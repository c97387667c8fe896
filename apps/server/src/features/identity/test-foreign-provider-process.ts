import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { exportJWK, generateKeyPair } from 'jose';

/**
 * A provider of somebody else, in a process of its own: other claim names than ours, its own keys, RS256. Its sign-in
 * page takes what the test says of the person: `/login/:uid?claims={…}`.
 */
const CLIENT = { id: 'alongside-at-foreign', secret: 'a-secret-that-only-the-tenant-knows' };

const redirectUris = process.argv.slice(2);
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const people = new Map<string, Record<string, unknown>>();

const server = createServer();
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      redirect_uris: redirectUris,
      post_logout_redirect_uris: redirectUris.map((uri) => new URL('/sign-in', uri).href),
    },
  ],
  claims: {
    openid: ['sub', 'acr', 'amr'],
    email: ['upn', 'email_verified'],
    profile: ['display_name', 'vorname', 'nachname', 'position', 'organisation', 'memberships'],
  },
  cookies: { keys: ['only for a test'] },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...people.get(sub), sub }) }),
  interactions: { url: (_ctx, interaction) => `/login/${interaction.uid}` },
  jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client?.clientId ?? '',
      accountId: ctx.oidc.session?.accountId ?? '',
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
  pkce: { required: () => true },
  scopes: ['openid', 'email', 'profile'],
});
const handle = provider.callback();

/** How the person proved who they are, as the test says: `amr`, `acr`, and `ts` in seconds since 1970. */
const proofOf = ({ amr = ['pwd', 'hwk'], acr, ts }: Record<string, unknown>) => ({
  amr: amr as string[],
  ...(typeof acr === 'string' ? { acr } : {}),
  ...(typeof ts === 'number' ? { ts } : {}),
});

server.on('request', (request, response) => {
  const url = new URL(request.url ?? '/', issuer);
  if (!url.pathname.startsWith('/login/')) {
    void handle(request, response);
    return;
  }
  const said = url.searchParams.get('claims');
  if (said === null) {
    response.end();
    return;
  }
  const claims = JSON.parse(said) as Record<string, unknown>;
  const accountId = String(claims['sub']);
  people.set(accountId, claims);
  void provider.interactionFinished(request, response, { login: { accountId, ...proofOf(claims) } });
});
process.stdout.write(`${JSON.stringify({ issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret })}\n`);
