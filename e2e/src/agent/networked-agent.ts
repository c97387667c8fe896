import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PeerStats } from '@alongside/peer';
import type { IceServer } from '@alongside/protocol';
import type { NetworkNamespace } from '../rig/index.ts';
import type { HelperPage } from './helper-page.ts';
import { ProcessCalls } from '../rig/process-calls.ts';

const program = fileURLToPath(new URL('./networked-agent-program.ts', import.meta.url));

export interface NetworkedAgentSettings {
  /** As in DISPLAY. */
  readonly display: string;
  readonly iceServers?: readonly IceServer[];
  /** PEM. */
  readonly relayAuthorities?: readonly string[];
}

export interface NetworkedAgentOptions extends NetworkedAgentSettings {
  readonly network: NetworkNamespace;
  readonly helper: HelperPage;
}

/** The agent's engine in a process and a network of its own. It presses a key on its display when the helper says so. */
export class NetworkedAgent implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #calls: ProcessCalls;

  static async start({ network, helper, ...settings }: NetworkedAgentOptions): Promise<NetworkedAgent> {
    const agent = new NetworkedAgent(network, helper);
    await agent.#calls.call('start', settings);
    return agent;
  }

  private constructor(network: NetworkNamespace, helper: HelperPage) {
    const command = ['--pdeathsig', 'SIGKILL', ...network.commandPrefix, process.execPath, program];
    this.#process = spawn('setpriv', command, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: undefined, VITEST: undefined },
    });
    this.#calls = new ProcessCalls(this.#process, {
      answer: (offer: Parameters<HelperPage['answer']>[0]) => helper.answer(offer),
      addCandidate: (candidate: Parameters<HelperPage['addCandidate']>[0]) => helper.addCandidate(candidate),
      candidates: () => helper.candidates(),
    });
  }

  /** Returns when there is a path, and the control channel is open. */
  connect(): Promise<void> {
    return this.#calls.call('connect');
  }

  /** For the next path. */
  setIceServers(iceServers: readonly IceServer[]): Promise<void> {
    return this.#calls.call('setIceServers', iceServers);
  }

  /** A new path under the same page. */
  restart(): Promise<void> {
    return this.#calls.call('restart');
  }

  /** Returns when the agent has noticed that there is no path any more. */
  lostPath(): Promise<void> {
    return this.#calls.call('lostPath');
  }

  show(): Promise<void> {
    return this.#calls.call('show');
  }

  stats(): Promise<PeerStats> {
    return this.#calls.call('stats');
  }

  /** What was survived. */
  faults(): Promise<readonly string[]> {
    return this.#calls.call('faults');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }
}
