import type { PointerShape } from '../screen-source.ts';
import type { CursorImage } from './x11-extensions.ts';

/** The display gives colours that are multiplied with their opacity already; a page wants them plain. */
export function pointerShape(image: CursorImage): PointerShape {
  const { width, height, xhot, yhot, cursorImage } = image;
  const rgba = Buffer.alloc(width * height * 4);
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = cursorImage[at + 3] ?? 0;
    const plain = (value: number | undefined): number =>
      alpha === 0 ? 0 : Math.min(255, Math.round(((value ?? 0) * 255) / alpha));
    rgba[at] = plain(cursorImage[at + 2]);
    rgba[at + 1] = plain(cursorImage[at + 1]);
    rgba[at + 2] = plain(cursorImage[at]);
    rgba[at + 3] = alpha;
  }
  return { widthPx: width, heightPx: height, hotX: xhot, hotY: yhot, rgba };
}
