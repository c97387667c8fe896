import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { OutboundNetworks } from './outbound-networks.ts';

/** As much of `fetch` as is asked of it here. */
export interface FetchOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** Of an answer's body: more is no metadata, no key and no token. */
const ANSWER_MAX_BYTES = 1_048_576;
/** Statuses whose answers have no body (Fetch Standard). */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * `fetch` to nowhere but where `networks` let it. Redirects are answered as they are, not followed.
 * @throws AddressRefused; Error for a body that is longer than a mebibyte
 */
export const guardedFetch =
  (networks: OutboundNetworks) =>
  async (address: string, options: FetchOptions = {}): Promise<Response> => {
    const url = new URL(address);
    networks.requireHost(url.hostname);
    const body = bodyOf(options.body);
    const request = url.protocol === 'http:' ? requestHttp : requestHttps;
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const asked = request(
      url,
      {
        method: options.method ?? 'GET',
        lookup: networks.lookup,
        // A connection of its own: one from a pool may lead to an address that was looked up long ago.
        agent: false,
        headers: { ...options.headers, ...(body !== null && { 'content-length': Buffer.byteLength(body) }) },
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      },
      (answer) => {
        const chunks: Buffer[] = [];
        let size = 0;
        answer.on('error', reject);
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > ANSWER_MAX_BYTES) answer.destroy(new Error('The answer is too long'));
        });
        answer.on('end', () => {
          const status = answer.statusCode ?? 502;
          const headers = new Headers();
          for (const [name, values] of Object.entries(answer.headersDistinct)) {
            for (const value of values ?? []) headers.append(name, value);
          }
          const content = BODILESS.has(status) ? null : Buffer.concat(chunks);
          const response = new Response(content, { status, headers });
          // A Response that is made has no address, and some look at where an answer came from.
          resolve(Object.defineProperty(response, 'url', { value: url.href }));
        });
      },
    );
    asked.on('error', reject);
    asked.end(body ?? undefined);
    return promise;
  };

function bodyOf(body: unknown): string | Uint8Array | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('A body is text or bytes');
}
