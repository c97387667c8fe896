import { expect, test } from 'vitest';
import { Mean, RecentSamples, SampleCounts } from './spread.ts';

const hundred = Array.from({ length: 100 }, (_, index) => index + 1);

test('CMS2 the median and the 95th percentile of what came in the time', () => {
  const samples = new RecentSamples(60_000);
  expect(samples.spread(0)).toBeNull();
  for (const value of hundred.toReversed()) samples.add(value * 100, value);
  expect(samples.spread(10_000)).toEqual({ p50: 50, p95: 95, n: 100 });
  expect(samples.spread(80_000)).toBeNull();
});

test('CMS2 what is older than the time doesn’t count', () => {
  const samples = new RecentSamples(60_000);
  samples.add(0, 900);
  samples.add(59_000, 10);
  expect(samples.spread(60_000)).toEqual({ p50: 10, p95: 10, n: 1 });
});

test('CMS2 the same of a whole session, counted in milliseconds', () => {
  const counts = new SampleCounts();
  expect(counts.spread).toBeNull();
  for (const value of hundred) counts.add(value + 0.2);
  expect(counts.spread).toEqual({ p50: 50, p95: 95, n: 100 });
  counts.add(10_000_000);
  expect(counts.spread?.n).toBe(101);
});

test('CMS2 a mean leaves out what wasn’t known', () => {
  const mean = new Mean();
  expect(mean.value).toBeNull();
  for (const value of [10, null, 30]) mean.add(value);
  expect(mean.value).toBe(20);
});
