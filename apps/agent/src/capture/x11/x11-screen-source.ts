import { isDeepStrictEqual } from 'node:util';
import { AgentError } from '../../agent-error.ts';
import { latestOnly } from '../../x11/latest-only.ts';
import { X11Connection } from '../../x11/x11-connection.ts';
import type { X11Event } from '../../x11/x11-package.ts';
import { type Rectangle, type Rows, intersection, rowsOf } from '../rectangle.ts';
import type { ScreenGeometry, ScreenPicture, ScreenSource, ScreenSourceHandlers } from '../screen-source.ts';
import { pointerShape } from './pointer-shape.ts';
import { readGeometry } from './read-geometry.ts';
import { SharedMemory } from './shared-memory.ts';
import {
  type CaptureExtensions,
  type CursorImage,
  type DamageEvent,
  type DamagedRegion,
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
  /** The display's name for what it has damaged. */
  readonly #region: number;
  /** Parts of the watched area that differ from the last picture and that the display doesn't know of any more. */
  #unread: Rectangle[] = [];
  /** The display knows of something that differs. */
  #isDamaged = false;
  /** `changed` was told, and nobody has grabbed since. */
  #isTold = false;
  readonly #readPointer = latestOnly(() => this.#tellPointer());
  readonly #readShape = latestOnly(() => this.#tellShape());
  readonly #readGeometry = latestOnly(() => this.#tellGeometry());
  readonly #passOver = latestOnly(() => this.#putAside());

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
    this.#region = client.AllocID();
    fixes.CreateRegion(this.#region, []);
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
    attached.catch((cause: unknown) => {
      this.#report(cause);
    });
    this.#watched = { area: visible, memory, segment, attached };
    this.#unread = [{ ...visible, x: 0, y: 0 }];
    // What was told while nothing was watched is still to be taken, or the display stays silent.
    this.#isDamaged = true;
    this.#tellChanged();
  }

  async grab(): Promise<ScreenPicture | null> {
    const watched = this.#watched;
    if (watched === null) return null;
    await watched.attached;
    if (watched !== this.#watched) return null;
    const { area, memory } = watched;
    const parts = await this.#takeChanged(area);
    if (parts === null || watched !== this.#watched) return null;
    const changed = rowsOf(parts);
    const grabbedAtMs = this.#options.now();
    if (changed.to > changed.from && !(await this.#read(watched, changed))) return null;
    if (watched !== this.#watched) return null;
    const strideBytes = area.widthPx * BYTES_PER_PIXEL;
    return { area, changed, parts, pixels: memory.bytes, strideBytes, grabbedAtMs };
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
    const { sharedMemory } = this.#extensions;
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
      this.#report(cause);
      if (!this.#connection.isClosed) this.#readGeometry();
      return false;
    }
  }

  #damaged({ area: { x, y, w, h } }: DamageEvent): void {
    if (this.#watched === null) return;
    const isInside = intersection({ x, y, widthPx: w, heightPx: h }, this.#watched.area) !== null;
    if (isInside) {
      this.#isDamaged = true;
      this.#tellChanged();
    } else this.#passOver();
  }

  /** Otherwise the display stays silent until the damage grows, and a change inside wouldn't be told. */
  async #putAside(): Promise<void> {
    const area = this.#watched?.area;
    if (area === undefined || this.#isDamaged) return;
    const parts = await this.#takeDamage(area);
    if (parts === null || parts.length === 0 || this.#watched?.area !== area) return;
    this.#unread.push(...parts);
    this.#tellChanged();
  }

  #tellChanged(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#options.handlers.changed();
  }

  /** What differs from the last picture, counted from the area's corner; null: the display is gone. */
  async #takeChanged(area: Rectangle): Promise<readonly Rectangle[] | null> {
    this.#isTold = false;
    const damaged = this.#isDamaged ? await this.#takeDamage(area) : [];
    if (damaged === null) return null;
    return [...this.#unread.splice(0), ...damaged];
  }

  /**
   * Asks the display itself: by the time it answers, everything that a program drew in one go is in it, which what is
   * told as it happens isn't.
   */
  async #takeDamage(area: Rectangle): Promise<Rectangle[] | null> {
    const { damage, fixes } = this.#extensions;
    this.#isDamaged = false;
    try {
      const { rectangles } = await this.#connection.ask<DamagedRegion>((_, answered) => {
        damage.Subtract(this.#damage, 0, this.#region);
        fixes.FetchRegion(this.#region, answered);
      });
      return rectangles.flatMap(({ x, y, width, height }) => {
        const inside = intersection({ x, y, widthPx: width, heightPx: height }, area);
        return inside === null ? [] : [{ ...inside, x: inside.x - area.x, y: inside.y - area.y }];
      });
    } catch (cause) {
      this.#report(cause);
      return null;
    }
  }

  async #tellPointer(): Promise<void> {
    try {
      const { rootX, rootY } = await this.#connection.ask<PointerPosition>((client, answered) => {
        client.QueryPointer(this.#connection.root, answered);
      });
      this.#options.handlers.pointerMoved(rootX, rootY);
    } catch (cause) {
      this.#report(cause);
    }
  }

  async #tellShape(): Promise<void> {
    try {
      const image = await this.#connection.ask<CursorImage>((_, answered) => {
        this.#extensions.fixes.GetCursorImage(answered);
      });
      this.#options.handlers.pointerShaped(pointerShape(image));
    } catch (cause) {
      this.#report(cause);
    }
  }

  async #tellGeometry(): Promise<void> {
    try {
      const geometry = await readGeometry(this.#connection, this.#extensions.randr);
      if (isDeepStrictEqual(geometry, this.#geometry)) return;
      this.#geometry = geometry;
      this.#options.handlers.geometryChanged(geometry);
    } catch (cause) {
      this.#report(cause);
    }
  }

  /** What fails because the display is gone, or no longer wanted, is known already. */
  #report(cause: unknown): void {
    if (!this.#connection.isClosed) this.#options.report(cause);
  }

  #forget(): void {
    const watched = this.#watched;
    this.#watched = null;
    this.#unread = [];
    this.#isTold = false;
    if (watched === null) return;
    if (!this.#connection.isClosed) {
      this.#extensions.sharedMemory.Detach(watched.segment);
      this.#connection.client.ReleaseID(watched.segment);
    }
  }
}
