import { SeededRandom } from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import { motionFigures, shownFrames } from './motion.ts';
import { similarityOf } from './still-text.ts';
import { keyLatencies } from './typing.ts';

const frame = (frameNumber: number, drawnAtMs: number) => ({
  frameNumber,
  beganAtMs: drawnAtMs - 1,
  drawnAtMs,
});

describe('what is made of what was seen', () => {
  test('BEN6 a frame is shown once both of its bar codes are, and only if it is newer than the last', () => {
    const drawn = [frame(65_535, 0), frame(0, 16), frame(1, 32)];
    const shown = shownFrames(
      [
        { atMs: 10, id: 'top', value: 65_535 },
        { atMs: 12, id: 'bottom', value: 65_535 },
        { atMs: 25, id: 'top', value: 0 },
        { atMs: 40, id: 'bottom', value: -1 },
        { atMs: 41, id: 'bottom', value: 1 },
        { atMs: 44, id: 'top', value: 1 },
        { atMs: 45, id: 'top', value: 0 },
      ],
      drawn,
    );
    expect(shown).toEqual([
      { drawnAtMs: 0, atMs: 12 },
      { drawnAtMs: 16, atMs: 41 },
      { drawnAtMs: 32, atMs: 44 },
    ]);
  });

  test('BEN6 rate, age and staleness are of the time that was measured', () => {
    const drawn = Array.from({ length: 60 }, (_, index) => frame(index, index * 20));
    const changes = drawn.flatMap(({ frameNumber, drawnAtMs }) =>
      ['top', 'bottom'].map((id) => ({ atMs: drawnAtMs + 7, id, value: frameNumber })),
    );
    const figures = motionFigures(changes, drawn, { fromMs: 100, toMs: 1_100 });
    expect(figures.shownPerSecond).toBeCloseTo(50, -1);
    expect(figures.drawnPerSecond).toBeCloseTo(50, -1);
    expect(figures.age).toMatchObject({ p50: 7, p95: 7 });
    expect(figures.gap).toMatchObject({ p50: 20, p95: 20 });
    expect(figures.staleness?.most).toBeLessThan(27);
    expect(figures.staleness?.least).toBe(7);
  });

  test('BEN7 each key counts to the first frame that counts it or a later one', () => {
    const presses = [0, 100, 200].map((atMs) => ({ atMs }));
    const changes = [
      { atMs: 20, id: 'top', value: 65_535 },
      { atMs: 215, id: 'top', value: -1 },
      { atMs: 230, id: 'top', value: 1 },
    ];
    expect(keyLatencies(presses, changes, 65_534)).toEqual([20, 130, 30]);
    expect(keyLatencies(presses, changes.slice(0, 1), 65_534)).toEqual([20]);
  });

  test('BEN8 a text is as sharp as it is like the original', () => {
    const random = new SeededRandom(8);
    const size = { width: 64, height: 48 };
    const original = Buffer.from(Array.from({ length: 64 * 48 }, () => (random.below(4) === 0 ? 40 : 230)));
    const slightly = original.map((level) => level + random.below(5));
    const blurred = original.map((level, at) => (level + (original[at + 1] ?? level)) / 2);
    expect(similarityOf(original, original, size)).toBe(1);
    const similarity = similarityOf(original, Buffer.from(slightly), size);
    expect(similarity).toBeGreaterThan(0.98);
    expect(similarity).toBeLessThan(1);
    expect(similarityOf(original, Buffer.from(blurred), size)).toBeLessThan(0.9);
  });
});
