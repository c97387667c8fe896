import { randomInt } from 'node:crypto';
import type {
  Candidate,
  Clock,
  Description,
  Fingerprints,
  PeerConnectionHandlers,
  PeerConnectionPort,
  PeerStats,
  Timer,
  TransportState,
} from '@alongside/peer';
import { CONTROL_CHANNEL, FAST_CHANNEL, type IceServer } from '@alongside/protocol';
import { type DataChannel, PeerConnection, type Track } from 'node-datachannel';
import { AgentError } from '../agent-error.ts';
import type { VideoCodec } from '../encode/video-encoder.ts';
import type { PictureOutlet, PictureTrack } from '../picture/picture-track.ts';
import { RtpVideoSender, type SentFormat } from '../rtp/rtp-video-sender.ts';
import { RelayWays } from './relay-ways.ts';
import {
  answeredFormat,
  fingerprintsOf,
  isRelayedOverStream,
  newSsrc,
  offeredVideo,
  passwordOf,
} from './session-description.ts';

/** More than this in the channel's buffer, and the other end isn't taking it. */
const CHANNEL_BUFFER_MAX_BYTES = 1_000_000;

/** What is behind this much is too old to be worth anything. */
const FAST_BUFFER_MAX_BYTES = 8_192;

/**
 * How long a browser behind a relay over TCP or TLS may take. Only what comes by our bridge can be mended for libjuice
 * (`withoutZeroTieBreaker`), and as long as there are other ways it settles for one of those.
 */
const OVER_STREAM_WITHIN_MS = 3_000;

const TRANSPORT_STATES: ReadonlySet<string> = new Set<TransportState>([
  'new',
  'connecting',
  'connected',
  'disconnected',
  'failed',
  'closed',
]);

const isTransportState = (state: string): state is TransportState => TRANSPORT_STATES.has(state);

export interface NodePeerConnectionOptions {
  readonly iceServers: readonly IceServer[];
  readonly handlers: PeerConnectionHandlers<never>;
  readonly clock: Clock;
  /** What to offer, the preferred one first. */
  readonly codecs: readonly VideoCodec[];
  /** PEM; whom the certificates of relays may be from, instead of Node's own list. */
  readonly relayAuthorities?: readonly string[];
  /** Told of faults that were survived; for a log. */
  readonly report: (cause: unknown) => void;
}

/** What belongs to one attempt to connect; a restart makes another. */
interface Attempt {
  readonly connection: PeerConnection;
  readonly ways: RelayWays;
  readonly channel: DataChannel;
  readonly fast: DataChannel;
  readonly track: Track;
}

/**
 * The sharer's end of a peer connection, on libdatachannel. Its ICE can't be restarted, so a restart is a new connection
 * under the same offerer; to the browser it is an ICE restart with another certificate.
 */
export class NodePeerConnection implements PeerConnectionPort<PictureTrack> {
  readonly #options: NodePeerConnectionOptions;
  #iceServers: readonly IceServer[];
  readonly #ssrc = newSsrc();
  readonly #sender: RtpVideoSender;
  #attempt: Attempt | null = null;
  #beginning: Promise<Attempt> | null = null;
  /** Attempts that ended. */
  #ended = 0;
  #format: SentFormat | null = null;
  /** Of the present attempt, once it is answered: asked for with each message. */
  #fingerprints: Fingerprints | null = null;
  #picture: PictureTrack | null = null;
  #isFlowing = false;
  /** The next attempt goes over relays by streams alone. */
  #isStreamOnly = false;
  #streamTimer: Timer | null = null;
  #counted: { readonly bytes: number; readonly atMs: number } | null = null;

