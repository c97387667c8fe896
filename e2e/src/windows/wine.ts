import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ChildProgram } from '../rig/child-program.ts';

const run = promisify(execFile);

/** Programs under Wine can't take a Unix pipe for their output. */
const INTO_FILE = 'exec "$@" >"$ALONGSIDE_OUTPUT" 2>&1 </dev/null';

/** A Windows of its own: nobody else's programs, settings or files are in it. */
export class Wine implements AsyncDisposable {
  readonly #folder: string;
  readonly #env: Readonly<Record<string, string>>;
  #programs = 0;

  /** @param display where it is set up; nothing of it stays there */
  static async install(display: string): Promise<Wine> {
    const wine = new Wine(await mkdtemp(join(tmpdir(), 'alongside-wine-')));
    await wine.#run(display, 'wine', 'wineboot', '--init');
    // Without it, an old Windows that Node refuses.
    await wine.#run(display, 'wine', 'winecfg', '-v', 'win10');
    await wine.shutDown();
    return wine;
  }

  private constructor(folder: string) {
    this.#folder = folder;
    this.#env = {
      WINEPREFIX: join(folder, 'prefix'),
      WINEDEBUG: '-all',
      // Otherwise it asks whether to download them.
      WINEDLLOVERRIDES: 'mscoree,mshtml=',
    };
  }

  /** Starts a program, named as in Windows. */
  start(display: string, command: readonly string[]): WineProgram {
    this.#programs += 1;
    const output = join(this.#folder, `output-${this.#programs}`);
    const env = { ...this.#env, DISPLAY: display, ALONGSIDE_OUTPUT: output };
    const child = new ChildProgram('sh', { args: ['-c', INTO_FILE, 'sh', 'wine', ...command], env });
    return { child, output: () => readFileSync(output, 'utf8') };
  }

  /** Ends all its programs; the next one starts it anew, on another display if need be. */
  async shutDown(): Promise<void> {
    const env = { ...process.env, ...this.#env };
    // It fails when nothing runs.
    await run('wineserver', ['--kill'], { env }).catch(() => undefined);
    await run('wineserver', ['--wait'], { env });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.shutDown();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #run(display: string, command: string, ...args: readonly string[]): Promise<void> {
    const env = { ...process.env, ...this.#env, DISPLAY: display };
    await run(command, args, { env });
  }
}

export interface WineProgram {
  readonly child: ChildProgram;
  /** What it wrote so far. */
  readonly output: () => string;
}
