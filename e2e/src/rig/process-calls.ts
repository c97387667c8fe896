import type { ChildProcess } from 'node:child_process';

/** What can be asked of the other process by name, with one argument and one answer that JSON can hold. */
export type Callables = Readonly<Record<string, (argument: never) => unknown>>;

type Channel = Pick<NodeJS.Process | ChildProcess, 'on' | 'send'>;

interface Said {
  readonly n: number;
  readonly name?: string;
  readonly argument?: unknown;
  readonly value?: unknown;
  readonly fault?: string;
}

/** Calls both ways between two processes of a test, over the channel that Node opens between them. */
export class ProcessCalls {
  readonly #channel: Channel;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #n = 0;

  constructor(channel: Channel, callables: Callables) {
    this.#channel = channel;
    channel.on('message', (message: Said) => {
      if (message.name === undefined) this.#answered(message);
      else void this.#serve(message, callables);
    });
    channel.on('disconnect', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The other process has gone'));
    });
  }

  /** @throws {Error} with the other side's message. */
  async call<Value>(name: string, argument?: unknown): Promise<Value> {
    this.#n += 1;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(this.#n, waiting);
    this.#channel.send?.({ n: this.#n, name, argument });
    return (await waiting.promise) as Value;
  }

  #answered({ n, value, fault }: Said): void {
    const waiting = this.#waiting.get(n);
    this.#waiting.delete(n);
    if (fault === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(fault));
  }

  async #serve({ n, name = '', argument }: Said, callables: Callables): Promise<void> {
    try {
      this.#channel.send?.({ n, value: await callables[name]?.(argument as never) });
    } catch (error) {
      this.#channel.send?.({
        n,
        fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  }
}
