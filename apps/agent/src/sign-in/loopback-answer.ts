import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AGENT_CALLBACK_PATH } from '@alongside/protocol';

const HOST = '127.0.0.1';
const ANSWER_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

/** What the browser came back with. */
export type LoopbackAnswer =
  { readonly kind: 'code'; readonly code: string } | { readonly kind: 'refused'; readonly reason: string };

/**
 * Waits on 127.0.0.1 for the browser that comes back from the sign-in page (RFC 8252, 7.3), once, and only for the one
 * with the right `state`: any page in any browser could ask here.
 */
export class LoopbackListener implements AsyncDisposable {
  readonly port: number;
  readonly #server: Server;
  readonly #state: string;
  readonly #page: string;
  readonly #answered = Promise.withResolvers<LoopbackAnswer>();

  /** @param page shown to the person afterwards, HTML */
  static async listen(state: string, page: string): Promise<LoopbackListener> {
    const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 8_192 });
    server.listen(0, HOST);
    await once(server, 'listening');
    return new LoopbackListener(server, state, page);
  }

  private constructor(server: Server, state: string, page: string) {
    this.#server = server;
    this.#state = state;
    this.#page = page;
    this.port = (server.address() as AddressInfo).port;
    server.on('request', (request, response) => {
      this.#take(request, response);
    });
  }

  get answer(): Promise<LoopbackAnswer> {
    return this.#answered.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeIdleConnections();
    if (this.#server.listening) await once(this.#server, 'close');
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const answer = this.#read(request);
    if (answer === null) {
      response.writeHead(404, ANSWER_HEADERS).end();
      return;
    }
    response.writeHead(200, ANSWER_HEADERS).end(this.#page);
    this.#answered.resolve(answer);
  }

  #read({ method, url, headers }: IncomingMessage): LoopbackAnswer | null {
    // Another name for this address is a page that had its name point here (DNS rebinding).
    if (method !== 'GET' || headers.host !== `${HOST}:${this.port}`) return null;
    const address = URL.parse(url ?? '/', `http://${HOST}`);
    if (address === null) return null;
    const { pathname, searchParams } = address;
    if (pathname !== AGENT_CALLBACK_PATH || !isSame(searchParams.get('state') ?? '', this.#state))
      return null;
    const code = searchParams.get('code');
    if (code !== null) return { kind: 'code', code };
    const reason = searchParams.get('error');
    return reason === null ? null : { kind: 'refused', reason };
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
