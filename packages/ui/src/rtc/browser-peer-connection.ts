import type {
  Candidate,
  Clock,
  Description,
  Fingerprints,
  PeerConnectionHandlers,
  PeerConnectionPort,
  PeerStats,
} from '@alongside/peer';
import {
  CONTROL_CHANNEL,
  FAST_CHANNEL,
  type IceServer,
  PEER_MESSAGE_MAX_BYTES,
  type Side,
} from '@alongside/protocol';
import { fingerprintsOf } from './certificate-fingerprints.ts';
import { ContentHintSwitch } from './content-hint-switch.ts';
import { type StatsSample, readPeerStats } from './peer-stats.ts';

/** Chat and beats are small; a channel that holds this much is stuck. */
const BUFFERED_MAX_BYTES = 4 * PEER_MESSAGE_MAX_BYTES;

/** What waits in the fast channel is late already. */
const FAST_BUFFERED_MAX_BYTES = 4_096;

type Handlers = PeerConnectionHandlers<MediaStream>;

interface Path {
  readonly connection: RTCPeerConnection;
  readonly control: RTCDataChannel;
  readonly fast: RTCDataChannel;
}

/** The browser's RTCPeerConnection behind our port. */
export class BrowserPeerConnection implements PeerConnectionPort<MediaStreamTrack> {
  #iceServers: RTCIceServer[];
  readonly #handlers: Handlers;
  readonly #transceiver: RTCRtpTransceiver | null;
  readonly #hints: ContentHintSwitch | null;
  #path: Path;
  /** Of the present path, once it is negotiated: asked for with each message. */
  #fingerprints: Fingerprints | null = null;
  #sample: StatsSample | null = null;

  constructor(clock: Clock, side: Side, iceServers: readonly IceServer[], handlers: Handlers) {
    this.#iceServers = iceServers.map(toRtcIceServer);
    this.#handlers = handlers;
    this.#path = this.#openPath();
    this.#transceiver =
      side === 'sharer' ? this.#connection.addTransceiver('video', { direction: 'sendonly' }) : null;
    this.#hints = this.#transceiver && new ContentHintSwitch(clock, this.#transceiver.sender);
  }

