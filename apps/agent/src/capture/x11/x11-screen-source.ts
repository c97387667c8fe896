import { isDeepStrictEqual } from 'node:util';
import { AgentError } from '../../agent-error.ts';
import { latestOnly } from '../../x11/latest-only.ts';
import { X11Connection } from '../../x11/x11-connection.ts';
import type { X11Event } from '../../x11/x11-package.ts';
import { type Rectangle, type Rows, intersection, rowsAround } from '../rectangle.ts';
import type { ScreenGeometry, ScreenPicture, ScreenSource, ScreenSourceHandlers } from '../screen-source.ts';
import { pointerShape } from './pointer-shape.ts';
import { readGeometry } from './read-geometry.ts';
import { SharedMemory } from './shared-memory.ts';
import {
  type CaptureExtensions,
  type CursorImage,
  type DamageEvent,
  loadCaptureExtensions,
} from './x11-extensions.ts';

const BYTES_PER_PIXEL = 4;
const ALL_PLANES = 0xffff_ffff;
const ALL_MASTER_DEVICES = 1;

interface WatchedArea {
  readonly area: Rectangle;
  readonly memory: SharedMemory;
  /** The display's name for the memory. */
  readonly segment: number;
  readonly attached: Promise<unknown>;
}

export interface X11ScreenSourceOptions {
  /** As in the environment variable DISPLAY. */
  readonly display: string;
  /** Milliseconds; times of pictures are by it. */
  readonly now: () => number;
  readonly handlers: ScreenSourceHandlers;
  /** Told of requests that the display refused and that nobody waits for; for a log. */
  readonly report: (cause: unknown) => void;
}

interface PointerPosition {
  readonly rootX: number;
  readonly rootY: number;
}

const isDamage = (event: X11Event): event is DamageEvent => event.name === 'DamageNotify';

/** Reads an X11 desktop: XDamage tells that there is something to read, MIT-SHM brings it without a copy. */
export class X11ScreenSource implements ScreenSource {
  readonly #connection: X11Connection;
  readonly #extensions: CaptureExtensions;
  readonly #options: X11ScreenSourceOptions;
  readonly #damage: number;
  #geometry: ScreenGeometry;
  #watched: WatchedArea | null = null;
  /** Rows of the watched area that differ from the last picture. */
  #changed: Rows | null = null;
  readonly #readPointer = latestOnly(() => this.#tellPointer());
  readonly #readShape = latestOnly(() => this.#tellShape());
  readonly #readGeometry = latestOnly(() => this.#tellGeometry());

  /** @throws {AgentError} DISPLAY_UNAVAILABLE, DISPLAY_FORMAT_UNSUPPORTED */
  static async open(options: X11ScreenSourceOptions): Promise<X11ScreenSource> {
    let source: X11ScreenSource | null = null;
    const connection = await X11Connection.open(options.display, {
      event: (event) => {
        if (source !== null) source.#handle(event);
      },
      lost: () => {
        options.handlers.lost();
      },
      refused: options.report,
    });
    try {
      if (connection.bitsPerPixel !== BYTES_PER_PIXEL * 8 || connection.rootDepth < 24) {
        throw new AgentError('DISPLAY_FORMAT_UNSUPPORTED');
      }
      const extensions = await loadCaptureExtensions(connection);
      const geometry = await readGeometry(connection, extensions.randr);
      source = new X11ScreenSource(connection, extensions, { ...options, geometry });
      return source;
    } catch (cause) {
      connection[Symbol.dispose]();
      throw cause;
    }
  }

