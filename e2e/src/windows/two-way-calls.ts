import type { Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';

/** What one end lets the other call. Arguments and answers are plain data; buffers are among it. */
export type Callable = Readonly<Record<string, (...args: never[]) => unknown>>;

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly text: string };

type Waiting = Pick<PromiseWithResolvers<unknown>, 'resolve' | 'reject'>;

const LENGTH_BYTES = 4;

/** Calls in both directions over one socket, between two programs of a test. They begin in the order they were made in. */
export class TwoWayCalls<Theirs extends Callable> {
  readonly #socket: Socket;
  readonly #ours: Callable;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #received = Buffer.alloc(0);

  constructor(socket: Socket, ours: Callable) {
    this.#socket = socket;
    this.#ours = ours;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.#receive(chunk);
    });
    // What follows is `close`.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The other program is gone'));
      this.#waiting.clear();
    });
  }

  call<Name extends keyof Theirs & string>(
    name: Name,
    ...args: Parameters<Theirs[Name]>
  ): Promise<Awaited<ReturnType<Theirs[Name]>>> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const id = this.#nextId;
    this.#nextId += 1;
    this.#waiting.set(id, { resolve, reject });
    this.#send({ kind: 'call', id, name, args });
    return promise as Promise<Awaited<ReturnType<Theirs[Name]>>>;
  }

  #send(message: Message): void {
    const body = serialize(message);
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(body.length);
    this.#socket.write(Buffer.concat([length, body]));
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    while (this.#received.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + this.#received.readUInt32LE();
      if (this.#received.length < end) return;
      const message = deserialize(this.#received.subarray(LENGTH_BYTES, end)) as Message;
      this.#received = this.#received.subarray(end);
      void this.#take(message);
    }
  }

  async #take(message: Message): Promise<void> {
    if (message.kind === 'call') await this.#answer(message);
    else if (message.kind === 'answer') this.#waiting.get(message.id)?.resolve(message.value);
    else this.#waiting.get(message.id)?.reject(new Error(message.text));
    if (message.kind !== 'call') this.#waiting.delete(message.id);
  }

  async #answer({ id, name, args }: Extract<Message, { kind: 'call' }>): Promise<void> {
    try {
      const value = await this.#ours[name]?.(...(args as never[]));
      this.#send({ kind: 'answer', id, value });
    } catch (error) {
      this.#send({ kind: 'failure', id, text: error instanceof Error ? (error.stack ?? '') : String(error) });
    }
  }
}
