import type { TrayLook } from './tray-model.ts';

/** A square picture as trays take it: ARGB, 32 bits in network order, row by row. */
export interface TrayPicture {
  readonly sizePx: number;
  readonly argb: Buffer;
}

/** The grid that the mark is drawn on; the same as in the pages' icons. */
const GRID = 32;
/** Samples along each edge of a pixel, for smooth edges. */
const SAMPLES = 4;

type Colour = readonly [red: number, green: number, blue: number];

const apricot: Colour = [0xf2, 0xa6, 0x5a];
const spruce: Colour = [0x11, 0x6b, 0x62];
const cream: Colour = [0xff, 0xf7, 0xec];
const white: Colour = [0xff, 0xff, 0xff];

const dots: Readonly<Record<Exclude<TrayLook, 'calm'>, Colour>> = {
  asked: [0xe0, 0x7a, 0x00],
  paused: [0x63, 0x71, 0x6d],
  seen: [0xc5, 0x0f, 0x1f],
  controlled: [0xc5, 0x0f, 0x1f],
};

const DOT = { x: 23, y: 9, radius: 8, rim: 1.5, core: 3 } as const;

/** The mark with a dot that says what goes on; controlling has a core, so that it isn't told by colour alone. */
export function drawTrayPicture(look: TrayLook, sizePx: number): TrayPicture {
  const argb = Buffer.alloc(sizePx * sizePx * 4);
  for (let y = 0; y < sizePx; y += 1) {
    for (let x = 0; x < sizePx; x += 1) drawPixel(argb, { look, sizePx, x, y });
  }
  return { sizePx, argb };
}

interface Pixel {
  readonly look: TrayLook;
  readonly sizePx: number;
  readonly x: number;
  readonly y: number;
}

function drawPixel(argb: Buffer, { look, sizePx, x, y }: Pixel): void {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const inX = ((sample % SAMPLES) + 0.5) / SAMPLES;
    const inY = (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
    const colour = colourAt(look, ((x + inX) * GRID) / sizePx, ((y + inY) * GRID) / sizePx);
    if (colour === null) continue;
    covered += 1;
    colour.forEach((part, channel) => (sum[channel] = (sum[channel] ?? 0) + part));
  }
  const at = (y * sizePx + x) * 4;
  argb[at] = Math.round((covered / (SAMPLES * SAMPLES)) * 255);
  sum.forEach((part, channel) => (argb[at + 1 + channel] = covered === 0 ? 0 : Math.round(part / covered)));
}

function colourAt(look: TrayLook, x: number, y: number): Colour | null {
  if (look !== 'calm') {
    const distance = Math.hypot(x - DOT.x, y - DOT.y);
    if (look === 'controlled' && distance < DOT.core) return white;
    if (distance < DOT.radius - DOT.rim) return dots[look];
    if (distance < DOT.radius) return white;
  }
  const isInFirst = isInRounded(x - 1.5, y - 4);
  const isInSecond = isInRounded(x - 11.5, y - 9);
  if (isInFirst && isInSecond) return cream;
  if (isInFirst) return apricot;
  return isInSecond ? spruce : null;
}

/** Within a square of 19 with corners of 6.5, its own corner at 0, 0. */
function isInRounded(x: number, y: number): boolean {
  const [half, radius] = [9.5, 6.5];
  const outX = Math.max(Math.abs(x - half) - (half - radius), 0);
  const outY = Math.max(Math.abs(y - half) - (half - radius), 0);
  return Math.hypot(outX, outY) <= radius;
}
