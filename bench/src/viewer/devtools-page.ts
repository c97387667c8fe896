import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { z } from 'zod';

const Answer = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

const Evaluation = z.object({
  result: z.object({ value: z.unknown().optional() }).optional(),
  exceptionDetails: z
    .object({ text: z.string(), exception: z.object({ description: z.string().optional() }).optional() })
    .optional(),
});

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (cause: Error) => void;
}

/** Parameters of a function that runs in the page: what JSON can carry. */
type Sent = string | number | boolean | null | readonly unknown[] | object;

/**
 * A page by the browser's own protocol, with nothing but what measuring needs. While a whole driver is attached,
 * Chromium copies it every message of every WebSocket, which would burden just the products that send pictures so.
 */
export class DevtoolsPage {
  readonly targetId: string;
  readonly #socket: WebSocket;
  readonly #port: number;
  readonly #waiting = new Map<number, Waiting>();
  #requests = 0;

  static async attach(port: number, targetId: string, script: string): Promise<DevtoolsPage> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/devtools/page/${targetId}`, {
      perMessageDeflate: false,
      maxPayload: 2 ** 28,
    });
    await once(socket, 'open');
    const page = new DevtoolsPage(socket, port, targetId);
    await page.ask('Page.enable');
    await page.ask('Page.addScriptToEvaluateOnNewDocument', { source: script });
    return page;
  }

  private constructor(socket: WebSocket, port: number, targetId: string) {
    this.#socket = socket;
    this.#port = port;
    this.targetId = targetId;
    socket.on('message', (data: Buffer) => {
      this.#hear(data);
    });
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The page was closed'));
      this.#waiting.clear();
    });
  }

  ask(method: string, params: object = {}): Promise<unknown> {
    this.#requests += 1;
    const id = this.#requests;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { resolve, reject });
    this.#socket.send(JSON.stringify({ id, method, params }));
    return promise;
  }

  /** Runs a function that needs nothing but its parameter in the page. */
  async run<T>(work: ((sent: never) => T | Promise<T>) | (() => T | Promise<T>), sent?: Sent): Promise<T> {
    const answer = await this.ask('Runtime.evaluate', {
      expression: `(${work.toString()})(${sent === undefined ? '' : JSON.stringify(sent)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    const { result, exceptionDetails } = Evaluation.parse(answer);
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result?.value as T;
  }

  async key(isDown: boolean, key: string): Promise<void> {
    const code = key === ' ' ? 'Space' : `Key${key.toUpperCase()}`;
    const windowsVirtualKeyCode = key.toUpperCase().charCodeAt(0);
    await this.ask('Input.dispatchKeyEvent', {
      type: isDown ? 'keyDown' : 'keyUp',
      ...{ key, code, windowsVirtualKeyCode, nativeVirtualKeyCode: windowsVirtualKeyCode },
      ...(isDown ? { text: key, unmodifiedText: key } : {}),
    });
  }

  async mouse(type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', x: number, y: number): Promise<void> {
    const button =
      type === 'mouseMoved'
        ? {}
        : { button: 'left', clickCount: 1, buttons: type === 'mousePressed' ? 1 : 0 };
    await this.ask('Input.dispatchMouseEvent', { type, x, y, ...button });
  }

  /** Closes the tab and waits until it is gone. */
  async close(): Promise<void> {
    await this.ask('Page.close').catch(() => undefined);
    const isThere = async (): Promise<boolean> => {
      const answer = await fetch(`http://127.0.0.1:${this.#port}/json/list`);
      return z
        .array(z.object({ id: z.string() }))
        .parse(await answer.json())
        .some(({ id }) => id === this.targetId);
    };
    for (let looks = 0; looks < 50 && (await isThere()); looks += 1) await pause(100);
    this.#socket.close();
  }

  #hear(data: Buffer): void {
    const { id, method, result, error } = Answer.parse(JSON.parse(data.toString('utf8')));
    if (method === 'Page.javascriptDialogOpening')
      void this.ask('Page.handleJavaScriptDialog', { accept: true });
    if (id === undefined) return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error.message));
  }
}
