import type {
  Candidate,
  Clock,
  Description,
  PeerConnectionHandlers,
  PeerConnectionPort,
  PeerStats,
} from '@alongside/peer';
import { CONTROL_CHANNEL, type IceServer, PEER_MESSAGE_MAX_BYTES, type Side } from '@alongside/protocol';
import { ContentHintSwitch } from './content-hint-switch.ts';
import { type StatsSample, readPeerStats } from './peer-stats.ts';

/** Chat and beats are small; a channel that holds this much is stuck. */
const BUFFERED_MAX_BYTES = 4 * PEER_MESSAGE_MAX_BYTES;

type Handlers = PeerConnectionHandlers<MediaStream>;

/** The browser's RTCPeerConnection behind our port. */
export class BrowserPeerConnection implements PeerConnectionPort<MediaStreamTrack> {
  readonly #connection: RTCPeerConnection;
  readonly #channel: RTCDataChannel;
  readonly #transceiver: RTCRtpTransceiver | null;
  readonly #hints: ContentHintSwitch | null;
  #sample: StatsSample | null = null;

  constructor(clock: Clock, side: Side, iceServers: readonly IceServer[], handlers: Handlers) {
    this.#connection = new RTCPeerConnection({
      iceServers: iceServers.map(toRtcIceServer),
      bundlePolicy: 'max-bundle',
    });
    this.#channel = this.#connection.createDataChannel(CONTROL_CHANNEL.label, {
      negotiated: true,
      id: CONTROL_CHANNEL.id,
    });
    this.#transceiver =
      side === 'sharer' ? this.#connection.addTransceiver('video', { direction: 'sendonly' }) : null;
    this.#hints = this.#transceiver && new ContentHintSwitch(clock, this.#transceiver.sender);
    this.#listen(handlers);
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
    if (this.#channel.readyState !== 'open' || this.#channel.bufferedAmount > BUFFERED_MAX_BYTES)
      return false;
    this.#channel.send(text);
    return true;
  }

  async stats(): Promise<PeerStats> {
    const reports = await this.#connection.getStats();
    const { stats, sample } = readPeerStats(new Map(reports.entries()), this.#sample);
    this.#sample = sample;
    return stats;
  }

  close(): void {
    this.#hints?.follow(null);
    this.#channel.close();
    this.#connection.close();
  }

  #listen(handlers: Handlers): void {
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
    this.#channel.addEventListener('open', () => {
      handlers.channelOpened();
    });
    this.#channel.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') handlers.channelMessage(data);
    });
    this.#channel.addEventListener('close', () => {
      handlers.channelClosed();
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
