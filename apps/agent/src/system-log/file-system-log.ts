import { appendFile, chmod, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { hasCode } from '../system-error.ts';
import type { SystemLog, SystemLogEvent } from './system-log.ts';
import { systemLogEntry } from './system-log-entry.ts';

const FILE = 'agent.log';
/** `agent.log.1` is the newest of them. */
const FORMER_FILES = 4;
const FILE_MAX_BYTES = 1_000_000;

export interface FileSystemLogOptions {
  /** Made when it isn't there. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told why something couldn't be written. */
  readonly report: (cause: unknown) => void;
  /** After this much another file is begun; default 1 MB. */
  readonly fileMaxBytes?: number;
}

/** The log as files of this person: one line per event with its time, five files at most. */
export class FileSystemLog implements SystemLog {
  readonly #options: FileSystemLogOptions;
  readonly #file: string;
  #last: Promise<void> = Promise.resolve();

  constructor(options: FileSystemLogOptions) {
    this.#options = options;
    this.#file = path.join(options.folder, FILE);
  }

  write(event: SystemLogEvent): void {
    const line = `${new Date(this.#options.now()).toISOString()} ${systemLogEntry(event).line}\n`;
    this.#last = this.#last.then(() => this.#append(line)).catch(this.#options.report);
  }

  flush(): Promise<void> {
    return this.#last;
  }

  async #append(line: string): Promise<void> {
    await mkdir(this.#options.folder, { recursive: true, mode: 0o700 });
    const size = await sizeOf(this.#file);
    if (size + line.length > (this.#options.fileMaxBytes ?? FILE_MAX_BYTES)) await this.#rotate();
    await appendFile(this.#file, line, { mode: 0o600 });
    // One that was there before keeps the rights it had.
    if (size > 0) await chmod(this.#file, 0o600);
  }

  async #rotate(): Promise<void> {
    for (let number = FORMER_FILES; number >= 1; number -= 1) {
      const former = number === 1 ? this.#file : `${this.#file}.${number - 1}`;
      await rename(former, `${this.#file}.${number}`).catch((error: unknown) => {
        if (!hasCode(error, 'ENOENT')) throw error;
      });
    }
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw error;
  }
}
