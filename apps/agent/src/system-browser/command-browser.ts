import { spawn } from 'node:child_process';
import { AgentError } from '../agent-error.ts';
import type { SystemBrowser } from './system-browser.ts';

/** A program that hasn't failed by then has handed the page over, or is the browser itself. */
const FAILS_WITHIN_MS = 3_000;

/** Opens pages by a program that takes the address as its last argument. */
export class CommandBrowser implements SystemBrowser {
  readonly #command: readonly [program: string, ...args: string[]];

  constructor(...command: readonly [program: string, ...args: string[]]) {
    this.#command = command;
  }

  open(url: URL): Promise<void> {
    const [program, ...args] = this.#command;
    const opened = Promise.withResolvers<undefined>();
    // A browser that is started by this outlives the agent.
    const child = spawn(program, [...args, url.href], { stdio: 'ignore', detached: true });
    const timer = setTimeout(() => {
      opened.resolve(undefined);
    }, FAILS_WITHIN_MS);
    child.on('error', (cause) => {
      opened.reject(new AgentError('BROWSER_UNAVAILABLE', cause));
    });
    child.on('exit', (code) => {
      if (code === 0) opened.resolve(undefined);
      else opened.reject(new AgentError('BROWSER_UNAVAILABLE', `exit code ${String(code)}`));
    });
    child.unref();
    return opened.promise.finally(() => {
      clearTimeout(timer);
    });
  }
}
