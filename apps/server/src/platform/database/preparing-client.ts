import { createHash } from 'node:crypto';
import pg from 'pg';
import { isPrepared } from './prepared.ts';

const names = new Map<string, string>();

/** PostgreSQL cuts longer names than 63 bytes. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

/**
 * Gives statements that are marked as such a name, by which the server knows their plan again. Statements that are asked
 * one right behind the other leave together, in one write.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    this.query = ((text: unknown, values?: unknown, callback?: unknown) => {
      holdBack(this.connection.stream);
      return typeof text === 'string' && isPrepared(text)
        ? query({ name: nameOf(text), text, values }, undefined, callback)
        : query(text, values, callback);
    }) as typeof this.query;
  }
}

/** Until the code that runs now has asked all that it asks. */
function holdBack(stream: pg.Connection['stream']): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
