import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Display } from '../rig/index.ts';
import { readBarCode } from '../rig/bar-code.ts';
import { ChildProgram } from '../rig/child-program.ts';

const program = fileURLToPath(new URL('./scrolling-screen-program.ts', import.meta.url));

/** Height of the bar code at the bottom. */
export const SCROLLING_BAND_PX = 80;

/** Columns that a picture's bar code is looked at by. */
const COLUMNS = 640;

declare global {
  interface Window {
    /** When pictures were shown, in milliseconds since 1970, and the brightness of their bar codes' columns. */
    shownPictures?: { readonly atMs: number; readonly columns: string }[];
  }
}

/** Runs in the page. */
function keepShownPictures([columns, bandShare]: readonly [number, number]): void {
  const video = document.querySelector('video');
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (video === null || context === null) throw new Error('no video');
  const shown: { atMs: number; columns: string }[] = [];
  window.shownPictures = shown;
  const look = (): void => {
    const atMs = performance.timeOrigin + performance.now();
    const y = Math.floor(video.videoHeight * (1 - bandShare / 2));
    context.drawImage(video, 0, y, video.videoWidth, 1, 0, 0, columns, 1);
    const { data } = context.getImageData(0, 0, columns, 1);
    const levels = Array.from({ length: columns }, (_, column) => data[column * 4] ?? 0);
    shown.push({ atMs, columns: String.fromCharCode(...levels) });
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
}

/** A picture that was shown to the helper. */
export interface ShownPicture {
  readonly frameNumber: number;
  /** In milliseconds since 1970, like the next. */
  readonly shownAtMs: number;
  readonly drawnAtMs: number;
}

/** Much that changes on a whole screen: text that scrolls, 30 times a second, with a number in each picture. */
export class ScrollingScreen implements AsyncDisposable {
  readonly #program: ChildProgram;
  readonly #display: Display;
  readonly #drawnAtMs = new Map<number, number>();

  static async start(display: Display): Promise<ScrollingScreen> {
    const screen = new ScrollingScreen(display);
    await screen.#program.ready('the first number', () => screen.#drawn.size > 0);
    return screen;
  }

  private constructor(display: Display) {
    this.#display = display;
    const size = [display.widthPx, display.heightPx].map(String);
    this.#program = new ChildProgram(process.execPath, {
      args: [program, display.name, ...size],
      env: { NODE_OPTIONS: undefined },
    });
  }

  /** When each number was drawn. The program's output is kept for a minute only. */
  get #drawn(): ReadonlyMap<number, number> {
    for (const line of this.#program.output) {
      const [frameNumber, atMs] = line.split(' ').map(Number);
      if (frameNumber !== undefined && atMs !== undefined) this.#drawnAtMs.set(frameNumber, atMs);
    }
    return this.#drawnAtMs;
  }

  /** From now on the page remembers what it shows. */
  async watchIn(page: Page): Promise<void> {
    await page.evaluate(keepShownPictures, [COLUMNS, SCROLLING_BAND_PX / this.#display.heightPx] as const);
  }

  /** What the page has shown since {@link watchIn}, or the last call; pictures without a readable number are left out. */
  async shownIn(page: Page): Promise<readonly ShownPicture[]> {
    const drawn = this.#drawn;
    const shown = await page.evaluate(() => window.shownPictures?.splice(0) ?? []);
    return shown.flatMap(({ atMs, columns }) => {
      const data = Buffer.from(
        Array.from(columns, (one) => one.charCodeAt(0)).flatMap((it) => [it, it, it, 255]),
      );
      const frameNumber = readBarCode({ width: COLUMNS, height: 1, data });
      const drawnAtMs = frameNumber === undefined ? undefined : drawn.get(frameNumber);
      return frameNumber === undefined || drawnAtMs === undefined
        ? []
        : [{ frameNumber, shownAtMs: atMs, drawnAtMs }];
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#program[Symbol.asyncDispose]();
  }
}
