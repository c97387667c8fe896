import { SeededRandom } from '@alongside/testkit';
import { expect, test } from 'vitest';
import { BAR_CODE_CELLS, barCodeOf, readBarCode } from './bar-code.ts';

const levelsOf = (frameNumber: number, dark: number, light: number): number[] =>
  barCodeOf(frameNumber).map((isWhite) => (isWhite ? light : dark));

test('BEN3 every frame number is read as it was drawn, pale and noisy too', () => {
  const random = new SeededRandom(3);
  for (let frameNumber = 0; frameNumber < 65_536; frameNumber += 97) {
    expect(barCodeOf(frameNumber)).toHaveLength(BAR_CODE_CELLS);
    expect(readBarCode(levelsOf(frameNumber, 0, 255))).toBe(frameNumber);
    const noisy = levelsOf(frameNumber, 70, 190).map((level) => level + random.below(41) - 20);
    expect(readBarCode(noisy)).toBe(frameNumber);
  }
});

test('BEN3 a bar code that is half of another frame is not a number', () => {
  expect(readBarCode(new Array<number>(BAR_CODE_CELLS).fill(128))).toBe(-1);
  expect(readBarCode([])).toBe(-1);
  for (let frameNumber = 0; frameNumber < 4_096; frameNumber += 61) {
    const [one, other] = [levelsOf(frameNumber, 0, 255), levelsOf(frameNumber + 1, 0, 255)];
    const torn = [...one.slice(0, 18), ...other.slice(18)];
    expect([-1, frameNumber]).toContain(readBarCode(torn));
    const flipped = one.map((level, index) => (index === 5 ? 255 - level : level));
    expect(readBarCode(flipped)).toBe(-1);
  }
});
