import { rtpSequence } from './rtp-packet.ts';

/** A receiver that misses a packet for longer than this has given its picture up. */
const KEPT_MS = 1_000;
const KEPT_MAX = 4_096;
/** The same packet isn't sent again before its last sending can have been missed. */
const RESEND_PAUSE_MS = 20;

interface KeptPacket {
  readonly packet: Buffer;
  readonly sentAtMs: number;
  /** It was asked for, and hasn't gone out since. */
  isRepeating: boolean;
}

interface Sending {
  readonly sentAtMs: number;
  readonly sizeBytes: number;
}

/** What went out lately: to be sent again when it is missed, and to make sense of what arrived when. */
export class SentPackets {
  readonly #packets = new Map<number, KeptPacket>();
  readonly #sendings = new Map<number, Sending>();

  /** @param isUnasked it may have arrived already, and its receiver then says nothing of it: its fate tells nothing */
  sent(packet: Buffer, transportSequence: number, nowMs: number, isUnasked = false): void {
    const sequence = rtpSequence(packet);
    this.#packets.delete(sequence);
    this.#packets.set(sequence, { packet, sentAtMs: nowMs, isRepeating: false });
    this.#sendings.delete(transportSequence);
    if (!isUnasked) this.#sendings.set(transportSequence, { sentAtMs: nowMs, sizeBytes: packet.length });
    forgetOld(this.#packets, nowMs);
    forgetOld(this.#sendings, nowMs);
  }

  /** The packet with this number, to be sent again, unless it is too old, has just been sent, or was given out already. */
  again(sequence: number, nowMs: number): Buffer | null {
    const kept = this.#packets.get(sequence);
    if (kept === undefined || kept.isRepeating) return null;
    const ageMs = nowMs - kept.sentAtMs;
    if (ageMs > KEPT_MS || ageMs < RESEND_PAUSE_MS) return null;
    kept.isRepeating = true;
    return kept.packet;
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
