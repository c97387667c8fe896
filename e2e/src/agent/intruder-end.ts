import { CONTROL_CHANNEL, FAST_CHANNEL } from '@alongside/protocol';
import { type DataChannel, PeerConnection, type Track, Video } from 'node-datachannel';

export type Channel = typeof CONTROL_CHANNEL | typeof FAST_CHANNEL;

interface IntruderEndOptions {
  readonly heard: (channel: Channel, text: string) => void;
  readonly pictureCame: (part: Buffer) => void;
}

/** One of the two connections of somebody between sharer and helper: to the one it answers, to the other it offers. */
export class IntruderEnd implements Disposable {
  readonly #connection = new PeerConnection('intruder', {
    iceServers: [],
    disableAutoNegotiation: true,
    forceMediaTransport: true,
  });
  readonly #options: IntruderEndOptions;
  readonly #described = Promise.withResolvers<string>();
  readonly #channels = new Map<Channel, DataChannel>();
  /** Said before the channel was open. */
  readonly #unsaid: string[] = [];
  readonly #early: (readonly [candidate: string, mid: string])[] = [];
  #track: Track | null = null;

  constructor(options: IntruderEndOptions) {
    this.#options = options;
    this.#connection.onGatheringStateChange((state) => {
      if (state === 'complete') this.#described.resolve(this.#connection.localDescription()?.sdp ?? '');
    });
    this.#connection.onTrack((track) => {
      this.#track = track;
      track.onMessage((part) => {
        if (isPicture(part)) options.pictureCame(part);
      });
    });
  }

  /** With all its candidates. */
  description(): Promise<string> {
    return this.#described.promise;
  }

  offer(): Promise<string> {
    const video = new Video('video', 'SendOnly');
    video.addH264Codec(96, 'profile-level-id=42e034;packetization-mode=1;level-asymmetry-allowed=1');
    video.addSSRC(1, 'intruder', 'screen', 'screen');
    this.#track = this.#connection.addTrack(video);
    this.#openChannels();
    this.#connection.setLocalDescription('offer');
    return this.description();
  }

  answer(offer: string): Promise<string> {
    this.#openChannels();
    this.#take(offer, 'offer');
    this.#connection.setLocalDescription('answer');
    return this.description();
  }

  accept(answer: string): void {
    this.#take(answer, 'answer');
  }

  addCandidate(candidate: string, mid: string): void {
    // An end that begins anew closes the former path before it says so.
    if (this.#connection.state() === 'closed') return;
    if (this.#connection.remoteDescription() === null) this.#early.push([candidate, mid]);
    else this.#connection.addRemoteCandidate(candidate, mid);
  }

  /** What can't be said yet over the control channel is said as soon as it can. */
  say(channel: Channel, text: string): void {
    const open = this.#channels.get(channel);
    if (open?.isOpen() === true) open.sendMessage(text);
    else if (channel === CONTROL_CHANNEL) this.#unsaid.push(text);
  }

  show(part: Buffer): void {
    if (this.#track?.isOpen() === true) this.#track.sendMessageBinary(part);
  }

  [Symbol.dispose](): void {
    this.#connection.close();
  }

  #take(sdp: string, type: 'offer' | 'answer'): void {
    this.#connection.setRemoteDescription(sdp, type);
    for (const [candidate, mid] of this.#early.splice(0)) this.#connection.addRemoteCandidate(candidate, mid);
  }

  #openChannels(): void {
    this.#open(CONTROL_CHANNEL, {});
    this.#open(FAST_CHANNEL, { unordered: true, maxRetransmits: 0 });
  }

  #open(channel: Channel, reliability: { readonly unordered?: true; readonly maxRetransmits?: 0 }): void {
    const { label, id } = channel;
    const made = this.#connection.createDataChannel(label, { negotiated: true, id, ...reliability });
    made.onMessage((text) => {
      if (typeof text === 'string') this.#options.heard(channel, text);
    });
    made.onOpen(() => {
      if (channel !== CONTROL_CHANNEL) return;
      for (const text of this.#unsaid.splice(0)) made.sendMessage(text);
    });
    this.#channels.set(channel, made);
  }
}

/** RTP and no RTCP (RFC 5761, 4). */
function isPicture(part: Buffer): boolean {
  const type = (part[1] ?? 0) & 0x7f;
  return type < 64 || type > 95;
}
