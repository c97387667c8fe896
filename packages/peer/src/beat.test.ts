import { PEER_BEAT_MS, PEER_SILENCE_MS } from '@alongside/protocol';
import { FakeClock } from '@alongside/testkit';
import { expect, test } from 'vitest';
import { Beat, PICTURE_SILENCE_MS } from './beat.ts';

/** The beats of both ends, over a path on which a message takes `wayMs` and may get lost. */
function bothEnds(wayMs: number, isLost: (told: string, atMs: number) => boolean = () => false) {
  const clock = new FakeClock(0);
  const told: string[] = [];
  const hearings: string[] = [];
  const tell = (what: string, hear: () => void): void => {
    told.push(what);
    if (!isLost(what, clock.now())) clock.setTimer(wayMs, hear);
  };
  const endOf = (side: 'helper' | 'sharer', other: () => Beat): Beat =>
    new Beat({
      clock,
      side,
      ask: (n) => {
        tell(`${side} asks ${n}`, () => {
          other().heard();
          tell(`answer to ${side} ${n}`, () => {
            ends[side].answered(n);
          });
        });
      },
      changed: (hearing) => hearings.push(`${side} ${hearing}`),
    });
  const ends: { helper: Beat; sharer: Beat } = {
    helper: endOf('helper', () => ends.sharer),
    sharer: endOf('sharer', () => ends.helper),
  };
  return { clock, told, hearings, ends };
}

test.each([1, 50, 150, 250])(
  'PRC9 one question and its answer a second tell both ends of each other, over a way of %i ms',
  async (wayMs) => {
    const { clock, told, hearings } = bothEnds(wayMs);
    await clock.advance(10_000);
    const before = told.length;
    await clock.advance(60_000);
    const pairs = (told.length - before) / 2;
    expect(pairs).toBeGreaterThanOrEqual(45);
    expect(pairs).toBeLessThanOrEqual(64);
    expect(hearings).toEqual([]);
  },
);

test('PRC9 an end that hears something anyway asks nothing', async () => {
  const { clock, told, ends } = bothEnds(5);
  await clock.advance(100);
  const before = told.length;
  for (let ms = 0; ms < 10_000; ms += PEER_BEAT_MS / 4) {
    ends.helper.heard();
    ends.sharer.heard();
    await clock.advance(PEER_BEAT_MS / 4);
  }
  expect(told.length).toBe(before);
});

test.each([400, 900])('PRC9 over a way of %i ms nobody takes the other for lost', async (wayMs) => {
  const { clock, told, hearings } = bothEnds(wayMs);
  await clock.advance(60_000);
  expect(hearings).toEqual([]);
  expect(told.length).toBeLessThan(400);
});

test('PRC4 two questions in a row that get lost with whatever was told meanwhile are no silence', async () => {
  let lost = 0;
  const { clock, told, hearings } = bothEnds(25, (what) => {
    if (what === 'helper asks 10' || what === 'helper asks 11') lost += 1;
    return lost === 1 || what === 'helper asks 11';
  });
  await clock.advance(30_000);
  expect(lost).toBe(2);
  expect(told).toContain('sharer asks 2');
  expect(hearings).toEqual([]);
});

test('PRC4, PRV3 silence is said at its time, not at the next question’s, and once', async () => {
  const { clock, hearings, ends } = bothEnds(0, (told) => told !== 'helper asks 1');
  await clock.advance(PEER_SILENCE_MS - 1);
  expect(hearings).toEqual([]);
  await clock.advance(1);
  expect(hearings.toSorted()).toEqual(['helper silent', 'sharer silent']);
  await clock.advance(PICTURE_SILENCE_MS);
  expect(hearings.slice(2).toSorted()).toEqual(['helper gone', 'sharer gone']);
  ends.sharer.heard();
  expect(ends.sharer.hearing).toBe('heard');
  ends.helper.stop();
  ends.sharer.stop();
  await clock.advance(PICTURE_SILENCE_MS);
  expect(hearings.slice(4)).toEqual(['sharer heard']);
});
