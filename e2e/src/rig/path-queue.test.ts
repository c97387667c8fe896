import { SeededRandom } from '@alongside/testkit';
import { expect, test } from 'vitest';
import { type PathNature, PathQueue, pathNature } from './path-queue.ts';

const packet = (n: number, length = 1_000) => ({ n, length });

/** Sends one packet a millisecond, and tells which arrived when. */
function run(nature: PathNature, count: number, seed = 1): (readonly [n: number, atMs: number])[] {
  const random = new SeededRandom(seed);
  const queue = new PathQueue<ReturnType<typeof packet>>(nature, () => random.next());
  const arrived: (readonly [number, number])[] = [];
  for (let nowMs = 0; nowMs < count * 20; nowMs += 1) {
    if (nowMs < count) queue.enter(packet(nowMs), nowMs);
    for (const { n } of queue.leave(nowMs)) arrived.push([n, nowMs]);
  }
  expect(queue.nextMs()).toBeNull();
  return arrived;
}

test('RIG13 packets arrive after their time on the line and the delay', () => {
  const queue = new PathQueue(pathNature(1_000_000, { delayMs: 50 }), () => 0);
  queue.enter(packet(1), 0);
  queue.enter(packet(2), 0);
  expect(queue.nextMs()).toBe(8);
  expect(queue.leave(57.9)).toEqual([]);
  expect(queue.nextMs()).toBe(58);
  expect(queue.leave(58)).toEqual([packet(1)]);
  expect(queue.leave(1_000)).toEqual([packet(2)]);
  expect(queue.nextMs()).toBeNull();
});

test('RIG13 a line that is too narrow fills its queue and drops what doesn’t fit', () => {
  const arrived = run({ ...pathNature(4_000_000), queueBytes: 20_000 }, 1_000);
  const latest = arrived.map(([n, atMs]) => atMs - n);
  expect(Math.max(...latest)).toBeLessThanOrEqual(41);
  expect(Math.max(...latest)).toBeGreaterThan(35);
  expect(arrived.length).toBeGreaterThan(500);
  expect(arrived.length).toBeLessThan(530);
});

test('RIG13 jitter delays without changing the order', () => {
  const arrived = run(pathNature(null, { delayMs: 20, jitterMs: 10 }), 500);
  expect(arrived.map(([n]) => n)).toEqual(Array.from({ length: 500 }, (_, n) => n));
  for (const [n, atMs] of arrived) {
    expect(atMs - n).toBeGreaterThanOrEqual(20);
    expect(atMs - n).toBeLessThanOrEqual(31);
  }
});

test('RIG13 a seed loses the same packets again, as many as was said', () => {
  const lossy = pathNature(null, { lossShare: 0.05 });
  const arrived = run(lossy, 2_000, 7);
  expect(run(lossy, 2_000, 7)).toEqual(arrived);
  expect(run(lossy, 2_000, 8)).not.toEqual(arrived);
  expect(arrived.length).toBeGreaterThan(1_850);
  expect(arrived.length).toBeLessThan(1_950);
});

test('RIG13 a change of the path counts for what is behind the packet on the line', () => {
  const queue = new PathQueue(pathNature(1_000_000), () => 0);
  for (const n of [1, 2, 3]) queue.enter(packet(n), 0);
  queue.change(pathNature(8_000_000, { delayMs: 5 }), 4);
  expect(queue.leave(13)).toEqual([packet(1)]);
  expect(queue.leave(14)).toEqual([packet(2)]);
  expect(queue.leave(15)).toEqual([packet(3)]);
});
