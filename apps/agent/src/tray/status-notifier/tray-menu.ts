import { type DefinedInterface, defineInterface, Variant } from 'dbus-native';
import { z } from 'zod';

const INTERFACE = 'com.canonical.dbusmenu';
const ROOT = 0;

interface MenuEntry {
  /** Greater than 0. */
  readonly id: number;
  readonly label: string;
}

interface MenuPorts {
  /** As it is now, in order. */
  readonly entries: () => readonly MenuEntry[];
  readonly direction: () => 'ltr' | 'rtl';
  readonly choose: (id: number) => void;
}

type Properties = Record<string, Variant>;
type Layout = [id: number, properties: Properties, children: Variant[]];

const Id = z.object({ id: z.int() });
const Ids = z.object({ ids: z.array(z.int()) });
const ParentId = z.object({ parentId: z.int() });
const ItemEvent = z.object({ id: z.int(), eventId: z.string() });
const ItemEvents = z.object({ events: z.array(z.tuple([z.int(), z.string()]).rest(z.unknown())) });
const ItemProperty = z.object({ id: z.int(), name: z.string() });

/** The icon's menu as trays read it. What comes in is parsed: anybody on the bus may ask. */
export class TrayMenu {
  readonly definition: DefinedInterface;
  readonly #ports: MenuPorts;
  #revision = 1;

  constructor(ports: MenuPorts) {
    this.#ports = ports;
    this.definition = defineInterface({
      name: INTERFACE,
      methods: {
        GetLayout: {
          in: { parentId: 'i', recursionDepth: 'i', propertyNames: 'as' },
          out: { revision: 'u', layout: '(ia{sv}av)' },
          handler: (args) => ({
            revision: this.#revision,
            layout: this.#layout(ParentId.parse(args).parentId),
          }),
        },
        GetGroupProperties: {
          in: { ids: 'ai', propertyNames: 'as' },
          out: { properties: 'a(ia{sv})' },
          handler: (args) => this.#groupProperties(Ids.parse(args).ids),
        },
        GetProperty: {
          in: { id: 'i', name: 's' },
          out: { value: 'v' },
          handler: (args) => {
            const { id, name } = ItemProperty.parse(args);
            return this.#properties(id)[name] ?? new Variant('s', '');
          },
        },
        Event: {
          in: { id: 'i', eventId: 's', data: 'v', timestamp: 'u' },
          handler: (args) => {
            const { id, eventId } = ItemEvent.parse(args);
            this.#take(id, eventId);
            return null;
          },
        },
        EventGroup: {
          in: { events: 'a(isvu)' },
          out: { idErrors: 'ai' },
          handler: (args) => {
            const { events } = ItemEvents.parse(args);
            for (const [id, eventId] of events) this.#take(id, eventId);
            return events.map(([id]) => id).filter((id) => !this.#isKnown(id));
          },
        },
        AboutToShow: {
          in: { id: 'i' },
          out: { needUpdate: 'b' },
          handler: (args) => {
            Id.parse(args);
            return false;
          },
        },
        AboutToShowGroup: {
          in: { ids: 'ai' },
          out: { updatesNeeded: 'ai', idErrors: 'ai' },
          handler: (args) => ({
            updatesNeeded: [],
            idErrors: Ids.parse(args).ids.filter((id) => !this.#isKnown(id)),
          }),
        },
      },
      properties: {
        Version: { type: 'u', access: 'read', get: () => 3 },
        TextDirection: { type: 's', access: 'read', get: () => this.#ports.direction() },
        Status: { type: 's', access: 'read', get: () => 'normal' },
        IconThemePath: { type: 'as', access: 'read', get: () => [] },
      },
      signals: {
        ItemsPropertiesUpdated: { args: { updated: 'a(ia{sv})', removed: 'a(ias)' } },
        LayoutUpdated: { args: { revision: 'u', parent: 'i' } },
        ItemActivationRequested: { args: { id: 'i', timestamp: 'u' } },
      },
    });
  }

  /** The entries aren't what they were. */
  changed(): void {
    this.#revision += 1;
    this.definition.emit['LayoutUpdated']?.(this.#revision, ROOT);
  }

  #layout(id: number): Layout {
    const children = id === ROOT ? this.#ports.entries() : [];
    return [
      id,
      this.#properties(id),
      children.map((child) => new Variant('(ia{sv}av)', [child.id, this.#properties(child.id), []])),
    ];
  }

  #groupProperties(ids: readonly number[]): [number, Properties][] {
    const asked = ids.length === 0 ? [ROOT, ...this.#ports.entries().map(({ id }) => id)] : ids;
    return asked.filter((id) => this.#isKnown(id)).map((id) => [id, this.#properties(id)]);
  }

  #properties(id: number): Properties {
    if (id === ROOT) return { 'children-display': new Variant('s', 'submenu') };
    const entry = this.#ports.entries().find((each) => each.id === id);
    // An underline in a label would mark the letter after it as a key.
    return entry === undefined ? {} : { label: new Variant('s', entry.label.replaceAll('_', '__')) };
  }

  #isKnown(id: number): boolean {
    return id === ROOT || this.#ports.entries().some((entry) => entry.id === id);
  }

  #take(id: number, eventId: string): void {
    if (eventId === 'clicked' && id !== ROOT && this.#isKnown(id)) this.#ports.choose(id);
  }
}
