import { LIVE_CLOSE, type SignInId } from '@alongside/protocol';
import { signInTopic } from '../../platform/bus/index.ts';
import { LiveConnection } from './live-connection.ts';
import type { LiveCaller, LiveHubPorts, MessageSocket } from './live-ports.ts';

/** A person with more pages than this open at once is a program. */
export const CONNECTIONS_PER_SIGN_IN_MAX = 20;

interface SignInConnections {
  readonly connections: Set<LiveConnection>;
  readonly unsubscribe: () => void;
}

/** Every live connection of this node. Nothing else of the server knows a socket. */
export class LiveHub {
  readonly #ports: LiveHubPorts;
  readonly #bySignIn = new Map<SignInId, SignInConnections>();
  readonly #departing = new Set<Promise<void>>();
  #opened = 0;
  #isStopping = false;

  constructor(ports: LiveHubPorts) {
    this.#ports = ports;
  }

  get size(): number {
    let size = 0;
    for (const { connections } of this.#bySignIn.values()) size += connections.size;
    return size;
  }

  /**
   * Takes over an opened socket. It is closed again at once when the server stops or the sign-in has too many.
   * @param caller who opened it; the one who calls has made sure of that
   */
  accept(socket: MessageSocket, caller: LiveCaller): void {
    if (this.#isStopping) {
      socket.close(LIVE_CLOSE.stopping, 'SERVER_STOPPING');
      return;
    }
    const held = this.#connectionsOf(caller.signInId);
    if (held.connections.size >= CONNECTIONS_PER_SIGN_IN_MAX) {
      this.#ports.reporter.count('rate-exceeded');
      socket.close(LIVE_CLOSE.limit, 'TOO_MANY_REQUESTS');
      return;
    }
    this.#ports.reporter.count('opened');
    const handleClosed = (connection: LiveConnection): void => this.#handleClosed(connection);
    this.#opened += 1;
    const n = this.#opened;
    held.connections.add(new LiveConnection(this.#ports, { socket, caller, n, handleClosed }));
  }

  /** Has every page connect anew and read what it shows again: this node missed what happened on others. */
  reconnectAll(): void {
    for (const { connections } of [...this.#bySignIn.values()]) {
      for (const connection of [...connections]) connection.close(LIVE_CLOSE.stopping, 'SERVER_STOPPING');
    }
  }

  /** Closes every connection. Settles when their sessions have been told that they are gone. Idempotent. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.reconnectAll();
    await Promise.all(this.#departing);
  }

  #connectionsOf(signInId: SignInId): SignInConnections {
    const held = this.#bySignIn.get(signInId);
    if (held) return held;
    const connections = new Set<LiveConnection>();
    const unsubscribe = this.#ports.bus.subscribe(signInTopic(signInId), () => {
      for (const connection of [...connections]) connection.close(LIVE_CLOSE.signedOut, 'SIGN_IN_EXPIRED');
    });
    const made = { connections, unsubscribe };
    this.#bySignIn.set(signInId, made);
    return made;
  }

  #handleClosed(connection: LiveConnection): void {
    this.#ports.reporter.count('closed');
    const { signInId } = connection.caller;
    const held = this.#bySignIn.get(signInId);
    held?.connections.delete(connection);
    if (held?.connections.size === 0) {
      held.unsubscribe();
      this.#bySignIn.delete(signInId);
    }
    const departure = connection.settled().finally(() => this.#departing.delete(departure));
    this.#departing.add(departure);
  }
}
