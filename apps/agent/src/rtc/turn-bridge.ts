import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { once } from 'node:events';
import { type Socket, connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Clock, Timer } from '@alongside/peer';
import { AgentError } from '../agent-error.ts';
import {
  type Endpoint,
  TurnStreamReader,
  datagramToStream,
  isMedia,
  relayedEndpoint,
} from './turn-framing.ts';
import { withoutZeroTieBreaker } from './zero-tie-breaker.ts';

const LOOPBACK = '127.0.0.1';
/** A stream that takes no more than this behind is full: what moves is dropped, as a network would. */
const WAITING_MEDIA_MAX_BYTES = 64 * 1_024;
/** Whoever lets requests pile up beyond this isn't there any more. */
const WAITING_MAX_BYTES = 512 * 1_024;
/** Asked before any relay was reached. */
const HELD_MAX = 8;
const DIAL_TIMEOUT_MS = 10_000;
const REDIAL_FIRST_MS = 500;
const REDIAL_MOST_MS = 8_000;

/** A relay that is reached over a stream. */
export interface StreamRelay {
  readonly transport: 'tcp' | 'tls';
  readonly hostname: string;
  readonly port: number;
}

export interface TurnBridgeOptions {
  /** At least one. All are tried at once, and the first that answers is used. */
  readonly relays: readonly StreamRelay[];
  readonly clock: Clock;
  /** The client's for checks of the other end, `a=ice-pwd`; null: not known yet. */
  readonly password: () => string | null;
  /** PEM; whom certificates may be from, instead of Node's own list. */
  readonly authorities?: readonly string[];
  /** The relay in use is gone, and what went over it with it. */
  readonly lost: () => void;
  /** Told of relays that can't be reached; for a log. */
  readonly report: (cause: unknown) => void;
}

/** One attempt to reach one relay. */
interface Line {
  readonly relay: StreamRelay;
  readonly socket: Socket;
  isOpen: boolean;
}

/**
 * Lets a TURN client that knows only UDP use relays over TCP and TLS: it takes a loopback port for its relay, and what it
 * sends there goes over a stream (RFC 8656, 3.1). Relays are dialled when the client speaks first, again while none has
 * answered, and never after the one in use was lost: the client's allocation is gone with it.
 */
export class TurnBridge implements Disposable {
  /** For the client, on loopback. */
  readonly port: number;
  readonly #options: TurnBridgeOptions;
  readonly #local: DatagramSocket;
  readonly #lines = new Set<Line>();
  readonly #redials = new Set<Timer>();
  #used: Line | null = null;
  #clientPort: number | null = null;
  #held: Buffer[] = [];
  #relayed: Endpoint | null = null;
  #isClosed = false;

  static async open(options: TurnBridgeOptions): Promise<TurnBridge> {
    const local = createSocket('udp4').bind(0, LOOPBACK);
    await once(local, 'listening');
    return new TurnBridge(options, local);
  }

  private constructor(options: TurnBridgeOptions, local: DatagramSocket) {
    this.#options = options;
    this.#local = local;
    this.port = local.address().port;
    local.on('message', (datagram, { port }) => {
      this.#fromClient(datagram, port);
    });
    local.on('error', (cause) => {
      options.report(cause);
    });
    local.unref();
  }

  /** How the relay with this address for us is reached; null: not by this bridge. */
  transportOf({ address, port }: Endpoint): StreamRelay['transport'] | null {
    const isOurs = this.#relayed?.address === address && this.#relayed.port === port;
    return isOurs ? (this.#used?.relay.transport ?? null) : null;
  }

  [Symbol.dispose](): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const timer of this.#redials) timer.cancel();
    for (const { socket } of this.#lines) socket.destroy();
    this.#local.close();
  }

  #fromClient(datagram: Buffer, port: number): void {
    if (this.#isClosed) return;
    const message = datagramToStream(datagram);
    if (message === null || (this.#clientPort ?? port) !== port) return;
    if (this.#clientPort === null) {
      this.#clientPort = port;
      for (const relay of this.#options.relays) this.#dial(relay, REDIAL_FIRST_MS);
    }
    if (this.#used !== null) this.#write(this.#used, message);
    else {
      for (const line of this.#lines) if (line.isOpen) this.#write(line, message);
      this.#held = [...this.#held, message].slice(-HELD_MAX);
    }
  }

  #write({ socket }: Line, message: Buffer): void {
    const waiting = socket.writableLength;
    if (waiting > WAITING_MAX_BYTES) socket.destroy();
    else if (waiting <= WAITING_MEDIA_MAX_BYTES || !isMedia(message)) socket.write(message);
  }

  #dial(relay: StreamRelay, againInMs: number): void {
    const line: Line = { relay, socket: this.#connect(relay), isOpen: false };
    const { socket } = line;
    const reader = new TurnStreamReader();
    this.#lines.add(line);
    let failure: unknown = null;
    socket.setNoDelay(true);
    socket.setTimeout(DIAL_TIMEOUT_MS, () => socket.destroy());
    socket.on(relay.transport === 'tls' ? 'secureConnect' : 'connect', () => {
      line.isOpen = true;
      for (const message of this.#held) this.#write(line, message);
    });
    socket.on('data', (chunk: Buffer) => {
      this.#fromRelay(line, reader.read(chunk));
    });
    socket.on('error', (cause) => {
      failure = cause;
    });
    socket.on('close', () => {
      this.#lines.delete(line);
      this.#ended(line, failure, againInMs);
    });
  }

  #connect({ transport, hostname, port }: StreamRelay): Socket {
    const host = hostname.replace(/^\[|\]$/g, '');
    if (transport === 'tcp') return connectTcp({ host, port });
    const { authorities } = this.#options;
    return connectTls({
      host,
      port,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(authorities === undefined ? {} : { ca: [...authorities] }),
    });
  }

  #fromRelay(line: Line, messages: readonly Buffer[] | 'malformed'): void {
    if (messages === 'malformed') {
      line.socket.destroy();
      return;
    }
    if (messages.length > 0 && this.#used === null) this.#use(line);
    if (this.#used !== line || this.#clientPort === null) return;
    for (const message of messages) {
      this.#relayed = relayedEndpoint(message) ?? this.#relayed;
      this.#local.send(withoutZeroTieBreaker(message, this.#options.password), this.#clientPort, LOOPBACK);
    }
  }

  #use(line: Line): void {
    this.#used = line;
    this.#held = [];
    line.socket.setTimeout(0);
    for (const timer of this.#redials) timer.cancel();
    for (const other of this.#lines) if (other !== line) other.socket.destroy();
  }

  #ended(line: Line, cause: unknown, againInMs: number): void {
    if (this.#isClosed) return;
    if (this.#used === line) {
      this.#options.report(new AgentError('RELAY_UNREACHABLE', cause));
      this[Symbol.dispose]();
      this.#options.lost();
    } else if (this.#used === null) {
      this.#options.report(new AgentError('RELAY_UNREACHABLE', cause));
      const timer = this.#options.clock.setTimer(againInMs, () => {
        this.#redials.delete(timer);
        this.#dial(line.relay, Math.min(againInMs * 2, REDIAL_MOST_MS));
      });
      this.#redials.add(timer);
    }
  }
}
