import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChildProgram } from './child-program.ts';
import { freePort } from './free-port.ts';
import { readServerOutput, type DemoPerson } from './server-output.ts';

export interface ServerOptions {
  /** Makes the demo organisations and prints their passwords. Default false. */
  readonly isDemo?: boolean;
  /** The address people use, where it isn't the server's own: through a {@link TcpProxy}, or another host. */
  readonly origin?: string;
  /** Default: one that is free. */
  readonly port?: number;
  /** Default: a fresh one, removed at the end. One that is given stays. */
  readonly dataFolder?: string;
  /** Further command-line arguments. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The program to run; default: the product's server. */
  readonly main?: string;
}

const productMain = fileURLToPath(new URL('../../../apps/server/src/main.ts', import.meta.url));
const startTimeoutMs = 120_000;

/** The product's server as people run it, in a process of its own that can be killed and started again. */
export class ServerProcess implements AsyncDisposable {
  readonly port: number;
  readonly dataFolder: string;
  readonly #options: ServerOptions;
  readonly #cleanUp = new AsyncDisposableStack();
  readonly #earlierOutput: string[] = [];
  #program: ChildProgram;

  private constructor(port: number, dataFolder: string, options: ServerOptions) {
    this.port = port;
    this.dataFolder = dataFolder;
    this.#options = options;
    if (options.dataFolder === undefined) {
      this.#cleanUp.defer(() => rm(dataFolder, { recursive: true, force: true }));
    }
    this.#program = this.#spawn();
  }

  /** Starts the server and waits until it says that it can serve. */
  static async start(options: ServerOptions = {}): Promise<ServerProcess> {
    const port = options.port ?? (await freePort());
    const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'alongside-data-')));
    const server = new ServerProcess(port, dataFolder, options);
    try {
      await server.#ready();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  #spawn(): ChildProgram {
    const { main = productMain, isDemo = false, origin, args = [], env } = this.#options;
    return new ChildProgram(process.execPath, {
      args: [
        main,
        ...['--port', String(this.port), '--data', this.dataFolder],
        ...(isDemo ? ['--demo'] : []),
        ...(origin === undefined ? [] : ['--origin', origin]),
        ...args,
      ],
      // The test runner's own options are not for the server.
      env: { NODE_OPTIONS: undefined, VITEST: undefined, NODE_ENV: undefined, ...env },
    });
  }

  async #ready(): Promise<void> {
    await this.#program.ready(
      'listening and ready',
      async () => {
        if (readServerOutput(this.#program.output).url === undefined) return undefined;
        // What it printed may be an address that only the browsers' network knows, with TLS in front of it.
        const response = await fetch(`http://localhost:${this.port}/readyz`);
        return response.ok ? true : undefined;
      },
      startTimeoutMs,
    );
  }

  get pid(): number {
    return this.#program.pid;
  }

  /** Where people find it: the given origin, or what it printed. No trailing slash. */
  get url(): string {
    const url = this.#options.origin ?? readServerOutput(this.output).url;
    if (url === undefined) throw new Error('The server has not printed its address');
    return url;
  }

  /**
   * The one-time link to the first administrator's page.
   *
   * @throws {Error} when none was printed: the server isn't fresh.
   */
  get setUpLink(): string {
    const { setUpLink } = readServerOutput(this.output);
    if (setUpLink === undefined)
      throw new Error(`The server printed no set-up link:\n${this.output.join('\n')}`);
    return setUpLink;
  }

  get people(): readonly DemoPerson[] {
    return readServerOutput(this.output).people;
  }

  /** The demo person whose line (name, role, organisation) or e-mail address matches. */
  person(pattern: RegExp): DemoPerson {
    const found = this.people.find(({ description, email }) => pattern.test(`${description} ${email}`));
    if (found === undefined)
      throw new Error(`No demo person matches ${String(pattern)}:\n${this.output.join('\n')}`);
    return found;
  }

  /** What it printed, earlier starts included. */
  get output(): readonly string[] {
    return [...this.#earlierOutput, ...this.#program.output];
  }

  get isRunning(): boolean {
    return this.#program.isRunning;
  }

  /** `kill -9`: it has no chance to say goodbye or to tidy up. */
  async kill(): Promise<void> {
    await this.#program.stop('SIGKILL');
  }

  /** Starts it again on the same port and data, and waits until it can serve. */
  async startAgain(): Promise<void> {
    await this.#program.stop();
    this.#earlierOutput.push(...this.#program.output);
    this.#program = this.#spawn();
    await this.#ready();
  }

  /** Ends it as an administrator would, and removes its data. */
  async stop(): Promise<void> {
    await this.#program.stop();
    await this.#cleanUp.disposeAsync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
