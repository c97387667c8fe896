import { rtpSequence } from './rtp-packet.ts';

/** A receiver that misses a packet for longer than this has given its picture up. */
const KEPT_MS = 1_000;
const KEPT_MAX = 4_096;
/** The same packet isn't sent again before its last sending can have been missed. */
const RESEND_PAUSE_MS = 20;

interface KeptPacket {
  readonly packet: Buffer;
  sentAtMs: number;
}

interface Sending {
  readonly sentAtMs: number;
  readonly sizeBytes: number;
}

/** What went out lately: to be sent again when it is missed, and to make sense of what arrived when. */
export class SentPackets {
  readonly #packets = new Map<number, KeptPacket>();
  readonly #sendings = new Map<number, Sending>();

  sent(packet: Buffer, transportSequence: number, nowMs: number): void {
    const sequence = rtpSequence(packet);
    this.#packets.delete(sequence);
    this.#packets.set(sequence, { packet, sentAtMs: nowMs });
    this.#sendings.delete(transportSequence);
    this.#sendings.set(transportSequence, { sentAtMs: nowMs, sizeBytes: packet.length });
    forgetOld(this.#packets, nowMs);
    forgetOld(this.#sendings, nowMs);
  }

  /** The packet with this number, unless it is too old or has just been sent. */
  again(sequence: number, nowMs: number): Buffer | null {
    const kept = this.#packets.get(sequence);
    if (kept === undefined) return null;
    const ageMs = nowMs - kept.sentAtMs;
    return ageMs > KEPT_MS || ageMs < RESEND_PAUSE_MS ? null : kept.packet;
  }

  sending(transportSequence: number): Sending | null {
    return this.#sendings.get(transportSequence) ?? null;
  }
}

function forgetOld(kept: Map<number, { readonly sentAtMs: number }>, nowMs: number): void {
  for (const [key, { sentAtMs }] of kept) {
    if (kept.size <= KEPT_MAX && nowMs - sentAtMs <= KEPT_MS) return;
    kept.delete(key);
  }
}
