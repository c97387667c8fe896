import type { Clock, Timer } from '@alongside/peer';
import type { EncodedPicture, VideoCodec } from '../encode/video-encoder.ts';
import { BandwidthEstimator, type PacketFate } from './bandwidth-estimator.ts';
import { INSURANCE_AFTER_MS, insuredPackets } from './insurance.ts';
import { KeyRequests } from './key-requests.ts';
import { Pacer } from './pacer.ts';
import { packetize } from './packetize.ts';
import { type PacketArrival, parseRtcp } from './rtcp.ts';
import { makeRtpPacket, setTransportSequence } from './rtp-packet.ts';
import { SentPackets } from './sent-packets.ts';

const TIMESTAMPS_A_MS = 90;

/** A picture that would be sent later than this isn't sent at all. */
const BACKLOG_GIVEN_UP_MS = 400;
const SMALLER_KEY_SHARE = 0.5;

export interface RtpVideoSenderOptions {
  readonly clock: Clock;
  readonly ssrc: number;
  /** Where sequence numbers and timestamps begin; unpredictable (RFC 3550, 5.1). */
  readonly firstSequence: number;
  readonly firstTimestamp: number;
  readonly send: (packet: Buffer) => void;
  readonly keyWanted: () => void;
}

/** How a codec's packets are marked, as negotiated. */
export interface SentFormat {
  readonly codec: VideoCodec;
  readonly payloadType: number;
}

/** Sends encoded pictures as RTP: packets, pace, repeats of what is missed, and an estimate of what the path carries. */
export class RtpVideoSender {
  readonly #options: RtpVideoSenderOptions;
  readonly #sent = new SentPackets();
  readonly #estimator = new BandwidthEstimator();
  readonly #keys = new KeyRequests();
  readonly #unasked = new WeakSet<Buffer>();
  readonly #insurances = new Set<Timer>();
  readonly #pacer: Pacer;
  #sequence: number;
  #transportSequence = 0;
  /** The estimate, in bits a second, when the last key picture was sent. */
  #keyMadeFor = 0;
  #packetsLost = 0;
  #bytesSent = 0;

  constructor(options: RtpVideoSenderOptions) {
    this.#options = options;
    this.#sequence = options.firstSequence;
    this.#pacer = new Pacer({
      clock: options.clock,
      send: (packet) => {
        this.#sendNow(packet);
      },
    });
    this.#pacer.setRate(this.#estimator.bitsPerSecond);
  }

  get bitsPerSecond(): number {
    return this.#estimator.bitsPerSecond;
  }

  get backlogMs(): number {
    return this.#pacer.backlogMs;
  }

  /** Packets that the receiver asked for again. */
  get packetsLost(): number {
    return this.#packetsLost;
  }

  get bytesSent(): number {
    return this.#bytesSent;
  }

  /** Returns the picture's RTP timestamp. */
  sendPicture({ codec, payloadType }: SentFormat, picture: EncodedPicture): number {
    const payloads = packetize(codec, picture.data, picture.isKey);
    const elapsed = Math.round(picture.grabbedAtMs * TIMESTAMPS_A_MS);
    const timestamp = (this.#options.firstTimestamp + elapsed) % 2 ** 32;
    const packets = payloads.map((payload, index) => {
      const isLast = index === payloads.length - 1;
      const sequence = this.#nextSequence();
      return makeRtpPacket({ payloadType, isLast, sequence, timestamp, ssrc: this.#options.ssrc }, payload);
    });
    this.#pacer.push(packets);
    this.#insure(packets.slice(packets.length - insuredPackets(this.#estimator.lossShare, packets.length)));
    if (picture.isKey) this.#keyMadeFor = this.#estimator.bitsPerSecond;
    if (picture.isKey) this.#keys.sent(this.#options.clock.now() + this.#pacer.backlogMs);
    this.#giveUpBacklog();
    return timestamp;
  }

  /** What came back on the same path; anything. */
  receive(rtcp: Buffer): void {
    for (const feedback of parseRtcp(rtcp)) {
      if (feedback.kind === 'key-wanted') this.#keyAsked();
      else if (feedback.kind === 'missing') this.#repeat(feedback.sequences);
      else this.#learn(feedback.arrivals);
    }
  }

  /** The path is gone or new: what waits would only be late. */
  reset(): void {
    this.#pacer.clear();
    for (const timer of this.#insurances) timer.cancel();
    this.#insurances.clear();
  }

  #insure(packets: readonly Buffer[]): void {
    if (packets.length === 0) return;
    const timer = this.#options.clock.setTimer(INSURANCE_AFTER_MS + this.#pacer.backlogMs, () => {
      this.#insurances.delete(timer);
      // Copies, because the transport-wide number is written into them.
      const copies = packets.map((packet) => Buffer.from(packet));
      for (const copy of copies) this.#unasked.add(copy);
      this.#pacer.push(copies);
    });
    this.#insurances.add(timer);
  }

  #nextSequence(): number {
    const sequence = this.#sequence;
    this.#sequence = (sequence + 1) & 0xffff;
    return sequence;
  }

  #sendNow(packet: Buffer): void {
    const sequence = this.#transportSequence;
    this.#transportSequence = (sequence + 1) & 0xffff;
    setTransportSequence(packet, sequence);
    this.#bytesSent += packet.length;
    this.#sent.sent(packet, sequence, this.#options.clock.now(), this.#unasked.has(packet));
    this.#options.send(packet);
  }

  #repeat(sequences: readonly number[]): void {
    const nowMs = this.#options.clock.now();
    if (sequences.some((sequence) => this.#sent.isTooLate(sequence, nowMs))) this.#keyAsked();
    const packets = [...new Set(sequences)].map((sequence) => this.#sent.again(sequence, nowMs));
    const found = packets.filter((packet) => packet !== null);
    this.#packetsLost += found.length;
    // A copy, because the transport-wide number is written into it while the first may still be on its way out.
    this.#pacer.pushFirst(found.map((packet) => Buffer.from(packet)));
    // Lost once more it would come too late for its picture.
    this.#insure(found.slice(0, insuredPackets(this.#estimator.lossShare, found.length)));
  }

  #learn(arrivals: readonly PacketArrival[]): void {
    const fates: PacketFate[] = [];
    for (const { sequence, arrivedAtMs } of arrivals) {
      const sending = this.#sent.sending(sequence);
      if (sending !== null) fates.push({ ...sending, arrivedAtMs });
    }
    const nowMs = this.#options.clock.now();
    const newest = fates.findLast(({ arrivedAtMs }) => arrivedAtMs !== null);
    if (newest !== undefined) this.#sent.answered(nowMs - newest.sentAtMs);
    this.#estimator.learn(fates, nowMs);
    this.#pacer.setRate(this.#estimator.bitsPerSecond);
    this.#giveUpBacklog();
  }

  #keyAsked(): void {
    if (this.#keys.isNew(this.#options.clock.now())) this.#options.keyWanted();
  }

  /** The path became so narrow that what waits would only be late: the newest picture, whole and smaller, is there sooner. */
  #giveUpBacklog(): void {
    if (this.#pacer.backlogMs <= BACKLOG_GIVEN_UP_MS) return;
    // A key picture that waits is what would be asked for. Another one helps only where it will be much smaller.
    const isSmaller = this.#estimator.bitsPerSecond < SMALLER_KEY_SHARE * this.#keyMadeFor;
    if (!this.#keys.isNew(this.#options.clock.now()) && !isSmaller) return;
    this.reset();
    this.#options.keyWanted();
  }
}