  private constructor(
    connection: X11Connection,
    extensions: CaptureExtensions,
    options: X11ScreenSourceOptions & { readonly geometry: ScreenGeometry },
  ) {
    const { client, root } = connection;
    const { damage, fixes, randr, input } = extensions;
    this.#connection = connection;
    this.#extensions = extensions;
    this.#options = options;
    this.#geometry = options.geometry;
    this.#damage = client.AllocID();
    damage.Create(this.#damage, root, damage.ReportLevel.BoundingBox);
    randr.SelectInput(root, randr.NotifyMask.ScreenChange | randr.NotifyMask.CrtcChange);
    fixes.SelectCursorInput(root, fixes.CursorNotifyMask.DisplayCursor);
    input.XISelectEvents(root, { deviceId: ALL_MASTER_DEVICES, mask: input.EventMask.RawMotion });
    this.#readShape();
    this.#readPointer();
  }

  get geometry(): ScreenGeometry {
    return this.#geometry;
  }

  watch(area: Rectangle): void {
    this.#forget();
    const visible = intersection(area, this.#geometry.desktop);
    if (visible === null || this.#connection.isClosed) return;
    const memory = new SharedMemory(visible.widthPx * visible.heightPx * BYTES_PER_PIXEL);
    const segment = this.#connection.client.AllocID();
    const attached = this.#connection
      .ask((_, answered) => {
        this.#extensions.sharedMemory.Attach(segment, memory.id, false, answered);
      })
      .finally(() => {
        memory.release();
      });
    // A refusal is told to whoever grabs.
    attached.catch(this.#options.report);
    this.#watched = { area: visible, memory, segment, attached };
    this.#changedRows({ from: 0, to: visible.heightPx });
  }

  async grab(): Promise<ScreenPicture | null> {
    const watched = this.#watched;
    if (watched === null) return null;
    await watched.attached;
    if (watched !== this.#watched) return null;
    const { area, memory } = watched;
    const changed = this.#changed ?? { from: 0, to: 0 };
    this.#changed = null;
    const grabbedAtMs = this.#options.now();
    if (changed.to > changed.from && !(await this.#read(watched, changed))) return null;
    if (watched !== this.#watched) return null;
    const strideBytes = area.widthPx * BYTES_PER_PIXEL;
    return { area, changed, pixels: memory.bytes, strideBytes, grabbedAtMs };
  }

  [Symbol.dispose](): void {
    this.#forget();
    this.#connection[Symbol.dispose]();
  }

  #handle(event: X11Event): void {
    const { randr } = this.#extensions;
    if (isDamage(event)) this.#damaged(event);
    else if (event.name === 'XIRawMotion') this.#readPointer();
    else if (event.name === 'CursorNotify') this.#readShape();
    else if (event.type === randr.firstEvent || event.type === randr.firstEvent + 1) this.#readGeometry();
  }

  /** Whole rows: what lies between two changes side by side is cheaper read than told apart. */
  async #read({ area, segment }: WatchedArea, rows: Rows): Promise<boolean> {
    const { damage, sharedMemory } = this.#extensions;
    damage.Subtract(this.#damage, 0, 0);
    try {
      await this.#connection.ask((_, answered) => {
        sharedMemory.GetImage(
          this.#connection.root,
          area.x,
          area.y + rows.from,
          area.widthPx,
          rows.to - rows.from,
          ALL_PLANES,
          sharedMemory.ImageFormat.ZPixmap,
          segment,
          rows.from * area.widthPx * BYTES_PER_PIXEL,
          answered,
        );
      });
      return true;
    } catch (cause) {
      // The area lies outside a desktop that has just become smaller, or the display is gone.
      this.#options.report(cause);
      if (!this.#connection.isClosed) this.#readGeometry();
      return false;
    }
  }

  #damaged({ area }: DamageEvent): void {
    if (this.#watched === null) return;
    const damaged = { x: area.x, y: area.y, widthPx: area.w, heightPx: area.h };
    const visible = intersection(damaged, this.#watched.area);
    if (visible === null) {
      // Otherwise the display stays silent until the damage grows, and a change inside wouldn't be told.
      this.#extensions.damage.Subtract(this.#damage, 0, 0);
      return;
    }
    const from = visible.y - this.#watched.area.y;
    this.#changedRows({ from, to: from + visible.heightPx });
  }

  #changedRows(rows: Rows): void {
    const isNews = this.#changed === null;
    this.#changed = rowsAround(this.#changed, rows);
    if (isNews) this.#options.handlers.changed();
  }

  async #tellPointer(): Promise<void> {
    try {
      const { rootX, rootY } = await this.#connection.ask<PointerPosition>((client, answered) => {
        client.QueryPointer(this.#connection.root, answered);
      });
      this.#options.handlers.pointerMoved(rootX, rootY);
    } catch (cause) {
      this.#options.report(cause);
    }
  }

  async #tellShape(): Promise<void> {
    try {
      const image = await this.#connection.ask<CursorImage>((_, answered) => {
        this.#extensions.fixes.GetCursorImage(answered);
      });
      this.#options.handlers.pointerShaped(pointerShape(image));
    } catch (cause) {
      this.#options.report(cause);
    }
  }

  async #tellGeometry(): Promise<void> {
    try {
      const geometry = await readGeometry(this.#connection, this.#extensions.randr);
      if (isDeepStrictEqual(geometry, this.#geometry)) return;
      this.#geometry = geometry;
      this.#options.handlers.geometryChanged(geometry);
    } catch (cause) {
      this.#options.report(cause);
    }
  }

  #forget(): void {
    const watched = this.#watched;
    this.#watched = null;
    this.#changed = null;
    if (watched === null) return;
    if (!this.#connection.isClosed) {
      this.#extensions.sharedMemory.Detach(watched.segment);
      this.#connection.client.ReleaseID(watched.segment);
    }
  }
}
