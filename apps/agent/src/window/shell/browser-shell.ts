import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AgentError } from '../../agent-error.ts';
import { hasCode } from '../../system-error.ts';
import { findBrowser } from './find-browser.ts';
import type { ShellWindow, WindowShell } from './window-shell.ts';

const STOP_GRACE_MS = 3_000;

/** The page needs nothing but itself, so the browser does nothing besides it and keeps nothing. */
const usualArguments = [
  // What the desktop knows the window by; the same as in the desktop entry.
  '--class=Alongside',
  '--window-size=456,700',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  '--hide-crash-restore-bubble',
  // Otherwise the desktop asks for the password of its key store.
  '--password-store=basic',
  '--use-mock-keychain',
];

/** Browsers refuse to run as root with their sandbox, and complain about running without it. Containers have only root. */
const rootArguments = ['--no-sandbox', '--test-type'];

export interface BrowserShellOptions {
  /** The program; by default the first that is installed. */
  readonly browser?: string;
  /** Besides the usual ones. */
  readonly browserArguments?: readonly string[];
  /** Where the window keeps what it needs while it is open; by default the person's folder for such things. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** An installed Chromium, Chrome or Edge in app mode: one page, without tabs and address bar, in a profile of its own. */
export class BrowserShell implements WindowShell {
  readonly #options: BrowserShellOptions;

  constructor(options: BrowserShellOptions = {}) {
    this.#options = options;
  }

  async open(address: string): Promise<ShellWindow> {
    const { env = process.env, browserArguments = [] } = this.#options;
    const program = this.#options.browser ?? findBrowser();
    const parent = this.#options.folder ?? env['XDG_RUNTIME_DIR'] ?? tmpdir();
    // Readable for this person alone, and new each time: a browser left over from before can't take the window over.
    const profile = await mkdtemp(path.join(parent, 'alongside-window-')).catch((cause: unknown) => {
      throw new AgentError('WINDOW_FAILED', cause);
    });
    const child = spawn(
      program,
      [
        `--app=${address}`,
        `--user-data-dir=${profile}`,
        ...usualArguments,
        ...(process.getuid?.() === 0 ? rootArguments : []),
        ...browserArguments,
      ],
      // A group of its own, so that all of it ends together.
      { stdio: 'ignore', detached: true, env },
    );
    const gone = new Promise<void>((resolve) => {
      child.once('exit', () => {
        resolve();
      });
    }).then(async () => {
      signalGroup(child.pid, 'SIGKILL');
      // What can't be removed is left to the system: the window is gone all the same.
      await rm(profile, { recursive: true, force: true, maxRetries: 10 }).catch(() => undefined);
    });
    try {
      await once(child, 'spawn');
    } catch (cause) {
      await rm(profile, { recursive: true, force: true });
      throw new AgentError('WINDOW_FAILED', cause);
    }
    const processId = child.pid ?? 0;
    return {
      processId,
      gone,
      [Symbol.asyncDispose]: async () => {
        signalGroup(processId, 'SIGTERM');
        const timer = setTimeout(() => {
          signalGroup(processId, 'SIGKILL');
        }, STOP_GRACE_MS);
        await gone;
        clearTimeout(timer);
      },
    };
  }
}

function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined || leader === 0) return;
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, signal);
  } catch (error) {
    // Gone, or somebody else's by now.
    if (!hasCode(error, 'ESRCH') && !hasCode(error, 'EPERM')) throw error;
  }
}
