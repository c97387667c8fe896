import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { ssim } from 'ssim.js';
import '../viewer/page-script.ts';
import { nowMs } from '../machine/monotonic-clock.ts';
import type { Scene, StillText } from './scenario.ts';

/** Lines of dark text on a light ground, in pixels of the desktop. */
const PART = { x: 48, y: 552, width: 1_600, height: 464 } as const;

const READ_AFTER_MS = 500;
const MOVING_MS = 1_000;

/** How sharp a text is half a second after a page that scrolled has stopped there. */
export async function stillText({ stimulus, page, selector, display }: Scene): Promise<StillText> {
  await stimulus.show('scroll');
  await pause(MOVING_MS);
  const { drawnAtMs } = await stimulus.show('idle');
  await pause(Math.max(drawnAtMs + READ_AFTER_MS - nowMs(), 0));
  const shown = await page.run(
    ([which, part]: readonly [string, typeof PART]) => window.benchProbe?.brightness(which, part),
    [selector, PART],
  );
  return {
    kind: 'still-text',
    similarity: similarityOf(originalOf(display), Buffer.from(shown ?? '', 'base64'), PART),
  };
}

/** Brightness by the same weights as in the page, a byte a pixel. */
function originalOf(display: string): Buffer {
  const { width, height, x, y } = PART;
  const crop = ['-window', 'root', '-crop', `${width}x${height}+${x}+${y}`, '-depth', '8', 'rgb:-'];
  const colours = execFileSync('import', ['-display', display, ...crop], { maxBuffer: 2 ** 26 });
  return Buffer.from(
    Array.from({ length: width * height }, (_, pixel) => {
      const [red = 0, green = 0, blue = 0] = colours.subarray(3 * pixel, 3 * pixel + 3);
      return Math.round((red * 77 + green * 150 + blue * 29) / 256);
    }),
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Mean structural similarity of two pictures of brightness, a byte a pixel; 1: the same. */
export function similarityOf(one: Buffer, other: Buffer, { width, height }: Size): number {
  const image = (levels: Buffer) => {
    const data = new Uint8ClampedArray(width * height * 4);
    for (const [pixel, level] of levels.entries()) data.fill(level, 4 * pixel, 4 * pixel + 3);
    return { data, width, height };
  };
  const { mssim } = ssim(image(one), image(other), { ssim: 'fast', downsample: false });
  return Math.round(mssim * 10_000) / 10_000;
}
