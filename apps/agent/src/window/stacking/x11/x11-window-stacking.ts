import { X11Connection } from '../../../x11/x11-connection.ts';
import type { WindowStacking } from '../window-stacking.ts';
import { processGroupOf } from './process-group.ts';

/** Extended Window Manager Hints 1.5, https://specifications.freedesktop.org/wm-spec/. */
const hints = [
  '_NET_CLIENT_LIST',
  '_NET_WM_PID',
  '_NET_WM_STATE',
  '_NET_WM_STATE_ABOVE',
  '_NET_WM_DESKTOP',
  '_NET_CURRENT_DESKTOP',
  '_NET_ACTIVE_WINDOW',
] as const;
type Hint = (typeof hints)[number];

const STATE = { remove: 0, add: 1 } as const;
const ALL_DESKTOPS = 0xffff_ffff;
/** What comes from a pager is a wish of the person's, which window managers follow; an application's they may not. */
const FROM_PAGER = 2;
const CLIENT_MESSAGE = 33;
/** SubstructureNotify and SubstructureRedirect: what a window manager listens to at the root. */
const TO_WINDOW_MANAGER = 0x18_0000;
const MOST_WINDOWS = 4_096;

/** By the window manager of an X display. Every window is looked up anew: the browser makes and ends them as it likes. */
export class X11WindowStacking implements WindowStacking {
  readonly #connection: X11Connection;
  readonly #atoms: ReadonlyMap<Hint, number>;

  /** @throws {AgentError} DISPLAY_UNAVAILABLE */
  static async open(display: string): Promise<X11WindowStacking> {
    const connection = await X11Connection.open(display, {
      event: () => undefined,
      lost: () => undefined,
      // A window that has gone meanwhile.
      refused: () => undefined,
    });
    const atoms = await Promise.all(
      hints.map(async (hint): Promise<[Hint, number]> => {
        const atom = await connection.ask<number>((client, answered) => {
          client.InternAtom(false, hint, answered);
        });
        return [hint, atom];
      }),
    );
    return new X11WindowStacking(connection, new Map(atoms));
  }

  private constructor(connection: X11Connection, atoms: ReadonlyMap<Hint, number>) {
    this.#connection = connection;
    this.#atoms = atoms;
  }

  async setAbove(processId: number, isAbove: boolean): Promise<void> {
    const change = isAbove ? STATE.add : STATE.remove;
    const [current = 0] = await this.#numbers(this.#connection.root, '_NET_CURRENT_DESKTOP');
    for (const window of await this.#windowsOf(processId)) {
      this.#tell(window, '_NET_WM_STATE', [change, this.#atom('_NET_WM_STATE_ABOVE'), 0, FROM_PAGER]);
      this.#tell(window, '_NET_WM_DESKTOP', [isAbove ? ALL_DESKTOPS : current, FROM_PAGER]);
    }
    await this.#settled();
  }

  async raise(processId: number): Promise<void> {
    for (const window of await this.#windowsOf(processId))
      this.#tell(window, '_NET_ACTIVE_WINDOW', [FROM_PAGER]);
    await this.#settled();
  }

  [Symbol.dispose](): void {
    this.#connection[Symbol.dispose]();
  }

  async #windowsOf(processId: number): Promise<number[]> {
    if (this.#connection.isClosed) return [];
    const windows = await this.#numbers(this.#connection.root, '_NET_CLIENT_LIST');
    const owned = await Promise.all(
      windows.map(async (window) => {
        const [owner] = await this.#numbers(window, '_NET_WM_PID');
        return owner !== undefined && (await processGroupOf(owner)) === processId;
      }),
    );
    return windows.filter((_, index) => owned[index] === true);
  }

  /** The 32-bit numbers of a property; none where there is no such window or property. */
  async #numbers(window: number, property: Hint): Promise<number[]> {
    const data = await this.#connection
      .ask<{ readonly data: Buffer }>((client, answered) => {
        client.GetProperty(0, window, this.#atom(property), 0, 0, MOST_WINDOWS, answered);
      })
      .then(
        (answer) => answer.data,
        () => Buffer.alloc(0),
      );
    return Array.from({ length: Math.floor(data.length / 4) }, (_, at) => data.readUInt32LE(at * 4));
  }

  #tell(window: number, hint: Hint, values: readonly number[]): void {
    const event = Buffer.alloc(32);
    event.writeUInt8(CLIENT_MESSAGE, 0);
    event.writeUInt8(32, 1);
    event.writeUInt32LE(window, 4);
    event.writeUInt32LE(this.#atom(hint), 8);
    values.forEach((value, at) => {
      event.writeUInt32LE(value, 12 + at * 4);
    });
    this.#connection.client.SendEvent(this.#connection.root, false, TO_WINDOW_MANAGER, event);
  }

  #atom(hint: Hint): number {
    return this.#atoms.get(hint) ?? 0;
  }

  async #settled(): Promise<void> {
    // A display that is lost has no windows to care for.
    await this.#connection.settled().catch(() => undefined);
  }
}
