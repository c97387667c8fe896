import type { AgentWindowCommand, AgentWindowScene, AgentWindowState } from '@alongside/protocol';
import { until } from '../rig/until.ts';
import type { WindowsComputer } from './windows-computer.ts';
import type { OutsideCalls } from './windows-calls.ts';

type SceneOf<Kind extends AgentWindowScene['kind']> = Extract<AgentWindowScene, { kind: Kind }>;

/** The whole agent in Windows, whose person is the test. */
export class WindowsAgent {
  #computer: WindowsComputer | null = null;
  #state: AgentWindowState | null = null;
  #address: string | null = null;
  readonly faults: string[] = [];

  /** What the computer is to tell to. */
  readonly told: Partial<OutsideCalls> = {
    agentState: (state) => {
      this.#state = state;
    },
    openBrowser: (address) => {
      this.#address = address;
    },
    fault: (text) => {
      this.faults.push(text);
    },
  };

  /** @param server its origin */
  async start(computer: WindowsComputer, server: string): Promise<void> {
    this.#computer = computer;
    await computer.call('startAgent', server);
  }

  /** Waits until the agent's window would show this, and `matches`. */
  scene<Kind extends AgentWindowScene['kind']>(
    kind: Kind,
    matches: (scene: SceneOf<Kind>) => boolean = () => true,
  ): Promise<SceneOf<Kind>> {
    const isKind = (scene: AgentWindowScene): scene is SceneOf<Kind> => scene.kind === kind;
    return until(`the agent shows ${kind}`, () => {
      const scene = this.#state?.scene;
      return scene !== undefined && isKind(scene) && matches(scene) && scene;
    }).catch((cause: unknown) => {
      throw new Error([`not ${kind} but ${JSON.stringify(this.#state)}`, ...this.faults].join('\n'), {
        cause,
      });
    });
  }

  /** Where the agent sent the person's browser. */
  browserAddress(): Promise<string> {
    return until('the sign-in page', () => this.#address ?? undefined);
  }

  /** @throws {Error} with the code of the refusal */
  async command(command: AgentWindowCommand): Promise<void> {
    await this.#computer?.call('agentCommand', command);
  }
}
