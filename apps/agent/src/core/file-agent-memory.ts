import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hasCode } from '../system-error.ts';
import { type AgentMemory, NOTHING_REMEMBERED, Remembered } from './agent-memory.ts';

interface FileAgentMemoryOptions {
  readonly file: string;
  /** Told of what couldn't be read or written; for a log. */
  readonly report: (cause: unknown) => void;
}

/** In one file, which is replaced whole. */
export class FileAgentMemory implements AgentMemory {
  readonly #options: FileAgentMemoryOptions;
  #wanted: Remembered | null = null;
  #writing: Promise<void> | null = null;

  constructor(options: FileAgentMemoryOptions) {
    this.#options = options;
  }

  async load(): Promise<Remembered> {
    try {
      return Remembered.parse(JSON.parse(await readFile(this.#options.file, 'utf8')));
    } catch (cause) {
      if (!hasCode(cause, 'ENOENT')) this.#options.report(cause);
      return NOTHING_REMEMBERED;
    }
  }

  save(remembered: Remembered): void {
    this.#wanted = remembered;
    this.#writing ??= this.#write();
  }

  /** Settles when what was given to be saved is, or could not be. */
  async saved(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    const { file, report } = this.#options;
    while (this.#wanted !== null) {
      const text = JSON.stringify(this.#wanted);
      this.#wanted = null;
      try {
        await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
        await writeFile(`${file}.new`, text, { mode: 0o600 });
        await rename(`${file}.new`, file);
      } catch (cause) {
        report(cause);
      }
    }
    this.#writing = null;
  }
}
