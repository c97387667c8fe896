import { z } from 'zod';
import { line } from '../text.ts';

/** Whole pixels of the sharer's desktop, whose corner is at 0, 0. */
export const DesktopPixel = z.int().min(0).max(131_071);
const Extent = z.int().min(1).max(131_072);

const DesktopArea = z.strictObject({
  x: DesktopPixel,
  y: DesktopPixel,
  width: Extent,
  height: Extent,
});

const MonitorName = line(64);

/** Where the sharer's monitors are, and which part of them the picture shows. */
export const ScreenLayout = z.strictObject({
  /** Grows with each change. Input names the one it was aimed by, so that nothing lands where nobody pointed. */
  version: z.int().min(1),
  monitors: z
    .array(DesktopArea.extend({ name: MonitorName, isPrimary: z.boolean() }))
    .min(1)
    .max(32),
  shown: DesktopArea,
  /** The monitor that is shown; null: all of them. */
  monitor: MonitorName.nullable(),
});
export type ScreenLayout = z.infer<typeof ScreenLayout>;

/** Longest side of a pointer's shape, in pixels; the sharer's end scales a bigger one down. */
export const POINTER_SHAPE_MAX_PX = 96;

const ShapeSide = z.int().min(1).max(POINTER_SHAPE_MAX_PX);

const bytesOfBase64 = (text: string): number => {
  const padding = /={0,2}$/u.exec(text)?.[0].length ?? 0;
  return (text.length / 4) * 3 - padding;
};

/** How the sharer's pointer looks: red, green, blue, alpha, not premultiplied, row by row. */
export const PointerShape = z
  .strictObject({
    width: ShapeSide,
    height: ShapeSide,
    /** The point of the shape that is at the pointer's position. */
    hotX: z.int().min(0).max(POINTER_SHAPE_MAX_PX),
    hotY: z.int().min(0).max(POINTER_SHAPE_MAX_PX),
    rgba: z.base64().max(4 * Math.ceil((POINTER_SHAPE_MAX_PX ** 2 * 4) / 3)),
  })
  .refine(({ width, height, rgba }) => bytesOfBase64(rgba) === width * height * 4, { error: 'size' });
export type PointerShape = z.infer<typeof PointerShape>;
