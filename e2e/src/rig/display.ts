import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ChildProgram } from './child-program.ts';

const run = promisify(execFile);

export interface DisplaySize {
  /** Default 1280. */
  readonly widthPx?: number;
  /** Default 800. */
  readonly heightPx?: number;
}

/** A real X screen (Xvfb) with a window manager (openbox). One per person, so that no window hides another's. */
export class Display implements AsyncDisposable {
  /** As in the environment variable DISPLAY, for instance `:3`. */
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly #programs: AsyncDisposableStack;

  private constructor(name: string, size: Required<DisplaySize>, programs: AsyncDisposableStack) {
    this.name = name;
    this.widthPx = size.widthPx;
    this.heightPx = size.heightPx;
    this.#programs = programs;
  }

  static async start({ widthPx = 1280, heightPx = 800 }: DisplaySize = {}): Promise<Display> {
    await using programs = new AsyncDisposableStack();
    const screen = `${widthPx}x${heightPx}x24`;
    const server = programs.use(
      new ChildProgram('Xvfb', {
        // -noreset: without it the screen is wiped when its first client leaves.
        args: ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'],
        hasReportChannel: true,
      }),
    );
    const number = await server.ready('a display number', () => /^(\d+)\n/.exec(server.reported)?.[1]);
    const name = `:${number}`;
    const manager = programs.use(
      new ChildProgram('openbox', { args: ['--sm-disable'], env: { DISPLAY: name } }),
    );
    await manager.ready('the window manager', async () => {
      const { stdout } = await run('xprop', ['-display', name, '-root', '_NET_SUPPORTING_WM_CHECK']);
      return stdout.includes('window id') ? true : undefined;
    });
    return new Display(name, { widthPx, heightPx }, programs.move());
  }

  /** Stores what a person in front of this screen would see, as PNG. */
  async capture(path: string): Promise<void> {
    await run('import', ['-display', this.name, '-window', 'root', path]);
  }

  async stop(): Promise<void> {
    await this.#programs.disposeAsync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
