import { expect, test } from 'vitest';
import { cursorPixels } from './cursor-pixels.ts';

const CLEAR = '0,0,0,0';
const BLACK = '0,0,0,255';
const WHITE = '255,255,255,255';

/** One letter for each pixel: `#` white, `.` black. */
const bitmap = (letters: string): Buffer =>
  Buffer.from([...letters].flatMap((letter) => (letter === '#' ? [255, 255, 255, 0] : [0, 0, 0, 0])));

const looks = (rgba: Buffer): string[] =>
  Array.from({ length: rgba.length / 4 }, (_, at) => [...rgba.subarray(at * 4, at * 4 + 4)].join());

test('AGC4 a pointer of two colours is drawn as it is, and black with a white edge where it inverts', () => {
  const arrow = { widthPx: 3, heightPx: 1, mask: bitmap('..#' + '.#.'), colour: null };
  expect(looks(cursorPixels(arrow))).toEqual([BLACK, WHITE, CLEAR]);
  const bar = { widthPx: 4, heightPx: 1, mask: bitmap('####' + '.#..'), colour: null };
  expect(looks(cursorPixels(bar))).toEqual([WHITE, BLACK, WHITE, CLEAR]);
});

test('AGC4 a pointer of many colours has its own opacity, or that of its mask when it has none', () => {
  const mask = bitmap('.#');
  const colour = Buffer.from([1, 2, 3, 0, 4, 5, 6, 0]);
  const old = { widthPx: 2, heightPx: 1, mask, colour };
  expect(looks(cursorPixels(old))).toEqual(['3,2,1,255', '6,5,4,0']);
  const shaded = { ...old, colour: Buffer.from([1, 2, 3, 128, 4, 5, 6, 255]) };
  expect(looks(cursorPixels(shaded))).toEqual(['3,2,1,128', '6,5,4,255']);
});
