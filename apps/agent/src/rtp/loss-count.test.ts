import { expect, test } from 'vitest';
import { LossCount } from './loss-count.ts';

/** Counts packets, 20 ms apart, of which every n-th is lost, and tells how often it was called heavy. */
function heavyWith(everyNth: number, count: number): { readonly heavy: number; readonly losses: LossCount } {
  const losses = new LossCount();
  let heavy = 0;
  for (let n = 1; n <= count; n += 1) {
    losses.count(n % everyNth === 0, n * 20);
    if (losses.heavyShare !== null) {
      heavy += 1;
      losses.startAnew(n * 20);
    }
  }
  return { heavy, losses };
}

test('AGR6 few packets of which some are lost by chance aren’t heavy loss', () => {
  const losses = new LossCount();
  for (let n = 0; n < 20; n += 1) losses.count(n < 3, n);
  expect(losses.heavyShare).toBeNull();
  expect(heavyWith(20, 1_000).heavy).toBe(0);
  expect(heavyWith(20, 1_000).losses.share).toBeCloseTo(0.05, 1);
});

test('AGR6 what is surely heavy is called so within a second', () => {
  const losses = new LossCount();
  for (let n = 0; n < 50; n += 1) losses.count(n % 3 === 0, n * 20);
  expect(losses.heavyShare).toBeCloseTo(0.34, 1);
  losses.startAnew(1_000);
  expect(losses.heavyShare).toBeNull();
});
