import type { Rectangle } from '../capture/rectangle.ts';
import type { PictureSize } from './video-encoder.ts';

/** Two rows share their colours, and a step of few rows would be filtered differently. */
export const BLOCK_ROWS = 16;
/** Few different widths, so that few conversions have to be prepared. */
const BLOCK_COLUMNS = 128;

const even = (length: number): number => length + (length % 2);

/**
 * What to convert so that all of `parts` is: rectangles of whole blocks, from top to bottom. Parts side by side become
 * one: what lies between them is cheaper converted than told apart.
 */
export function changedSpans(parts: readonly Rectangle[], size: PictureSize): Rectangle[] {
  const spans: Rectangle[] = [];
  for (let row = 0; row < size.heightPx; row += BLOCK_ROWS) {
    const columns = columnsIn(parts, row, size);
    if (columns === null) continue;
    const last = spans.at(-1);
    const end = Math.min(row + BLOCK_ROWS, size.heightPx);
    const isContinued =
      last?.x === columns.x && last.widthPx === columns.widthPx && last.y + last.heightPx === row;
    if (isContinued) spans[spans.length - 1] = { ...last, heightPx: end - last.y };
    else {
      // A last block that isn't whole takes rows of the one before.
      const y = Math.max(Math.min(row, even(end) - BLOCK_ROWS), 0);
      spans.push({ ...columns, y, heightPx: end - y });
    }
  }
  return spans;
}

function columnsIn(
  parts: readonly Rectangle[],
  row: number,
  { widthPx }: PictureSize,
): { readonly x: number; readonly widthPx: number } | null {
  let from = widthPx;
  let to = 0;
  for (const part of parts) {
    if (part.y >= row + BLOCK_ROWS || part.y + part.heightPx <= row) continue;
    from = Math.min(from, part.x);
    to = Math.max(to, part.x + part.widthPx);
  }
  if (to <= from) return null;
  // Of an odd width the colours are spread a little; a part of it would be spread otherwise.
  if (widthPx % 2 === 1) return { x: 0, widthPx };
  const x = Math.floor(from / BLOCK_COLUMNS) * BLOCK_COLUMNS;
  return { x, widthPx: Math.min(Math.ceil(to / BLOCK_COLUMNS) * BLOCK_COLUMNS, widthPx) - x };
}
