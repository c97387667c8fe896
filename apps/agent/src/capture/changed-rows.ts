import type { Rows } from './rectangle.ts';

/** From the first row to the last that differs between two pictures of the same size; null: none does. */
export function changedRows(before: Buffer, now: Buffer, strideBytes: number): Rows | null {
  const rows = Math.floor(now.length / strideBytes);
  const isSame = (row: number): boolean => {
    const start = row * strideBytes;
    return now.compare(before, start, start + strideBytes, start, start + strideBytes) === 0;
  };
  let from = 0;
  while (from < rows && isSame(from)) from += 1;
  if (from === rows) return null;
  let to = rows;
  while (isSame(to - 1)) to -= 1;
  return { from, to };
}