  get #connection(): RTCPeerConnection {
    return this.#path.connection;
  }

  async offer(): Promise<Description> {
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    return this.#localDescription();
  }

  /**
   * An agent restarts the path as a new connection, with another certificate. Within the former connection browsers would
   * go on for seconds to send to the former one's address, so this end begins anew too.
   */
  async answer(offer: Description): Promise<Description> {
    const former = fingerprintsOf(this.#connection.currentRemoteDescription);
    if (former !== null && former !== fingerprintsOf(offer)) {
      closePath(this.#path);
      this.#sample = null;
      this.#path = this.#openPath();
      this.#readFingerprints();
      this.#handlers.channelClosed();
    }
    await this.#connection.setRemoteDescription({ type: 'offer', sdp: offer.sdp });
    await this.#connection.setLocalDescription();
    this.#readFingerprints();
    return this.#localDescription();
  }

  async acceptAnswer(answer: Description): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
    this.#readFingerprints();
  }

  async addCandidate({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: Candidate): Promise<void> {
    await this.#connection.addIceCandidate({ candidate, sdpMid, sdpMLineIndex, usernameFragment });
  }

  /** Browsers take them with the next gathering. */
  setIceServers(iceServers: readonly IceServer[]): void {
    this.#iceServers = iceServers.map(toRtcIceServer);
    this.#connection.setConfiguration({
      ...this.#connection.getConfiguration(),
      iceServers: this.#iceServers,
    });
  }

  restartIce(): void {
    this.#connection.restartIce();
  }

  async setVideo(track: MediaStreamTrack | null): Promise<void> {
    const sender = this.#transceiver?.sender;
    if (sender === undefined) return;
    await sender.replaceTrack(track);
    this.#hints?.follow(track);
    if (track !== null) await preferSharpPicture(sender);
  }

  send(text: string): boolean {
    return sendOver(this.#path.control, text, BUFFERED_MAX_BYTES);
  }

  sendFast(text: string): boolean {
    return sendOver(this.#path.fast, text, FAST_BUFFERED_MAX_BYTES);
  }

  fingerprints(): Fingerprints | null {
    return this.#fingerprints;
  }

  async stats(): Promise<PeerStats> {
    const reports = await this.#connection.getStats();
    const { stats, sample } = readPeerStats(new Map(reports.entries()), this.#sample);
    this.#sample = sample;
    return stats;
  }

  close(): void {
    this.#hints?.follow(null);
    closePath(this.#path);
  }

  #openPath(): Path {
    const handlers = this.#handlers;
    const connection = new RTCPeerConnection({ iceServers: this.#iceServers, bundlePolicy: 'max-bundle' });
    const channelOf = ({ label, id }: { label: string; id: number }, options?: RTCDataChannelInit) =>
      connection.createDataChannel(label, { negotiated: true, id, ...options });
    const control = channelOf(CONTROL_CHANNEL);
    const fast = channelOf(FAST_CHANNEL, { ordered: false, maxRetransmits: 0 });
    /** What is still told of a path after its end is nobody's business. */
    const present =
      <Told>(hear: (told: Told) => void) =>
      (told: Told): void => {
        if (connection.signalingState !== 'closed') hear(told);
      };
    control.onopen = present(() => {
      handlers.channelOpened();
    });
    control.onmessage = present(({ data }) => {
      if (typeof data === 'string') handlers.channelMessage(data);
    });
    control.onclose = present(() => {
      handlers.channelClosed();
    });
    fast.onmessage = present(({ data }) => {
      if (typeof data === 'string') handlers.fastMessage(data);
    });
    connection.onicecandidate = present(({ candidate }) => {
      if (candidate === null) return;
      const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
      const text = candidate.candidate;
      handlers.candidate({ kind: 'candidate', candidate: text, sdpMid, sdpMLineIndex, usernameFragment });
    });
    connection.onconnectionstatechange = present(() => {
      handlers.transport(connection.connectionState);
    });
    connection.ontrack = present(({ receiver, streams, track }) => {
      showNewest(receiver);
      handlers.video(streams[0] ?? new MediaStream([track]));
    });
    return { connection, control, fast };
  }

  #readFingerprints(): void {
    const own = fingerprintsOf(this.#connection.currentLocalDescription);
    const other = fingerprintsOf(this.#connection.currentRemoteDescription);
    this.#fingerprints = own === null || other === null ? null : { own, other };
  }

  #localDescription(): Description {
    const description = this.#connection.localDescription;
    if (description === null || (description.type !== 'offer' && description.type !== 'answer')) {
      throw new DOMException('No local description was set', 'InvalidStateError');
    }
    return { kind: 'description', type: description.type, sdp: description.sdp };
  }
}

function closePath({ connection, control, fast }: Path): void {
  control.close();
  fast.close();
  connection.close();
}

function sendOver(channel: RTCDataChannel, text: string, bufferedMaxBytes: number): boolean {
  if (channel.readyState !== 'open' || channel.bufferedAmount > bufferedMaxBytes) return false;
  channel.send(text);
  return true;
}

const toRtcIceServer = ({ urls, username, credential }: IceServer): RTCIceServer => ({
  urls,
  ...(username === undefined ? {} : { username }),
  ...(credential === undefined ? {} : { credential }),
});

/** Help is reading and pointing: when there is too little of something, frames go first and sharpness last. */
async function preferSharpPicture(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  for (const encoding of parameters.encodings) encoding.maxBitrate = 8_000_000;
  await sender.setParameters({ ...parameters, degradationPreference: 'maintain-resolution' });
}

/** A frame is drawn when it is there. Not every browser has the attribute yet. */
function showNewest(receiver: RTCRtpReceiver): void {
  if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = 0;
}
