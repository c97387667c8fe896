import type { ScreenLayout } from '@alongside/protocol';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where the picture is in an element that contains it as a whole, in the middle, in its own proportions
 * (`object-fit: contain`); null while there is none. Everything in CSS pixels.
 */
export function pictureBox(element: Box, picture: Size): Box | null {
  if (picture.width <= 0 || picture.height <= 0 || element.width <= 0 || element.height <= 0) return null;
  const scale = Math.min(element.width / picture.width, element.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  return {
    x: element.x + (element.width - width) / 2,
    y: element.y + (element.height - height) / 2,
    width,
    height,
  };
}

type Shown = ScreenLayout['shown'];

const clamp = (value: number, length: number): number => Math.max(0, Math.min(length - 1, value));

/** The pixel of the sharer's desktop under a point of the page; null beside the picture. */
export function desktopPixel(point: Point, box: Box, shown: Shown): Point | null {
  const x = (point.x - box.x) / box.width;
  const y = (point.y - box.y) / box.height;
  return x < 0 || y < 0 || x >= 1 || y >= 1 ? null : nearestDesktopPixel(point, box, shown);
}

/** The same; for a point beside the picture the nearest pixel at its edge, as a drag needs it. */
export function nearestDesktopPixel(point: Point, box: Box, shown: Shown): Point {
  const x = Math.floor(((point.x - box.x) / box.width) * shown.width);
  const y = Math.floor(((point.y - box.y) / box.height) * shown.height);
  return { x: shown.x + clamp(x, shown.width), y: shown.y + clamp(y, shown.height) };
}

/** Where in the page the corner of a pixel of the sharer's desktop is; null if it isn't shown. */
export function pagePoint(pixel: Point, box: Box, shown: Shown): Point | null {
  const x = pixel.x - shown.x;
  const y = pixel.y - shown.y;
  if (x < 0 || y < 0 || x >= shown.width || y >= shown.height) return null;
  return { x: box.x + (x / shown.width) * box.width, y: box.y + (y / shown.height) * box.height };
}
