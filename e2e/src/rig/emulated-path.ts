import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { NetworkRig } from './network-rig.ts';
import type { PathNature } from './path-queue.ts';
import { ProcessCalls } from './process-calls.ts';

const program = fileURLToPath(new URL('./emulated-path-program.ts', import.meta.url));

export interface EmulatedPathSettings {
  readonly toHelper: PathNature;
  readonly toSharer: PathNature;
  /** What is lost, and when packets are late. Default 1. */
  readonly seed: number;
}

/** What one direction has done. */
export interface CarriedPackets {
  readonly carried: number;
  readonly lost: number;
}

/**
 * A path of a chosen rate, delay, jitter and loss between the rig's two devices, through a process of its own. Everything
 * that one sends to the other's address goes that way, and no other way is left; both still reach the machine as before.
 */
export class EmulatedPath implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #calls: ProcessCalls;

  static async start(
    rig: NetworkRig,
    settings: Omit<EmulatedPathSettings, 'seed'> & { readonly seed?: number },
  ): Promise<EmulatedPath> {
    const names = [`al${process.pid}ts`, `al${process.pid}th`] as const;
    const path = new EmulatedPath(names);
    // Answered when both interfaces are there.
    await path.#calls.call('counted');
    await rig.separate();
    await rig.sharer.takeCable(names[0], rig.helper);
    await rig.helper.takeCable(names[1], rig.sharer);
    await path.#calls.call('begin', { seed: 1, ...settings });
    return path;
  }

  private constructor(names: readonly string[]) {
    const command = ['--pdeathsig', 'SIGKILL', process.execPath, program, ...names];
    this.#process = spawn('setpriv', command, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: undefined, VITEST: undefined },
    });
    this.#calls = new ProcessCalls(this.#process, {});
  }

  /** From now on the path is like this. */
  change(natures: Omit<EmulatedPathSettings, 'seed'>): Promise<void> {
    return this.#calls.call('change', natures);
  }

  /** To the helper, and to the sharer. */
  counted(): Promise<readonly [CarriedPackets, CarriedPackets]> {
    return this.#calls.call('counted');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    // Its threads wait for packets, so that it wouldn't end in order.
    this.#process.kill('SIGKILL');
    await ended;
  }
}
