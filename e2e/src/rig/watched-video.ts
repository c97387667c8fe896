import type { Page } from 'playwright-core';
import { readBarCode } from './bar-code.ts';
import { until } from './until.ts';

/** Rows looked at, spread over the picture: several of them fall on the band wherever it is. */
const sampledRows = 24;

const generousMs = 60_000;

interface SampledPicture {
  readonly width: number;
  readonly height: number;
  readonly base64: string;
}

/** Runs in the page: the named video's rows, or nothing when there is no picture yet. */
function sampleVideo([selector, rows]: readonly [string, number]): SampledPicture | undefined {
  const video = document.querySelector(selector);
  if (!(video instanceof HTMLVideoElement) || video.videoWidth === 0) return undefined;
  const { videoWidth: width, videoHeight } = video;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = rows;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return undefined;
  context.imageSmoothingEnabled = false;
  for (let row = 0; row < rows; row += 1) {
    const y = Math.floor(((row + 0.5) * videoHeight) / rows);
    context.drawImage(video, 0, y, width, 1, 0, row, width, 1);
  }
  const { data } = context.getImageData(0, 0, width, rows);
  let binary = '';
  for (let at = 0; at < data.length; at += 8192) {
    binary += String.fromCharCode(...data.subarray(at, at + 8192));
  }
  return { width, height: rows, base64: btoa(binary) };
}

/** What a helper sees: reads the bar code of the sharer's screen out of a video element. */
export class WatchedVideo {
  readonly #page: Page;
  readonly #selector: string;

  /** `selector` finds the video element; default: the first one of the page. */
  constructor(page: Page, selector = 'video') {
    this.#page = page;
    this.#selector = selector;
  }

  /** The frame number in the picture now; `undefined` when there is no picture or no readable code in it. */
  async frameNumber(): Promise<number | undefined> {
    const picture = await this.#page.evaluate(sampleVideo, [this.#selector, sampledRows] as const);
    if (picture === undefined) return undefined;
    const { width, height, base64 } = picture;
    return readBarCode({ width, height, data: Buffer.from(base64, 'base64') });
  }

  /** Waits for a frame newer than the given one and returns its number. */
  async frameAfter(frameNumber: number, timeoutMs = generousMs): Promise<number> {
    return until(
      `a frame after ${frameNumber}`,
      async () => {
        const seen = await this.frameNumber();
        return seen !== undefined && seen > frameNumber ? seen : undefined;
      },
      { timeoutMs },
    );
  }

  /** Waits for that many different, increasing frames and returns their numbers: the picture is alive. */
  async frames(count: number, timeoutMs = generousMs): Promise<readonly number[]> {
    const seen: number[] = [];
    while (seen.length < count) seen.push(await this.frameAfter(seen.at(-1) ?? -1, timeoutMs));
    return seen;
  }

  /**
   * Waits until the picture stands still: `passes` (for instance 30 more numbers drawn on the sharer's screen)
   * went by without a new frame. Returns the number it stands at, `undefined` if there is no picture.
   */
  async standsStill(passes: () => Promise<unknown>, timeoutMs = generousMs): Promise<number | undefined> {
    const still = await until(
      'the picture standing still',
      async () => {
        const before = await this.frameNumber();
        await passes();
        return before === (await this.frameNumber()) ? { at: before } : undefined;
      },
      { timeoutMs },
    );
    return still.at;
  }
}
