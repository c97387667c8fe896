import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificate } from './certificate.ts';

export interface TcpProxyOptions {
  /** Where browsers connect to. Default `127.0.0.1`. */
  readonly host?: string;
  /** Port of the server behind it on this machine; can be given later with {@link TcpProxy.aim}. */
  readonly target?: number;
  /** Speaks TLS with the browsers, as a reverse proxy does, and goes on to the server without. Default: no TLS. */
  readonly certificate?: Certificate;
}

type Mode = 'open' | 'refusing' | 'silent';

interface Pair {
  readonly outer: Socket;
  readonly inner: Socket;
}

/** Stands between browsers and a server and breaks the line on demand, in the two ways lines break. */
export class TcpProxy implements AsyncDisposable {
  readonly port: number;
  readonly host: string;
  readonly #server: Server;
  readonly #hasTls: boolean;
  readonly #pairs = new Set<Pair>();
  #target: number | undefined;
  #mode: Mode = 'open';

  private constructor(
    server: Server,
    place: { readonly host: string; readonly port: number },
    { target, certificate }: TcpProxyOptions,
  ) {
    this.#server = server;
    this.host = place.host;
    this.port = place.port;
    this.#target = target;
    this.#hasTls = certificate !== undefined;
    server.on(this.#hasTls ? 'secureConnection' : 'connection', (socket: Socket) => this.#accept(socket));
  }

  static async start(options: TcpProxyOptions = {}): Promise<TcpProxy> {
    const { host = '127.0.0.1', certificate } = options;
    const server =
      certificate === undefined
        ? createServer({ pauseOnConnect: true })
        : createTlsServer({ key: certificate.key, cert: certificate.certificate });
    server.listen(0, host);
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
    return new TcpProxy(server, { host, port: address.port }, options);
  }

  /** Origin of the server as seen through the proxy: `localhost` on the machine itself, for its secure context. */
  get origin(): string {
    return `${this.#hasTls ? 'https' : 'http'}://${this.host === '127.0.0.1' ? 'localhost' : this.host}:${this.port}`;
  }

  /** Connections open through the proxy now. */
  get connections(): number {
    return this.#pairs.size;
  }

  /** New connections go to this port of this machine. */
  aim(target: number): void {
    this.#target = target;
  }

  #accept(outer: Socket): void {
    outer.on('error', () => outer.destroy());
    if (this.#mode === 'refusing' || this.#target === undefined) {
      outer.resetAndDestroy();
      return;
    }
    const inner = connect(this.#target, 'localhost');
    inner.on('error', () => inner.destroy());
    const pair = { outer, inner };
    this.#pairs.add(pair);
    outer.once('close', () => this.#forget(pair));
    inner.once('close', () => this.#forget(pair));
    if (this.#mode === 'open') joinUp(pair);
  }

  #forget(pair: Pair): void {
    this.#pairs.delete(pair);
    pair.outer.destroy();
    pair.inner.destroy();
  }

  /** Resets every connection and each new one: the server is gone, and everybody is told at once. */
  refuse(): void {
    this.#mode = 'refusing';
    for (const { outer, inner } of this.#pairs) {
      outer.resetAndDestroy();
      inner.resetAndDestroy();
    }
    this.#pairs.clear();
  }

  /** Resets the connections of this moment; new ones work: a short break of the line. */
  breakConnections(): void {
    this.refuse();
    this.restore();
  }

  /** Takes everything and passes nothing on, in both directions: the line is dead and nobody is told. */
  silence(): void {
    this.#mode = 'silent';
    for (const pair of this.#pairs) silence(pair);
  }

  /** Works again; silenced connections go on where they were, as TCP does after a short loss. */
  restore(): void {
    this.#mode = 'open';
    for (const pair of this.#pairs) {
      // A pair that was never silenced must not be joined twice.
      silence(pair);
      joinUp(pair);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.refuse();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }
}

function joinUp({ outer, inner }: Pair): void {
  outer.pipe(inner);
  inner.pipe(outer);
}

function silence({ outer, inner }: Pair): void {
  outer.unpipe(inner).pause();
  inner.unpipe(outer).pause();
}
