import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildProgram } from '../rig/child-program.ts';

/** A real terminal in front of the person; what is typed into it can be read back when a line is finished. */
export class Editor implements AsyncDisposable {
  readonly #file: string;
  readonly #program: ChildProgram;
  readonly #folder: string;

  private constructor(folder: string, program: ChildProgram) {
    this.#folder = folder;
    this.#file = join(folder, 'text');
    this.#program = program;
  }

  /** @param display as in DISPLAY */
  static async start(display: string): Promise<Editor> {
    const folder = await mkdtemp(join(tmpdir(), 'alongside-editor-'));
    const command = `touch ${folder}/ready; exec cat > ${folder}/text`;
    const program = new ChildProgram('xterm', {
      args: ['-display', display, '-u8', '-geometry', '100x20+50+50', '-e', 'sh', '-c', command],
      env: { LC_ALL: 'C.UTF-8' },
    });
    await program.ready('the editor', async () => (await readFile(`${folder}/ready`), true));
    return new Editor(folder, program);
  }

  text(): Promise<string> {
    return readFile(this.#file, 'utf8');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program[Symbol.asyncDispose]();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
