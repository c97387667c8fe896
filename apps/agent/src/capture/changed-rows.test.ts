import { expect, test } from 'vitest';
import { changedRows } from './changed-rows.ts';

const STRIDE = 12;

test('AGC2, AGC3 the rows that changed reach from the first that differs to the last', () => {
  const before = Buffer.alloc(5 * STRIDE);
  const changed = (...at: readonly number[]) => {
    const now = Buffer.from(before);
    for (const byte of at) now[byte] = 1;
    return changedRows(before, now, STRIDE);
  };
  expect(changed()).toBeNull();
  expect(changed(0)).toEqual({ from: 0, to: 1 });
  expect(changed(5 * STRIDE - 1)).toEqual({ from: 4, to: 5 });
  expect(changed(STRIDE, 3 * STRIDE + 5)).toEqual({ from: 1, to: 4 });
});
