import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Clock } from '@alongside/peer';
import { Profile } from '@alongside/protocol';
import { WebSocketServer } from 'ws';
import type { WindowAgent } from '../window-agent.ts';
import { type PageFiles, readPageFiles } from './page-files.ts';
import { NOTHING_POLICY, pagePolicy } from './page-policy.ts';
import { type SamePersonCheck, samePersonCheck } from './same-person.ts';
import { WindowKeys } from './window-keys.ts';
import { WindowLine } from './window-line.ts';

const HOST = '127.0.0.1';
const COOKIE = 'alongside-window';
const NONCE_BYTES = 16;
const TOKEN_MOST_BYTES = 128;
/** The longest text of a chat, in the script that takes the most room, and what stands around it. */
const MESSAGE_MOST_BYTES = 131_072;
const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': NOTHING_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export interface Picture {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface WindowServerPorts {
  readonly agent: WindowAgent;
  readonly clock: Clock;
  /** The folder that the build of the window's page made. */
  readonly pageFolder: string;
  /** A person's picture from the server, by the path in their profile. Rejected: it can't be had. */
  readonly picture: (path: string) => Promise<Picture>;
  /** Told that the page is there and doesn't answer; it counts as gone then. */
  readonly hung?: () => void;
  readonly isSamePerson?: SamePersonCheck;
}

/**
 * Serves the window's page on the loopback of this machine, and speaks with the one page that was opened last. Other
 * people of this machine, other pages and other names of this address get nothing.
 */
export class WindowServer implements AsyncDisposable {
  readonly origin: string;
  readonly #ports: WindowServerPorts;
  readonly #files: PageFiles;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_MOST_BYTES,
    perMessageDeflate: false,
  });
  readonly #keys: WindowKeys;
  readonly #isSamePerson: SamePersonCheck;
  readonly #lineListeners = new Set<() => void>();
  #line: WindowLine | null = null;

  /** @throws {AgentError} WINDOW_FAILED: the page isn't there. */
  static async listen(ports: WindowServerPorts): Promise<WindowServer> {
    const files = await readPageFiles(ports.pageFolder);
    const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 8_192 });
    server.listen(0, HOST);
    await once(server, 'listening');
    return new WindowServer(ports, files, server);
  }

  private constructor(ports: WindowServerPorts, files: PageFiles, server: Server) {
    this.#ports = ports;
    this.#files = files;
    this.#server = server;
    this.#keys = new WindowKeys(ports.clock);
    this.#isSamePerson = ports.isSamePerson ?? samePersonCheck();
    this.origin = `http://${HOST}:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => {
      // What fails here is a connection that went away in the middle of a request.
      this.#serve(request, response).catch(() => response.destroy());
    });
    server.on('upgrade', (request, socket, head) => {
      this.#join(request, socket, head).catch(() => socket.destroy());
    });
  }

  /** The address of a new window; the page of the one before loses its place once this one is opened. */
  makeAddress(): string {
    return `${this.origin}/#token=${this.#keys.makeToken()}`;
  }

  /** Whether a page is there and hears the agent. */
  get isPageThere(): boolean {
    return this.#line !== null;
  }

  /** Told when a page comes or goes. */
  onPage(listener: () => void): () => void {
    this.#lineListeners.add(listener);
    return () => {
      this.#lineListeners.delete(listener);
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#line?.terminate();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url: path = '/' } = request;
    if (!(await this.#isWelcome(request))) refuse(response, 403);
    else if (method === 'POST' && path === '/window/token') await this.#trade(request, response);
    else if (method !== 'GET') refuse(response, 405);
    else if (path === '/') this.#sendPage(response);
    else if (Profile.shape.picture.safeParse(path).success) await this.#sendPicture(request, response, path);
    else this.#sendFile(response, path);
  }

  /** Of the person, at the very address, and from no other page. */
  async #isWelcome({ headers, socket }: IncomingMessage): Promise<boolean> {
    // Another name for this address is a page that had its name point here (DNS rebinding).
    if (`http://${headers.host ?? ''}` !== this.origin) return false;
    if (headers.origin !== undefined && headers.origin !== this.origin) return false;
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'none' && site !== 'same-origin') return false;
    return await this.#isSamePerson(socket);
  }

  async #trade(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = request.headers.origin === this.origin ? await shortBody(request) : null;
    const cookie = token === null ? null : this.#keys.trade(token);
    if (cookie === null) {
      refuse(response, 403);
      return;
    }
    this.#line?.replace();
    const value = `${COOKIE}=${cookie}; Path=/; HttpOnly; SameSite=Strict`;
    response.writeHead(204, { ...HEADERS, 'set-cookie': value }).end();
  }

  #sendPage(response: ServerResponse): void {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    response
      .writeHead(200, {
        ...HEADERS,
        'content-security-policy': pagePolicy(this.origin, nonce),
        'content-type': 'text/html; charset=utf-8',
      })
      .end(this.#files.page.replaceAll('__CSP_NONCE__', nonce));
  }

  #sendFile(response: ServerResponse, path: string): void {
    const file = this.#files.files.get(path);
    if (file === undefined) refuse(response, 404);
    else response.writeHead(200, { ...HEADERS, 'content-type': file.mediaType }).end(file.content);
  }

  async #sendPicture(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const picture = this.#keys.isCookie(cookieOf(request))
      ? await this.#ports.picture(path).catch(() => null)
      : null;
    if (picture === null || !PICTURE_TYPES.includes(picture.mediaType)) refuse(response, 404);
    else response.writeHead(200, { ...HEADERS, 'content-type': picture.mediaType }).end(picture.bytes);
  }

  async #join(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const isAllowed =
      request.url === '/window' &&
      request.headers.origin === this.origin &&
      this.#keys.isCookie(cookieOf(request)) &&
      (await this.#isWelcome(request));
    if (!isAllowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      this.#line?.replace();
      const { agent, clock } = this.#ports;
      const line = new WindowLine(webSocket, { agent, clock, hung: () => this.#ports.hung?.() });
      this.#line = line;
      webSocket.on('close', () => {
        if (this.#line !== line) return;
        this.#line = null;
        this.#tellPage();
      });
      this.#tellPage();
    });
  }

  #tellPage(): void {
    for (const listener of [...this.#lineListeners]) listener();
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...HEADERS, connection: 'close' }).end();
}

function cookieOf({ headers }: IncomingMessage): string | null {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`, 'u').exec(headers.cookie ?? '')?.[1] ?? null;
}

/** null: it is longer than a token. */
async function shortBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > TOKEN_MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
