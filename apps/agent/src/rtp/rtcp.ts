/** One packet of ours, as its receiver saw it. */
export interface PacketArrival {
  /** The transport-wide number. */
  readonly sequence: number;
  /** By the receiver's clock, modulo 18 hours; null: not arrived. */
  readonly arrivedAtMs: number | null;
}

/** What a receiver says of our stream. */
export type Feedback =
  /** Packets, by their own numbers, that it wants once more. */
  | { readonly kind: 'missing'; readonly sequences: readonly number[] }
  /** It can't go on without a key picture. */
  | { readonly kind: 'key-wanted' }
  | { readonly kind: 'arrivals'; readonly arrivals: readonly PacketArrival[] };

const HEADER_BYTES = 4;
const FEEDBACK_HEADER_BYTES = 12;
const TRANSPORT = 205;
const PAYLOAD = 206;
const NACK = 1;
const ARRIVALS = 15;
const PICTURE_LOSS = 1;
const FULL_INTRA = 4;

/** A feedback message speaks of more packets than this only to hurt. */
const ARRIVALS_MAX = 4_096;

/** Reads what is understood of a compound packet (RFC 3550, 4585); the rest, and what is malformed, is passed over. */
export function parseRtcp(compound: Buffer): Feedback[] {
  const found: Feedback[] = [];
  let at = 0;
  while (at + HEADER_BYTES <= compound.length) {
    const lengthBytes = (compound.readUInt16BE(at + 2) + 1) * 4;
    const packet = compound.subarray(at, at + lengthBytes);
    if (packet.length < lengthBytes) break;
    const feedback = packet.length < FEEDBACK_HEADER_BYTES ? null : parseOne(packet);
    if (feedback !== null) found.push(feedback);
    at += lengthBytes;
  }
  return found;
}

function parseOne(packet: Buffer): Feedback | null {
  const format = (packet[0] ?? 0) & 0x1f;
  const type = packet[1];
  if (type === PAYLOAD) {
    return format === PICTURE_LOSS || format === FULL_INTRA ? { kind: 'key-wanted' } : null;
  }
  if (type !== TRANSPORT) return null;
  if (format === NACK) return { kind: 'missing', sequences: parseMissing(packet) };
  return format === ARRIVALS ? parseArrivals(packet) : null;
}

function parseMissing(packet: Buffer): number[] {
  const sequences: number[] = [];
  for (let at = FEEDBACK_HEADER_BYTES; at + 4 <= packet.length; at += 4) {
    const first = packet.readUInt16BE(at);
    const following = packet.readUInt16BE(at + 2);
    sequences.push(first);
    for (let bit = 0; bit < 16; bit += 1) {
      if ((following >> bit) & 1) sequences.push((first + bit + 1) & 0xffff);
    }
  }
  return sequences;
}

const NOT_ARRIVED = 0;
const SMALL_DELTA = 1;
const LARGE_DELTA = 2;
const REFERENCE_MS = 64;
const DELTA_MS = 0.25;

/** draft-holmer-rmcat-transport-wide-cc-extensions-01, 3.1. */
function parseArrivals(packet: Buffer): Feedback | null {
  if (packet.length < FEEDBACK_HEADER_BYTES + 8) return null;
  const firstSequence = packet.readUInt16BE(12);
  const count = packet.readUInt16BE(14);
  if (count > ARRIVALS_MAX) return null;
  let clockMs = packet.readUIntBE(16, 3) * REFERENCE_MS;
  const { statuses, endsAt } = readStatuses(packet, count);
  if (statuses.length < count) return null;
  let at = endsAt;
  const arrivals: PacketArrival[] = [];
  for (const [index, status] of statuses.entries()) {
    const sequence = (firstSequence + index) & 0xffff;
    if (status === NOT_ARRIVED) {
      arrivals.push({ sequence, arrivedAtMs: null });
      continue;
    }
    const bytes = status === SMALL_DELTA ? 1 : 2;
    if (at + bytes > packet.length) return null;
    clockMs += DELTA_MS * (bytes === 1 ? packet.readUInt8(at) : packet.readInt16BE(at));
    at += bytes;
    arrivals.push({ sequence, arrivedAtMs: clockMs });
  }
  return { kind: 'arrivals', arrivals };
}

function readStatuses(
  packet: Buffer,
  count: number,
): { readonly statuses: readonly number[]; readonly endsAt: number } {
  const statuses: number[] = [];
  let at = FEEDBACK_HEADER_BYTES + 8;
  while (statuses.length < count && at + 2 <= packet.length) {
    statuses.push(...statusesOf(packet.readUInt16BE(at), count - statuses.length));
    at += 2;
  }
  return { statuses: statuses.map((status) => Math.min(status, LARGE_DELTA)), endsAt: at };
}

/** One chunk: a run of one status, fourteen of one bit, or seven of two. */
function statusesOf(chunk: number, atMost: number): number[] {
  if ((chunk & 0x8000) === 0) {
    const run = Math.min(chunk & 0x1fff, atMost);
    return Array.from({ length: run }, () => (chunk >> 13) & 3);
  }
  const bits = (chunk & 0x4000) === 0 ? 1 : 2;
  const length = Math.min(14 / bits, atMost);
  return Array.from({ length }, (_, index) => (chunk >> (14 - bits * (index + 1))) & (bits === 1 ? 1 : 3));
}
