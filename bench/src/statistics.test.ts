import { expect, test } from 'vitest';
import { medianOf, summaryOf } from './statistics.ts';

test('BEN2 samples are told as median, 95th and 99th percentile, least and most, whatever their order', () => {
  const samples = Array.from({ length: 101 }, (_, place) => (place * 37) % 101);
  expect(summaryOf(samples)).toEqual({ p50: 50, p95: 95, p99: 99, least: 0, most: 100, n: 101 });
  expect(summaryOf([1, 2])).toMatchObject({ p50: 1.5, least: 1, most: 2, n: 2 });
});

test('BEN2 nothing measured is nothing, not a zero', () => {
  expect(summaryOf([])).toBeNull();
  expect(medianOf([])).toBeNaN();
});
