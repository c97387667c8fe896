import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

/** A certificate of its own for `localhost`. */
export async function makeCertificate(): Promise<TestCertificate> {
  const folder = await mkdtemp(path.join(tmpdir(), 'alongside-receiver-'));
  try {
    const [cert, key] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
    await run('openssl', [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-out', cert, '-keyout', key],
    ]);
    return { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface ReceivedPost {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A receiver of webhooks. `answer` says with which status each is answered; by default with 204. */
export class WebhookReceiver implements AsyncDisposable {
  readonly posts: ReceivedPost[] = [];
  answer: (post: ReceivedPost) => number = () => 204;
  readonly #close: () => Promise<void>;
  readonly url: string;

  private constructor(url: string, close: () => Promise<void>) {
    this.url = url;
    this.#close = close;
  }

  static async start(certificate: TestCertificate): Promise<WebhookReceiver> {
    const server = createHttpsServer(certificate, (request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (part: string) => (body += part));
      request.on('end', () => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        );
        const post = { headers, body };
        const status = receiver.answer(post);
        receiver.posts.push(post);
        response.writeHead(status, status === 302 ? { location: receiver.url } : {}).end();
      });
    });
    server.listen(0, 'localhost');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const receiver = new WebhookReceiver(`https://localhost:${String(port)}/events`, async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return receiver;
  }

  /** The events of everything that was taken, in order. */
  get events(): Record<string, unknown>[] {
    return this.posts.flatMap(
      ({ body }) => (JSON.parse(body) as { events: Record<string, unknown>[] }).events,
    );
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#close();
  }
}

/** A syslog receiver (RFC 5425) that keeps the bytes of each connection that was closed. */
export class SyslogReceiver implements AsyncDisposable {
  readonly connections: Buffer[] = [];
  readonly #close: () => Promise<void>;
  readonly port: number;

  private constructor(port: number, close: () => Promise<void>) {
    this.port = port;
    this.#close = close;
  }

  static async start(certificate: TestCertificate): Promise<SyslogReceiver> {
    const server = createTlsServer(certificate, (socket) => {
      const parts: Buffer[] = [];
      socket.on('data', (part: Buffer) => parts.push(part));
      socket.on('error', () => undefined);
      socket.on('end', () => {
        receiver.connections.push(Buffer.concat(parts));
        socket.end();
      });
    });
    server.on('tlsClientError', () => undefined);
    server.listen(0, 'localhost');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const receiver = new SyslogReceiver(port, async () => {
      await new Promise((resolve) => server.close(resolve));
    });
    return receiver;
  }

  /** The messages, taken apart by their lengths. */
  get messages(): string[] {
    const messages: string[] = [];
    let rest = Buffer.concat(this.connections);
    while (rest.length > 0) {
      const space = rest.indexOf(' ');
      const end = space + 1 + Number(rest.subarray(0, space).toString());
      messages.push(rest.subarray(space + 1, end).toString());
      rest = rest.subarray(end);
    }
    return messages;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#close();
  }
}
