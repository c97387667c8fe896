import path from 'node:path';
import type { SessionCode } from '@alongside/protocol';
import { AgentError } from './agent-error.ts';
import { composeAgent } from './compose.ts';
import type { Agent } from './core/agent.ts';
import { codedFault } from './core/coded-fault.ts';
import { endOnFault } from './core/end-on-fault.ts';
import { parseKeyCombination } from './global-key/key-combination.ts';
import { KeptGlobalKey } from './global-key/kept-global-key.ts';
import { openGlobalKey } from './global-key/open-global-key.ts';
import { hostSystem } from './host-system.ts';
import { agentFolders } from './instance/agent-folders.ts';
import { SingleInstance, type Wish } from './instance/single-instance.ts';
import { type MachineSettings, readMachineSettings } from './machine-settings/machine-settings.ts';
import { trustSystemCertificates } from './server/trust-system-certificates.ts';
import { openSystemBrowser } from './system-browser/open-system-browser.ts';
import { systemClock } from './system-clock.ts';
import { openSystemLog } from './system-log/open-system-log.ts';
import type { SystemLog } from './system-log/system-log.ts';
import { openTrayIcon } from './tray/open-tray-icon.ts';
import { openAgentWindow } from './window/open-agent-window.ts';

export interface AgentStart {
  readonly isHidden: boolean;
  /** For this start; null: as set or remembered. What the machine's settings say goes before. */
  readonly server: string | null;
  /** From a link; null: none. */
  readonly code: SessionCode | null;
}

/**
 * Runs the agent until the person or the system ends it, or hands over to the one that runs already.
 *
 * @returns the exit code
 */
export async function runAgent(start: AgentStart): Promise<number> {
  const folders = agentFolders();
  const listener: { wished: (wish: Wish) => void } = { wished: () => undefined };
  await using parts = new AsyncDisposableStack();
  const instance = await SingleInstance.claim(folders.runtime, { kind: 'show', code: start.code }, (wish) => {
    listener.wished(wish);
  });
  if (instance === null) return 0;
  parts.use(instance);
  const log = await openSystemLog({
    folder: path.join(folders.state, 'log'),
    now: () => systemClock.now(),
    report: sayFault,
  });
  const report = reporterTo(log);
  const settings = await readMachineSettings();
  trustSystemCertificates();
  const over = Promise.withResolvers<undefined>();
  let exitCode = 0;
  const agent = await composeAgent({
    server: settings.server ?? start.server,
    enrolmentToken: settings.enrolmentToken,
    isHidden: start.isHidden,
    codecs: settings.codecs,
    system: hostSystem(),
    stateFolder: folders.state,
    browser: openSystemBrowser(process.env['ALONGSIDE_AGENT_BROWSER'] ?? null),
    log,
    report,
    quit: () => {
      over.resolve(undefined);
    },
  });
  endOnFault({
    clock: systemClock,
    report,
    stop: () => {
      exitCode = 1;
      return agent.stop();
    },
    exit: () => process.exit(1),
  });
  const window = parts.use(await openWindow(agent, report));
  parts.use(await holdGlobalKey(agent, settings, report));
  const raise = (): void => {
    window.raise();
  };
  parts.use(await openTrayIcon({ agent, raise }));
  listener.wished = ({ code }) => {
    if (code !== null) agent.offerCode(code);
    void agent.command({ kind: 'show' });
    window.raise();
  };
  if (start.code !== null) agent.offerCode(start.code);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.once(signal, () => void agent.stop());
  await over.promise;
  return exitCode;
}

function openWindow(agent: Agent, report: (cause: unknown) => void) {
  return openAgentWindow({
    agent,
    clock: systemClock,
    picture: (picturePath) => agent.personPicture(picturePath),
    failed: report,
  });
}

/** A device without such a key is still helped: the window has a button for the same. */
async function holdGlobalKey(
  agent: Agent,
  { globalKey }: MachineSettings,
  report: (cause: unknown) => void,
): Promise<AsyncDisposable | null> {
  const combination = parseKeyCombination(globalKey);
  if (combination === null) return null;
  const pressed = (): void => {
    agent.endNow();
  };
  return KeptGlobalKey.hold({
    open: (lost) => openGlobalKey({ combination, pressed, lost, report }),
    clock: systemClock,
    changed: (isHeld) => {
      agent.handleGlobalKey(isHeld ? globalKey : null);
    },
    report,
  });
}

/** Codes only: what else an error says may come from outside. */
function reporterTo(log: SystemLog): (cause: unknown) => void {
  return (cause) => {
    const code = cause instanceof AgentError ? cause.code : codedFault(cause).code;
    log.write({ kind: 'fault', code, session: null });
    if (code === 'AGENT_FAULT') sayFault(cause);
  };
}

function sayFault(cause: unknown): void {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
}
