import type { FastMessage } from '@alongside/protocol';
import { expect, test } from 'vitest';
import { PictureNotes } from './picture-notes.ts';

function noting() {
  const noted: number[][] = [];
  const notes = new PictureNotes((message: FastMessage) => {
    if (message.type === 'picture-note') noted.push([message.capturedAtMs, message.inputN]);
    return true;
  });
  const sent = (grabbedAtMs: number, isNews = true): void => {
    notes.handleSent({ rtpTimestamp: 1, grabbedAtMs, isNews });
  };
  return { notes, noted, sent };
}

test('AGS16 the first picture of a change after what was played has its number, once', () => {
  const { notes, noted, sent } = noting();
  sent(1_000);
  notes.handlePlayed(1, 1_010);
  notes.handlePlayed(2, 1_011);
  sent(1_005);
  sent(1_012, false);
  notes.handlePlayed(3, 1_030);
  sent(1_020);
  sent(1_025);
  sent(1_040);
  notes.handlePlayed(3, 1_050);
  sent(1_060);
  expect(noted).toEqual([
    [1_000, 0],
    [1_020, 2],
    [1_040, 3],
  ]);
});

test('AGS16 other pictures are noted four times a second at most', () => {
  const { noted, sent } = noting();
  for (let ms = 0; ms < 1_000; ms += 16) sent(ms);
  sent(2_000, false);
  expect(noted.length).toBeLessThanOrEqual(4);
  expect(noted.at(-1)?.[0]).toBeLessThan(1_000);
});

test('AGS16 another page isn’t told of what was played for the former', () => {
  const { notes, noted, sent } = noting();
  notes.handlePlayed(7, 10);
  notes.handleNewHelper();
  sent(20);
  expect(noted).toEqual([[20, 0]]);
});
