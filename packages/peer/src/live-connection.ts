import {
  ClientMessage,
  CodedError,
  type ErrorCode,
  type IceServer,
  LIVE_CLOSE,
  LIVE_PING_MS,
  LIVE_SILENCE_MS,
  LIVE_SUBPROTOCOL,
  LIVE_TICKET_PREFIX,
  LIVE_VERSION,
  ServerMessage,
} from '@alongside/protocol';
import { type MessageSocket, type PeerPorts, type Timer } from './ports.ts';
import { defaultReconnectPolicy, reconnectDelayMs } from './reconnect-policy.ts';

/** A socket that hasn't said welcome after this time is given up. */
const OPENING_MS = 5_000;

/** Where the live socket is. `closed` is for good: the code says why. */
export type LiveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'retrying'; readonly retryAtMs: number }
  | { readonly kind: 'closed'; readonly code: ErrorCode | null };

type WithoutId<Message> = Message extends { id: number } ? Omit<Message, 'id'> : never;
type Command = WithoutId<Extract<ClientMessage, { type: 'command' }>>;
/** What every new socket has to be told first. */
type Standing = WithoutId<Extract<ClientMessage, { type: 'attach' | 'watch' }>>;
type OneWay = Extract<ClientMessage, { type: 'signal' | 'detach' }>;

export interface LiveHandlers {
  stateChanged(state: LiveState): void;
  /** The socket is open (again); standing requests have been sent. */
  /** @param serverTimeMs milliseconds since 1970 */
  welcomed(iceServers: readonly IceServer[], serverTimeMs: number): void;
  /** A standing request was done: from now on its changes are told. Not before, not even after the welcome. */
  accepted?(): void;
  /** A standing request was refused. */
  refused(error: CodedError): void;
  message(message: Extract<ServerMessage, { type: 'session' | 'signal' | 'changed' | 'ice-servers' }>): void;
}

type LivePorts = Pick<PeerPorts<never, never>, 'clock' | 'random' | 'openSocket'>;

interface LiveOptions {
  /** Asked of every new socket before anything else. */
  readonly standing: readonly Standing[];
  /** Gets a one-time ticket from the server; rejects with a CodedError. */
  readonly ticket: () => Promise<string>;
}

interface Pending {
  readonly request: ClientMessage;
  readonly isStanding: boolean;
  readonly resolve: () => void;
  readonly reject: (error: CodedError) => void;
}

/** Close codes after which another try would only fail again. */
const FINAL_CLOSES = new Map<number, ErrorCode>([
  [LIVE_CLOSE.refused, 'LIVE_VERSION_UNSUPPORTED'],
  [LIVE_CLOSE.signedOut, 'SIGN_IN_REQUIRED'],
  [LIVE_CLOSE.replaced, 'LIVE_REPLACED'],
]);
/** Refusals of a standing request that say nothing about it: the server may do it a moment later. */
const PASSING_ERRORS: readonly ErrorCode[] = [
  'SERVER_FAULT',
  'SERVER_STOPPING',
  'TOO_MANY_REQUESTS',
  'LIVE_QUEUE_FULL',
];
const FINAL_TICKET_ERRORS: readonly ErrorCode[] = [
  'SIGN_IN_REQUIRED',
  'SIGN_IN_EXPIRED',
  'PERMISSION_MISSING',
];

/**
 * The one live socket of a page or agent: opens it with a ticket, notices within `LIVE_SILENCE_MS` when it is dead,
 * opens it again by policy, and asks again what wasn't answered.
 */
export class LiveConnection {
  readonly #ports: LivePorts;
  readonly #options: LiveOptions;
  readonly #handlers: LiveHandlers;
  readonly #pending = new Map<number, Pending>();
  readonly #standing: readonly Standing[];
  #state: LiveState = { kind: 'connecting' };
  #socket: MessageSocket | null = null;
  /** Counts sockets, so that what an old one still says is ignored. */
  #attempt = 0;
  #failedTries = 0;
  #lastRequestId = 0;
  #pingCount = 0;
  #lastHeardMs = 0;
  #timer: Timer | null = null;

  constructor(ports: LivePorts, options: LiveOptions, handlers: LiveHandlers) {
    this.#ports = ports;
    this.#options = options;
    this.#standing = options.standing;
    this.#handlers = handlers;
  }

  get state(): LiveState {
    return this.#state;
  }

  /** Opens the first socket. */
  open(): void {
    void this.#connect();
  }

