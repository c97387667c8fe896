import type { Person } from '@alongside/domain';
import { type ChatStorage, SessionEnd, type SessionEndState, type SocketHandlers } from '@alongside/peer';
import { CodedError, Incarnation, type SessionCommand, type SessionId, type Side } from '@alongside/protocol';
import type {
  FakeClock,
  FakePeerConnection,
  FakePeerNetwork,
  FakeStream,
  SeededRandom,
} from '@alongside/testkit';
import type { SimulatedSocket } from './simulated-socket.ts';

/** A captured screen; knows whose it is. */
export interface SimulatedTrack {
  readonly page: SimulatedPage;
}

/** What a page finds around it: a browser, its network, and somebody who notes what mustn't be. */
interface PageWorld {
  readonly clock: FakeClock;
  readonly random: SeededRandom;
  readonly network: FakePeerNetwork<SimulatedTrack>;
  readonly peerFaults: unknown[];
  ticket(person: Person): Promise<string>;
  openSocket(protocols: readonly string[], page: SocketHandlers): SimulatedSocket;
  chatStorage(person: Person, sessionId: SessionId): ChatStorage;
  ownConnection(connection: FakePeerConnection<SimulatedTrack>, page: SimulatedPage): void;
  violate(what: string): void;
}

export interface PageOptions {
  readonly person: Person;
  readonly side: Side;
  readonly sessionId: SessionId;
}

/** One page of one person in one session: the real end of a session in a browser that isn't there. */
export class SimulatedPage {
  readonly person: Person;
  readonly side: Side;
  readonly sessionId: SessionId;
  readonly incarnation: Incarnation;
  /** What this page has captured; null: nothing, or it was stopped. */
  track: SimulatedTrack | null = null;
  isClosed = false;
  /** Since when the page has been in touch with the server, or out of it. */
  touch: { readonly isOpen: boolean; readonly since: number };
  readonly #world: PageWorld;
  readonly #end: SessionEnd<SimulatedTrack, FakeStream<SimulatedTrack>>;
  #socket: SimulatedSocket | null = null;

  constructor(world: PageWorld, { person, side, sessionId }: PageOptions) {
    this.#world = world;
    this.person = person;
    this.side = side;
    this.sessionId = sessionId;
    this.incarnation = Incarnation.parse(world.random.uuid());
    this.touch = { isOpen: false, since: world.clock.now() };
    this.#end = new SessionEnd(
      {
        clock: world.clock,
        random: () => world.random.next(),
        randomBytes: (length) => Uint8Array.from({ length }, () => Math.floor(world.random.next() * 256)),
        openSocket: (protocols, handlers) => {
          this.#socket = world.openSocket(protocols, handlers);
          return this.#socket.page;
        },
        makePeerConnection: (ofSide, _iceServers, handlers) => {
          const connection = world.network.make(ofSide, handlers);
          world.ownConnection(connection, this);
          return connection;
        },
        chatStorage: world.chatStorage(person, sessionId),
        report: (cause) => world.peerFaults.push(cause),
      },
      { sessionId, side, incarnation: this.incarnation, ticket: () => world.ticket(person) },
    );
    this.#end.open();
  }

  get state(): SessionEndState<FakeStream<SimulatedTrack>> {
    return this.#end.state;
  }

  /** For good: neither the person nor time can bring this page back. */
  get isOver(): boolean {
    return this.isClosed || this.state.live.kind === 'closed';
  }

  say(command: SessionCommand): void {
    if (this.isClosed) return;
    void this.#end.command(command).catch((cause: unknown) => {
      if (!(cause instanceof CodedError)) this.#world.violate(`a command failed with ${String(cause)}`);
    });
  }

  chat(text: string): void {
    if (!this.isClosed) this.#end.sendChat(text);
  }

  /** The person picks a screen. */
  capture(): void {
    if (this.isClosed) return;
    this.track = { page: this };
    this.#end.setScreen({ track: this.track, surface: 'monitor' });
  }

  stopCapture(): void {
    if (this.isClosed) return;
    this.track = null;
    this.#end.setScreen(null);
  }

  networkChanged(): void {
    if (!this.isClosed) this.#end.networkChanged();
  }

  dropSocket(isStalled: boolean): void {
    if (isStalled) this.#socket?.stall();
    else this.#socket?.cut();
  }

  close(): void {
    this.isClosed = true;
    this.track = null;
    this.#end.close();
  }

  /** Notes whether the page is in touch with the server now. */
  noteTouch(): void {
    const isOpen = this.state.live.kind === 'open' && this.#socket?.isHealthy === true;
    if (isOpen !== this.touch.isOpen) this.touch = { isOpen, since: this.#world.clock.now() };
  }
}
