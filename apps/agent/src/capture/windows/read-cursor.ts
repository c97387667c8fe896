import { BITMAP, DIB_RGB_COLORS, bitmapInfo, gdi32 } from '../../windows/gdi32.ts';
import { type Handle, type IconInfo, user32 } from '../../windows/user32.ts';
import type { PointerShape } from '../screen-source.ts';
import { cursorPixels } from './cursor-pixels.ts';

/** What stands for a pointer that a program hides. */
export const HIDDEN_POINTER: PointerShape = {
  widthPx: 1,
  heightPx: 1,
  hotX: 0,
  hotY: 0,
  rgba: Buffer.alloc(4),
};

/** null: the cursor is gone meanwhile. */
export function readCursor(cursor: Handle): PointerShape | null {
  const { DeleteObject } = gdi32();
  const info: Partial<IconInfo> = {};
  if (!user32().GetIconInfo(cursor, info)) return null;
  const { hbmMask: mask = null, hbmColor: colour = null, xHotspot: hotX = 0, yHotspot: hotY = 0 } = info;
  try {
    const size = mask === null ? null : sizeOf(mask);
    if (size === null) return null;
    const { widthPx } = size;
    const heightPx = colour === null ? size.heightPx / 2 : size.heightPx;
    const bitmaps = {
      widthPx,
      heightPx,
      mask: readBitmap(mask, size),
      colour: colour === null ? null : readBitmap(colour, size),
    };
    return { widthPx, heightPx, hotX, hotY, rgba: cursorPixels(bitmaps) };
  } finally {
    for (const bitmap of [mask, colour]) if (bitmap !== null) DeleteObject(bitmap);
  }
}

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

function sizeOf(bitmap: Handle): Size | null {
  const answer = Buffer.alloc(BITMAP.sizeBytes);
  if (gdi32().GetObjectW(bitmap, answer.length, answer) === 0) return null;
  return { widthPx: answer.readInt32LE(BITMAP.width), heightPx: answer.readInt32LE(BITMAP.height) };
}

function readBitmap(bitmap: Handle, { widthPx, heightPx }: Size): Buffer {
  const { CreateCompatibleDC, DeleteDC, GetDIBits } = gdi32();
  const pixels = Buffer.alloc(widthPx * heightPx * 4);
  const device = CreateCompatibleDC(null);
  GetDIBits(device, bitmap, 0, heightPx, pixels, bitmapInfo(widthPx, heightPx), DIB_RGB_COLORS);
  DeleteDC(device);
  return pixels;
}
