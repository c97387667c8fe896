import type { MessageBus } from 'dbus-native';
import { latestOnly } from '../x11/latest-only.ts';
import type { WindowAgent } from '../window/window-agent.ts';
import { openSessionBus } from './status-notifier/session-bus.ts';
import { ITEM_PATH, MENU_PATH, StatusNotifierItem } from './status-notifier/status-notifier-item.ts';
import { TrayMenu } from './status-notifier/tray-menu.ts';
import { trayModel, type TrayModel } from './tray-model.ts';
import { drawTrayPicture } from './tray-picture.ts';
import { type TrayTexts, trayTexts } from './tray-texts.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const WATCHER_PATH = '/StatusNotifierWatcher';
/** For trays of usual and of doubled density. */
const SIZES_PX = [22, 44];

export interface TrayIconOptions {
  readonly agent: WindowAgent;
  /** Brings the window before the person. */
  readonly raise: () => void;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * The agent's icon in the desktop's tray, for as long as the agent runs. Where there is no tray it isn't there; one that
 * comes later gets it.
 */
export async function openTrayIcon(options: TrayIconOptions): Promise<AsyncDisposable> {
  const { env = process.env } = options;
  const address = env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  const bus = address === '' ? null : await openSessionBus(address);
  if (bus === null) return { [Symbol.asyncDispose]: () => Promise.resolve() };
  const icon = new TrayIcon(bus, { ...options, env });
  // The bus has gone meanwhile, and the tray with it.
  await icon.open().catch(() => undefined);
  return icon;
}

class TrayIcon implements AsyncDisposable {
  readonly #bus: MessageBus;
  readonly #options: Required<TrayIconOptions>;
  readonly #name = `org.kde.StatusNotifierItem-${process.pid}-1`;
  readonly #item: StatusNotifierItem;
  readonly #menu: TrayMenu;
  #model: TrayModel;
  #texts: TrayTexts | null = null;
  #unsubscribe: () => void = () => undefined;

  constructor(bus: MessageBus, options: Required<TrayIconOptions>) {
    this.#bus = bus;
    this.#options = options;
    this.#model = trayModel(options.agent.state);
    this.#item = new StatusNotifierItem({
      title: () => this.#texts?.title ?? '',
      needsAttention: () => this.#model.look === 'asked',
      pictures: () => SIZES_PX.map((sizePx) => drawTrayPicture(this.#model.look, sizePx)),
      activate: () => {
        this.#choose('open');
      },
    });
    this.#menu = new TrayMenu({
      entries: () =>
        this.#model.entries.map(({ name }, at) => ({ id: at + 1, label: this.#texts?.entry(name) ?? '' })),
      direction: () => this.#texts?.direction ?? 'ltr',
      choose: (id) => {
        const entry = this.#model.entries[id - 1];
        if (entry !== undefined) this.#choose(entry.name);
      },
    });
  }

  /** @throws what the bus says when it goes away meanwhile. */
  async open(): Promise<void> {
    this.#texts = await this.#textsOf(this.#model);
    await this.#bus.export(ITEM_PATH, this.#item.definition);
    await this.#bus.export(MENU_PATH, this.#menu.definition);
    await this.#bus.ownName(this.#name);
    // A tray that is started anew asks nobody: who has an icon registers it again.
    const key = this.#bus.mangle('/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameOwnerChanged');
    this.#bus.signals.on(key, ([name, , owner]: readonly unknown[]) => {
      if (name === WATCHER && owner !== '') void this.#register();
    });
    await this.#bus.addMatch(`type='signal',member='NameOwnerChanged',arg0='${WATCHER}'`);
    await this.#register();
    this.#bus.connection.on('close', () => {
      this.#unsubscribe();
    });
    const follow = latestOnly(() => this.#follow());
    this.#unsubscribe = this.#options.agent.subscribe(follow);
    follow();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#unsubscribe();
    await this.#bus.close();
  }

  async #register(): Promise<void> {
    await this.#bus
      .invoke({
        destination: WATCHER,
        path: WATCHER_PATH,
        interface: WATCHER,
        member: 'RegisterStatusNotifierItem',
        signature: 's',
        body: [this.#name],
      })
      // Without a tray there is no icon; the doctor says so.
      .catch(() => undefined);
  }

  async #follow(): Promise<void> {
    const model = trayModel(this.#options.agent.state);
    const texts = await this.#textsOf(model);
    const isChanged = isDifferent(model, this.#model) || texts.title !== this.#texts?.title;
    this.#model = model;
    this.#texts = texts;
    if (!isChanged || this.#bus.connection.state !== 'connected') return;
    this.#item.changed();
    this.#menu.changed();
  }

  #textsOf(model: TrayModel): Promise<TrayTexts> {
    const { agent, env } = this.#options;
    return trayTexts(model, agent.state.preferences.locale, env);
  }

  #choose(name: TrayModel['entries'][number]['name']): void {
    const commands = this.#model.entries.find((entry) => entry.name === name)?.commands ?? [];
    for (const command of commands) {
      // What the agent refuses it shows in its state.
      this.#options.agent.command(command).catch(() => undefined);
    }
    if (name === 'open') this.#options.raise();
  }
}

const isDifferent = (one: TrayModel, other: TrayModel): boolean =>
  one.look !== other.look ||
  one.entries.map(({ name }) => name).join() !== other.entries.map(({ name }) => name).join();
