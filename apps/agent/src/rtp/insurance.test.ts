import { expect, test } from 'vitest';
import { insuredPackets } from './insurance.ts';

test('AGR10 on a path that loses some, small pictures go twice and large ones their end; elsewhere nothing does', () => {
  expect([1, 3, 40].map((packets) => insuredPackets(0, packets))).toEqual([0, 0, 0]);
  expect([0, 1, 3, 40].map((packets) => insuredPackets(0.05, packets))).toEqual([0, 1, 3, 1]);
});
