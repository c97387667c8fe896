import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AgentError } from '../../agent-error.ts';
import type { GlobalKey, GlobalKeyOptions } from '../global-key.ts';
import type { FromKeyThread, GlobalKeyTask, ToKeyThread } from './global-key-messages.ts';

const PROGRAM = new URL(`./global-key-thread${path.extname(import.meta.filename)}`, import.meta.url);

export interface X11GlobalKeyOptions extends GlobalKeyOptions {
  /** As in the environment variable DISPLAY. */
  readonly display: string;
}

/** Listens in a thread with a connection to the display of its own, which goes on when this thread hangs. */
export class X11GlobalKey implements GlobalKey {
  readonly #thread: Worker;
  #isClosed = false;

  /** @throws {AgentError} DISPLAY_UNAVAILABLE, GLOBAL_KEY_TAKEN */
  static async open(options: X11GlobalKeyOptions): Promise<X11GlobalKey> {
    const task: GlobalKeyTask = { display: options.display, combination: options.combination };
    const thread = new Worker(PROGRAM, { workerData: task });
    const key = new X11GlobalKey(thread, options);
    const ready = Promise.withResolvers<undefined>();
    thread.on('message', (message: FromKeyThread) => {
      if (message.kind === 'ready') ready.resolve(undefined);
      else if (message.kind === 'failed') ready.reject(new AgentError(message.code));
    });
    thread.on('error', ready.reject);
    try {
      await ready.promise;
      return key;
    } catch (cause) {
      await key[Symbol.asyncDispose]();
      throw cause;
    }
  }

  private constructor(thread: Worker, options: X11GlobalKeyOptions) {
    this.#thread = thread;
    thread.on('message', (message: FromKeyThread) => {
      if (message.kind !== 'pressed' || this.#isClosed) return;
      options.pressed();
      this.#say({ kind: 'ended-everything', n: message.n });
    });
    thread.on('error', options.report);
    thread.on('exit', () => {
      if (this.#isClosed) return;
      this.#isClosed = true;
      options.lost();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#thread.terminate();
  }

  #say(message: ToKeyThread): void {
    this.#thread.postMessage(message);
  }
}
