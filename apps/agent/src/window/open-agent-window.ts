import { fileURLToPath } from 'node:url';
import type { Clock } from '@alongside/peer';
import { AgentError } from '../agent-error.ts';
import { AgentWindow } from './agent-window.ts';
import { type Picture, WindowServer } from './loopback/window-server.ts';
import { BrowserShell, type BrowserShellOptions } from './shell/browser-shell.ts';
import { openWindowStacking } from './stacking/open-window-stacking.ts';
import type { WindowAgent } from './window-agent.ts';

/** Where the build of the window's page is in the repository. */
/** Beside the program where it is installed. */
const BUILT_PAGE = fileURLToPath(
  new URL(
    import.meta.filename.endsWith('.ts') ? '../../../agent-window/dist/' : './window/',
    import.meta.url,
  ),
);

export interface AgentWindowOptions extends BrowserShellOptions {
  readonly agent: WindowAgent;
  readonly clock: Clock;
  /** A person's picture from the server, by the path in their profile. Rejected: it can't be had. */
  readonly picture: (path: string) => Promise<Picture>;
  /** Told what couldn't be done. */
  readonly failed: (error: AgentError) => void;
  /** Where the window's page is; by default as built in the repository. */
  readonly pageFolder?: string;
}

export interface OpenAgentWindow extends AsyncDisposable {
  /** Brings the window before the person. */
  raise(): void;
}

/**
 * The agent's window on this system, for as long as the agent runs.
 *
 * @throws {AgentError} WINDOW_FAILED: its page isn't there.
 */
export async function openAgentWindow(options: AgentWindowOptions): Promise<OpenAgentWindow> {
  const { agent, clock, picture, failed, pageFolder = BUILT_PAGE } = options;
  await using parts = new AsyncDisposableStack();
  const hung = (): void => {
    failed(new AgentError('WINDOW_HANGS'));
  };
  const server = parts.use(await WindowServer.listen({ agent, clock, pageFolder, picture, hung }));
  const stacking = parts.use(await openWindowStacking(options.env));
  const shell = new BrowserShell(options);
  const window = parts.use(new AgentWindow({ agent, server, shell, stacking, clock, failed }));
  const opened = parts.move();
  return {
    raise: () => {
      window.raise();
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
