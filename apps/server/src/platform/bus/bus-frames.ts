import type { BusMessage } from '@alongside/domain';
import { z } from 'zod';

/** PostgreSQL takes less than 8,000 bytes in one notification; this leaves room for what stands before them. */
const PART_MAX_BYTES = 5_700;
/** The greatest message is a session with its whole state, or a session description: a few ten thousand bytes. */
const PARTS_MAX = 64;
/** Messages of which some parts are there: of more than one publisher at a time there are few. */
const UNFINISHED_MAX = 256;

const Frame = z.tuple([
  /** The node that published it. */
  z.uuid(),
  /** Counts the messages of that node. */
  z.int().min(1),
  z.int().min(0).max(PARTS_MAX),
  z.int().min(1).max(PARTS_MAX),
  z.base64(),
]);

const Envelope = z.object({ topic: z.string(), message: z.record(z.string(), z.json()) });

/** What one node tells another. */
export interface BusEnvelope {
  readonly topic: string;
  readonly message: BusMessage;
}

/**
 * One message as the texts of notifications, in order.
 * @throws RangeError for a message of more than 364,800 bytes, which none of ours is
 */
export function framesOf(node: string, n: number, envelope: BusEnvelope): readonly string[] {
  const bytes = Buffer.from(JSON.stringify(envelope));
  const count = Math.ceil(bytes.length / PART_MAX_BYTES);
  if (count > PARTS_MAX) throw new RangeError(`A message of ${bytes.length} bytes is too long for the bus`);
  return Array.from({ length: count }, (_, part) => {
    const slice = bytes.subarray(part * PART_MAX_BYTES, (part + 1) * PART_MAX_BYTES);
    return JSON.stringify([node, n, part, count, slice.toString('base64')]);
  });
}

/** Puts the parts of messages together again. */
export class FrameReader {
  readonly #ownNode: string;
  readonly #unfinished = new Map<string, string[]>();

  /** @param ownNode whose messages are passed over: they were told here when they were published */
  constructor(ownNode: string) {
    this.#ownNode = ownNode;
  }

  /** @returns the message that this text completes; null: there is more to come, or it is none of ours */
  read(text: string): BusEnvelope | null {
    const frame = parse(Frame, text);
    if (frame === null) return null;
    const [node, n, part, count, base64] = frame;
    if (node === this.#ownNode) return null;
    const key = `${node} ${n}`;
    const parts = this.#unfinished.get(key) ?? [];
    // Notifications of one connection come in order; anything else is a part whose beginning was missed.
    if (part !== parts.length) {
      this.#unfinished.delete(key);
      return null;
    }
    parts.push(base64);
    if (parts.length < count) {
      this.#keep(key, parts);
      return null;
    }
    this.#unfinished.delete(key);
    return parse(Envelope, Buffer.concat(parts.map((each) => Buffer.from(each, 'base64'))).toString());
  }

  /** What was begun will not be finished: the connection was lost. */
  forget(): void {
    this.#unfinished.clear();
  }

  #keep(key: string, parts: string[]): void {
    this.#unfinished.set(key, parts);
    const [oldest] = this.#unfinished.keys();
    if (this.#unfinished.size > UNFINISHED_MAX && oldest !== undefined) this.#unfinished.delete(oldest);
  }
}

function parse<Value>(schema: z.ZodType<Value>, text: string): Value | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
