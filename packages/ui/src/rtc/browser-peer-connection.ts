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

/** The browser's RTCPeerConnection behind our port. */
export class BrowserPeerConnection implements PeerConnectionPort<MediaStreamTrack> {
  readonly #connection: RTCPeerConnection;
  #control: RTCDataChannel;
  #fast: RTCDataChannel;
  readonly #handlers: Handlers;
  readonly #transceiver: RTCRtpTransceiver | null;
  readonly #hints: ContentHintSwitch | null;
  #sample: StatsSample | null = null;
  #isClosed = false;

  constructor(clock: Clock, side: Side, iceServers: readonly IceServer[], handlers: Handlers) {
    this.#connection = new RTCPeerConnection({
      iceServers: iceServers.map(toRtcIceServer),
      bundlePolicy: 'max-bundle',
    });
    this.#handlers = handlers;
    this.#control = this.#openControl();
    this.#fast = this.#openFast();
    this.#transceiver =
      side === 'sharer' ? this.#connection.addTransceiver('video', { direction: 'sendonly' }) : null;
    this.#hints = this.#transceiver && new ContentHintSwitch(clock, this.#transceiver.sender);
    this.#listen();
  }

  async offer(): Promise<Description> {
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    return this.#localDescription();
  }

  async answer(offer: Description): Promise<Description> {
    await this.#connection.setRemoteDescription({ type: 'offer', sdp: offer.sdp });
    await this.#connection.setLocalDescription();
    return this.#localDescription();
  }

  async acceptAnswer(answer: Description): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
  }

  async addCandidate({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: Candidate): Promise<void> {
    await this.#connection.addIceCandidate({ candidate, sdpMid, sdpMLineIndex, usernameFragment });
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
    if (this.#control.readyState !== 'open' || this.#control.bufferedAmount > BUFFERED_MAX_BYTES)
      return false;
    this.#control.send(text);
    return true;
  }

  sendFast(text: string): boolean {
    if (this.#fast.readyState !== 'open' || this.#fast.bufferedAmount > FAST_BUFFERED_MAX_BYTES) return false;
    this.#fast.send(text);
    return true;
  }

  fingerprints(): Fingerprints | null {
    const own = fingerprintsOf(this.#connection.currentLocalDescription);
    const other = fingerprintsOf(this.#connection.currentRemoteDescription);
    return own === null || other === null ? null : { own, other };
  }

  async stats(): Promise<PeerStats> {
    const reports = await this.#connection.getStats();
    const { stats, sample } = readPeerStats(new Map(reports.entries()), this.#sample);
    this.#sample = sample;
    return stats;
  }

  close(): void {
    this.#hints?.follow(null);
    this.#isClosed = true;
    this.#control.close();
    this.#fast.close();
    this.#connection.close();
  }

  #openControl(): RTCDataChannel {
    const { label, id } = CONTROL_CHANNEL;
    const channel = this.#connection.createDataChannel(label, { negotiated: true, id });
    channel.addEventListener('open', () => {
      this.#handlers.channelOpened();
    });
    channel.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') this.#handlers.channelMessage(data);
    });
    channel.addEventListener('close', () => {
      this.#handlers.channelClosed();
      // An agent restarts the path as a new connection: the channel ends, this end's connection goes on.
      if (!this.#isGone()) this.#control = this.#openControl();
    });
    return channel;
  }

  #openFast(): RTCDataChannel {
    const { label, id } = FAST_CHANNEL;
    const options = { negotiated: true, id, ordered: false, maxRetransmits: 0 };
    const channel = this.#connection.createDataChannel(label, options);
    channel.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') this.#handlers.fastMessage(data);
    });
    channel.addEventListener('close', () => {
      if (!this.#isGone()) this.#fast = this.#openFast();
    });
    return channel;
  }

  #isGone(): boolean {
    return this.#isClosed || this.#connection.signalingState === 'closed';
  }

  #listen(): void {
    const handlers = this.#handlers;
    const connection = this.#connection;
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate === null) return;
      const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
      const text = candidate.candidate;
      handlers.candidate({ kind: 'candidate', candidate: text, sdpMid, sdpMLineIndex, usernameFragment });
    });
    connection.addEventListener('connectionstatechange', () => {
      handlers.transport(connection.connectionState);
    });
    connection.addEventListener('track', ({ receiver, streams, track }) => {
      showNewest(receiver);
      handlers.video(streams[0] ?? new MediaStream([track]));
    });
  }

  #localDescription(): Description {
    const description = this.#connection.localDescription;
    if (description === null || (description.type !== 'offer' && description.type !== 'answer')) {
      throw new DOMException('No local description was set', 'InvalidStateError');
    }
    return { kind: 'description', type: description.type, sdp: description.sdp };
  }
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
