import { expect, test } from 'vitest';
import { ClockOffset } from './clock-offset.ts';

/** The other clock is 5 s ahead; the way there and back takes as long as said. */
const sample = (askedAtMs: number, thereMs: number, backMs: number) => ({
  askedAtMs,
  answeredAtMs: askedAtMs + thereMs + backMs,
  theirAtMs: askedAtMs + thereMs + 5_000,
});

test('CMS1 the quickest answer says how far the clocks are apart', () => {
  const clock = new ClockOffset();
  expect(clock.best).toBeNull();
  clock.add(sample(0, 300, 20));
  clock.add(sample(1_000, 10, 10));
  clock.add(sample(2_000, 15, 400));
  expect(clock.best).toMatchObject({ roundTripMs: 20, offsetMs: 5_000 });
});

test('CMS1 an answer that is long ago doesn’t count any more', () => {
  const clock = new ClockOffset();
  clock.add(sample(0, 1, 1));
  for (let n = 1; n <= 30; n += 1) clock.add(sample(n * 2_000, 40, 40));
  expect(clock.best?.roundTripMs).toBe(80);
});

test('CMS1 an answer from before its question is passed over', () => {
  const clock = new ClockOffset();
  clock.add({ askedAtMs: 10, answeredAtMs: 5, theirAtMs: 7 });
  expect(clock.best).toBeNull();
});
