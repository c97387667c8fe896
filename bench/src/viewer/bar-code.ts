/**
 * Frame numbers in the picture: 28 cells, white is 1: guard 10, 16 bits of number, 8 bits CRC-8, guard 01. Made and read
 * by native/bar-code too.
 */
export const BAR_CODE_CELLS = 28;

/** CRC-8 (polynomial 7, start 0x5a) over 16 bits. */
export function checkOf(frameNumber: number): number {
  let check = 0x5a;
  for (let bit = 15; bit >= 0; bit -= 1) {
    const isSet = ((frameNumber >> bit) & 1) ^ (check >> 7);
    check = (check << 1) & 255;
    if (isSet === 1) check ^= 7;
  }
  return check;
}

/** The cells of a frame number (0 to 65535) from left to right; true is white. */
export function barCodeOf(frameNumber: number): boolean[] {
  const bits = (value: number, count: number): boolean[] =>
    Array.from({ length: count }, (_, index) => ((value >> (count - 1 - index)) & 1) === 1);
  return [true, false, ...bits(frameNumber, 16), ...bits(checkOf(frameNumber), 8), false, true];
}

/** The number in 28 levels of brightness (0 to 255), or -1. */
export function readBarCode(levels: readonly number[]): number {
  const level = (index: number): number => levels[index] ?? 0;
  const light = (level(0) + level(27)) / 2;
  const dark = (level(1) + level(26)) / 2;
  const limit = (light + dark) / 2;
  if (light - dark < 60 || level(0) < limit || level(27) < limit || level(1) > limit || level(26) > limit)
    return -1;
  const valueOf = (from: number, count: number): number =>
    Array.from({ length: count }, (_, index) => level(from + index)).reduce(
      (value, one) => value * 2 + (one > limit ? 1 : 0),
      0,
    );
  const frameNumber = valueOf(2, 16);
  return valueOf(18, 8) === checkOf(frameNumber) ? frameNumber : -1;
}
