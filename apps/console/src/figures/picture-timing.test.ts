import { expect, test } from 'vitest';
import { PictureTiming } from './picture-timing.ts';

const clock = { offsetMs: 5_000, roundTripMs: 20 };
const note = (rtpTimestamp: number, capturedAtMs: number, inputN = 0) => ({
  rtpTimestamp,
  capturedAtMs: capturedAtMs + clock.offsetMs,
  inputN,
});
const shown = (rtpTimestamp: number, shownAtMs: number) => ({ rtpTimestamp, shownAtMs });

test('CMS3 an input’s time ends when the picture that shows what it did is seen', () => {
  const timing = new PictureTiming();
  timing.acted(1, 1_000);
  timing.acted(2, 1_010);
  timing.acted(3, 1_030);
  expect(timing.noted(note(900, 1_020, 2), clock)).toEqual({ ageMs: [], inputToPictureMs: [] });
  expect(timing.shown(shown(900, 1_045), clock)).toEqual({ ageMs: [25], inputToPictureMs: [45, 35] });
  timing.noted(note(1_800, 1_050, 3), clock);
  expect(timing.shown(shown(1_800, 1_060), clock)).toEqual({ ageMs: [10], inputToPictureMs: [30] });
});

test('CMS3 a note that comes after its picture counts as well', () => {
  const timing = new PictureTiming();
  timing.acted(1, 1_000);
  timing.shown(shown(900, 1_030), clock);
  timing.shown(shown(1_800, 1_050), clock);
  expect(timing.noted(note(900, 1_010, 1), clock)).toEqual({ ageMs: [20], inputToPictureMs: [30] });
});

test('CMS3 of a picture that was passed over the next one shows what the input did, and has no age of it', () => {
  const timing = new PictureTiming();
  timing.acted(1, 1_000);
  timing.noted(note(900, 1_010, 1), clock);
  expect(timing.shown(shown(1_800, 1_040), clock)).toEqual({ ageMs: [], inputToPictureMs: [40] });
});

test('CMS3 timestamps that go round are in order', () => {
  const timing = new PictureTiming();
  timing.noted(note(0xffff_fff0, 1_000), clock);
  timing.noted(note(16, 1_010), clock);
  expect(timing.shown(shown(0xffff_fff0, 1_005), clock).ageMs).toEqual([5]);
  expect(timing.shown(shown(16, 1_020), clock).ageMs).toEqual([10]);
});

test('CMS4 a picture that changed long after the input changed for another reason', () => {
  const timing = new PictureTiming();
  timing.acted(1, 1_000);
  timing.noted(note(900, 1_600, 1), clock);
  expect(timing.shown(shown(900, 1_610), clock)).toEqual({ ageMs: [10], inputToPictureMs: [] });
});

test('CMS4 without the other clock nothing is known', () => {
  const timing = new PictureTiming();
  timing.acted(1, 1_000);
  timing.noted(note(900, 1_010, 1), null);
  expect(timing.shown(shown(900, 1_020), null)).toEqual({ ageMs: [], inputToPictureMs: [] });
});

test('CMS4 what never comes is forgotten', () => {
  const timing = new PictureTiming();
  for (let n = 1; n <= 10_000; n += 1) timing.noted(note(n, n), clock);
  expect(timing.shown(shown(20_000, 20_000), clock)).toEqual({ ageMs: [], inputToPictureMs: [] });
});
