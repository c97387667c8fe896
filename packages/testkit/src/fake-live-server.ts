import type { Clock, MessageSocket, SocketHandlers } from '@alongside/peer';
import {
  ClientMessage,
  type ErrorCode,
  LIVE_TICKET_PREFIX,
  type ServerMessage,
  type SessionView,
  type Side,
} from '@alongside/protocol';

type Frame = Extract<ServerMessage, { type: 'signal' }>;

interface Connection {
  readonly side: Side;
  readonly handlers: SocketHandlers;
  isOpen: boolean;
  isAttached: boolean;
}

/**
 * The least of a server that one session's two ends need: it relays signals, tells views, and writes down what it is
 * asked. What the real server decides, a test decides here.
 */
export class FakeLiveServer {
  readonly #clock: Clock;
  readonly #connections: Connection[] = [];
  /** Everything that the ends sent, in order. */
  readonly received: { side: Side; message: ClientMessage }[] = [];
  /** Says what becomes of a relayed frame: how many copies arrive. */
  copies: (frame: Frame) => number = () => 1;
  /** Answers a command: an error code, or null for done; undefined: no answer. */
  answer: (side: Side, message: Extract<ClientMessage, { type: 'command' }>) => ErrorCode | null | undefined =
    () => null;
  /** What attaching is refused with; null: it isn't. */
  attachError: ErrorCode | null = null;
  /** What asking for a ticket fails with; null: it doesn't. */
  ticketError: Error | null = null;
  /** Sockets open, but nothing passes any more either way, as behind a dead network. */
  isSilent = false;
  isDown = false;
  /** Whose network is away: their sockets don't open, and nothing passes on open ones. */
  readonly cutOff = new Set<Side>();
  ticketsAsked = 0;
  #view: SessionView;

  constructor(clock: Clock, view: SessionView) {
    this.#clock = clock;
    this.#view = view;
  }

  /** The session; `side` and `modes` are set for each receiver. */
  get view(): SessionView {
    return this.#view;
  }

  /** Changes the session and tells both ends. */
  change(part: Partial<SessionView>): void {
    this.#view = { ...this.#view, ...part, version: this.#view.version + 1 };
    for (const connection of this.#connections) if (connection.isAttached) this.#tellView(connection);
  }

  ticket(side: Side): Promise<string> {
    this.ticketsAsked += 1;
    return this.ticketError === null ? Promise.resolve(side) : Promise.reject(this.ticketError);
  }

  open(protocols: readonly string[], handlers: SocketHandlers): MessageSocket {
    const ticket = protocols.find((protocol) => protocol.startsWith(LIVE_TICKET_PREFIX));
    const side = ticket === `${LIVE_TICKET_PREFIX}helper` ? 'helper' : 'sharer';
    const connection: Connection = { side, handlers, isOpen: true, isAttached: false };
    this.#connections.push(connection);
    this.#later(() => {
      if (this.isDown) this.#close(connection, 1006);
      else if (connection.isOpen && !this.cutOff.has(side)) handlers.opened();
    });
    return {
      send: (text) => {
        if (!connection.isOpen) return;
        this.#later(() => {
          if (this.#passes(connection) && !this.isDown) this.#heard(connection, text);
        });
      },
      close: (code = 1000) => {
        this.#close(connection, code);
      },
    };
  }

  /** Kills every socket, as when the process dies. */
  stop(): void {
    this.isDown = true;
    for (const connection of this.#connections) this.#close(connection, 1006);
  }

  start(): void {
    this.isDown = false;
  }

  /** Closes one side's socket with a code. */
  closeSide(side: Side, code: number): void {
    for (const connection of this.#connections) if (connection.side === side) this.#close(connection, code);
  }

  commands(side: Side): string[] {
    return this.received.flatMap(({ side: from, message }) =>
      from === side && message.type === 'command' ? [message.command.kind] : [],
    );
  }

  /** Sends anything to one side, as a faulty or hostile server would. */
  sendText(side: Side, text: string): void {
    const connection = this.#connections.findLast((one) => one.side === side && one.isOpen);
    if (connection !== undefined) this.#sendText(connection, text);
  }

  #passes({ isOpen, side }: Connection): boolean {
    return isOpen && !this.isSilent && !this.cutOff.has(side);
  }

  #heard(connection: Connection, text: string): void {
    const message = ClientMessage.parse(JSON.parse(text));
    if (message.type !== 'ping') this.received.push({ side: connection.side, message });
    switch (message.type) {
      case 'hello':
        this.#send(connection, {
          type: 'welcome',
          version: message.version,
          serverTime: new Date(this.#clock.now()).toISOString(),
          iceServers: [],
        });
        break;
      case 'attach':
        this.#attach(connection, message);
        break;
      case 'command':
        this.#command(connection, message);
        break;
      case 'signal':
        this.#relay(connection, message);
        break;
      case 'ping':
        this.#send(connection, { type: 'pong', n: message.n });
        break;
      case 'watch':
      case 'detach':
        break;
    }
  }

  #attach(connection: Connection, { id, incarnation }: Extract<ClientMessage, { type: 'attach' }>): void {
    if (this.attachError !== null) {
      this.#send(connection, { type: 'reply', id, error: { code: this.attachError } });
      return;
    }
    connection.isAttached = true;
    const since = new Date(this.#clock.now()).toISOString();
    const presence = { ...this.#view.presence, [connection.side]: { kind: 'here', since, incarnation } };
    this.change({ presence });
    this.#send(connection, { type: 'reply', id, error: null });
  }

  #command(connection: Connection, message: Extract<ClientMessage, { type: 'command' }>): void {
    const code = this.answer(connection.side, message);
    if (code === undefined) return;
    this.#send(connection, { type: 'reply', id: message.id, error: code === null ? null : { code } });
  }

  #relay(from: Connection, { sessionId, to, frame }: Extract<ClientMessage, { type: 'signal' }>): void {
    const own = this.#view.presence[from.side];
    if (own.kind === 'awaited' || own.incarnation === null) return;
    const relayed: Frame = { type: 'signal', sessionId, from: own.incarnation, frame };
    for (const connection of this.#connections) {
      const presence = this.#view.presence[connection.side];
      if (connection.side === from.side || !connection.isAttached) continue;
      if (presence.kind === 'awaited' || presence.incarnation !== to) continue;
      for (let copy = 0; copy < this.copies(relayed); copy += 1) this.#send(connection, relayed);
    }
  }

  #tellView(connection: Connection): void {
    this.#send(connection, { type: 'session', view: { ...this.#view, side: connection.side } });
  }

  #send(connection: Connection, message: ServerMessage): void {
    this.#sendText(connection, JSON.stringify(message));
  }

  #sendText(connection: Connection, text: string): void {
    this.#later(() => {
      if (this.#passes(connection)) connection.handlers.message(text);
    });
  }

  #close(connection: Connection, code: number): void {
    if (!connection.isOpen) return;
    connection.isOpen = false;
    connection.isAttached = false;
    connection.handlers.closed(code, '');
  }

  #later(work: () => void): void {
    this.#clock.setTimer(1, work);
  }
}
