import { isDeepStrictEqual } from 'node:util';
import type { Clock, Timer } from '@alongside/peer';
import { changedRows } from './changed-rows.ts';
import { GEOMETRY_LOOK_MS, POINTER_LOOK_MS, lookAgainMs } from './polling.ts';
import { type Rectangle, type Rows, intersection } from './rectangle.ts';
import type { PointerReading, ScreenReader } from './screen-reader.ts';
import type { ScreenGeometry, ScreenPicture, ScreenSource, ScreenSourceHandlers } from './screen-source.ts';

const BYTES_PER_PIXEL = 4;

/** Pixels of a look are handed out as they are within this time; after it they are read once more. */
const FRESH_MS = 8;

interface WatchedArea {
  readonly area: Rectangle;
  readonly strideBytes: number;
  /** As handed out last. */
  readonly pixels: Buffer;
  /** Whether `pixels` holds anything yet. */
  hasPicture: boolean;
}

/** Pixels that were read and not handed out. */
interface Look {
  readonly rows: Rows;
  readonly pixels: Buffer;
  readonly atMs: number;
}

export interface PolledScreenSourceOptions {
  readonly clock: Clock;
  readonly handlers: ScreenSourceHandlers;
  /** Told of faults that were survived; for a log. */
  readonly report: (cause: unknown) => void;
}

/**
 * Watches a desktop that doesn't tell when it changes, by looking again and again: often while something happens, less
 * often when nothing does. Only rows that differ from the last picture count as changed.
 */
export class PolledScreenSource implements ScreenSource {
  readonly #reader: ScreenReader;
  readonly #options: PolledScreenSourceOptions;
  #geometry: ScreenGeometry;
  #watched: WatchedArea | null = null;
  #look: Look | null = null;
  /** `changed` was told, and nobody has grabbed since. */
  #isTold = false;
  #pointer: PointerReading | null = null;
  #changedAtMs: number;
  #lookedAtMs = -Infinity;
  #geometryAtMs: number;
  #readMs: number | null = null;
  #timer: Timer | null = null;
  #isDisposed = false;
  /** Reads go one after the other: they share their memory. */
  #reading: Promise<unknown> = Promise.resolve();

  constructor(reader: ScreenReader, options: PolledScreenSourceOptions) {
    this.#reader = reader;
    this.#options = options;
    this.#geometry = reader.readGeometry();
    this.#changedAtMs = options.clock.now();
    this.#geometryAtMs = options.clock.now();
    this.#wake(0);
  }

  get geometry(): ScreenGeometry {
    return this.#geometry;
  }

  watch(area: Rectangle): void {
    const visible = intersection(area, this.#geometry.desktop);
    this.#look = null;
    this.#isTold = false;
    this.#watched = visible === null || this.#isDisposed ? null : nothingSeenOf(visible);
    if (this.#watched !== null) this.#tell();
  }

  async grab(): Promise<ScreenPicture | null> {
    return this.#alone(async () => {
      const watched = this.#watched;
      if (watched === null) return null;
      const isFresh = this.#look !== null && this.#options.clock.now() - this.#look.atMs <= FRESH_MS;
      const look = isFresh ? this.#look : await this.#read(watched);
      if (look === null || watched !== this.#watched) return null;
      this.#look = null;
      this.#isTold = false;
      const { area, strideBytes, pixels } = watched;
      look.pixels.copy(
        pixels,
        look.rows.from * strideBytes,
        look.rows.from * strideBytes,
        look.rows.to * strideBytes,
      );
      watched.hasPicture = true;
      return { area, changed: look.rows, pixels, strideBytes, grabbedAtMs: look.atMs };
    });
  }

  [Symbol.dispose](): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#watched = null;
    this.#timer?.cancel();
    void this.#alone(() => {
      this.#reader[Symbol.dispose]();
      return Promise.resolve();
    });
  }

  #wake(inMs: number): void {
    if (this.#isDisposed) return;
    this.#timer = this.#options.clock.setTimer(inMs, () => void this.#tick());
  }

  async #tick(): Promise<void> {
    try {
      this.#lookAtPointer();
      this.#lookAtMonitors();
      await this.#lookAtPixels();
    } catch (cause) {
      this.#options.report(cause);
    }
    this.#wake(POINTER_LOOK_MS);
  }

  #lookAtPointer(): void {
    const now = this.#reader.readPointer();
    if (now === null) return;
    const before = this.#pointer;
    this.#pointer = now;
    if (before?.x !== now.x || before.y !== now.y) {
      this.#changedAtMs = this.#options.clock.now();
      this.#options.handlers.pointerMoved(now.x, now.y);
    }
    if (before?.shapeId === now.shapeId) return;
    const shape = this.#reader.readShape();
    if (shape !== null) this.#options.handlers.pointerShaped(shape);
  }

  #lookAtMonitors(): void {
    const nowMs = this.#options.clock.now();
    if (nowMs - this.#geometryAtMs < GEOMETRY_LOOK_MS) return;
    this.#geometryAtMs = nowMs;
    const geometry = this.#reader.readGeometry();
    if (isDeepStrictEqual(geometry, this.#geometry)) return;
    this.#geometry = geometry;
    const { area } = this.#watched ?? {};
    const visible = area === undefined ? null : intersection(area, geometry.desktop);
    // What isn't there any more would be read as black.
    if (!isDeepStrictEqual(visible, area ?? null)) this.#watched = null;
    this.#options.handlers.geometryChanged(geometry);
  }

  async #lookAtPixels(): Promise<void> {
    const nowMs = this.#options.clock.now();
    const watched = this.#watched;
    if (watched === null || this.#isTold) return;
    const sinceChangeMs = nowMs - this.#changedAtMs;
    if (nowMs - this.#lookedAtMs < lookAgainMs({ sinceChangeMs, readMs: this.#readMs })) return;
    this.#lookedAtMs = nowMs;
    const look = await this.#alone(() => this.#read(watched));
    const hasChanged = look !== null && look.rows.to > look.rows.from;
    if (!hasChanged || watched !== this.#watched) return;
    this.#look = look;
    this.#tell();
  }

  #tell(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#changedAtMs = this.#options.clock.now();
    this.#options.handlers.changed();
  }

  async #read(watched: WatchedArea): Promise<Look | null> {
    const atMs = this.#options.clock.now();
    this.#look = null;
    const pixels = await this.#reader.readPixels(watched.area);
    this.#readMs = this.#options.clock.now() - atMs;
    if (pixels === null) return null;
    const all = { from: 0, to: watched.area.heightPx };
    const rows = watched.hasPicture ? changedRows(watched.pixels, pixels, watched.strideBytes) : all;
    return { rows: rows ?? { from: 0, to: 0 }, pixels, atMs };
  }

  async #alone<T>(job: () => Promise<T>): Promise<T> {
    const done = this.#reading.then(job);
    this.#reading = done.catch(() => undefined);
    return done;
  }
}

function nothingSeenOf(area: Rectangle): WatchedArea {
  const strideBytes = area.widthPx * BYTES_PER_PIXEL;
  return { area, strideBytes, pixels: Buffer.alloc(strideBytes * area.heightPx), hasPicture: false };
}
