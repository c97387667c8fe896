import { expect, test } from 'vitest';
import { figuresOf } from './figures.ts';

test('BEN1 half and 95 of 100 values are below what is told, whatever their order', () => {
  const values = Array.from({ length: 100 }, (_, place) => (place * 37) % 100);
  expect(figuresOf(values)).toEqual({ p50: 49, p95: 94, least: 0, most: 99, n: 100 });
});

test('BEN1 of few values, each figure is one of them', () => {
  expect(figuresOf([30.4, 10, 20.6])).toEqual({ p50: 21, p95: 30, least: 10, most: 30, n: 3 });
  expect(figuresOf([7])).toEqual({ p50: 7, p95: 7, least: 7, most: 7, n: 1 });
});

test('BEN1 nothing measured is an error, not a zero', () => {
  expect(() => figuresOf([])).toThrow(RangeError);
});
