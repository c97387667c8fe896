import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  AgentToWindow,
  AgentWindowCommand,
  AgentWindowScene,
  AgentWindowState,
} from '@alongside/protocol';
import { until } from '../rig/until.ts';

const program = fileURLToPath(new URL('./agent-program.ts', import.meta.url));

/** What the program tells the test. */
export type FromAgentProgram = AgentToWindow | { readonly type: 'browser'; readonly address: string };

interface AgentProcessOptions {
  /** As in DISPLAY. */
  readonly display: string;
  /** Origin of the server. */
  readonly server: string;
  /** By which the device enrols; default: somebody signs in. */
  readonly enrolmentToken?: string;
  /** What the program runs behind, such as the network it is in. */
  readonly commandPrefix?: readonly string[];
  /** Further variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

type SceneOf<Kind extends AgentWindowScene['kind']> = Extract<AgentWindowScene, { kind: Kind }>;

/** The agent in a process of its own, whose person is the test. It can be killed and started again. */
export class AgentProcess implements AsyncDisposable {
  readonly #options: AgentProcessOptions;
  readonly #folder: string;
  #commandPrefix: readonly string[];
  #child: ChildProcess;
  #state: AgentWindowState | null = null;
  readonly #addresses: string[] = [];
  readonly #replies = new Map<number, string | null>();
  #count = 0;
  readonly output: string[] = [];

  static async start(options: AgentProcessOptions): Promise<AgentProcess> {
    return new AgentProcess(options, await mkdtemp(join(tmpdir(), 'alongside-agent-')));
  }

  private constructor(options: AgentProcessOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
    this.#commandPrefix = options.commandPrefix ?? [];
    this.#child = this.#spawn();
  }

  get state(): AgentWindowState | null {
    return this.#state;
  }

  /** What it keeps from one start to the next. */
  get folder(): string {
    return this.#folder;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Waits until the window shows this, and `matches`. */
  scene<Kind extends AgentWindowScene['kind']>(
    kind: Kind,
    matches: (scene: SceneOf<Kind>) => boolean = () => true,
  ): Promise<SceneOf<Kind>> {
    const isKind = (scene: AgentWindowScene): scene is SceneOf<Kind> => scene.kind === kind;
    return this.#until(`the agent shows ${kind}`, () => {
      const scene = this.#state?.scene;
      return scene !== undefined && isKind(scene) && matches(scene) && scene;
    });
  }

  /** Where the agent sent the person's browser last. */
  browserAddress(): Promise<string> {
    return this.#until('the sign-in page', () => this.#addresses.at(-1));
  }

  /** Resolves to the code of the refusal, or null when it was done. */
  async command(command: AgentWindowCommand): Promise<string | null> {
    const n = this.send(command);
    return (
      await this.#until(`an answer to ${command.kind}`, () => {
        const code = this.#replies.get(n);
        return code === undefined ? undefined : { code };
      })
    ).code;
  }

  /** Without waiting for the answer; returns its number. */
  send(command: AgentWindowCommand): number {
    this.#count += 1;
    this.#child.send({ n: this.#count, command });
    return this.#count;
  }

  /** Lines of the system's log. */
  async log(): Promise<string> {
    const folder = join(this.#folder, 'log');
    const files = await readdir(folder);
    const texts = await Promise.all(files.sort().map((file) => readFile(join(folder, file), 'utf8')));
    return texts.join('');
  }

  async kill(): Promise<void> {
    if (this.#isGone) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  /** Stops it from running, as when it hangs, without ending it. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  /** Undoes {@link freeze}. */
  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  /** @param commandPrefix what it runs behind from now on; default: the same as before */
  async startAgain(commandPrefix = this.#commandPrefix): Promise<void> {
    await this.kill();
    this.#commandPrefix = commandPrefix;
    this.#state = null;
    this.#child = this.#spawn();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** {@link until}, but not after the program's end, and with what the program said when it doesn't happen. */
  async #until<T>(what: string, probe: () => T | undefined | false): Promise<T> {
    const seen = await until(what, () => {
      const found = probe();
      if (found !== undefined && found !== false) return { found };
      return this.#isGone && { found: null };
    }).catch((cause: unknown) => ({ cause, found: null }));
    if (seen.found !== null) return seen.found;
    const { exitCode, signalCode } = this.#child;
    const ending = this.#isGone ? `it ended (${exitCode ?? signalCode})` : 'it runs';
    throw new Error(`${what}: ${ending}, shows ${JSON.stringify(this.#state)}\n${this.output.join('\n')}`, {
      cause: 'cause' in seen ? seen.cause : undefined,
    });
  }

  get #isGone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #spawn(): ChildProcess {
    const { display, server, env, enrolmentToken = '' } = this.#options;
    const [command = '', ...args] = [
      ...this.#commandPrefix,
      ...['setpriv', '--pdeathsig', 'SIGKILL'],
      ...[process.execPath, program, this.#folder, server, enrolmentToken],
    ];
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        DISPLAY: display,
        XDG_SESSION_TYPE: 'x11',
        NODE_OPTIONS: '',
        VITEST: '',
        ...env,
      },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (part: Buffer) => this.output.push(part.toString('utf8')));
    }
    child.on('message', (message: FromAgentProgram) => {
      if (child === this.#child) this.#take(message);
    });
    return child;
  }

  #take(message: FromAgentProgram): void {
    if (message.type === 'state') this.#state = message.state;
    else if (message.type === 'browser') this.#addresses.push(message.address);
    else if (message.type === 'reply') this.#replies.set(message.n, message.code);
  }
}
