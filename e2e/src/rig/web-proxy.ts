import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';

/** A company's web proxy: opens tunnels to whatever host and port it is asked for (RFC 9110, 9.3.6), and nothing else. */
export class WebProxy implements AsyncDisposable {
  readonly address: string;
  readonly port: number;
  /** Where tunnels were opened to, `host:port`, in order. */
  readonly tunnels: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  static async start(address: string): Promise<WebProxy> {
    const server = createServer((_request, response) => response.writeHead(405).end());
    server.listen(0, address);
    await once(server, 'listening');
    return new WebProxy(server, address);
  }

  private constructor(server: Server, address: string) {
    this.#server = server;
    this.address = address;
    this.port = (server.address() as AddressInfo).port;
    server.on('connect', (request, client: Socket) => {
      this.#open(request.url ?? '', client);
    });
  }

  get url(): string {
    return `http://${this.address}:${this.port}`;
  }

  #open(target: string, client: Socket): void {
    const { hostname, port } = new URL(`tcp://${target}`);
    this.tunnels.push(target);
    const upstream = connect({ host: hostname, port: Number(port) }, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
