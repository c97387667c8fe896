import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import type { Display } from './display.ts';

/** Pictures are compared by the mean brightness of squares of this many pixels: small enough for a letter to count. */
const SQUARE_PX = 8;

/** Runs in the page: the first video's picture as a PNG in a data URL; nothing when it hasn't that size yet. */
function pictureOfVideo([width, height]: readonly [number, number]): string | undefined {
  const video = document.querySelector('video');
  if (video?.videoWidth !== width || video.videoHeight !== height) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas.toDataURL();
}

async function outputOf(command: string, args: readonly string[], input?: Buffer): Promise<Buffer> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.end(input);
  return await buffer(child.stdout);
}

/**
 * Biggest difference in brightness of a small square, from 0 to 255, between the first video of a page and what a person
 * in front of the display sees; Infinity: there is no picture of that size yet. The display's sides are multiples of 8.
 */
export async function videoDiffersFromScreen(page: Page, display: Display): Promise<number> {
  const { widthPx, heightPx } = display;
  const size = `${widthPx / SQUARE_PX}x${heightPx / SQUARE_PX}!`;
  const squares = (png: Buffer): Promise<Buffer> =>
    outputOf('convert', ['png:-', '-scale', size, '-colorspace', 'Gray', '-depth', '8', 'gray:-'], png);
  const screen = await outputOf('import', ['-display', display.name, '-window', 'root', 'png:-']);
  const video = await page.evaluate(pictureOfVideo, [widthPx, heightPx] as const);
  if (video === undefined) return Infinity;
  const png = Buffer.from(video.slice(video.indexOf(',') + 1), 'base64');
  const [seen, there] = await Promise.all([squares(png), squares(screen)]);
  if (seen.length === 0 || seen.length !== there.length) throw new Error('convert could not read a picture');
  return there.reduce((most, value, at) => Math.max(most, Math.abs(value - (seen[at] ?? 0))), 0);
}
