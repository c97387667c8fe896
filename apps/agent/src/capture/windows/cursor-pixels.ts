/** What the system keeps of a cursor: 32 bits for each pixel of its two bitmaps, blue first. */
export interface CursorBitmaps {
  readonly widthPx: number;
  readonly heightPx: number;
  /** White: the screen shows through. Below it in a cursor of two colours: white inverts or is white. */
  readonly mask: Buffer;
  /** null: a cursor of two colours. */
  readonly colour: Buffer | null;
}

const CLEAR = [0, 0, 0, 0] as const;
const BLACK = [0, 0, 0, 255] as const;
const WHITE = [255, 255, 255, 255] as const;

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** Red, green, blue, alpha. */
export function cursorPixels(bitmaps: CursorBitmaps): Buffer {
  return bitmaps.colour === null ? ofTwoColours(bitmaps) : ofManyColours(bitmaps, bitmaps.colour);
}

/** A cursor without any opacity is of the time before there was such a thing; its mask tells then. */
function ofManyColours({ widthPx, heightPx, mask }: CursorBitmaps, colour: Buffer): Buffer {
  const bytes = widthPx * heightPx * 4;
  const rgba = Buffer.alloc(bytes);
  let hasOpacity = false;
  for (let at = 3; at < bytes; at += 4) hasOpacity ||= colour[at] !== 0;
  for (let at = 0; at < bytes; at += 4) {
    rgba[at] = colour[at + 2] ?? 0;
    rgba[at + 1] = colour[at + 1] ?? 0;
    rgba[at + 2] = colour[at] ?? 0;
    rgba[at + 3] = hasOpacity ? (colour[at + 3] ?? 0) : mask[at] === 0 ? 255 : 0;
  }
  return rgba;
}

/** Pixels that invert the screen, as of a text cursor, can't be drawn elsewhere: black with a white edge is seen on everything. */
function ofTwoColours({ widthPx, heightPx, mask }: CursorBitmaps): Buffer {
  const size = widthPx * heightPx;
  const isSet = (index: number): boolean => mask[index * 4] !== 0;
  const isInverting = (x: number, y: number): boolean => {
    const isInside = x >= 0 && y >= 0 && x < widthPx && y < heightPx;
    const index = y * widthPx + x;
    return isInside && isSet(index) && isSet(index + size);
  };
  const pixelAt = (x: number, y: number): Pixel => {
    const index = y * widthPx + x;
    if (!isSet(index)) return isSet(index + size) ? WHITE : BLACK;
    if (isSet(index + size)) return BLACK;
    const isEdge =
      isInverting(x - 1, y) || isInverting(x + 1, y) || isInverting(x, y - 1) || isInverting(x, y + 1);
    return isEdge ? WHITE : CLEAR;
  };
  const rgba = Buffer.alloc(size * 4);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) rgba.set(pixelAt(x, y), (y * widthPx + x) * 4);
  }
  return rgba;
}