  /**
   * Resolves when the server has done it, rejects with its CodedError. Kept and asked again over reconnections, so
   * what is asked must be harmless to repeat.
   */
  request(command: Command): Promise<void> {
    if (this.#state.kind === 'closed') {
      return Promise.reject(new CodedError(this.#state.code ?? 'SESSION_ENDED'));
    }
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const settle = () => {
      resolve(undefined);
    };
    this.#ask(command, { isStanding: false, resolve: settle, reject });
    return promise;
  }

  /** Sends now or never. */
  sendOneWay(message: OneWay): void {
    this.#sendIfOpen(message);
  }

  /** Tries at once instead of at the next due time, for instance because the network is back. */
  retryNow(): void {
    if (this.#state.kind === 'retrying') void this.#connect();
  }

  /** Idempotent. `code`: why, for those whose requests are refused by it; null: it was wanted. */
  close(code: ErrorCode | null = null): void {
    this.#end(code);
  }

  async #connect(): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    this.#timer?.cancel();
    if (this.#state.kind !== 'connecting') this.#become({ kind: 'connecting' });
    this.#timer = this.#ports.clock.setTimer(OPENING_MS, () => {
      this.#lost(attempt);
    });
    let ticket: string;
    try {
      ticket = await this.#options.ticket();
    } catch (cause) {
      this.#ticketRefused(attempt, cause);
      return;
    }
    if (attempt !== this.#attempt || this.#state.kind === 'closed') return;
    this.#socket = this.#ports.openSocket([LIVE_SUBPROTOCOL, LIVE_TICKET_PREFIX + ticket], {
      opened: () => {
        if (attempt === this.#attempt) this.#send({ type: 'hello', version: LIVE_VERSION });
      },
      message: (text) => {
        if (attempt === this.#attempt) this.#heard(text);
      },
      closed: (code) => {
        if (attempt === this.#attempt) this.#socketClosed(attempt, code);
      },
    });
  }

  #ticketRefused(attempt: number, cause: unknown): void {
    if (attempt !== this.#attempt || this.#state.kind === 'closed') return;
    if (cause instanceof CodedError && FINAL_TICKET_ERRORS.includes(cause.code)) this.#end(cause.code);
    else this.#lost(attempt);
  }

  #socketClosed(attempt: number, code: number): void {
    const final = FINAL_CLOSES.get(code);
    if (final === undefined) this.#lost(attempt);
    else this.#end(final);
  }

  #heard(text: string): void {
    this.#lastHeardMs = this.#ports.clock.now();
    const message = parseServerMessage(text);
    // An unknown message is from a newer server of the same version: additions are allowed, so it is passed over.
    if (message === null) return;
    switch (message.type) {
      case 'welcome':
        this.#welcomed(message.iceServers, Date.parse(message.serverTime));
        break;
      case 'reply':
        this.#replied(message);
        break;
      case 'session':
      case 'signal':
      case 'changed':
      case 'ice-servers':
        this.#handlers.message(message);
        break;
      case 'pong':
      case 'error':
        break;
    }
  }

  #welcomed(iceServers: readonly IceServer[], serverTimeMs: number): void {
    this.#timer?.cancel();
    this.#become({ kind: 'open' });
    this.#keepAlive(this.#attempt);
    for (const [id, { isStanding }] of this.#pending) if (isStanding) this.#pending.delete(id);
    const unanswered = [...this.#pending.values()];
    for (const request of this.#standing) {
      const resolve = () => {
        this.#failedTries = 0;
        this.#handlers.accepted?.();
      };
      const reject = (error: CodedError) => {
        if (PASSING_ERRORS.includes(error.code)) this.#lost(this.#attempt);
        else this.#handlers.refused(error);
      };
      this.#ask(request, { isStanding: true, resolve, reject });
    }
    for (const { request } of unanswered) this.#send(request);
    this.#handlers.welcomed(iceServers, serverTimeMs);
  }

  #ask(request: Standing | Command, pending: Omit<Pending, 'request'>): void {
    this.#lastRequestId += 1;
    const message = ClientMessage.parse({ ...request, id: this.#lastRequestId });
    this.#pending.set(this.#lastRequestId, { ...pending, request: message });
    this.#sendIfOpen(message);
  }

  #replied(reply: Extract<ServerMessage, { type: 'reply' }>): void {
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) return;
    this.#pending.delete(reply.id);
    if (reply.error === null) pending.resolve();
    else pending.reject(new CodedError(reply.error.code, reply.error.details));
  }

  #keepAlive(attempt: number): void {
    this.#timer = this.#ports.clock.setTimer(LIVE_PING_MS, () => {
      if (attempt !== this.#attempt) return;
      if (this.#ports.clock.now() - this.#lastHeardMs > LIVE_SILENCE_MS) {
        this.#lost(attempt);
        return;
      }
      this.#pingCount += 1;
      this.#send({ type: 'ping', n: this.#pingCount });
      this.#keepAlive(attempt);
    });
  }

  #lost(attempt: number): void {
    if (attempt !== this.#attempt || this.#state.kind === 'closed') return;
    this.#dropSocket(LIVE_CLOSE.silent);
    const delayMs = reconnectDelayMs(defaultReconnectPolicy, this.#failedTries, this.#ports.random());
    this.#failedTries += 1;
    this.#become({ kind: 'retrying', retryAtMs: this.#ports.clock.now() + delayMs });
    this.#timer = this.#ports.clock.setTimer(delayMs, () => void this.#connect());
  }

  #end(code: ErrorCode | null): void {
    if (this.#state.kind === 'closed') return;
    this.#dropSocket(1000);
    this.#become({ kind: 'closed', code });
    const unanswered = [...this.#pending.values()].filter(({ isStanding }) => !isStanding);
    this.#pending.clear();
    for (const { reject } of unanswered) reject(new CodedError(code ?? 'SESSION_ENDED'));
  }

  #dropSocket(code: number): void {
    this.#attempt += 1;
    this.#timer?.cancel();
    this.#timer = null;
    this.#socket?.close(code);
    this.#socket = null;
  }

  #sendIfOpen(message: ClientMessage): void {
    if (this.#state.kind === 'open') this.#send(message);
  }

  #send(message: ClientMessage): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #become(state: LiveState): void {
    this.#state = state;
    this.#handlers.stateChanged(state);
  }
}

function parseServerMessage(text: string): ServerMessage | null {
  try {
    return ServerMessage.safeParse(JSON.parse(text)).data ?? null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
