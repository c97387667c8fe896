import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

const HEADER_BYTES = 20;
const MAGIC_COOKIE = 0x2112a442;
const BINDING = 0x0001;
const ALLOCATE = 0x0003;
/** Bits that say that a message is an answer, good or bad (RFC 8489, 5). */
const ANSWER_BIT = 0x0100;

/** Datagrams get lost: said again, further and further apart. */
const RESEND_AFTER_MS = [0, 500, 1_500, 3_500];

export interface StunServer {
  readonly transport: 'udp' | 'tcp' | 'tls';
  readonly hostname: string;
  readonly port: number;
  /** A relay is asked for an address to relay from, without an account: it refuses, and so is known to be there. */
  readonly isRelay: boolean;
}

/** Resolves when something there speaks STUN (RFC 8489) or TURN (RFC 8656); rejects with the system's error or when aborted. */
export async function probeStun(server: StunServer, signal: AbortSignal): Promise<void> {
  const request = requestFor(server);
  if (server.transport === 'udp') await probeByUdp(server, request, signal);
  else await probeByStream(server, request, signal);
}

function requestFor({ isRelay }: StunServer): Buffer {
  // REQUESTED-TRANSPORT: UDP.
  const attributes = isRelay ? Buffer.from([0x00, 0x19, 0x00, 0x04, 17, 0, 0, 0]) : Buffer.alloc(0);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(isRelay ? ALLOCATE : BINDING, 0);
  header.writeUInt16BE(attributes.length, 2);
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  randomBytes(12).copy(header, 8);
  return Buffer.concat([header, attributes]);
}

/** Whether the bytes begin an answer to this very request. */
const answers = (bytes: Buffer, request: Buffer): boolean =>
  bytes.length >= HEADER_BYTES &&
  (bytes.readUInt16BE(0) & ANSWER_BIT) !== 0 &&
  bytes.subarray(4, HEADER_BYTES).equals(request.subarray(4, HEADER_BYTES));

async function probeByUdp(server: StunServer, request: Buffer, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const socket = createSocket({ type: server.hostname.includes(':') ? 'udp6' : 'udp4', signal });
  const timers: NodeJS.Timeout[] = [];
  socket.on('error', reject);
  socket.on('message', (bytes) => {
    if (answers(bytes, request)) resolve(undefined);
  });
  onAbort(signal, reject);
  socket.connect(server.port, server.hostname, () => {
    for (const afterMs of RESEND_AFTER_MS) {
      timers.push(setTimeout(() => socket.send(request), afterMs));
    }
  });
  try {
    await promise;
  } finally {
    for (const timer of timers) clearTimeout(timer);
    if (!signal.aborted) socket.close();
  }
}

async function probeByStream(server: StunServer, request: Buffer, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const { hostname: host, port } = server;
  const socket: Socket =
    server.transport === 'tls'
      ? connectTls({ host, port, ...(isIP(host) === 0 && { servername: host }) })
      : connectTcp({ host, port });
  let received = Buffer.alloc(0);
  socket.on('error', reject);
  socket.on('close', () => {
    reject(new Error('closed'));
  });
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]).subarray(0, 2_000);
    if (answers(received, request)) resolve(undefined);
  });
  onAbort(signal, reject);
  socket.once(server.transport === 'tls' ? 'secureConnect' : 'connect', () => {
    socket.write(request);
  });
  try {
    await promise;
  } finally {
    socket.destroy();
  }
}

function onAbort(signal: AbortSignal, reject: (reason: Error) => void): void {
  signal.addEventListener('abort', () => {
    reject(new Error('no answer'));
  });
}
