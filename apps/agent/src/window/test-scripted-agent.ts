import { AgentWindowState, type AgentWindowCommand } from '@alongside/protocol';
import type { WindowAgent } from './window-agent.ts';

export interface ScriptedAgent extends WindowAgent {
  /** What it was told, in order. */
  readonly told: AgentWindowCommand[];
  /** What it does with what it is told; nothing at first. */
  answer: (command: AgentWindowCommand) => Promise<void>;
  /** Goes to a scene; parts of the rest of the state besides. */
  show(scene: object, rest?: object): void;
}

/** An agent that is about what a test says. */
export function scriptedAgent(scene: object = { kind: 'starting' }, rest: object = {}): ScriptedAgent {
  const listeners = new Set<() => void>();
  const told: AgentWindowCommand[] = [];
  let state = stateOf(scene, rest);
  const agent: ScriptedAgent = {
    told,
    get state() {
      return state;
    },
    answer: () => Promise.resolve(),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    command: (command) => {
      told.push(command);
      return agent.answer(command);
    },
    show: (next, nextRest = {}) => {
      state = stateOf(next, { ...state, ...nextRest });
      for (const listener of [...listeners]) listener();
    },
  };
  return agent;
}

const stateOf = (scene: object, rest: object): AgentWindowState =>
  AgentWindowState.parse({
    fault: null,
    server: 'https://help.northwind.example',
    globalKey: 'Ctrl+Alt+Shift+End',
    isWindowWanted: true,
    preferences: { locale: null, theme: 'system' },
    agentVersion: '0.1.0',
    ...rest,
    scene,
  });
