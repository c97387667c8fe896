import type { Rectangle } from './rectangle.ts';
import type { PointerShape, ScreenGeometry } from './screen-source.ts';

export interface PointerReading {
  /** In pixels of the desktop. */
  readonly x: number;
  readonly y: number;
  /** Another one whenever the look may be another. */
  readonly shapeId: string;
}

/**
 * Reads a desktop that tells nobody when it changes: every answer is what is there at the moment of the call. What can't
 * be read for a while, as while the system shows its lock screen, is null.
 */
export interface ScreenReader extends Disposable {
  readGeometry(): ScreenGeometry;
  readPointer(): PointerReading | null;
  /** The look of the pointer that was read last. */
  readShape(): PointerShape | null;
  /** Blue, green, red, unused; 8 bits each, row by row without gaps. Overwritten by the next call; one at a time. */
  readPixels(area: Rectangle): Promise<Buffer | null>;
}
