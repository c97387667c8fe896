import { until } from '@alongside/e2e';
import { z } from 'zod';
import { fromNanoseconds } from '../machine/monotonic-clock.ts';
import { nativeProgram } from '../machine/native-program.ts';
import type { Program, Programs } from '../machine/programs.ts';

export type StimulusMode = 'idle' | 'square' | 'typing' | 'scroll' | 'video';

const Place = z.tuple([z.number(), z.number()]);

const Layout = z
  .object({
    count: z.number(),
    t: z.number(),
    cell: z.number(),
    top: Place,
    bot: Place,
    square: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    colors: z.tuple([z.number(), z.number()]),
  })
  .transform(({ count, t, cell, top, bot, square, colors }) => ({
    /** Of the frame that is shown. */
    frameNumber: count,
    drawnAtMs: t / 1e6,
    /** Width and height of one cell of a bar code, in pixels. */
    cellPx: cell,
    /** The bar codes' corners. */
    top,
    bottom: bot,
    /** x, y, width, height. */
    square,
    /** The square's two, as 0xRRGGBB. */
    colours: colors,
  }));

/** Where on the desktop is what is looked at. */
export type StimulusLayout = Readonly<z.infer<typeof Layout>>;

export interface DrawnFrame {
  readonly frameNumber: number;
  readonly beganAtMs: number;
  readonly drawnAtMs: number;
}

interface HeardInput {
  readonly arrivedAtMs: number;
  readonly drawnAtMs: number;
}

/** The program on the shared desktop that draws what is measured and tells when it did. */
export class Stimulus {
  readonly frames: DrawnFrame[] = [];
  readonly inputs: HeardInput[] = [];
  readonly #program: Program;
  readonly #layouts: StimulusLayout[] = [];

  static async start(programs: Programs, display: string): Promise<Stimulus> {
    const stimulus = new Stimulus(programs, display);
    // It draws its video beforehand.
    await until('the stimulus', () => stimulus.#layouts.length > 0, { timeoutMs: 120_000 });
    return stimulus;
  }

  private constructor(programs: Programs, display: string) {
    this.#program = programs.start('stimulus', nativeProgram('stimulus'), [display], {
      env: { DISPLAY: display },
      heard: (line) => {
        this.#hear(line);
      },
    });
  }

  /** Draws something else; returns once it is drawn. */
  async show(mode: StimulusMode): Promise<StimulusLayout> {
    const shown = this.#layouts.length;
    this.#program.tell(`mode ${mode}`);
    return until(`the stimulus as ${mode}`, () => this.#layouts[shown], { everyMs: 5 });
  }

  /** Of the current mode. */
  get layout(): StimulusLayout {
    const layout = this.#layouts.at(-1);
    if (layout === undefined) throw new Error('The stimulus has not begun');
    return layout;
  }

  forget(): void {
    this.frames.length = 0;
    this.inputs.length = 0;
  }

  #hear(line: string): void {
    const [kind, number, first, second] = line.split(' ');
    if (kind === 'MODE') this.#layouts.push(Layout.parse(JSON.parse(line.slice('MODE '.length))));
    else if (kind === 'F') {
      const [beganAtMs, drawnAtMs] = [fromNanoseconds(first), fromNanoseconds(second)];
      this.frames.push({ frameNumber: Number(number), beganAtMs, drawnAtMs });
    } else if (kind === 'E') {
      this.inputs.push({ arrivedAtMs: fromNanoseconds(first), drawnAtMs: fromNanoseconds(second) });
    }
  }
}
