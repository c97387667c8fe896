import { describe, expect, test } from 'vitest';
import { planPictures } from './picture-plan.ts';
import { nextRefinement, refinementsDone } from './refinement.ts';

const source = { widthPx: 1_920, heightPx: 1_080 };
const rich = { source, bitsPerSecond: 20_000_000, workMs: 8 };

describe('the plan', () => {
  test('AGP1 gives everything where there is enough', () => {
    expect(planPictures(rich, null)).toMatchObject({ size: source, framesPerSecond: 60, fineness: 'normal' });
  });

  test('AGP1 sends fewer, coarser and at last smaller pictures the less the network carries', () => {
    const plans = [20_000_000, 2_000_000, 1_000_000, 500_000, 250_000, 100_000].map((bitsPerSecond) =>
      planPictures({ ...rich, bitsPerSecond }, null),
    );
    expect(plans.map(({ framesPerSecond }) => framesPerSecond)).toEqual([60, 30, 20, 10, 5, 5]);
    expect(plans.map(({ fineness }) => fineness)).toEqual([
      'normal',
      'normal',
      ...new Array<string>(4).fill('coarse'),
    ]);
    expect(plans.map(({ size }) => size.widthPx)).toEqual([1_920, 1_920, 1_920, 1_920, 1_440, 960]);
    for (const { size, target } of plans) {
      expect([size.widthPx % 2, size.heightPx % 2]).toEqual([0, 0]);
      expect(target.bitsPerSecond).toBeLessThanOrEqual(18_000_000);
    }
  });

  test('AGP1 sends fewer pictures the longer one takes', () => {
    const rates = [1, 11, 20, 40, 100, 5_000].map(
      (workMs) => planPictures({ ...rich, workMs }, null).framesPerSecond,
    );
    expect(rates).toEqual([60, 60, 35, 17, 7, 5]);
  });

  test('AGP2 keeps its target while the estimate wavers, and its size until there is clearly more', () => {
    const first = planPictures(rich, null);
    const second = planPictures({ ...rich, bitsPerSecond: 22_000_000 }, first);
    expect(second.target.bitsPerSecond).toBe(first.target.bitsPerSecond);
    const narrow = planPictures({ ...rich, bitsPerSecond: 250_000 }, second);
    expect(narrow.size.widthPx).toBe(1_440);
    expect(planPictures({ ...rich, bitsPerSecond: 350_000 }, narrow).size.widthPx).toBe(1_440);
    expect(planPictures({ ...rich, bitsPerSecond: 500_000 }, narrow).size.widthPx).toBe(1_920);
  });

  test('AGE3, AGP1 every source has a size that can be encoded', () => {
    const sizes = [1, 2, 3, 1_366, 1_367].map(
      (length) => planPictures({ ...rich, source: { widthPx: length, heightPx: length } }, null).size,
    );
    expect(sizes.map(({ widthPx }) => widthPx)).toEqual([2, 2, 4, 1_366, 1_368]);
  });
});

test('AGE5 refinement ends within half a second of the last change', () => {
  let atMs = 0;
  let done = 0;
  for (let next = nextRefinement(0, 0); next !== null; next = nextRefinement(done, atMs)) {
    atMs += next.inMs;
    done += 1;
  }
  expect(atMs).toBeLessThan(500);
  expect(done).toBeGreaterThan(1);
  expect(nextRefinement(done, atMs + 10_000)).toBeNull();
});

test('AGE5 after a refinement that had room for everything only the last one follows', () => {
  const bitsPerSecond = 10_000_000;
  const pictureOf = (bytes: number) => ({ data: Buffer.alloc(bytes), isKey: false, grabbedAtMs: 0 });
  const all = [1, 2, 3, 4].reduce((done) => refinementsDone(done, pictureOf(100_000), bitsPerSecond), 0);
  expect(nextRefinement(all, 0)).toBeNull();
  const small = refinementsDone(0, pictureOf(1_000), bitsPerSecond);
  expect(nextRefinement(small, 0)).toEqual({ inMs: 400, fineness: 'lossless-looking' });
  expect(nextRefinement(refinementsDone(small, null, bitsPerSecond), 0)).toBeNull();
});
