import { type DefinedInterface, defineInterface } from 'dbus-native';
import type { TrayPicture } from '../tray-picture.ts';

const INTERFACE = 'org.kde.StatusNotifierItem';

export const ITEM_PATH = '/StatusNotifierItem';
export const MENU_PATH = '/MenuBar';

interface ItemPorts {
  readonly title: () => string;
  readonly needsAttention: () => boolean;
  readonly pictures: () => readonly TrayPicture[];
  /** The person pressed the icon. */
  readonly activate: () => void;
}

const noPictures: readonly unknown[] = [];

/** The icon as trays read it: https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/. */
export class StatusNotifierItem {
  readonly definition: DefinedInterface;
  readonly #ports: ItemPorts;

  constructor(ports: ItemPorts) {
    this.#ports = ports;
    const read = (type: string, get: () => unknown) => ({ type, access: 'read' as const, get });
    const place = { x: 'i', y: 'i' };
    const activate = (): null => {
      ports.activate();
      return null;
    };
    this.definition = defineInterface({
      name: INTERFACE,
      methods: {
        Activate: { in: place, handler: activate },
        SecondaryActivate: { in: place, handler: activate },
        ContextMenu: { in: place, handler: () => null },
        Scroll: { in: { delta: 'i', orientation: 's' }, handler: () => null },
      },
      properties: {
        Category: read('s', () => 'ApplicationStatus'),
        Id: read('s', () => 'alongside'),
        Title: read('s', () => ports.title()),
        Status: read('s', () => this.#status),
        WindowId: read('i', () => 0),
        IconThemePath: read('s', () => ''),
        IconName: read('s', () => ''),
        IconPixmap: read('a(iiay)', () => this.#pictures),
        OverlayIconName: read('s', () => ''),
        OverlayIconPixmap: read('a(iiay)', () => noPictures),
        AttentionIconName: read('s', () => ''),
        AttentionIconPixmap: read('a(iiay)', () => this.#pictures),
        AttentionMovieName: read('s', () => ''),
        ToolTip: read('(sa(iiay)ss)', () => ['', noPictures, ports.title(), '']),
        ItemIsMenu: read('b', () => false),
        Menu: read('o', () => MENU_PATH),
      },
      signals: {
        NewTitle: {},
        NewIcon: {},
        NewAttentionIcon: {},
        NewToolTip: {},
        NewStatus: { args: { status: 's' } },
      },
    });
  }

  /** Something of it isn't what it was. */
  changed(): void {
    const { emit } = this.definition;
    for (const signal of ['NewTitle', 'NewIcon', 'NewAttentionIcon', 'NewToolTip']) emit[signal]?.();
    emit['NewStatus']?.(this.#status);
  }

  get #status(): 'Active' | 'NeedsAttention' {
    return this.#ports.needsAttention() ? 'NeedsAttention' : 'Active';
  }

  get #pictures(): [width: number, height: number, argb: Buffer][] {
    return this.#ports.pictures().map(({ sizePx, argb }) => [sizePx, sizePx, argb]);
  }
}
