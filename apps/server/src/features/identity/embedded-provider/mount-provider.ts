import type { FastifyInstance } from 'fastify';
import type { Provider } from 'oidc-provider';
import type { CustomFetch } from 'openid-client';
import { PROVIDER_PATH } from './provider-address.ts';

const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
];

/** Headers that every answer of the provider has unless it sets its own; it answers redirects, JSON and two small forms. */
const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};

/**
 * Serves the embedded provider below `/oidc`. Scheme and host are those that this server is configured with, whatever
 * the request or a proxy says: the provider's addresses are part of what it signs.
 */
export function mountProvider(app: FastifyInstance, provider: Provider, origin: string): void {
  const { protocol, host } = new URL(origin);
  const handle = provider.callback();

  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // The provider reads its forms itself.
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    scope.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: `${PROVIDER_PATH}/*`,
      config: { route: { because: 'the embedded OpenID provider, by its own library' } },
      handler: async (request, reply) => {
        const { raw } = request;
        for (const name of FORWARDED) Reflect.deleteProperty(raw.headers, name);
        raw.headers.host = host;
        raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
        // What the provider prefixes its own addresses with, as frameworks name it.
        Object.assign(raw, { baseUrl: PROVIDER_PATH, url: request.url.slice(PROVIDER_PATH.length) });
        for (const [name, value] of Object.entries(SAFE_HEADERS)) reply.raw.setHeader(name, value);
        reply.hijack();
        await handle(raw, reply.raw);
      },
    });
    done();
  });
}

/** Reaches the embedded provider without a socket, so that no proxy, TLS or name resolution is between. */
export const inProcessFetch =
  (app: FastifyInstance): CustomFetch =>
  async (url, { method, headers, body }) => {
    const { pathname, search } = new URL(url);
    const response = await app.inject({
      method: method === 'POST' ? 'POST' : 'GET',
      url: pathname + search,
      headers,
      ...(body === undefined || body === null ? {} : { payload: await textOf(body) }),
    });
    const answered = new Headers();
    for (const [name, value] of Object.entries(response.headers)) {
      if (value !== undefined) answered.set(name, Array.isArray(value) ? value.join(', ') : String(value));
    }
    return new Response(new Uint8Array(response.rawPayload), {
      status: response.statusCode,
      headers: answered,
    });
  };

const textOf = (body: NonNullable<Parameters<CustomFetch>[1]['body']>): Promise<string> =>
  new Response(body instanceof Uint8Array ? new Uint8Array(body) : body).text();
