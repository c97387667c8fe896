import type { PointerShape } from '@alongside/protocol';

/** A shape of a pointer as a browser can draw it. */
export interface PointerImage {
  readonly url: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly hotX: number;
  readonly hotY: number;
}

/** Browsers take no greater pointer. */
const MOST_PX = 128;
/** Smaller, nobody finds it again. */
const LEAST_SCALE = 0.5;

/** null: this browser can't draw it. @param scale of the picture, CSS pixels for one of the sharer's */
export function pointerImage(shape: PointerShape, scale: number): PointerImage | null {
  const wanted = Math.max(LEAST_SCALE, scale);
  const used = Math.min(wanted, MOST_PX / Math.max(shape.width, shape.height));
  const original = document.createElement('canvas');
  original.width = shape.width;
  original.height = shape.height;
  const drawn = original.getContext('2d');
  if (drawn === null) return null;
  const bytes = Uint8ClampedArray.from(atob(shape.rgba), (character) => character.codePointAt(0) ?? 0);
  drawn.putImageData(new ImageData(bytes, shape.width, shape.height), 0, 0);
  const scaled = document.createElement('canvas');
  scaled.width = Math.max(1, Math.round(shape.width * used));
  scaled.height = Math.max(1, Math.round(shape.height * used));
  scaled.getContext('2d')?.drawImage(original, 0, 0, scaled.width, scaled.height);
  return {
    url: scaled.toDataURL(),
    width: scaled.width,
    height: scaled.height,
    hotX: Math.min(scaled.width - 1, Math.round(shape.hotX * used)),
    hotY: Math.min(scaled.height - 1, Math.round(shape.hotY * used)),
  };
}

/** The helper's own pointer looks like this over the element, until the answer is called. */
export function takeShape(element: HTMLElement, { url, hotX, hotY }: PointerImage): () => void {
  element.style.cursor = `url(${url}) ${hotX} ${hotY}, default`;
  return () => {
    element.style.cursor = '';
  };
}
