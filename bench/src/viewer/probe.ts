import type { StimulusLayout } from '../desktop/stimulus.ts';

/** A place of the shared desktop that is looked at; positions are pixels of the desktop. */
export type Watch =
  | {
      readonly kind: 'bar-code';
      readonly id: string;
      readonly x: number;
      readonly y: number;
      readonly cellPx: number;
    }
  | {
      readonly kind: 'colour';
      readonly id: string;
      readonly x: number;
      readonly y: number;
      readonly colours: readonly [number, number];
    };

/** What is to be seen at a watch: a frame number, 0 or 1 for the two colours, -1 for nothing readable. */
export interface Change {
  readonly atMs: number;
  readonly id: string;
  readonly value: number;
}

export interface Press {
  /** When the viewer's system got it. */
  readonly atMs: number;
}

export interface Probe {
  /** Begins to look, and forgets what was seen. */
  start(watches: readonly Watch[]): Promise<void>;
  /** Returns all changes since `start`, and the presses. */
  stop(): Promise<{ readonly changes: readonly Change[]; readonly presses: readonly Press[] }>;
  /** By id. */
  seen(): Promise<Readonly<Record<string, number>>>;
  /** Moves the pointer to a place of the shared desktop. */
  moveTo(x: number, y: number): Promise<void>;
  /** Presses and releases a little later; the time is when the press was sent. */
  press(kind: 'key' | 'button', key?: string): Promise<Press>;
  /**
   * Waits until all of these show the value (null: anything readable).
   *
   * @returns when each did, and when the last press reached the viewer; null: not in time
   */
  wait(ids: readonly string[], value: number | null, timeoutMs: number): Promise<Sight | null>;
}

export interface Sight {
  readonly atMs: Readonly<Record<string, number>>;
  readonly pressedAtMs: number | null;
}

export function barCodes({ top, bottom, cellPx }: StimulusLayout): Watch[] {
  return [
    { kind: 'bar-code', id: 'top', x: top[0], y: top[1], cellPx },
    { kind: 'bar-code', id: 'bottom', x: bottom[0], y: bottom[1], cellPx },
  ];
}

const INSET_PX = 25;

/** The four corners of the square. */
export function corners({ square: [x, y, width, height], colours }: StimulusLayout): Watch[] {
  const [left, right] = [x + INSET_PX, x + width - INSET_PX];
  const [top, bottom] = [y + INSET_PX, y + height - INSET_PX];
  return [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ].map(([at, down], index) => ({ kind: 'colour', id: `corner${index}`, x: at ?? 0, y: down ?? 0, colours }));
}
