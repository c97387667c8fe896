import { fileURLToPath } from 'node:url';
import { ChildProgram } from './child-program.ts';
import type { Display } from './display.ts';
import { until } from './until.ts';

export interface BarCodeScreenOptions {
  /** New numbers a second, 1 to 30. Default 15. */
  readonly rateHz?: number;
  /** Height of the band at the bottom of the screen. Default 160: the rest is for the person's windows. */
  readonly heightPx?: number;
}

const program = fileURLToPath(new URL('./bar-code-program.ts', import.meta.url));

/** The bar-code program on a display: a number that counts up along the bottom, above every window. */
export class BarCodeScreen implements AsyncDisposable {
  readonly #program: ChildProgram;

  private constructor(child: ChildProgram) {
    this.#program = child;
  }

  static async start(display: Display, options: BarCodeScreenOptions = {}): Promise<BarCodeScreen> {
    const { rateHz = 15, heightPx = 160 } = options;
    const place = [0, display.heightPx - heightPx, display.widthPx, heightPx, rateHz];
    const child = new ChildProgram(process.execPath, {
      args: [program, display.name, ...place.map(String)],
      env: { NODE_OPTIONS: undefined },
    });
    const screen = new BarCodeScreen(child);
    await child.ready('the first number', () => screen.#newest());
    return screen;
  }

  #newest(): number | undefined {
    const line = this.#program.output.at(-1);
    return line !== undefined && /^\d+$/.test(line) ? Number(line) : undefined;
  }

  /** The number that is on the screen now, or was a moment ago. */
  get drawn(): number {
    return this.#newest() ?? 0;
  }

  /** Waits until this many more numbers have been on the screen: the rig's measure of "for a while". */
  async draws(count: number): Promise<number> {
    const goal = this.drawn + count;
    return until(`number ${goal} on the screen`, () => (this.drawn >= goal ? this.drawn : undefined), {
      timeoutMs: 120_000,
    });
  }

  async stop(): Promise<void> {
    await this.#program.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
