import type { GrantId, IceServer, PeerPath, SessionView, Side, SignalBody } from '@alongside/protocol';

/** A WebSocket-like connection of text messages, opened by `PeerPorts.openSocket`. */
export interface MessageSocket {
  /** Does nothing once the socket is closed. */
  send(text: string): void;
  /** Idempotent; `closed` is told once whoever closed. */
  close(code?: number, reason?: string): void;
}

export interface SocketHandlers {
  opened(): void;
  message(text: string): void;
  /** Told exactly once, also for a socket that never opened. */
  closed(code: number, reason: string): void;
}

export interface Timer {
  cancel(): void;
}

/** Timers must not be slowed down while a page is in the background: a sharer's page always is. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  setTimer(delayMs: number, fire: () => void): Timer;
}

export type Description = Omit<Extract<SignalBody, { kind: 'description' }>, 'offer'>;
export type Candidate = Omit<Extract<SignalBody, { kind: 'candidate' }>, 'offer'>;

export type TransportState = 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed';

/** What a helper's details panel shows; null: not known. */
export interface PeerStats {
  readonly width: number | null;
  readonly height: number | null;
  readonly framesPerSecond: number | null;
  readonly bitsPerSecond: number | null;
  readonly roundTripMs: number | null;
  readonly packetsReceived: number | null;
  readonly packetsLost: number | null;
  readonly codec: string | null;
  readonly path: PeerPath | null;
}

/** Of the certificates on one path as in its session descriptions (RFC 8122), in lower case; several with a comma. */
export interface Fingerprints {
  readonly own: string;
  readonly other: string;
}

export interface PeerConnectionHandlers<Stream> {
  candidate(candidate: Candidate): void;
  transport(state: TransportState): void;
  channelOpened(): void;
  channelMessage(text: string): void;
  channelClosed(): void;
  /** Came over the fast channel: perhaps late, doubled or out of order. */
  fastMessage(text: string): void;
  /** Helper: the stream that the sharer's picture comes in; told when negotiated, also while it is empty. */
  video(stream: Stream): void;
}

/**
 * One WebRTC peer connection with the two channels and one video transceiver, all made at birth: the sharer sends, the
 * helper receives. `Track` and `Stream` are the platform's own.
 */
export interface PeerConnectionPort<Track> {
  /** Sharer: makes and sets an offer. */
  offer(): Promise<Description>;
  /** Helper: takes an offer and answers it; tells that the channel closed, if it takes another one for that. */
  answer(offer: Description): Promise<Description>;
  /** Sharer: takes the answer to the last offer. */
  acceptAnswer(answer: Description): Promise<void>;
  addCandidate(candidate: Candidate): Promise<void>;
  /** Relays and accounts for the next path; the present one stays as it is. */
  setIceServers(iceServers: readonly IceServer[]): void;
  /** The next offer gathers anew; tells that the channel closed, if it takes another one. No offer is being made meanwhile. */
  restartIce(): void;
  /** Sharer: what the video transceiver sends; null: nothing. Needs no negotiation. */
  setVideo(track: Track | null): Promise<void>;
  /** False if the control channel isn't open or its buffer is full. */
  send(text: string): boolean;
  /** False if the fast channel isn't open or is behind; what wasn't sent isn't worth sending later. */
  sendFast(text: string): boolean;
  /** Of the path that the control channel is on; null while there is none. */
  fingerprints(): Fingerprints | null;
  stats(): Promise<PeerStats>;
  close(): void;
}

/** Keeps one page's chat thread over a reload. The text never leaves the device. */
export interface ChatStorage {
  load(): string | null;
  save(text: string): void;
  clear(): void;
}

export interface PeerPorts<Track, Stream> {
  readonly clock: Clock;
  /** Evenly distributed in [0, 1); spreads reconnections. */
  random(): number;
  /** For keys: unpredictable. */
  randomBytes(length: number): Uint8Array;
  openSocket(protocols: readonly string[], handlers: SocketHandlers): MessageSocket;
  makePeerConnection(
    side: Side,
    iceServers: readonly IceServer[],
    handlers: PeerConnectionHandlers<Stream>,
  ): PeerConnectionPort<Track>;
  readonly chatStorage?: ChatStorage;
  /** Agent: which grants of the view carry a proof that holds here and now. Without it every grant counts. */
  proveGrants?(view: SessionView): Promise<ReadonlySet<GrantId>>;
  /** Told of faults of the platform that were survived, for a log; carries no content. */
  report?(cause: unknown): void;
}
