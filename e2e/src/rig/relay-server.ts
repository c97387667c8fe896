import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IceServer } from '@alongside/protocol';
import type { Certificate } from './certificate.ts';
import { ChildProgram } from './child-program.ts';

const SECRET = 'shared with the relay of the rig';
const VALID_FOR_SECONDS = 3_600;

export interface RelayServerOptions {
  /** Of this machine; the relay listens here and relays from here. */
  readonly address: string;
  /** Default 3478, for UDP and TCP. */
  readonly port?: number;
  /** Listens for TLS too, on {@link tlsPort}. */
  readonly certificate?: Certificate;
  /** Default 443. */
  readonly tlsPort?: number;
}

/** A real relay (coturn), set up as `docs/operate.md` says, but allowed to reach the rig's private addresses. */
export class RelayServer implements AsyncDisposable {
  readonly address: string;
  readonly port: number;
  readonly tlsPort: number;
  readonly #arguments: readonly string[];
  readonly #cleanUp: AsyncDisposableStack;
  #program: ChildProgram;

  static async start(options: RelayServerOptions): Promise<RelayServer> {
    await using cleanUp = new AsyncDisposableStack();
    const { certificate } = options;
    const folder = await mkdtemp(join(tmpdir(), 'alongside-relay-'));
    cleanUp.defer(() => rm(folder, { recursive: true, force: true }));
    const tls: string[] = [];
    if (certificate === undefined) tls.push('--no-tls');
    else {
      const [cert, key] = [join(folder, 'chain.pem'), join(folder, 'key.pem')];
      await Promise.all([writeFile(cert, certificate.certificate), writeFile(key, certificate.key)]);
      tls.push('--cert', cert, '--pkey', key);
    }
    const relay = new RelayServer(options, tls, cleanUp.move());
    try {
      await relay.#ready();
      return relay;
    } catch (error) {
      await relay[Symbol.asyncDispose]();
      throw error;
    }
  }

  private constructor(
    { address, port = 3_478, tlsPort = 443 }: RelayServerOptions,
    tls: readonly string[],
    cleanUp: AsyncDisposableStack,
  ) {
    this.address = address;
    this.port = port;
    this.tlsPort = tlsPort;
    this.#cleanUp = cleanUp;
    this.#arguments = [
      ...['--listening-ip', address, '--relay-ip', address],
      ...['--listening-port', String(port), '--tls-listening-port', String(tlsPort)],
      ...['--use-auth-secret', '--static-auth-secret', SECRET, '--realm', 'relay.test'],
      ...['--no-dtls', '--no-cli', '--no-tcp-relay', '--no-multicast-peers', '--fingerprint'],
      ...['--relay-threads', '1', '--log-file', '/dev/null', '--pidfile', '/dev/null'],
      ...tls,
    ];
    this.#program = this.#spawn();
  }

  #spawn(): ChildProgram {
    return new ChildProgram('turnserver', { args: this.#arguments });
  }

  async #ready(): Promise<void> {
    await this.#program.ready('listening', async () => {
      const socket = connect(this.port, this.address);
      try {
        await once(socket, 'connect');
        return true;
      } finally {
        socket.destroy();
      }
    });
  }

  /** The relay as a page is told of it, reached in these ways only. */
  servers(...ways: readonly ('udp' | 'tcp' | 'tls')[]): IceServer[] {
    const username = `${Math.floor(Date.now() / 1_000) + VALID_FOR_SECONDS}:rig`;
    const credential = createHmac('sha1', SECRET).update(username).digest('base64');
    const urls = ways.map((way) =>
      way === 'tls'
        ? `turns:${this.address}:${this.tlsPort}?transport=tcp`
        : `turn:${this.address}:${this.port}?transport=${way}`,
    );
    return [{ urls, username, credential }];
  }

  /** It's gone at once, with every path over it. */
  async kill(): Promise<void> {
    await this.#program.stop('SIGKILL');
  }

  /** On the same addresses; it knows nothing of the paths from before. */
  async startAgain(): Promise<void> {
    await this.#program.stop();
    this.#program = this.#spawn();
    await this.#ready();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program.stop();
    await this.#cleanUp.disposeAsync();
  }
}
