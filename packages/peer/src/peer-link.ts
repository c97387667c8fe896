import {
  FAST_MESSAGE_MAX_BYTES,
  FastMessage,
  type IceServer,
  type Incarnation,
  PEER_MESSAGE_MAX_BYTES,
  PeerMessage,
  type SessionId,
  type Side,
  type SignalBody,
  type SignalFrame,
} from '@alongside/protocol';
import { Beat, type Hearing } from './beat.ts';
import { type ControlMessage, KeyComparison, type Phrase, type PhraseMessage } from './key-comparison.ts';
import type {
  Description,
  PeerConnectionPort,
  PeerPorts,
  PeerStats,
  Timer,
  TransportState,
} from './ports.ts';
import { ReliableSignals } from './reliable-signals.ts';

/** ICE is restarted when the path has been down for this long, and then again this long after each answer. */
const RESTART_AFTER_MS = [300, 2_000, 4_000, 8_000] as const;

/** What is said over a link besides what keeps the link itself. */
export type LinkMessage = ControlMessage | FastMessage;

/** `connecting`: no path yet. `connected`: the other end is heard. `silent`: it was, and isn't now. */
export type PeerState = 'connecting' | 'connected' | 'silent';

interface PeerLinkOptions<Track, Stream> {
  readonly ports: PeerPorts<Track, Stream>;
  readonly side: Side;
  readonly sessionId: SessionId;
  /** The other end's incarnation; another one needs another link. */
  readonly other: Incarnation;
  readonly iceServers: readonly IceServer[];
  readonly sendFrame: (frame: SignalFrame) => void;
  readonly changed: () => void;
  /** The two ends can talk, and know that they talk to each other. */
  readonly channelReady: () => void;
  /** Only from an end whose keys were compared. */
  readonly message: (message: LinkMessage) => void;
  readonly video: (stream: Stream) => void;
}

/**
 * The peer connection to one incarnation of the other side. The sharer alone makes offers, so there is no glare; a
 * helper whose path is dead asks for a restart.
 */
export class PeerLink<Track, Stream> {
  readonly other: Incarnation;
  readonly #options: PeerLinkOptions<Track, Stream>;
  readonly #connection: PeerConnectionPort<Track>;
  readonly #signals: ReliableSignals;
  readonly #keys: KeyComparison;
  #wasProven = false;
  /** Negotiation steps run one after the other. */
  #steps: Promise<void> = Promise.resolve();
  #beat: Beat | null = null;
  #transport: TransportState = 'new';
  /** The newest offer: sharer: that is wanted; helper: that came. */
  #newest = 0;
  /** The offer that the connection is at; candidates are to it. */
  #current = 0;
  /** The last offer of which is clear what became of it: it was answered, or it failed. */
  #settled = 0;
  #restarts = 0;
  #restartTimer: Timer | null = null;
  #isClosed = false;

