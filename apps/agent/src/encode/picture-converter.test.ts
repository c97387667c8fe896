import { SeededRandom } from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import type { Rows } from '../capture/rectangle.ts';
import type { ScreenPicture } from '../capture/screen-source.ts';
import { PictureConverter, evenSize } from './picture-converter.ts';

function picture(widthPx: number, heightPx: number, pixels: Buffer, changed?: Rows): ScreenPicture {
  return {
    area: { x: 0, y: 0, widthPx, heightPx },
    changed: changed ?? { from: 0, to: heightPx },
    pixels,
    strideBytes: widthPx * 4,
    grabbedAtMs: 0,
  };
}

function noise(bytes: number, seed: number): Buffer {
  const random = new SeededRandom(seed);
  return Buffer.from(Array.from({ length: bytes }, () => random.below(256)));
}

/** What is seen of each plane, without the room at the end of its rows. */
function planesOf({ frame }: PictureConverter): Buffer[] {
  return (frame.data ?? []).map((plane, index) => {
    const stride = frame.linesize[index] ?? 0;
    const half = index === 0 ? 1 : 2;
    const rows = Array.from({ length: frame.height / half }, (_, row) =>
      plane.subarray(row * stride, row * stride + frame.width / half),
    );
    return Buffer.concat(rows);
  });
}

describe('conversion', () => {
  test.for([
    [64, 64, 10, 13],
    [65, 201, 3, 80],
    [33, 151, 140, 151],
    [128, 301, 0, 2],
  ] as const)('AGE2 of %i × %i rows %i to %i is as that of everything', async ([width, height, from, to]) => {
    const size = { widthPx: width, heightPx: height };
    const before = noise(width * height * 4, 1);
    const after = Buffer.from(before);
    noise((to - from) * width * 4, 2).copy(after, from * width * 4);
    using partly = new PictureConverter(size, evenSize(size));
    await partly.convert(picture(width, height, before));
    await partly.convert(picture(width, height, after, { from, to }));
    using whole = new PictureConverter(size, evenSize(size));
    await whole.convert(picture(width, height, after));
    const expected = planesOf(whole);
    for (const [index, plane] of planesOf(partly).entries()) {
      const differing = plane.findIndex((value, at) => Math.abs(value - (expected[index]?.[at] ?? 0)) > 2);
      expect([index, differing]).toEqual([index, -1]);
    }
  });

  test.for([
    [701, 603],
    [702, 602],
  ] as const)('AGE2 parts of %i × %i are as if all of it had been converted', async ([width, height]) => {
    const size = { widthPx: width, heightPx: height };
    const before = noise(width * height * 4, 3);
    const after = noise(width * height * 4, 4);
    const parts = [
      { x: 130, y: 9, widthPx: 571, heightPx: 400 },
      { x: 3, y: 500, widthPx: 20, heightPx: 102 },
    ];
    const mixed = Buffer.from(before);
    for (const { x, y, widthPx, heightPx } of parts) {
      for (let row = y; row < y + heightPx; row += 1) {
        const at = (row * width + x) * 4;
        after.copy(mixed, at, at, at + widthPx * 4);
      }
    }
    using partly = new PictureConverter(size, evenSize(size));
    await partly.convert(picture(width, height, before));
    await partly.convert({ ...picture(width, height, mixed, { from: 9, to: 602 }), parts });
    using whole = new PictureConverter(size, evenSize(size));
    await whole.convert(picture(width, height, mixed));
    const expected = planesOf(whole);
    for (const [index, plane] of planesOf(partly).entries()) {
      const differing = plane.findIndex((value, at) => Math.abs(value - (expected[index]?.[at] ?? 0)) > 2);
      expect([index, differing]).toEqual([index, -1]);
    }
  });

  test('AGE3 an odd size ends in its own last column and row', async () => {
    const size = { widthPx: 5, heightPx: 3 };
    using converter = new PictureConverter(size, evenSize(size));
    await converter.convert(picture(5, 3, Buffer.alloc(60, 255)));
    const [brightness] = planesOf(converter);
    expect([...(brightness ?? [])]).toEqual(new Array(24).fill(235));
  });
});
