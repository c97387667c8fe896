import { describe, expect, test } from 'vitest';
import { BandwidthEstimator, RATE_LIMITS } from './bandwidth-estimator.ts';
import { SeededRandom } from '@alongside/testkit';

const PACKET_BYTES = 1_200;
const FEEDBACK_MS = 50;

interface Path {
  readonly bitsPerSecond: number;
  readonly lossShare?: number;
  readonly jitterMs?: number;
}

/** A sender that uses nine tenths of the estimate, over a path that queues what it can't carry at once. */
function simulate(estimator: BandwidthEstimator, from: number, seconds: number, path: Path): void {
  const random = new SeededRandom(7);
  let freeAtMs = 0;
  for (let nowMs = from; nowMs < from + seconds * 1_000; nowMs += FEEDBACK_MS) {
    const packets = Math.max(
      1,
      Math.round((estimator.bitsPerSecond * 0.9 * FEEDBACK_MS) / 8_000 / PACKET_BYTES),
    );
    const fates = Array.from({ length: packets }, (_, index) => {
      const sentAtMs = nowMs + (index * FEEDBACK_MS) / packets;
      const isLost = random.next() < (path.lossShare ?? 0);
      freeAtMs = Math.max(freeAtMs, sentAtMs) + (PACKET_BYTES * 8 * 1_000) / path.bitsPerSecond;
      const arrivedAtMs = isLost ? null : freeAtMs + 25 + random.next() * (path.jitterMs ?? 0);
      return { sentAtMs, sizeBytes: PACKET_BYTES, arrivedAtMs };
    });
    estimator.learn(fates, nowMs + FEEDBACK_MS);
  }
}

describe('the estimate', () => {
  test('AGR6 falls to what a narrow path carries, within two seconds', () => {
    const estimator = new BandwidthEstimator();
    simulate(estimator, 0, 10, { bitsPerSecond: 20_000_000 });
    expect(estimator.bitsPerSecond).toBeGreaterThan(10_000_000);
    simulate(estimator, 10_000, 2, { bitsPerSecond: 1_000_000 });
    expect(estimator.bitsPerSecond).toBeLessThan(1_300_000);
  });

  test('AGR6 grows back on a path that became wide', () => {
    const estimator = new BandwidthEstimator();
    simulate(estimator, 0, 5, { bitsPerSecond: 1_000_000 });
    expect(estimator.bitsPerSecond).toBeLessThan(2_000_000);
    simulate(estimator, 5_000, 20, { bitsPerSecond: 50_000_000 });
    expect(estimator.bitsPerSecond).toBeGreaterThan(5_000_000);
  });

  test('AGR6 stays with light loss and falls with heavy', () => {
    const light = new BandwidthEstimator();
    simulate(light, 0, 5, { bitsPerSecond: 100_000_000, lossShare: 0.05 });
    expect(light.bitsPerSecond).toBeGreaterThanOrEqual(RATE_LIMITS.first);
    const heavy = new BandwidthEstimator();
    simulate(heavy, 0, 5, { bitsPerSecond: 100_000_000, lossShare: 0.3 });
    expect(heavy.bitsPerSecond).toBeLessThan(RATE_LIMITS.first);
  });

  test('AGR6 jitter that isn’t a queue brings no collapse', () => {
    const estimator = new BandwidthEstimator();
    simulate(estimator, 0, 10, { bitsPerSecond: 100_000_000, jitterMs: 8 });
    expect(estimator.bitsPerSecond).toBeGreaterThan(RATE_LIMITS.first / 2);
  });

  test('AGR6 keeps its limits whatever it is told', () => {
    const estimator = new BandwidthEstimator();
    const fate = { sentAtMs: 0, sizeBytes: 1, arrivedAtMs: null };
    for (let nowMs = 0; nowMs < 60_000; nowMs += 100) estimator.learn(new Array(30).fill(fate), nowMs);
    expect(estimator.bitsPerSecond).toBe(RATE_LIMITS.least);
  });
});
