import type {
  Candidate,
  Clock,
  Description,
  Fingerprints,
  PeerConnectionHandlers,
  PeerConnectionPort,
  PeerStats,
  TransportState,
} from '@alongside/peer';
import type { IceServer, Side } from '@alongside/protocol';

/** A stream of the fake: shows what the other end sends at this moment. */
export interface FakeStream<Track> {
  /** null: nothing arrives, because nothing is sent or the path is dead. */
  readonly track: Track | null;
}

/** As long as browsers look for a path before they give up. */
const FAILS_AFTER_MS = 15_000;

const NO_STATS: PeerStats = {
  width: null,
  height: null,
  framesPerSecond: null,
  bitsPerSecond: null,
  roundTripMs: null,
  packetsReceived: null,
  packetsLost: null,
  codec: null,
  path: 'direct',
};

/**
 * Peer connections in memory. Descriptions carry only who made them and at which attempt; two connections are joined when
 * an offer was answered and the answer accepted, over a path that can be cut and mended. As with real ones, an answer to
 * a former offer is taken and leads nowhere, and so does an offer that was made while the path was cut.
 */
export class FakePeerNetwork<Track> {
  readonly #clock: Clock;
  readonly #latencyMs: number;
  readonly connections: FakePeerConnection<Track>[] = [];
  #isCut = false;
  /** How long making an answer takes, and then finding the path, on a slow machine: in milliseconds of `clock`. */
  slownessMs = 0;
  /** Somebody sits between the ends: each sees this key in the other's place. */
  intruderKey: string | null = null;

  /** @param latencyMs of a message, in milliseconds of `clock` */
  constructor(clock: Clock, latencyMs = 5) {
    this.#clock = clock;
    this.#latencyMs = latencyMs;
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  /** Nothing passes any more; connections find out as real ones do, by silence. A cut path needs an ICE restart. */
  cut(): void {
    this.#isCut = true;
    for (const connection of this.connections) connection.pathCut();
  }

  mend(): void {
    this.#isCut = false;
  }

  make(side: Side, handlers: PeerConnectionHandlers<FakeStream<Track>>): FakePeerConnection<Track> {
    const connection = new FakePeerConnection(this, side, this.connections.length, handlers);
    this.connections.push(connection);
    return connection;
  }

  /** Resolves when a piece of work is done: at once, unless the machine is slow. */
  async work(): Promise<void> {
    if (this.slownessMs === 0) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.later(() => {
      resolve(undefined);
    }, this.slownessMs);
    await promise;
  }

  later(work: () => void, delayMs = this.#latencyMs): void {
    this.#clock.setTimer(delayMs, work);
  }
}

export class FakePeerConnection<Track> implements PeerConnectionPort<Track> {
  readonly side: Side;
  readonly #network: FakePeerNetwork<Track>;
  readonly #number: number;
  readonly #handlers: PeerConnectionHandlers<FakeStream<Track>>;
  #other: FakePeerConnection<Track> | null = null;
  #transport: TransportState = 'new';
  #isChannelOpen = false;
  /** Sharer: how often it was restarted; helper: of the offer that it answered last. */
  #attempt = 0;
  /** The present attempt was begun while something could be gathered. */
  #hasGathered = false;
  #sentTrack: Track | null = null;
  /** For the next path, as they were told last; null: since its making. */
  iceServers: readonly IceServer[] | null = null;
  /** The channel is reliable: what a dead path holds up arrives when it is mended. */
  readonly #underway: string[] = [];

  constructor(
    network: FakePeerNetwork<Track>,
    side: Side,
    number: number,
    handlers: PeerConnectionHandlers<FakeStream<Track>>,
  ) {
    this.#network = network;
    this.side = side;
    this.#number = number;
    this.#handlers = handlers;
  }

  get isClosed(): boolean {
    return this.#transport === 'closed';
  }

  /** What this end puts on the wire; null: nothing. */
  get sentTrack(): Track | null {
    return this.isClosed ? null : this.#sentTrack;
  }

  /** What arrives here from the other end. */
  get receivedTrack(): Track | null {
    return this.#isPathUp() ? (this.#other?.sentTrack ?? null) : null;
  }

  offer(): Promise<Description> {
    this.#gather();
    return Promise.resolve({ kind: 'description', type: 'offer', sdp: `${this.#number} ${this.#attempt}` });
  }

  async answer(offer: Description): Promise<Description> {
    const [number, attempt = 0] = offer.sdp.split(' ').map(Number);
    const offerer = number === undefined ? undefined : this.#network.connections[number];
    if (offerer === undefined) throw new TypeError('Not an offer of this network');
    await this.#network.work();
    this.#other = offerer;
    this.#attempt = attempt;
    this.#gather();
    this.#handlers.video(this.#stream());
    return { kind: 'description', type: 'answer', sdp: `${offer.sdp} ${this.#number}` };
  }

