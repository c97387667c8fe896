import { once } from 'node:events';
import { type Socket, createServer } from 'node:net';
import { TwoWayCalls } from './two-way-calls.ts';
import type { OutsideCalls, WindowsCalls } from './windows-calls.ts';
import type { WindowsBundle } from './windows-bundle.ts';
import type { Wine } from './wine.ts';

export interface WindowsComputerOptions {
  readonly wine: Wine;
  readonly bundle: WindowsBundle;
  /** As in DISPLAY. */
  readonly display: string;
  readonly told: Partial<OutsideCalls>;
}

/** Windows on a display, and a program of ours in it that does what a test asks for. */
export class WindowsComputer implements AsyncDisposable {
  readonly #calls: TwoWayCalls<WindowsCalls>;
  readonly #resources: AsyncDisposableStack;

  static async start({ wine, bundle, display, told }: WindowsComputerOptions): Promise<WindowsComputer> {
    await using resources = new AsyncDisposableStack();
    const server = createServer();
    resources.defer(() => {
      server.close();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
    let socket: Socket | undefined;
    server.once('connection', (connected) => {
      socket = connected;
    });
    resources.defer(() => wine.shutDown());
    const { child, output } = wine.start(display, [bundle.node, bundle.path, String(address.port)]);
    resources.use(child);
    const connected = await child
      .ready('a connection', () => socket)
      .catch((cause: unknown) => {
        throw new Error(output(), { cause });
      });
    resources.defer(() => {
      connected.destroy();
    });
    return new WindowsComputer(new TwoWayCalls<WindowsCalls>(connected, told), resources.move());
  }

  private constructor(calls: TwoWayCalls<WindowsCalls>, resources: AsyncDisposableStack) {
    this.#calls = calls;
    this.#resources = resources;
  }

  call<Name extends keyof WindowsCalls>(
    name: Name,
    ...args: Parameters<WindowsCalls[Name]>
  ): Promise<Awaited<ReturnType<WindowsCalls[Name]>>> {
    return this.#calls.call(name, ...args);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#resources.disposeAsync();
  }
}
