import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { descendantsOf, readProcesses } from './processor-time.ts';

/** Whose processor time a program's is booked as. */
export type Group = 'host' | 'relay' | 'screen' | 'stimulus' | 'viewer' | 'probe';

export type GroupSeconds = Readonly<Partial<Record<Group, number>>>;

interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** Told of each line that it writes; without it, what it writes goes to its log. */
  readonly heard?: (line: string) => void;
}

const STOP_GRACE_MS = 3_000;

/** A program that one run started. */
export class Program {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
  }

  get id(): number {
    return this.#child.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  tell(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Ends it and what came from it. */
  async stop(): Promise<void> {
    if (!this.isRunning) return;
    const gone = once(this.#child, 'exit');
    const family = descendantsOf([this.id]);
    end([this.id], 'SIGTERM');
    await Promise.race([gone, pause(STOP_GRACE_MS, undefined, { ref: false })]);
    end(family, 'SIGKILL');
    await gone;
  }
}

function end(ids: Iterable<number>, signal: NodeJS.Signals): void {
  for (const id of ids) {
    try {
      process.kill(id, signal);
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
    }
  }
}

/** The programs of one run, by whose work theirs is. */
export class Programs implements AsyncDisposable {
  readonly #logFolder: string;
  readonly #programs: { readonly group: Group; readonly program: Program }[] = [];
  readonly #adopted: { readonly group: Group; readonly id: number }[] = [];

  constructor(logFolder: string) {
    this.#logFolder = logFolder;
    mkdirSync(logFolder, { recursive: true });
  }

  start(group: Group, command: string, args: readonly string[], options: ProgramOptions = {}): Program {
    const log = openSync(join(this.#logFolder, `${group}-${basename(command)}.log`), 'a');
    const { heard } = options;
    // Dies with us, however we end.
    const child = spawn('setpriv', ['--pdeathsig', 'SIGKILL', command, ...args], {
      env: { ...process.env, ...options.env },
      ...(options.folder === undefined ? {} : { cwd: options.folder }),
      stdio: [heard === undefined ? 'ignore' : 'pipe', heard === undefined ? log : 'pipe', log],
    });
    closeSync(log);
    child.on('error', (cause) => {
      console.error(`${command}: ${cause.message}`);
    });
    if (heard !== undefined && child.stdout !== null)
      createInterface({ input: child.stdout }).on('line', heard);
    const program = new Program(child);
    this.#programs.push({ group, program });
    return program;
  }

  /** Books somebody else's program, who ends it too. */
  adopt(group: Group, id: number): void {
    this.#adopted.push({ group, id });
  }

  /** The processes of a group, with all that came from them. */
  processesOf(group: Group): ReadonlySet<number> {
    const ids = this.#programs.flatMap((each) => (each.group === group ? each.program.id : []));
    return descendantsOf([...ids, ...this.#adopted.flatMap((each) => (each.group === group ? each.id : []))]);
  }

  /** What each group has used so far, with all that came from its programs. */
  groupSeconds(): GroupSeconds {
    const processes = readProcesses();
    const groups = new Map([
      ...this.#programs.map(({ group, program }) => [program.id, group] as const),
      ...this.#adopted.map(({ group, id }) => [id, group] as const),
    ]);
    const groupOf = (id: number): Group | undefined => {
      for (let at = id; at > 1; at = processes.get(at)?.parent ?? 0) {
        const group = groups.get(at);
        if (group !== undefined) return group;
      }
      return undefined;
    };
    const used: Partial<Record<Group, number>> = {};
    for (const group of groups.values()) used[group] = 0;
    for (const [id, { seconds }] of processes) {
      const group = groupOf(id);
      if (group !== undefined) used[group] = (used[group] ?? 0) + seconds;
    }
    return used;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { program } of this.#programs.splice(0).toReversed()) await program.stop();
  }
}
