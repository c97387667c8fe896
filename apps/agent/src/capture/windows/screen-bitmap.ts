import koffi from 'koffi';
import { AgentError } from '../../agent-error.ts';
import { DIB_RGB_COLORS, SRCCOPY, bitmapInfo, gdi32 } from '../../windows/gdi32.ts';
import type { Handle } from '../../windows/user32.ts';

const BYTES_PER_PIXEL = 4;

/** Freed only when nobody can reach the bytes any more: a read of memory that is gone would end the process. */
const mapped = new FinalizationRegistry<() => void>((free) => {
  free();
});

/** A bitmap of fixed size that the system draws into and we read, without a copy between. */
export class ScreenBitmap {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixels: Buffer;
  readonly #device: Handle;

  /** @throws {AgentError} SHARED_MEMORY_UNAVAILABLE */
  constructor(widthPx: number, heightPx: number) {
    const { CreateCompatibleDC, CreateDIBSection, SelectObject, DeleteDC, DeleteObject } = gdi32();
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    const device = CreateCompatibleDC(null);
    const address: [Handle] = [null];
    const bitmap = CreateDIBSection(device, bitmapInfo(widthPx, heightPx), DIB_RGB_COLORS, address, null, 0);
    if (bitmap === null || address[0] === null) {
      DeleteDC(device);
      throw new AgentError('SHARED_MEMORY_UNAVAILABLE');
    }
    SelectObject(device, bitmap);
    const memory = koffi.view(address[0], widthPx * heightPx * BYTES_PER_PIXEL);
    mapped.register(memory, () => {
      DeleteDC(device);
      DeleteObject(bitmap);
    });
    this.#device = device;
    this.pixels = Buffer.from(memory);
  }

  /** Fills the bitmap with what a screen shows from that place on. False: the screen can't be read now. */
  async copyFrom(screen: Handle, x: number, y: number): Promise<boolean> {
    const { BitBlt, GdiFlush } = gdi32();
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const answered = (error: unknown, isDone: boolean): void => {
      if (error === null || error === undefined) resolve(isDone);
      else reject(new AgentError('DISPLAY_UNAVAILABLE', error));
    };
    BitBlt.async(this.#device, 0, 0, this.widthPx, this.heightPx, screen, x, y, SRCCOPY, answered);
    const isDone = await promise;
    GdiFlush();
    return isDone;
  }
}
