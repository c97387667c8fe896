import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { defineInterface, type MessageBus, sessionBus, Variant } from 'dbus-native';

/** A bus of a test's own, by the daemon that desktops use. */
export async function startBus(): Promise<{ readonly address: string } & AsyncDisposable> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(daemon, 'exit');
  const [address] = (await once(createInterface(daemon.stdout), 'line')) as [string];
  return {
    address,
    [Symbol.asyncDispose]: async () => {
      daemon.kill('SIGKILL');
      await ended;
    },
  };
}

type Layout = [id: number, properties: Record<string, unknown>, children: Layout[]];

/** The tray of a desktop, as far as an icon sees it: takes icons in, reads and presses them. */
export class TrayHost implements AsyncDisposable {
  readonly registered: string[] = [];
  /** Signals of the icon and its menu, in order. */
  readonly heard: string[] = [];
  readonly #bus: MessageBus;
  readonly #listeners = new Set<() => void>();

  static async start(address: string): Promise<TrayHost> {
    const bus = sessionBus({ busAddress: address });
    const host = new TrayHost(bus);
    await bus.export(
      '/StatusNotifierWatcher',
      defineInterface({
        name: 'org.kde.StatusNotifierWatcher',
        methods: {
          RegisterStatusNotifierItem: {
            in: { service: 's' },
            handler: ({ service }: { readonly service: string }) => {
              host.registered.push(service);
              host.#tell();
              return null;
            },
          },
        },
      }),
    );
    for (const member of ['NewIcon', 'NewStatus', 'LayoutUpdated']) {
      await bus.watch(`type='signal',member='${member}'`);
    }
    await bus.ownName('org.kde.StatusNotifierWatcher');
    return host;
  }

  private constructor(bus: MessageBus) {
    this.#bus = bus;
    bus.connection.on('message', ({ type, member }) => {
      if (type !== 4 || member === undefined) return;
      this.heard.push(member);
      this.#tell();
    });
  }

  /** Resolves when `isSo`, which may change with everything that the host hears. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        const listener = (): void => {
          this.#listeners.delete(listener);
          resolve();
        };
        this.#listeners.add(listener);
      });
    }
  }

  /** The icon's properties, by name. */
  async item(): Promise<Record<string, unknown>> {
    return await this.#call('/StatusNotifierItem', 'org.freedesktop.DBus.Properties', 'GetAll', 's', [
      'org.kde.StatusNotifierItem',
    ]);
  }

  /** What its menu says, entry by entry, with their ids. */
  async menu(): Promise<(readonly [id: number, label: unknown])[]> {
    const [, layout] = await this.#call<[number, Layout]>(
      '/MenuBar',
      'com.canonical.dbusmenu',
      'GetLayout',
      'iias',
      [0, -1, []],
    );
    return layout[2].map(([id, { label }]) => [id, label] as const);
  }

  /** Any other method of the menu. */
  async ofMenu(member: string, signature: string, body: unknown[]): Promise<unknown> {
    return await this.#call('/MenuBar', 'com.canonical.dbusmenu', member, signature, body);
  }

  async press(): Promise<void> {
    await this.#call('/StatusNotifierItem', 'org.kde.StatusNotifierItem', 'Activate', 'ii', [0, 0]);
  }

  async choose(id: number, eventId = 'clicked'): Promise<void> {
    const body = [id, eventId, new Variant('s', ''), 0];
    await this.#call('/MenuBar', 'com.canonical.dbusmenu', 'Event', 'isvu', body);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bus.close();
  }

  async #call<T>(
    path: string,
    iface: string,
    member: string,
    ...[signature, body]: [string, unknown[]]
  ): Promise<T> {
    const destination = this.registered.at(-1) ?? '';
    return await this.#bus.invoke<T>({ destination, path, interface: iface, member, signature, body });
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
