import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { until } from './until.ts';

export interface ChildProgramOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Opens file descriptor 3 for the program to write to; what it writes is in {@link ChildProgram.reported}. */
  readonly hasReportChannel?: boolean;
}

const stopGraceMs = 5_000;
const keptOutputLines = 2_000;

/** A test run that is killed disposes of nothing; the kernel then ends its programs. */
const dieWithParent = ['--pdeathsig', 'SIGKILL'] as const;

/** A program the rig started. It runs in a process group of its own, so that stopping it leaves nothing behind. */
export class ChildProgram implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #name: string;
  readonly #output: string[] = [];
  #reported = '';
  #failure: Error | undefined;

  constructor(command: string, options: ChildProgramOptions = {}) {
    const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
    if (options.hasReportChannel === true) stdio.push('pipe');
    this.#name = command;
    this.#child = spawn('setpriv', [...dieWithParent, command, ...(options.args ?? [])], {
      stdio,
      detached: true,
      env: { ...process.env, ...options.env },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    this.#child.on('error', (error) => {
      this.#failure = error;
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', (line) => this.#keep(line));
    }
    this.#child.stdio[3]?.on('data', (chunk: Buffer) => {
      this.#reported += chunk.toString('utf8');
    });
  }

  #keep(line: string): void {
    this.#output.push(line);
    if (this.#output.length > keptOutputLines) this.#output.shift();
  }

  get pid(): number {
    if (this.#child.pid === undefined) {
      throw new Error(`${this.#name} did not start`, { cause: this.#failure });
    }
    return this.#child.pid;
  }

  /** The newest lines of standard output and standard error, oldest first, at most 2,000. */
  get output(): readonly string[] {
    return this.#output;
  }

  /** What came on file descriptor 3. */
  get reported(): string {
    return this.#reported;
  }

  get isRunning(): boolean {
    return this.#failure === undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /**
   * Waits for something the program brings about.
   *
   * @throws {Error} at once when the program ends before, with its output.
   */
  async ready<T>(
    what: string,
    probe: () => T | undefined | Promise<T | undefined>,
    timeoutMs?: number,
  ): Promise<T> {
    const answer = await until<{ readonly value: T } | 'ended'>(
      `${this.#name}: ${what}`,
      async () => {
        if (!this.isRunning) return 'ended';
        const value = await probe();
        return value === undefined ? undefined : { value };
      },
      timeoutMs === undefined ? {} : { timeoutMs },
    ).catch((error: unknown) => {
      throw new Error(`${this.#name} is not ready (${what}). Output:\n${this.#output.join('\n')}`, {
        cause: error,
      });
    });
    if (answer === 'ended') {
      throw new Error(`${this.#name} ended too early (${what}). Output:\n${this.#output.join('\n')}`, {
        cause: this.#failure,
      });
    }
    return answer.value;
  }

  /** Ends the program and everything in its group, and returns when it is gone. Does nothing when it is. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (!this.isRunning || this.#child.pid === undefined) return;
    const gone = once(this.#child, 'exit');
    this.#signalGroup(signal);
    const force = setTimeout(() => this.#signalGroup('SIGKILL'), stopGraceMs);
    await gone;
    clearTimeout(force);
  }

  #signalGroup(signal: 'SIGTERM' | 'SIGKILL'): void {
    try {
      process.kill(-this.pid, signal);
    } catch (error) {
      const isAlreadyGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
      if (!isAlreadyGone) throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
