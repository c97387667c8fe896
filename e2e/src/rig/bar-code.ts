/**
 * A frame number as a one-dimensional bar code, made to survive what a picture goes through between two
 * browsers: scaling, colour conversion, blocks and blur. One module is many pixels wide; both ends carry a
 * guard from which the reader finds position and module width by itself; a CRC tells a misread from a number.
 *
 *     quiet zone · start guard · 24 bits number · 16 bits CRC · stop guard · quiet zone
 */

const quietModules = 4;
const numberBits = 24;
const checkBits = 16;
const startGuard = [true, true, true, false, true, false] as const;
const stopGuard = [false, true, false, true, true, true] as const;
const coreModules = startGuard.length + numberBits + checkBits + stopGuard.length;

/** Modules from edge to edge, quiet zones included. */
export const barCodeModules = coreModules + 2 * quietModules;

/** Frame numbers are 0 to this. */
export const largestFrameNumber = 2 ** numberBits - 1;

/** Less difference between light and dark than this (of 255) is noise, not a bar code. */
const leastContrast = 60;

/** How far the module width seen at the start guard may be from that of the whole code. */
const widthTolerance = 0.2;

export interface RgbaImage {
  /** Four bytes a pixel, row by row, as in `ImageData`. */
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** CRC-16/IBM-3740 (polynomial 0x1021, start 0xFFFF) over the three bytes of the number. */
function checksum(frameNumber: number): number {
  let crc = 0xffff;
  for (let bit = numberBits - 1; bit >= 0; bit -= 1) {
    const isSet = ((frameNumber >> bit) & 1) !== 0;
    const carries = (crc & 0x8000) !== 0;
    crc = (crc << 1) & 0xffff;
    if (isSet !== carries) crc ^= 0x1021;
  }
  return crc;
}

function bitsOf(value: number, count: number): boolean[] {
  return Array.from({ length: count }, (_, index) => ((value >> (count - 1 - index)) & 1) !== 0);
}

function valueOf(bits: readonly boolean[]): number {
  return bits.reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0);
}

/**
 * The modules of a frame number from left to right; true is dark.
 *
 * @throws {RangeError} for a number outside 0 to {@link largestFrameNumber}.
 */
export function barCodeOf(frameNumber: number): readonly boolean[] {
  if (!Number.isInteger(frameNumber) || frameNumber < 0 || frameNumber > largestFrameNumber) {
    throw new RangeError(
      `A frame number is a whole number from 0 to ${largestFrameNumber}, not ${frameNumber}`,
    );
  }
  const quiet = Array.from({ length: quietModules }, () => false);
  return [
    ...quiet,
    ...startGuard,
    ...bitsOf(frameNumber, numberBits),
    ...bitsOf(checksum(frameNumber), checkBits),
    ...stopGuard,
    ...quiet,
  ];
}

interface Row {
  readonly luminance: Float64Array;
  readonly threshold: number;
}

function rowOf(image: RgbaImage, y: number): Row | undefined {
  const luminance = new Float64Array(image.width);
  let least = 255;
  let most = 0;
  for (let x = 0; x < image.width; x += 1) {
    const at = (y * image.width + x) * 4;
    const [red = 0, green = 0, blue = 0] = image.data.subarray(at, at + 3);
    const value = 0.299 * red + 0.587 * green + 0.114 * blue;
    luminance[x] = value;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most - least < leastContrast ? undefined : { luminance, threshold: (least + most) / 2 };
}

interface Edges {
  /** Where light turns dark, in pixels, between two pixels where the brightness says so. */
  readonly falling: readonly number[];
  readonly rising: readonly number[];
}

function edgesOf({ luminance, threshold }: Row): Edges {
  const falling: number[] = [];
  const rising: number[] = [];
  for (let x = 1; x < luminance.length; x += 1) {
    const before = luminance[x - 1] ?? 0;
    const here = luminance[x] ?? 0;
    if (before >= threshold === here >= threshold) continue;
    const position = x - 0.5 + (threshold - before) / (here - before);
    (here < threshold ? falling : rising).push(position);
  }
  return { falling, rising };
}

function sampled(row: Row, left: number, moduleWidth: number): boolean[] {
  return Array.from({ length: coreModules }, (_, index) => {
    const x = Math.floor(left + (index + 0.5) * moduleWidth);
    return (row.luminance[x] ?? 255) < row.threshold;
  });
}

function hasAt(modules: readonly boolean[], guard: readonly boolean[], offset: number): boolean {
  return guard.every((isDark, index) => modules[offset + index] === isDark);
}

function decoded(modules: readonly boolean[]): number | undefined {
  if (!hasAt(modules, startGuard, 0)) return undefined;
  if (!hasAt(modules, stopGuard, coreModules - stopGuard.length)) return undefined;
  const numberAt = startGuard.length;
  const frameNumber = valueOf(modules.slice(numberAt, numberAt + numberBits));
  const check = valueOf(modules.slice(numberAt + numberBits, numberAt + numberBits + checkBits));
  return check === checksum(frameNumber) ? frameNumber : undefined;
}

function readFrom(row: Row, left: number, edges: Edges): number | undefined {
  // The first bar of the start guard is three modules wide.
  const firstBarEnd = edges.rising.find((edge) => edge > left);
  if (firstBarEnd === undefined) return undefined;
  const expectedWidth = (firstBarEnd - left) / 3;
  for (const right of edges.rising) {
    const moduleWidth = (right - left) / coreModules;
    if (Math.abs(moduleWidth - expectedWidth) > expectedWidth * widthTolerance) continue;
    const frameNumber = decoded(sampled(row, left, moduleWidth));
    if (frameNumber !== undefined) return frameNumber;
  }
  return undefined;
}

function readRow(row: Row): number | undefined {
  const edges = edgesOf(row);
  for (const left of edges.falling) {
    const frameNumber = readFrom(row, left, edges);
    if (frameNumber !== undefined) return frameNumber;
  }
  return undefined;
}

/**
 * The frame number in a picture, wherever in it and however large the bar code is, as long as it is upright;
 * `undefined` when there is none that its checksum confirms.
 */
export function readBarCode(image: RgbaImage): number | undefined {
  for (let y = 0; y < image.height; y += 1) {
    const row = rowOf(image, y);
    const frameNumber = row === undefined ? undefined : readRow(row);
    if (frameNumber !== undefined) return frameNumber;
  }
  return undefined;
}