  acceptAnswer(answer: Description): Promise<void> {
    const [offerer, attempt, answerer] = answer.sdp.split(' ').map(Number);
    const other = answerer === undefined ? undefined : this.#network.connections[answerer];
    if (offerer !== this.#number || other === undefined) {
      return Promise.reject(new TypeError('Not an answer to this offer'));
    }
    this.#other = other;
    this.#network.later(() => {
      void this.#network.work().then(() => {
        this.#join(other, attempt);
      });
    });
    return Promise.resolve();
  }

  /** Rejects one of another attempt. */
  addCandidate({ candidate }: Candidate): Promise<void> {
    return candidate.endsWith(` ${this.#attempt}`)
      ? Promise.resolve()
      : Promise.reject(new TypeError('A candidate of another attempt'));
  }

  setIceServers(iceServers: readonly IceServer[]): void {
    this.iceServers = iceServers;
  }

  restartIce(): void {
    if (this.isClosed) return;
    this.#transport = 'connecting';
    this.#attempt += 1;
  }

  setVideo(track: Track | null): Promise<void> {
    this.#sentTrack = track;
    return Promise.resolve();
  }

  send(text: string): boolean {
    if (!this.#isChannelOpen || this.isClosed) return false;
    this.#underway.push(text);
    this.#network.later(() => {
      this.#deliver();
    });
    return true;
  }

  sendFast(text: string): boolean {
    if (!this.#isChannelOpen || !this.#isPathUp()) return false;
    const other = this.#other;
    this.#network.later(() => {
      if (this.#isPathUp()) other?.receiveFast(text);
    });
    return true;
  }

  fingerprints(): Fingerprints | null {
    if (this.#other === null) return null;
    return { own: this.#key, other: this.#network.intruderKey ?? this.#other.#key };
  }

  get #key(): string {
    return `fake ${this.#number}`;
  }

  stats(): Promise<PeerStats> {
    return Promise.resolve(NO_STATS);
  }

  close(): void {
    this.#transport = 'closed';
    this.#isChannelOpen = false;
    this.#sentTrack = null;
    this.#underway.length = 0;
  }

  receive(text: string): void {
    if (!this.isClosed) this.#handlers.channelMessage(text);
  }

  receiveFast(text: string): void {
    if (!this.isClosed) this.#handlers.fastMessage(text);
  }

  pathCut(): void {
    if (this.#transport === 'connected') this.#become('disconnected');
  }

  #canJoin(other: FakePeerConnection<Track>, attempt: number | undefined): boolean {
    if (this.#network.isCut || other.isClosed || other.#other !== this) return false;
    return attempt === this.#attempt && other.#attempt === attempt && this.#hasGathered && other.#hasGathered;
  }

  #join(other: FakePeerConnection<Track>, attempt: number | undefined): void {
    if (this.isClosed) return;
    if (!this.#canJoin(other, attempt)) {
      this.#network.later(() => {
        this.#failUnlessConnected();
        if (other.#other === this) other.#failUnlessConnected();
      }, FAILS_AFTER_MS);
      return;
    }
    for (const end of [this, other]) {
      end.#become('connected');
      if (end.#isChannelOpen) continue;
      end.#isChannelOpen = true;
      end.#handlers.channelOpened();
    }
    this.#deliver();
    other.#deliver();
  }

  #failUnlessConnected(): void {
    if (this.#transport !== 'connected') this.#become('failed');
  }

  #deliver(): void {
    while (this.#isPathUp()) {
      const text = this.#underway.shift();
      if (text === undefined) return;
      this.#other?.receive(text);
    }
  }

  #isPathUp(): boolean {
    const other = this.#other;
    if (other === null || this.#network.isCut) return false;
    return this.#transport === 'connected' && other.#transport === 'connected';
  }

  #gather(): void {
    this.#hasGathered = !this.#network.isCut;
    if (!this.#hasGathered) return;
    const attempt = this.#attempt;
    const candidate: Candidate = {
      kind: 'candidate',
      candidate: `candidate:${this.#number} ${attempt}`,
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: null,
    };
    this.#network.later(() => {
      if (!this.isClosed && attempt === this.#attempt) this.#handlers.candidate(candidate);
    });
  }

  #stream(): FakeStream<Track> {
    const received = () => this.receivedTrack;
    return {
      get track() {
        return received();
      },
    };
  }

  #become(state: TransportState): void {
    if (this.#transport === state || this.isClosed) return;
    this.#transport = state;
    this.#handlers.transport(state);
  }
}