  constructor(options: NodePeerConnectionOptions) {
    this.#options = options;
    this.#iceServers = options.iceServers;
    this.#sender = new RtpVideoSender({
      clock: options.clock,
      ssrc: this.#ssrc,
      firstSequence: randomInt(0, 2 ** 15),
      firstTimestamp: randomInt(0, 2 ** 32 - 1),
      send: (packet) => {
        this.#sendPacket(packet);
      },
      keyWanted: () => this.#picture?.keyWanted(),
    });
  }

  async offer(): Promise<Description> {
    const { connection } = this.#attempt ?? (await (this.#beginning ??= this.#begin()));
    const known = connection.localDescription();
    if (known !== null) return { kind: 'description', type: 'offer', sdp: known.sdp };
    const made = Promise.withResolvers<string>();
    connection.onLocalDescription((sdp) => {
      made.resolve(sdp);
    });
    connection.setLocalDescription('offer');
    return { kind: 'description', type: 'offer', sdp: await made.promise };
  }

  /** @throws {AgentError} DESCRIPTION_REFUSED: an agent never takes offers. */
  answer(): Promise<Description> {
    return Promise.reject(new AgentError('DESCRIPTION_REFUSED'));
  }

  /** @throws {AgentError} DESCRIPTION_REFUSED */
  acceptAnswer({ sdp }: Description): Promise<void> {
    return this.#refusable((connection) => {
      this.#format = answeredFormat(sdp, this.#options.codecs);
      connection.setRemoteDescription(sdp, 'answer');
      this.#fingerprints = {
        own: fingerprintsOf(connection.localDescription()?.sdp ?? ''),
        other: fingerprintsOf(sdp),
      };
    });
  }

  /** @throws {AgentError} DESCRIPTION_REFUSED */
  addCandidate({ candidate, sdpMid }: Candidate): Promise<void> {
    return this.#refusable((connection) => {
      if (candidate !== '') connection.addRemoteCandidate(candidate, sdpMid ?? 'video');
      if (isRelayedOverStream(candidate)) this.#awaitStream();
    });
  }

  setIceServers(iceServers: readonly IceServer[]): void {
    this.#iceServers = iceServers;
  }

  restartIce(): void {
    if (this.#attempt?.connection.state() === 'connected') this.#isStreamOnly = false;
    this.#end();
    this.#options.handlers.channelClosed();
  }

  setVideo(track: PictureTrack | null): Promise<void> {
    if (track === this.#picture) return Promise.resolve();
    this.#stopPicture();
    this.#picture = track;
    this.#startPicture();
    return Promise.resolve();
  }

  send(text: string): boolean {
    const channel = this.#attempt?.channel;
    if (channel?.isOpen() !== true || channel.bufferedAmount() > CHANNEL_BUFFER_MAX_BYTES) return false;
    return isTaken(() => channel.sendMessage(text));
  }

  sendFast(text: string): boolean {
    const fast = this.#attempt?.fast;
    if (fast?.isOpen() !== true || fast.bufferedAmount() > FAST_BUFFER_MAX_BYTES) return false;
    return isTaken(() => fast.sendMessage(text));
  }

  /** The transport lets nobody through whose certificate isn't the one in the description. */
  fingerprints(): Fingerprints | null {
    return this.#fingerprints;
  }

  stats(): Promise<PeerStats> {
    const pair = this.#attempt?.connection.getSelectedCandidatePair() ?? null;
    const roundTripMs = this.#attempt?.connection.rtt() ?? -1;
    return Promise.resolve({
      width: null,
      height: null,
      framesPerSecond: null,
      bitsPerSecond: this.#sentRate(),
      roundTripMs: roundTripMs < 0 ? null : roundTripMs,
      packetsReceived: null,
      packetsLost: this.#sender.packetsLost,
      codec: this.#format?.codec ?? null,
      path: pair === null ? null : this.#pathOver(pair),
    });
  }

  close(): void {
    this.#end();
    this.#picture = null;
  }

  /** @throws {AgentError} CONNECTION_CLOSED */
  async #begin(): Promise<Attempt> {
    const ended = this.#ended;
    const { clock, report, relayAuthorities } = this.#options;
    const ways = await RelayWays.open({
      iceServers: this.#iceServers,
      attempt: ended,
      isStreamOnly: this.#isStreamOnly,
      clock,
      password: () => passwordOf(this.#attempt?.connection.localDescription()?.sdp ?? ''),
      authorities: relayAuthorities,
      lost: () => {
        this.#relayLost(ways);
      },
      report,
    });
    if (this.#ended === ended) return this.#beginOver(ways);
    ways[Symbol.dispose]();
    throw new AgentError('CONNECTION_CLOSED');
  }

  #beginOver(ways: RelayWays): Attempt {
    const { handlers } = this.#options;
    const connection = new PeerConnection('alongside', {
      iceServers: [...ways.servers],
      iceTransportPolicy: ways.isStreamOnly ? 'relay' : 'all',
      disableAutoNegotiation: true,
      forceMediaTransport: true,
    });
    const isCurrent = (): boolean => this.#attempt?.connection === connection;
    const track = connection.addTrack(offeredVideo(this.#options.codecs, this.#ssrc));
    const channel = connection.createDataChannel(CONTROL_CHANNEL.label, {
      negotiated: true,
      id: CONTROL_CHANNEL.id,
    });
    const fast = connection.createDataChannel(FAST_CHANNEL.label, {
      negotiated: true,
      id: FAST_CHANNEL.id,
      unordered: true,
      maxRetransmits: 0,
    });
    connection.onLocalCandidate((candidate, sdpMid) => {
      if (!isCurrent()) return;
      handlers.candidate({
        kind: 'candidate',
        candidate,
        sdpMid,
        sdpMLineIndex: null,
        usernameFragment: null,
      });
    });
    connection.onStateChange((state) => {
      if (!isCurrent() || !isTransportState(state)) return;
      // The next path begins with what led to this one.
      if (state === 'connected') this.#isStreamOnly = ways.isStreamOnly;
      handlers.transport(state);
    });
    channel.onOpen(() => {
      if (isCurrent()) handlers.channelOpened();
    });
    channel.onMessage((message) => {
      if (isCurrent() && typeof message === 'string') handlers.channelMessage(message);
    });
    channel.onClosed(() => {
      if (isCurrent()) handlers.channelClosed();
    });
    fast.onMessage((message) => {
      if (isCurrent() && typeof message === 'string') handlers.fastMessage(message);
    });
    track.onOpen(() => {
      if (isCurrent()) this.#startPicture();
    });
    track.onMessage((rtcp) => {
      if (isCurrent()) this.#sender.receive(rtcp);
    });
    const attempt = { connection, ways, channel, fast, track };
    this.#attempt = attempt;
    return attempt;
  }

  /** Tries both in turn: every way, and streams alone. */
  #awaitStream(): void {
    const attempt = this.#attempt;
    if (attempt?.ways.hasStream !== true) return;
    this.#streamTimer ??= this.#options.clock.setTimer(OVER_STREAM_WITHIN_MS, () => {
      this.#streamTimer = null;
      if (attempt !== this.#attempt || attempt.connection.state() === 'connected') return;
      this.#isStreamOnly = !this.#isStreamOnly;
      this.#options.handlers.transport('failed');
    });
  }

  /** The transport would find out by itself, half a minute later. */
  #relayLost(ways: RelayWays): void {
    const attempt = this.#attempt;
    if (attempt?.ways !== ways) return;
    const pair = attempt.connection.getSelectedCandidatePair();
    if (pair === null || isRelay(pair.local)) this.#options.handlers.transport('failed');
  }

  #pathOver({ local, remote }: SelectedPair): PeerStats['path'] {
    if (!isRelay(local)) return isRelay(remote) ? 'relayed' : 'direct';
    const transport = this.#attempt?.ways.transportOf(local) ?? 'udp';
    return transport === 'udp' ? 'relayed' : `relayed-${transport}`;
  }

  #end(): void {
    this.#stopPicture();
    this.#streamTimer?.cancel();
    this.#streamTimer = null;
    const attempt = this.#attempt;
    this.#attempt = null;
    this.#format = null;
    this.#fingerprints = null;
    this.#beginning = null;
    this.#ended += 1;
    attempt?.connection.close();
    attempt?.ways[Symbol.dispose]();
  }

  #startPicture(): void {
    const format = this.#format;
    if (this.#isFlowing || this.#picture === null || format === null) return;
    if (this.#attempt?.track.isOpen() !== true) return;
    this.#isFlowing = true;
    this.#picture.start(this.#outlet(format));
  }

  #outlet(format: SentFormat): PictureOutlet {
    const sender = this.#sender;
    return {
      codec: format.codec,
      get bitsPerSecond() {
        return sender.bitsPerSecond;
      },
      get backlogMs() {
        return sender.backlogMs;
      },
      send: (picture) => sender.sendPicture(format, picture),
    };
  }

  #stopPicture(): void {
    this.#sender.reset();
    if (!this.#isFlowing) return;
    this.#isFlowing = false;
    this.#picture?.stop();
  }

  #sendPacket(packet: Buffer): void {
    const track = this.#attempt?.track;
    if (track?.isOpen() === true) isTaken(() => track.sendMessageBinary(packet));
  }

  /** Since it was asked for last. */
  #sentRate(): number | null {
    const former = this.#counted;
    const now = { bytes: this.#sender.bytesSent, atMs: this.#options.clock.now() };
    this.#counted = now;
    if (former === null || now.atMs <= former.atMs) return null;
    return Math.round(((now.bytes - former.bytes) * 8 * 1_000) / (now.atMs - former.atMs));
  }

  /** The transport throws at whatever it can't read; the other end writes it. */
  #refusable(work: (connection: PeerConnection) => void): Promise<void> {
    const connection = this.#attempt?.connection;
    if (connection === undefined) return Promise.resolve();
    try {
      work(connection);
      return Promise.resolve();
    } catch (cause) {
      return Promise.reject(new AgentError('DESCRIPTION_REFUSED', cause));
    }
  }
}

interface SelectedPair {
  readonly local: { readonly type: string; readonly address: string; readonly port: number };
  readonly remote: { readonly type: string };
}

/** By the transport, at once or into its buffer. It closes by itself at any moment, also after it said that it is open. */
function isTaken(send: () => unknown): boolean {
  try {
    send();
    return true;
  } catch {
    return false;
  }
}

const isRelay = ({ type }: { readonly type: string }): boolean => type === 'relay';
