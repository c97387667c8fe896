/** How one direction of a path behaves. */
export interface PathNature {
  /** Bits a second, IP headers included; null: without limit. */
  readonly bitsPerSecond: number | null;
  /** Bytes that wait for the line at most; what comes then is dropped, as at a router. */
  readonly queueBytes: number;
  /** From the line's end to the other side. */
  readonly delayMs: number;
  /** On top of it, evenly distributed from 0; the order is kept. */
  readonly jitterMs: number;
  /** Of all packets, besides what the queue drops; 0 to 1. */
  readonly lossShare: number;
}

/** Queues hold this long at the line's rate, where nothing else is said: what usual home routers hold. */
const USUAL_QUEUE_MS = 200;
const QUEUE_LEAST_BYTES = 6_000;

/** A path of this rate with a queue as usual routers have. */
export function pathNature(
  bitsPerSecond: number | null,
  { delayMs = 0, jitterMs = 0, lossShare = 0 }: Partial<PathNature> = {},
): PathNature {
  const held = ((bitsPerSecond ?? 100_000_000) / 8 / 1_000) * USUAL_QUEUE_MS;
  return { bitsPerSecond, queueBytes: Math.max(held, QUEUE_LEAST_BYTES), delayMs, jitterMs, lossShare };
}

interface Flying<Packet> {
  readonly packet: Packet;
  readonly arrivesAtMs: number;
}

/**
 * One direction of an emulated path: a line of some rate with a bounded queue before it, then delay. Knows no clock; times
 * never go back. The same packets at the same times with the same random numbers fare the same.
 */
export class PathQueue<Packet extends { readonly length: number }> {
  readonly #random: () => number;
  #nature: PathNature;
  readonly #waiting: Packet[] = [];
  #waitingBytes = 0;
  /** When the first that waits has left; null: nothing waits. */
  #headLeavesAtMs: number | null = null;
  #flying: Flying<Packet>[] = [];
  #lastArrivalMs = -Infinity;

  /** @param random in [0, 1) */
  constructor(nature: PathNature, random: () => number) {
    this.#nature = nature;
    this.#random = random;
  }

  /** What is being sent is sent at its former rate; everything behind it at the new one. */
  change(nature: PathNature, nowMs: number): void {
    this.#advance(nowMs);
    this.#nature = nature;
  }

  /** False: it was lost. */
  enter(packet: Packet, nowMs: number): boolean {
    this.#advance(nowMs);
    if (this.#random() < this.#nature.lossShare) return false;
    if (this.#waitingBytes + packet.length > this.#nature.queueBytes) return false;
    this.#waiting.push(packet);
    this.#waitingBytes += packet.length;
    this.#headLeavesAtMs ??= nowMs + this.#sendingMs(packet);
    this.#advance(nowMs);
    return true;
  }

  /** When {@link leave} has something next; null: never, as it is. */
  nextMs(): number | null {
    return this.#flying[0]?.arrivesAtMs ?? this.#headLeavesAtMs;
  }

  /** What has arrived, in order. */
  leave(nowMs: number): Packet[] {
    this.#advance(nowMs);
    const still = this.#flying.findIndex(({ arrivesAtMs }) => arrivesAtMs > nowMs);
    const arrived = this.#flying.slice(0, still === -1 ? undefined : still);
    this.#flying = this.#flying.slice(arrived.length);
    return arrived.map(({ packet }) => packet);
  }

  #advance(nowMs: number): void {
    while (this.#headLeavesAtMs !== null && this.#headLeavesAtMs <= nowMs) {
      const leftAtMs = this.#headLeavesAtMs;
      const packet = this.#waiting.shift();
      if (packet === undefined) return;
      this.#waitingBytes -= packet.length;
      const jitterMs = this.#random() * this.#nature.jitterMs;
      this.#lastArrivalMs = Math.max(this.#lastArrivalMs, leftAtMs + this.#nature.delayMs + jitterMs);
      this.#flying.push({ packet, arrivesAtMs: this.#lastArrivalMs });
      const [next] = this.#waiting;
      this.#headLeavesAtMs = next === undefined ? null : leftAtMs + this.#sendingMs(next);
    }
  }

  #sendingMs({ length }: Packet): number {
    const { bitsPerSecond } = this.#nature;
    return bitsPerSecond === null ? 0 : (length * 8 * 1_000) / bitsPerSecond;
  }
}
