import { SeededRandom } from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import { changedSpans } from './changed-spans.ts';

const size = { widthPx: 1_000, heightPx: 200 };

describe('what is converted', () => {
  test('AGE2 is whole blocks around the parts, and nothing between those above each other', () => {
    const parts = [
      { x: 200, y: 3, widthPx: 10, heightPx: 2 },
      { x: 390, y: 3, widthPx: 10, heightPx: 20 },
      { x: 0, y: 100, widthPx: 1, heightPx: 1 },
    ];
    expect(changedSpans(parts, size)).toEqual([
      { x: 128, y: 0, widthPx: 384, heightPx: 16 },
      { x: 384, y: 16, widthPx: 128, heightPx: 16 },
      { x: 0, y: 96, widthPx: 128, heightPx: 16 },
    ]);
  });

  test('AGE2 ends with the picture, and in no block of few rows', () => {
    expect(changedSpans([{ x: 990, y: 199, widthPx: 10, heightPx: 1 }], size)).toEqual([
      { x: 896, y: 184, widthPx: 104, heightPx: 16 },
    ]);
    expect(changedSpans([{ x: 4, y: 0, widthPx: 1, heightPx: 1 }], { widthPx: 701, heightPx: 32 })).toEqual([
      { x: 0, y: 0, widthPx: 701, heightPx: 16 },
    ]);
    const low = { widthPx: 10, heightPx: 3 };
    expect(changedSpans([{ x: 0, y: 0, widthPx: 10, heightPx: 3 }], low)).toEqual([
      { x: 0, y: 0, widthPx: 10, heightPx: 3 },
    ]);
  });

  test('AGE2 holds every changed pixel', () => {
    const random = new SeededRandom(5);
    for (let run = 0; run < 200; run += 1) {
      const parts = Array.from({ length: 1 + random.below(6) }, () => {
        const [x, y] = [random.below(1_000), random.below(200)];
        return { x, y, widthPx: 1 + random.below(1_000 - x), heightPx: 1 + random.below(200 - y) };
      });
      const spans = changedSpans(parts, size);
      for (const { x, y, widthPx, heightPx } of parts) {
        for (const [column, row] of [
          [x, y],
          [x + widthPx - 1, y + heightPx - 1],
        ] as const) {
          const isHeld = spans.some(
            (span) =>
              column >= span.x &&
              column < span.x + span.widthPx &&
              row >= span.y &&
              row < span.y + span.heightPx,
          );
          expect(isHeld).toBe(true);
        }
      }
    }
  });
});
