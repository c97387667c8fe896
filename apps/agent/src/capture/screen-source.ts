import type { Rectangle, Rows } from './rectangle.ts';

export interface Monitor {
  /** The system's own name, stable while the monitor is plugged in, for instance `DP-1`. */
  readonly name: string;
  /** As seen: a turned monitor has its width and height exchanged already. */
  readonly area: Rectangle;
  readonly isPrimary: boolean;
}

export interface ScreenGeometry {
  /** The whole desktop; its corner is at 0, 0. */
  readonly desktop: Rectangle;
  /** Never empty. */
  readonly monitors: readonly Monitor[];
}

/** What a part of the desktop looks like at one moment, without the pointer. */
export interface ScreenPicture {
  readonly area: Rectangle;
  /** The rows that were read anew; those outside are as in the last picture of this area. */
  readonly changed: Rows;
  /** Where in `changed` something may differ, counted from the area's corner. Left out: everywhere. */
  readonly parts?: readonly Rectangle[];
  /** Blue, green, red, unused; 8 bits each. Overwritten by the next `grab`. */
  readonly pixels: Buffer;
  readonly strideBytes: number;
  /** When the pixels were read, by the source's clock. */
  readonly grabbedAtMs: number;
}

/** The pointer's look. */
export interface PointerShape {
  readonly widthPx: number;
  readonly heightPx: number;
  /** The point of the shape that is at the pointer's position. */
  readonly hotX: number;
  readonly hotY: number;
  /** Red, green, blue, alpha, not premultiplied, row by row. */
  readonly rgba: Buffer;
}

export interface ScreenSourceHandlers {
  /** Monitors came, went, moved or turned. The watched area may be gone. */
  geometryChanged(geometry: ScreenGeometry): void;
  /** The watched area looks different; told once until the next `grab`. */
  changed(): void;
  pointerMoved(x: number, y: number): void;
  pointerShaped(shape: PointerShape): void;
  /** The screen can't be read any more. Told at most once. */
  lost(): void;
}

/** Reads one desktop. Does nothing while nothing changes. */
export interface ScreenSource extends Disposable {
  readonly geometry: ScreenGeometry;
  /** What `grab` reads from now on; all of it counts as changed. Cut to the desktop. */
  watch(area: Rectangle): void;
  /** One at a time. null: the area isn't there any more; `geometryChanged` tells what is. */
  grab(): Promise<ScreenPicture | null>;
}
