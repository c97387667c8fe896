import { rtpSequence } from './rtp-packet.ts';

/** A receiver that misses a packet for longer than this has given its picture up. */
const KEPT_MS = 1_000;
const KEPT_MAX = 4_096;
/** Numbers wrap: what is further behind the newest is ahead of it. */
const KNOWN_MAX = 0x8000;
/** The same packet isn't sent again before its last sending can have been missed. */
const RESEND_PAUSE_MS = 20;
/**
 * Whoever still misses a packet after this shows a picture that is too old: a new one is better than the repeat. Where
 * being asked takes long itself, two more tries are worth it.
 */
const REPEATED_FOR = { leastMs: 450, answers: 2.5 } as const;
const SMOOTHING = 0.9;

interface KeptPacket {
  readonly packet: Buffer;
  readonly sentAtMs: number;
  readonly firstSentAtMs: number;
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
  #newest = 0;
  /** How many numbers up to the newest are of packets that went out. */
  #known = 0;
  #answerMs = 0;
  readonly #sendings = new Map<number, Sending>();

  /** @param isUnasked it may have arrived already, and its receiver then says nothing of it: its fate tells nothing */
  sent(packet: Buffer, transportSequence: number, nowMs: number, isUnasked = false): void {
    const sequence = rtpSequence(packet);
    this.#count(sequence);
    const firstSentAtMs = this.#packets.get(sequence)?.firstSentAtMs ?? nowMs;
    this.#packets.delete(sequence);
    this.#packets.set(sequence, { packet, sentAtMs: nowMs, firstSentAtMs, isRepeating: false });
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
    if (this.isTooLate(sequence, nowMs) || ageMs < RESEND_PAUSE_MS) return null;
    kept.isRepeating = true;
    return kept.packet;
  }

  /** Something was said of a packet this long after it went out. */
  answered(afterMs: number): void {
    this.#answerMs = SMOOTHING * this.#answerMs + (1 - SMOOTHING) * afterMs;
  }

  /** Whether it went out so long ago that repeats are of no use any more. */
  isTooLate(sequence: number, nowMs: number): boolean {
    const kept = this.#packets.get(sequence);
    if (kept === undefined) return this.#wasSent(sequence);
    const forMs = Math.max(REPEATED_FOR.leastMs, REPEATED_FOR.answers * this.#answerMs);
    return nowMs - kept.firstSentAtMs > forMs;
  }

  #count(sequence: number): void {
    const ahead = this.#known === 0 ? 1 : (sequence - this.#newest) & 0xffff;
    if (ahead === 0 || ahead >= KNOWN_MAX) return;
    this.#newest = sequence;
    this.#known = Math.min(this.#known + ahead, KNOWN_MAX);
  }

  #wasSent(sequence: number): boolean {
    return ((this.#newest - sequence) & 0xffff) < this.#known;
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
