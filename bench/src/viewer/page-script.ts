import type { Watch } from './probe.ts';

/** What the script keeps in the page for the probe; times are `performance.now()` of the page. */
interface PageScript {
  start(selector: string, watches: readonly Watch[]): void;
  stop(): { readonly changes: readonly [number, string, number][]; readonly presses: readonly number[] };
  seen(): Record<string, number>;
  now(): number;
  wait(
    ids: readonly string[],
    value: number | null,
    timeoutMs: number,
  ): Promise<{ readonly at: Record<string, number> | null; readonly presses: readonly number[] }>;
  /** Where the shared desktop is in the page, in CSS pixels. */
  place(selector: string): {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  /** Brightness of a part of the shared desktop, one byte a pixel, as base64. */
  brightness(selector: string, part: { x: number; y: number; width: number; height: number }): string;
}

declare global {
  interface Window {
    benchProbe?: PageScript;
  }
}

/** Width and height of the shared desktop, cells of a bar code, and who reads it; no other file is there in the page. */
interface Given {
  readonly width: number;
  readonly height: number;
  readonly cells: number;
  readonly read: (levels: readonly number[]) => number;
}

type Surface = HTMLCanvasElement | HTMLVideoElement;

/**
 * Runs in every document of the viewer: reads a few pixels of the element that shows the shared desktop each time the
 * browser draws, and notes when something changed. Reads take about a tenth of a millisecond.
 */
// eslint-disable-next-line max-lines-per-function -- it is sent to the page as it stands here
export function pageScript({ width, height, cells, read }: Given): void {
  if (window.benchProbe !== undefined) return;
  const state = {
    isRunning: false,
    selector: '',
    watches: [] as readonly Watch[],
    changes: [] as [number, string, number][],
    presses: [] as number[],
    seen: {} as Record<string, number>,
    seenAt: {} as Record<string, number>,
    waiting: [] as (() => boolean)[],
    isArmed: false,
  };
  const canvas = document.createElement('canvas');
  canvas.width = 2_048;
  canvas.height = 8;
  let scratch: CanvasRenderingContext2D | null = null;

  const find = (selector: string): Surface | null => document.querySelector<Surface>(selector);
  const sizeOf = (surface: Surface): [number, number] =>
    surface instanceof HTMLVideoElement
      ? [surface.videoWidth, surface.videoHeight]
      : [surface.width, surface.height];

  const pixels = (surface: Surface, x: number, y: number, columns: number): Uint8ClampedArray => {
    if (surface instanceof HTMLCanvasElement) {
      const own = surface.getContext('2d');
      if (own !== null) return own.getImageData(x, y, columns, 1).data;
    }
    scratch ??= canvas.getContext('2d', { willReadFrequently: true });
    if (scratch === null) throw new Error('no canvas');
    scratch.drawImage(surface, x, y, columns, 1, 0, 0, columns, 1);
    return scratch.getImageData(0, 0, columns, 1).data;
  };
  const bright = (data: Uint8ClampedArray, pixel: number): number =>
    ((data[4 * pixel] ?? 0) * 77 + (data[4 * pixel + 1] ?? 0) * 150 + (data[4 * pixel + 2] ?? 0) * 29) / 256;

  const valueOf = (surface: Surface, watch: Watch, scaleX: number, scaleY: number): number => {
    if (watch.kind === 'bar-code') {
      const left = Math.floor(watch.x * scaleX);
      const cell = watch.cellPx * scaleX;
      const columns = Math.ceil(cell * cells);
      const row = pixels(surface, left, Math.floor((watch.y + watch.cellPx / 2) * scaleY), columns);
      const levels = Array.from({ length: cells }, (_, index) => {
        const middle = Math.floor((index + 0.5) * cell);
        let sum = 0;
        for (let offset = -3; offset <= 3; offset += 1)
          sum += bright(row, Math.min(columns - 1, middle + offset));
        return sum / 7;
      });
      return read(levels);
    }
    const [red = 0, green = 0, blue = 0] = pixels(
      surface,
      Math.floor(watch.x * scaleX),
      Math.floor(watch.y * scaleY),
      1,
    );
    const distance = (colour: number): number =>
      Math.abs(red - ((colour >> 16) & 255)) +
      Math.abs(green - ((colour >> 8) & 255)) +
      Math.abs(blue - (colour & 255));
    const [first, second] = watch.colours.map(distance);
    if (first === undefined || second === undefined || Math.min(first, second) >= 150) return -1;
    return first < second ? 0 : 1;
  };

  const look = (): void => {
    const surface = find(state.selector);
    if (surface === null) return;
    const [columns, rows] = sizeOf(surface);
    if (columns === 0 || rows === 0) return;
    const now = performance.now();
    for (const watch of state.watches) {
      const value = valueOf(surface, watch, columns / width, rows / height);
      if (value === state.seen[watch.id]) continue;
      state.seen[watch.id] = value;
      state.seenAt[watch.id] = now;
      state.changes.push([now, watch.id, value]);
    }
    state.waiting = state.waiting.filter((isDone) => !isDone());
  };

  const drawn = (): void => {
    if (!state.isRunning) return;
    const surface = find(state.selector);
    if (surface instanceof HTMLVideoElement) {
      if (!state.isArmed) {
        state.isArmed = true;
        surface.requestVideoFrameCallback(() => {
          state.isArmed = false;
          look();
          drawn();
        });
      }
      // Another element may take its place.
      setTimeout(drawn, 100);
    } else {
      look();
      requestAnimationFrame(drawn);
    }
  };

  for (const type of ['keydown', 'mousedown'] as const) {
    addEventListener(
      type,
      ({ timeStamp }) => {
        if (state.isRunning) state.presses.push(timeStamp);
      },
      true,
    );
  }

  window.benchProbe = {
    start(selector, watches) {
      const wasRunning = state.isRunning;
      Object.assign(state, {
        isRunning: true,
        selector,
        watches,
        changes: [],
        presses: [],
        seen: {},
        seenAt: {},
      });
      look();
      if (!wasRunning) drawn();
    },
    stop() {
      state.isRunning = false;
      return { changes: state.changes, presses: state.presses };
    },
    seen: () => state.seen,
    now: () => performance.now(),
    wait(ids, value, timeoutMs) {
      const { promise, resolve } = Promise.withResolvers<{
        at: Record<string, number> | null;
        presses: number[];
      }>();
      const isSeen = (): boolean =>
        ids.every((id) => (value === null ? (state.seen[id] ?? -1) >= 0 : state.seen[id] === value));
      const answer = (): void => {
        const at = Object.fromEntries(ids.map((id) => [id, state.seenAt[id] ?? 0]));
        resolve({ at, presses: [...state.presses] });
      };
      let isOver = false;
      const check = (): boolean => {
        if (!isOver && isSeen()) {
          isOver = true;
          answer();
        }
        return isOver;
      };
      if (!check()) state.waiting.push(check);
      setTimeout(() => {
        isOver = true;
        resolve({ at: null, presses: [...state.presses] });
      }, timeoutMs);
      return promise;
    },
    place(selector) {
      const surface = find(selector);
      if (surface === null) throw new Error(`There is no ${selector}`);
      const box = surface.getBoundingClientRect();
      const [columns, rows] = sizeOf(surface);
      if (getComputedStyle(surface).objectFit !== 'contain' || columns === 0) {
        return { left: box.left, top: box.top, width: box.width, height: box.height };
      }
      const scale = Math.min(box.width / columns, box.height / rows);
      const shown = { width: columns * scale, height: rows * scale };
      return {
        left: box.left + (box.width - shown.width) / 2,
        top: box.top + (box.height - shown.height) / 2,
        ...shown,
      };
    },
    brightness(selector, part) {
      const surface = find(selector);
      if (surface === null) throw new Error(`There is no ${selector}`);
      const [columns, rows] = sizeOf(surface);
      const picture = document.createElement('canvas');
      picture.width = part.width;
      picture.height = part.height;
      const context = picture.getContext('2d');
      if (context === null) throw new Error('no canvas');
      const [scaleX, scaleY] = [columns / width, rows / height];
      const from = [part.x * scaleX, part.y * scaleY, part.width * scaleX, part.height * scaleY] as const;
      context.drawImage(surface, ...from, 0, 0, part.width, part.height);
      const { data } = context.getImageData(0, 0, part.width, part.height);
      let text = '';
      for (let pixel = 0; pixel < part.width * part.height; pixel += 1) {
        text += String.fromCharCode(Math.round(bright(data, pixel)));
      }
      return btoa(text);
    },
  };
}
