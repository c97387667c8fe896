import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barCodeModules, barCodeOf, largestFrameNumber, readBarCode, type RgbaImage } from './bar-code.ts';

interface Look {
  readonly width: number;
  readonly dark: number;
  readonly light: number;
  /** Half-width of the blur, in pixels. */
  readonly blur: number;
  /** Largest disturbance of a pixel, in steps of 255. */
  readonly noise: number;
  readonly left?: number;
  readonly codeWidth?: number;
}

/** Four rows with the bar code over a grey background, then blurred and disturbed as a video codec would. */
function picture(frameNumber: number, look: Look): RgbaImage {
  const { width, left = 0, codeWidth = width } = look;
  const modules = barCodeOf(frameNumber);
  const sharp = Array.from({ length: width }, (_, x) => {
    const module = Math.floor(((x - left) / codeWidth) * barCodeModules);
    if (module < 0 || module >= barCodeModules) return 128;
    return modules[module] === true ? look.dark : look.light;
  });
  const row = sharp.map((_, x) => {
    const near = sharp.slice(Math.max(0, x - look.blur), x + look.blur + 1);
    const disturbance = look.noise * Math.sin(x * 12.9898 + frameNumber);
    return near.reduce((sum, value) => sum + value, 0) / near.length + disturbance;
  });
  const height = 4;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    data.fill(row[pixel % width] ?? 0, pixel * 4, pixel * 4 + 3);
    data[pixel * 4 + 3] = 255;
  }
  return { data, width, height };
}

const clean: Look = { width: 1280, dark: 0, light: 255, blur: 0, noise: 0 };
const frameNumbers = fc.integer({ min: 0, max: largestFrameNumber });

describe('bar code', () => {
  test('RIG2 every frame number is read back', () => {
    fc.assert(
      fc.property(frameNumbers, (frameNumber) => {
        expect(readBarCode(picture(frameNumber, clean))).toBe(frameNumber);
      }),
    );
  });

  test('RIG2 a frame number is read at any width from 320 pixels, at any place in the picture', () => {
    fc.assert(
      fc.property(
        frameNumbers,
        fc.integer({ min: 320, max: 1920 }),
        fc.integer({ min: 0, max: 200 }),
        (frameNumber, codeWidth, left) => {
          const image = picture(frameNumber, { ...clean, width: codeWidth + 250, left, codeWidth });
          expect(readBarCode(image)).toBe(frameNumber);
        },
      ),
    );
  });

  test('RIG2 a blurred, noisy, low-contrast picture is read', () => {
    fc.assert(
      fc.property(frameNumbers, (frameNumber) => {
        const worn: Look = { width: 640, dark: 60, light: 180, blur: 3, noise: 12 };
        expect(readBarCode(picture(frameNumber, worn))).toBe(frameNumber);
      }),
    );
  });

  test('RIG3 one module changed is nothing rather than another number', () => {
    const guardAndQuiet = 10;
    fc.assert(
      fc.property(
        frameNumbers,
        fc.integer({ min: guardAndQuiet, max: barCodeModules - guardAndQuiet - 1 }),
        (frameNumber, damaged) => {
          const image = picture(frameNumber, clean);
          const from = Math.ceil((damaged * image.width) / barCodeModules);
          const to = Math.ceil(((damaged + 1) * image.width) / barCodeModules);
          for (let y = 0; y < image.height; y += 1) {
            for (let x = from; x < to; x += 1) {
              const at = (y * image.width + x) * 4;
              image.data.fill(255 - (image.data[at] ?? 0), at, at + 3);
            }
          }
          expect(readBarCode(image)).toBeUndefined();
        },
      ),
    );
  });

  test('RIG3 pictures without a bar code give nothing', () => {
    const pixels = fc.uint8Array({ minLength: 400 * 4, maxLength: 400 * 4 });
    fc.assert(
      fc.property(pixels, (data) => {
        expect(readBarCode({ data, width: 400, height: 1 })).toBeUndefined();
      }),
    );
    expect(readBarCode({ data: new Uint8Array(0), width: 0, height: 0 })).toBeUndefined();
  });

  test('RIG3 a number that does not fit is refused', () => {
    for (const impossible of [-1, 0.5, largestFrameNumber + 1, Number.NaN]) {
      expect(() => barCodeOf(impossible)).toThrow(RangeError);
    }
  });
});
