import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AgentError, openAgentWindow, systemClock } from '@alongside/agent';
import { scriptedAgent, type ScriptedAgent } from '@alongside/agent/test-scripted-agent';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Display } from '../rig/display.ts';
import { until } from '../rig/until.ts';

const run = promisify(execFile);

/** Who reaches for a page that is just being made may wait in vain; the next attempt finds it. */
const ATTEMPT = { timeout: 10_000 } as const;

/** A window on the display, as the window manager has it. */
interface ListedWindow {
  /** The display gives the id of a window that is gone to another one. */
  readonly id: string;
  /** Of the program that shows it. */
  readonly processId: number;
  readonly windowClass: string;
  readonly state: string;
}

export interface AgentWindowRigOptions {
  readonly scene: object;
  /** Parts of the state besides the scene. */
  readonly rest?: object;
  /** The program; by default the installed Chromium. */
  readonly browser?: string;
}

/** The agent's window on a display of its own, at an agent that does what a test says; driven by real keys. */
export class AgentWindowRig implements AsyncDisposable {
  readonly display: Display;
  readonly agent: ScriptedAgent;
  readonly failures: AgentError[];
  readonly #folder: string;
  readonly #parts: AsyncDisposableStack;
  #browser: Browser | null = null;

  static async start({ scene, rest, browser }: AgentWindowRigOptions): Promise<AgentWindowRig> {
    await using parts = new AsyncDisposableStack();
    const display = parts.use(await Display.start());
    const folder = await mkdtemp(join(tmpdir(), 'alongside-window-e2e-'));
    parts.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
    const agent = scriptedAgent(scene, rest);
    const failures: AgentError[] = [];
    parts.use(
      await openAgentWindow({
        agent,
        clock: systemClock,
        picture: () => Promise.reject(new Error('no pictures here')),
        failed: (error) => failures.push(error),
        folder,
        env: { ...process.env, DISPLAY: display.name, XDG_SESSION_TYPE: 'x11' },
        // The tests look at the page through the debugger.
        browserArguments: ['--disable-gpu', '--remote-debugging-port=0'],
        ...(browser !== undefined && { browser }),
      }),
    );
    return new AgentWindowRig({ display, agent, failures, folder, parts: parts.move() });
  }

  private constructor(made: {
    readonly display: Display;
    readonly agent: ScriptedAgent;
    readonly failures: AgentError[];
    readonly folder: string;
    readonly parts: AsyncDisposableStack;
  }) {
    this.display = made.display;
    this.agent = made.agent;
    this.failures = made.failures;
    this.#folder = made.folder;
    this.#parts = made.parts;
  }

  /** The page of the window that is open now. */
  async page(): Promise<Page> {
    return await until('the page of the window', async () => {
      const [profile] = await readdir(this.#folder);
      if (profile === undefined) return undefined;
      const [port] = (await readFile(join(this.#folder, profile, 'DevToolsActivePort'), 'utf8')).split('\n');
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, ATTEMPT);
      this.#browser = browser;
      const page = browser.contexts()[0]?.pages()[0];
      await page?.locator('main').waitFor(ATTEMPT);
      return page;
    });
  }

  /** Presses keys of the display's keyboard, as `xdotool key` names them. */
  async press(...keys: string[]): Promise<void> {
    await this.#xdotool('key', '--delay', '20', ...keys);
  }

  async type(text: string): Promise<void> {
    await this.#xdotool('type', '--delay', '20', text);
  }

  /** Presses Tab until the element with this name has the focus. */
  async tabTo(page: Page, name: string): Promise<void> {
    await until(`the focus on ${name}`, async () => {
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      });
      if (focused === name) return true;
      await this.press('Tab');
      return undefined;
    });
  }

  /** All windows, from the lowest to the one in front. */
  async stacked(): Promise<ListedWindow[]> {
    const { stdout } = await this.#xprop('-root', '_NET_CLIENT_LIST_STACKING');
    const ids = stdout.match(/0x[0-9a-f]+/gu) ?? [];
    return await Promise.all(
      ids.map(async (id) => {
        const hints = ['WM_CLASS', '_NET_WM_PID', '_NET_WM_STATE', '_NET_WM_DESKTOP'];
        const { stdout: told } = await this.#xprop('-id', id, ...hints);
        return {
          id,
          processId: Number(/_NET_WM_PID.*= (\d+)/u.exec(told)?.[1]),
          windowClass: /WM_CLASS.*, "(.*)"/u.exec(told)?.[1] ?? '',
          state: told,
        };
      }),
    );
  }

  /** What shows the window stands still from now on, all of it. */
  async stopWindow(): Promise<void> {
    // It leads its process group.
    process.kill(-(await this.#findWindow()).processId, 'SIGSTOP');
  }

  /** Kills what shows the window, as a crash or an angry task manager does. */
  async killWindow(): Promise<void> {
    const former = await this.#findWindow();
    process.kill(former.processId, 'SIGKILL');
    await until(
      'the window’s end',
      async () => !(await this.stacked()).some(({ processId }) => processId === former.processId),
    );
  }

  async #findWindow(): Promise<ListedWindow> {
    const [window] = (await this.stacked()).filter(({ windowClass }) => windowClass === 'Alongside');
    if (window === undefined) throw new Error('There is no window');
    return window;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser?.close().catch(() => undefined);
    await this.#parts.disposeAsync();
  }

  async #xdotool(...args: string[]): Promise<void> {
    await run('xdotool', args, { env: { ...process.env, DISPLAY: this.display.name } });
  }

  async #xprop(...args: string[]): Promise<{ readonly stdout: string }> {
    return await run('xprop', ['-display', this.display.name, ...args]);
  }
}
