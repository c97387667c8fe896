import type { FakeClock, SeededRandom } from '@alongside/testkit';
import { rtpSequence } from './rtp-packet.ts';

export interface TestPathNature {
  readonly bitsPerSecond: number;
  readonly queueBytes: number;
  /** One way. */
  readonly delayMs: number;
  readonly lossShare: number;
}

interface Arrived {
  readonly transportSequence: number;
  readonly atMs: number | null;
}

const FEEDBACK_MS = 50;
const TRANSPORT_SEQUENCE_AT = 17;
const LARGE_DELTA = 2;

/** A path to a receiver that tells when packets came, and asks for what is missing, as a browser does. */
export class TestPath {
  nature: TestPathNature;
  /** When each RTP packet came first. */
  readonly arrivals = new Map<number, number>();
  readonly #clock: FakeClock;
  readonly #random: SeededRandom;
  readonly #feedback: (rtcp: Buffer) => void;
  #freeAtMs = 0;
  #fates: Arrived[] = [];
  #newest: number | null = null;

  constructor(
    parts: { readonly clock: FakeClock; readonly random: SeededRandom; readonly nature: TestPathNature },
    feedback: (rtcp: Buffer) => void,
  ) {
    this.#clock = parts.clock;
    this.#random = parts.random;
    this.nature = parts.nature;
    this.#feedback = feedback;
    this.#tell();
  }

  send(packet: Buffer): void {
    const nowMs = this.#clock.now();
    const { bitsPerSecond, queueBytes, delayMs, lossShare } = this.nature;
    const bytesPerMs = bitsPerSecond / 8_000;
    const isFull = (this.#freeAtMs - nowMs) * bytesPerMs > queueBytes;
    const transportSequence = packet.readUInt16BE(TRANSPORT_SEQUENCE_AT);
    const sequence = rtpSequence(packet);
    if (isFull || this.#random.isChance(lossShare)) {
      this.#fates.push({ transportSequence, atMs: null });
      return;
    }
    this.#freeAtMs = Math.max(this.#freeAtMs, nowMs) + packet.length / bytesPerMs;
    const atMs = this.#freeAtMs + delayMs;
    // A second one of the same number isn't counted by the receiver.
    if (!this.arrivals.has(sequence)) this.#fates.push({ transportSequence, atMs });
    this.#clock.setTimer(atMs - nowMs, () => {
      if (this.arrivals.has(sequence)) return;
      this.arrivals.set(sequence, atMs);
      this.#askForMissing(sequence);
    });
  }

  #askForMissing(sequence: number): void {
    const former = this.#newest;
    if (former !== null && sequence <= former) return;
    this.#newest = sequence;
    for (let missed = (former ?? sequence) + 1; missed < sequence; missed += 1) this.#ask(missed, 8);
  }

  #ask(sequence: number, tries: number): void {
    if (this.arrivals.has(sequence) || tries === 0) return;
    this.#clock.setTimer(this.nature.delayMs, () => {
      this.#feedback(nack(sequence));
    });
    this.#clock.setTimer(this.nature.delayMs * 2 + 20, () => {
      this.#ask(sequence, tries - 1);
    });
  }

  #tell(): void {
    this.#clock.setTimer(FEEDBACK_MS, () => {
      const nowMs = this.#clock.now();
      const known = this.#fates.filter(({ atMs }) => (atMs ?? 0) <= nowMs);
      this.#fates = this.#fates.filter((fate) => !known.includes(fate));
      if (known.length > 0) {
        const rtcp = arrivalReport(known);
        this.#clock.setTimer(this.nature.delayMs, () => {
          this.#feedback(rtcp);
        });
      }
      this.#tell();
    });
  }
}

function nack(sequence: number): Buffer {
  const packet = Buffer.alloc(16);
  packet.writeUInt16BE(0x81cd, 0);
  packet.writeUInt16BE(3, 2);
  packet.writeUInt16BE(sequence, 12);
  return packet;
}

/** Transport-wide feedback with one chunk for each packet, and large distances only. */
function arrivalReport(fates: readonly Arrived[]): Buffer {
  const first = Math.min(...fates.map(({ transportSequence }) => transportSequence));
  const last = Math.max(...fates.map(({ transportSequence }) => transportSequence));
  const known = new Map(fates.map(({ transportSequence, atMs }) => [transportSequence, atMs]));
  const count = last - first + 1;
  const times = Array.from({ length: count }, (_, index) => known.get(first + index) ?? null);
  const beganAt = Math.floor((times.find((atMs) => atMs !== null) ?? 0) / 64);
  const header = Buffer.alloc(20);
  header.writeUInt16BE(0x8fcd, 0);
  header.writeUInt16BE(first, 12);
  header.writeUInt16BE(count, 14);
  header.writeUIntBE(beganAt & 0xffffff, 16, 3);
  const chunks = Buffer.alloc(count * 2);
  const deltas: Buffer[] = [];
  let ticks = beganAt * 64 * 4;
  for (const [index, atMs] of times.entries()) {
    chunks.writeUInt16BE(((atMs === null ? 0 : LARGE_DELTA) << 13) | 1, index * 2);
    if (atMs === null) continue;
    const delta = Buffer.alloc(2);
    delta.writeInt16BE(Math.round(atMs * 4) - ticks);
    ticks = Math.round(atMs * 4);
    deltas.push(delta);
  }
  const body = Buffer.concat([header, chunks, ...deltas]);
  const packet = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
  packet.writeUInt16BE(packet.length / 4 - 1, 2);
  return packet;
}
