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
import type { PeerConnectionPort, PeerPorts, PeerStats, Timer, TransportState } from './ports.ts';
import { ReliableSignals } from './reliable-signals.ts';

/** ICE is restarted when the path has been down for this long, and then again after each of these pauses. */
const RESTART_AFTER_MS = [300, 2_000, 4_000, 8_000] as const;

const OFFER_GIVEN_UP_AFTER_RESTARTS = 3;

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
  #isOfferOpen = false;
  #isRestartWanted = false;
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
        this.#signals.push(candidate);
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

  /** The way to the other end by the server is back. */
  relayIsBack(): void {
    this.#signals.resend();
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
    if (body.kind === 'candidate') this.#addCandidate(body);
    else if (this.#options.side === 'sharer') this.#receivedBySharer(body);
    else if (body.kind === 'description' && body.type === 'offer') {
      this.#step(async () => {
        this.#signals.push(await this.#connection.answer(body));
      });
    }
  }

  /** One of a former path is refused, which is no fault of this one. */
  #addCandidate(candidate: Extract<SignalBody, { kind: 'candidate' }>): void {
    this.#step(() =>
      this.#connection.addCandidate(candidate).catch((cause: unknown) => {
        this.#options.ports.report?.(cause);
      }),
    );
  }

  #receivedBySharer(body: Exclude<SignalBody, { kind: 'candidate' }>): void {
    if (body.kind === 'restart') this.#restartAsked();
    else if (body.type === 'answer' && this.#isOfferOpen) {
      this.#isOfferOpen = false;
      this.#step(() => this.#connection.acceptAnswer(body));
      if (this.#isRestartWanted) this.#restartIce();
    }
  }

  #offer(): void {
    this.#isOfferOpen = true;
    this.#step(async () => {
      this.#signals.push(await this.#connection.offer());
    });
  }

  /** An offer that is out is a restart already; its answer has what the helper's end knows now. */
  #restartAsked(): void {
    if (!this.#isOfferOpen || this.#restarts >= OFFER_GIVEN_UP_AFTER_RESTARTS) this.#restartIce();
  }

  /** An offer that is out is waited for, until it is clear that no answer comes. */
  #restartIce(): void {
    this.#isRestartWanted = this.#isOfferOpen && this.#restarts < OFFER_GIVEN_UP_AFTER_RESTARTS;
    if (this.#isRestartWanted) return;
    this.#connection.restartIce();
    this.#offer();
  }

  /** A step that fails leaves the path as it is; a dead path is then restarted like any other. */
  #step(work: () => Promise<void>): void {
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

  #pathFound(): void {
    this.#restarts = 0;
    this.#restartTimer?.cancel();
    this.#restartTimer = null;
  }

  #pathLost(): void {
    if (this.#restartTimer !== null || this.#isClosed) return;
    const pauseMs = RESTART_AFTER_MS[Math.min(this.#restarts, RESTART_AFTER_MS.length - 1)] ?? 0;
    this.#restartTimer = this.#options.ports.clock.setTimer(pauseMs, () => {
      this.#restartTimer = null;
      this.#restarts += 1;
      if (this.#options.side === 'sharer') this.#restartIce();
      else this.#signals.push({ kind: 'restart' });
      this.#pathLost();
    });
  }

  #channelOpened(): void {
    if (this.#isClosed) return;
    this.#beat?.stop();
    this.#beat = new Beat({
      clock: this.#options.ports.clock,
      send: (n) => {
        this.#say({ type: 'beat', n });
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
    this.#beat?.heard();
    if (isOfPhrase(message)) this.#keys.receive(message);
    else if (this.isProven) this.#options.message(message);
  }

  #heardFast(text: string): void {
    if (this.#isClosed || !this.isProven || text.length > FAST_MESSAGE_MAX_BYTES) return;
    const message = parseMessage(FastMessage, text);
    if (message === null) return;
    this.#beat?.heard();
    this.#options.message(message);
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
