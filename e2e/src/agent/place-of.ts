import type { Locator } from 'playwright-core';

/** The part of the sharer's desktop that is shown. */
export interface Shown {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a pixel of the sharer's desktop is on the helper's page, when `shown` is shown. */
export async function placeOf(video: Locator, pixel: readonly [number, number], shown: Shown) {
  const box = await video.boundingBox();
  if (box === null) throw new Error('no picture');
  const scale = Math.min(box.width / shown.width, box.height / shown.height);
  const left = box.x + (box.width - shown.width * scale) / 2;
  const top = box.y + (box.height - shown.height * scale) / 2;
  return { x: left + (pixel[0] - shown.x + 0.5) * scale, y: top + (pixel[1] - shown.y + 0.5) * scale };
}
