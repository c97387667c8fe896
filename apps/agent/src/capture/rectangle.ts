/** In pixels of the desktop; `widthPx` and `heightPx` are at least 1. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Rows `from` to before `to`, counted from the top of a picture. */
export interface Rows {
  readonly from: number;
  readonly to: number;
}

export const isSameRectangle = (one: Rectangle, other: Rectangle): boolean =>
  one.x === other.x && one.y === other.y && one.widthPx === other.widthPx && one.heightPx === other.heightPx;

/** The part of `one` that is in `other` too; null if there is none. */
export function intersection(one: Rectangle, other: Rectangle): Rectangle | null {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  const widthPx = Math.min(one.x + one.widthPx, other.x + other.widthPx) - x;
  const heightPx = Math.min(one.y + one.heightPx, other.y + other.heightPx) - y;
  return widthPx > 0 && heightPx > 0 ? { x, y, widthPx, heightPx } : null;
}

/** The rows that hold both. */
function rowsAround(one: Rows | null, other: Rows): Rows {
  return one === null ? other : { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

/** The rows that hold all of them; none for none. */
export function rowsOf(rectangles: readonly Rectangle[]): Rows {
  const rows = rectangles.reduce<Rows | null>(
    (all, { y, heightPx }) => rowsAround(all, { from: y, to: y + heightPx }),
    null,
  );
  return rows ?? { from: 0, to: 0 };
}
