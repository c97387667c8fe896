import { fileURLToPath } from 'node:url';
import type { Display } from '../rig/index.ts';
import { ChildProgram } from '../rig/child-program.ts';

const program = fileURLToPath(new URL('./flipping-window-program.ts', import.meta.url));

/** A window over the whole screen with a square that changes its colour at each key press, and tells when it did. */
export class FlippingWindow implements AsyncDisposable {
  readonly #program: ChildProgram;

  private constructor(child: ChildProgram) {
    this.#program = child;
  }

  static async start(display: Display): Promise<FlippingWindow> {
    const size = [display.widthPx, display.heightPx].map(String);
    const child = new ChildProgram(process.execPath, { args: [program, display.name, ...size] });
    const window = new FlippingWindow(child);
    await child.ready('the window', () => child.output.includes('ready') || undefined);
    return window;
  }

  /** When the square was drawn last, in milliseconds since 1970, by number of flips. */
  drawnAtMs(flips: number): number | undefined {
    const times = this.#program.output.filter((line) => /^\d+(\.\d+)?$/.test(line));
    const time = times[flips - 1];
    return time === undefined ? undefined : Number(time);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#program[Symbol.asyncDispose]();
  }
}
