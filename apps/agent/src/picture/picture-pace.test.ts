import { describe, expect, test } from 'vitest';
import { PicturePace } from './picture-pace.ts';

/** Takes a picture whenever it may, looking each millisecond. */
function takenWithin(pace: PicturePace, fromMs: number, toMs: number, framesPerSecond: number): number {
  let taken = 0;
  for (let nowMs = fromMs; nowMs < toMs; nowMs += 1) {
    if (pace.waitMs(nowMs, framesPerSecond) > 0) continue;
    pace.took(nowMs, framesPerSecond);
    taken += 1;
  }
  return taken;
}

describe('the pace', () => {
  test('AGP7 pictures keep to their rate over time', () => {
    const pace = new PicturePace();
    takenWithin(pace, 0, 1_000, 60);
    expect(takenWithin(pace, 1_000, 11_000, 60)).toBeCloseTo(600, -1);
    expect(takenWithin(pace, 11_000, 21_000, 5)).toBeCloseTo(50, -1);
  });

  test('AGP7 what is drawn after a calm goes at once, and again when it is drawn in two goes', () => {
    const pace = new PicturePace();
    expect(takenWithin(pace, 0, 5, 60)).toBeGreaterThanOrEqual(2);
    takenWithin(pace, 5, 100, 60);
    expect(takenWithin(pace, 100, 105, 60)).toBeLessThanOrEqual(1);
    expect(takenWithin(pace, 1_000, 1_005, 60)).toBeGreaterThanOrEqual(2);
  });

  test('AGP7 the wait that is told is as long as it takes', () => {
    const pace = new PicturePace();
    takenWithin(pace, 0, 100, 30);
    const waitMs = pace.waitMs(100, 30);
    expect(pace.waitMs(100 + waitMs, 30)).toBeLessThan(0.001);
  });
});
