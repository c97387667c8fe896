import { AgentError } from '../agent-error.ts';
import { type Answered, type X11Client, type X11Display, type X11Event, x11 } from './x11-package.ts';

export interface X11ConnectionHandlers {
  event(event: X11Event): void;
  /** Told once, unless `close` was called before. */
  lost(): void;
  /** A request was refused by the display; nobody waits for it. */
  refused(cause: unknown): void;
}

/**
 * One connection to an X display. Everything goes over the socket without blocking, so the event loop never waits for
 * the display.
 */
export class X11Connection implements Disposable {
  readonly client: X11Client;
  readonly root: number;
  readonly rootDepth: number;
  readonly keycodes: { readonly first: number; readonly last: number };
  readonly bitsPerPixel: number;
  readonly #waiting = new Set<(cause: AgentError) => void>();
  #isClosed = false;

  /** @throws {AgentError} DISPLAY_UNAVAILABLE */
  static async open(display: string, handlers: X11ConnectionHandlers): Promise<X11Connection> {
    const opened = Promise.withResolvers<X11Display>();
    const client = x11.createClient({ display }, (error, answer) => {
      if (error === null || error === undefined) opened.resolve(answer);
      else opened.reject(new AgentError('DISPLAY_UNAVAILABLE', error));
    });
    client.on('error', (cause) => {
      opened.reject(new AgentError('DISPLAY_UNAVAILABLE', cause));
      handlers.refused(cause);
    });
    return new X11Connection(await opened.promise, handlers);
  }

  private constructor(display: X11Display, handlers: X11ConnectionHandlers) {
    const screen = display.screen[0];
    if (screen === undefined) throw new AgentError('DISPLAY_UNAVAILABLE');
    this.client = display.client;
    this.root = screen.root;
    this.rootDepth = screen.root_depth;
    this.bitsPerPixel = display.format[screen.root_depth]?.bits_per_pixel ?? 0;
    this.keycodes = { first: display.min_keycode, last: display.max_keycode };
    this.client.on('event', (event) => {
      handlers.event(event);
    });
    this.client.stream.on('close', () => {
      const wasClosed = this.#isClosed;
      this.#end();
      if (!wasClosed) handlers.lost();
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /**
   * Sends a request that has an answer.
   *
   * @throws {AgentError} DISPLAY_LOST; what the display itself says when it refuses.
   */
  async ask<T>(request: (client: X11Client, answered: Answered<T>) => void): Promise<T> {
    if (this.#isClosed) throw new AgentError('DISPLAY_LOST');
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#waiting.add(reject);
    request(this.client, (error, answer) => {
      if (error === null || error === undefined) resolve(answer);
      else reject(error instanceof Error ? error : new AgentError('DISPLAY_LOST', error));
      return true;
    });
    try {
      return await promise;
    } finally {
      this.#waiting.delete(reject);
    }
  }

  /** @throws {AgentError} DISPLAY_UNAVAILABLE: the display doesn't have it. */
  async extension<T>(name: string): Promise<T> {
    return this.ask<T>((client, answered) => {
      client.require(name, answered);
    }).catch((cause: unknown) => {
      throw new AgentError('DISPLAY_UNAVAILABLE', cause);
    });
  }

  /** Resolves when the display has done everything asked so far. */
  async settled(): Promise<void> {
    await this.ask((client, answered) => {
      client.GetInputFocus(answered);
    });
  }

  [Symbol.dispose](): void {
    if (this.#isClosed) return;
    this.#end();
    // What was asked before still goes out.
    this.client.terminate();
  }

  #end(): void {
    this.#isClosed = true;
    for (const reject of [...this.#waiting]) reject(new AgentError('DISPLAY_LOST'));
  }
}
