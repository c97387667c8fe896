import { AgentError } from '../../agent-error.ts';
import { gdi32 } from '../../windows/gdi32.ts';
import { CURSOR_SHOWING, type CursorInfo, type Handle, user32 } from '../../windows/user32.ts';
import { seeTruePixels, virtualScreen } from '../../windows/virtual-screen.ts';
import type { Rectangle } from '../rectangle.ts';
import type { PointerReading, ScreenReader } from '../screen-reader.ts';
import type { PointerShape, ScreenGeometry } from '../screen-source.ts';
import { HIDDEN_POINTER, readCursor } from './read-cursor.ts';
import { readMonitors } from './read-monitors.ts';
import { ScreenBitmap } from './screen-bitmap.ts';

const CURSORINFO_BYTES = 24;

/** Reads a Windows desktop by GDI, the way that every Windows has, on any graphics card or none. */
export class GdiScreenReader implements ScreenReader {
  /** Not bound to a thread, as one of `GetDC` would be: pixels are read beside the event loop. */
  readonly #screen: Handle;
  #bitmap: ScreenBitmap | null = null;
  /** null: a program hides it. */
  #cursor: Handle = null;

  /** @throws {AgentError} DISPLAY_UNAVAILABLE */
  static open(): GdiScreenReader {
    seeTruePixels();
    const screen = gdi32().CreateDCW('DISPLAY', null, null, null);
    if (screen === null) throw new AgentError('DISPLAY_UNAVAILABLE');
    return new GdiScreenReader(screen);
  }

  private constructor(screen: Handle) {
    this.#screen = screen;
  }

  readGeometry(): ScreenGeometry {
    return readMonitors();
  }

  readPointer(): PointerReading | null {
    const info: Partial<CursorInfo> = { cbSize: CURSORINFO_BYTES };
    if (!user32().GetCursorInfo(info)) return null;
    const { flags = 0, hCursor = null, x = 0, y = 0 } = info;
    const desktop = virtualScreen();
    this.#cursor = (flags & CURSOR_SHOWING) === 0 ? null : hCursor;
    return { x: x - desktop.x, y: y - desktop.y, shapeId: String(this.#cursor) };
  }

  readShape(): PointerShape | null {
    return this.#cursor === null ? HIDDEN_POINTER : readCursor(this.#cursor);
  }

  async readPixels({ x, y, widthPx, heightPx }: Rectangle): Promise<Buffer | null> {
    if (this.#bitmap?.widthPx !== widthPx || this.#bitmap.heightPx !== heightPx) {
      this.#bitmap = new ScreenBitmap(widthPx, heightPx);
    }
    const bitmap = this.#bitmap;
    const desktop = virtualScreen();
    const isRead = await bitmap.copyFrom(this.#screen, x + desktop.x, y + desktop.y);
    return isRead ? bitmap.pixels : null;
  }

  [Symbol.dispose](): void {
    this.#bitmap = null;
    gdi32().DeleteDC(this.#screen);
  }
}