  constructor(options: PeerLinkOptions<Track, Stream>) {
    this.#options = options;
    this.other = options.other;
    this.#signals = new ReliableSignals({
      clock: options.ports.clock,
      send: options.sendFrame,
      deliver: (body) => {
        this.#received(body);
      },
    });
    this.#keys = new KeyComparison({
      side: options.side,
      sessionId: options.sessionId,
      randomBytes: (length) => options.ports.randomBytes(length),
      fingerprints: () => this.#connection.fingerprints(),
      send: (message) => {
        this.#say(message);
      },
      changed: () => {
        this.#keysChanged();
      },
    });
    this.#connection = options.ports.makePeerConnection(options.side, options.iceServers, {
      candidate: (candidate) => {
        const offer = this.#current;
        // After the description that is being made: a candidate that came first would count as one of the former path.
        this.#step(() => {
          this.#signals.push({ ...candidate, offer });
        });
      },
      transport: (state) => {
        this.#transportChanged(state);
      },
      channelOpened: () => {
        this.#channelOpened();
      },
      channelMessage: (text) => {
        this.#heard(text);
      },
      channelClosed: () => {
        this.#channelClosed();
      },
      fastMessage: (text) => {
        this.#heardFast(text);
      },
      video: options.video,
    });
    if (options.side === 'sharer') this.#offer();
  }

  get state(): PeerState {
    if (this.#beat === null) return this.#restarts === 0 ? 'connecting' : 'silent';
    return this.#beat.hearing === 'heard' ? 'connected' : 'silent';
  }

  get phrase(): Phrase {
    return this.#keys.phrase;
  }

  /** The keys of the present path were compared with the other end. */
  get isProven(): boolean {
    return this.#keys.isProven;
  }

  /** Whether the other end is known, and was heard so lately that it may be sent a picture. */
  get mayShow(): boolean {
    return this.isProven && this.#beat !== null && this.#beat.hearing !== 'gone';
  }

  receive(frame: SignalFrame): void {
    this.#signals.receive(frame);
  }

  /** The way to the other end by the server is back: what was tried meanwhile was tried without the network of now. */
  relayIsBack(): void {
    this.#signals.resend();
    if (this.#restartTimer === null || this.#isFound) return;
    this.#restarts = 0;
    this.#restart();
  }

  /** False if it couldn't be sent; the caller keeps what mustn't be lost. */
  send(message: ControlMessage): boolean {
    return this.isProven && this.#say(message);
  }

  /** False if it couldn't be sent now; it isn't worth sending later. */
  sendFast(message: FastMessage): boolean {
    return !this.#isClosed && this.isProven && this.#connection.sendFast(JSON.stringify(message));
  }

  setVideo(track: Track | null): void {
    this.#step(() => this.#connection.setVideo(track));
  }

  /** For the next path. */
  setIceServers(iceServers: readonly IceServer[]): void {
    this.#connection.setIceServers(iceServers);
  }

  stats(): Promise<PeerStats> {
    return this.#connection.stats();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#restartTimer?.cancel();
    this.#beat?.stop();
    this.#signals.close();
    this.#connection.close();
  }

  #received(body: SignalBody): void {
    const isSharer = this.#options.side === 'sharer';
    if (body.kind === 'candidate') this.#addCandidate(body);
    else if (body.kind === 'restart') {
      if (isSharer && body.offer === this.#newest) this.#restart();
    } else if (isSharer && body.type === 'answer') this.#acceptAnswer(body);
    else if (!isSharer && body.type === 'offer' && body.offer > this.#newest)
      this.#negotiate(body.offer, () => this.#connection.answer(body));
  }

  /** One of a former path is refused, which is no fault of this one. */
  #addCandidate(candidate: Extract<SignalBody, { kind: 'candidate' }>): void {
    this.#step(async () => {
      if (candidate.offer !== this.#current) return;
      await this.#connection.addCandidate(candidate).catch((cause: unknown) => {
        this.#options.ports.report?.(cause);
      });
    });
  }

  /** An offer that a newer one supersedes before its turn is passed over, by either end. */
  #negotiate(offer: number, describe: () => Promise<Description>): void {
    this.#newest = offer;
    this.#step(async () => {
      if (offer !== this.#newest) return;
      this.#current = offer;
      try {
        this.#signals.push({ ...(await describe()), offer });
        if (this.#options.side === 'helper') this.#settle();
      } catch (cause) {
        this.#settle();
        throw cause;
      }
    });
  }

  #offer(): void {
    const offer = this.#newest + 1;
    this.#negotiate(offer, () => {
      if (offer > 1) this.#connection.restartIce();
      return this.#connection.offer();
    });
  }

  #acceptAnswer(answer: Extract<SignalBody, { kind: 'description' }>): void {
    this.#step(async () => {
      if (answer.offer !== this.#current || answer.offer === this.#settled) return;
      this.#settle();
      await this.#connection.acceptAnswer(answer);
    });
  }

  /** From now on the path of a restart has its whole pause to come about. */
  #settle(): void {
    this.#settled = this.#current;
    if (this.#current === 1) return;
    this.#restarts ||= 1;
    this.#stopTimer();
    this.#pathLost();
  }

  /** The sharer makes another offer, whatever became of the last; the helper asks for one, if none is on its way. */
  #restart(): void {
    this.#stopTimer();
    this.#restarts += 1;
    if (this.#options.side === 'sharer') this.#offer();
    else if (this.#newest === this.#settled) this.#signals.push({ kind: 'restart', offer: this.#settled });
    this.#pathLost();
  }

  /** A step that fails leaves the path as it is; a dead path is then restarted like any other. */
  #step(work: () => Promise<void> | void): void {
    this.#steps = this.#steps.then(async () => {
      if (this.#isClosed) return;
      try {
        await work();
      } catch (cause) {
        this.#options.ports.report?.(cause);
        this.#pathLost();
      }
    });
  }

  #transportChanged(state: TransportState): void {
    if (this.#isClosed || state === this.#transport) return;
    this.#transport = state;
    if (state === 'connected') this.#pathFound();
    if (state === 'disconnected' || state === 'failed') this.#pathLost();
    this.#options.changed();
  }

  get #isFound(): boolean {
    return this.#transport === 'connected' && this.#beat?.hearing === 'heard';
  }

  #pathFound(): void {
    this.#restarts = 0;
    this.#stopTimer();
  }

  #stopTimer(): void {
    this.#restartTimer?.cancel();
    this.#restartTimer = null;
  }

  #pathLost(): void {
    if (this.#restartTimer !== null || this.#isClosed) return;
    const pauseMs = RESTART_AFTER_MS[Math.min(this.#restarts, RESTART_AFTER_MS.length - 1)] ?? 0;
    this.#restartTimer = this.#options.ports.clock.setTimer(pauseMs, () => {
      this.#restartTimer = null;
      if (this.#isFound) this.#pathFound();
      // An offer that is out is a restart already; one that can't be answered now would be made without this network.
      else if (this.#newest !== this.#settled) this.#pathLost();
      else this.#restart();
    });
  }

  #channelOpened(): void {
    if (this.#isClosed) return;
    this.#beat?.stop();
    this.#beat = new Beat({
      clock: this.#options.ports.clock,
      side: this.#options.side,
      ask: (n) => {
        // What is lost on the fast channel holds nothing up.
        const beat = { type: 'beat', n } as const;
        if (!this.sendFast(beat)) this.#say(beat);
      },
      changed: (hearing) => {
        this.#hearingChanged(hearing);
      },
    });
    this.#keys.channelOpened();
    // The end of the former channel may never have been told.
    this.#wasProven = false;
    this.#options.changed();
  }

  #keysChanged(): void {
    if (this.isProven && !this.#wasProven) this.#options.channelReady();
    this.#wasProven = this.isProven;
    this.#options.changed();
  }

  #say(message: PeerMessage): boolean {
    return !this.#isClosed && this.#connection.send(JSON.stringify(message));
  }

  #hearingChanged(hearing: Hearing): void {
    if (hearing === 'heard') this.#pathFound();
    else this.#pathLost();
    this.#options.changed();
  }

  #channelClosed(): void {
    this.#beat?.stop();
    this.#beat = null;
    this.#keys.channelClosed();
    this.#wasProven = false;
    this.#options.changed();
  }

  #heard(text: string): void {
    if (this.#isClosed || text.length > PEER_MESSAGE_MAX_BYTES) return;
    const message = parseMessage(PeerMessage, text);
    if (message === null) return;
    this.#alive(message);
    if (message.type === 'beat') this.#say({ type: 'echo', n: message.n });
    if (isOfPhrase(message)) this.#keys.receive(message);
    else if (this.isProven) this.#options.message(message);
  }

  #heardFast(text: string): void {
    if (this.#isClosed || !this.isProven || text.length > FAST_MESSAGE_MAX_BYTES) return;
    const message = parseMessage(FastMessage, text);
    if (message === null) return;
    this.#alive(message);
    if (message.type === 'beat') this.sendFast({ type: 'echo', n: message.n });
    this.#options.message(message);
  }

  #alive(message: PeerMessage | FastMessage): void {
    if (message.type === 'echo') this.#beat?.answered(message.n);
    else this.#beat?.heard();
  }
}

const isOfPhrase = (message: PeerMessage): message is PhraseMessage => message.type.startsWith('phrase-');

interface Schema<Message> {
  safeParse(value: unknown): { readonly data?: Message | undefined };
}

/** Whatever the other end sends that isn't a message of ours is passed over. */
function parseMessage<Message>(schema: Schema<Message>, text: string): Message | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
