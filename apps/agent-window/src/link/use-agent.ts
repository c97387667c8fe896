import type { AgentWindowCommand, AgentWindowScene, AgentWindowState } from '@alongside/protocol';
import { createContext, use } from 'react';

/** The agent as the scenes know it. */
export interface Agent {
  readonly state: AgentWindowState;
  /** @throws {CodedError} the agent's reason. */
  readonly command: (command: AgentWindowCommand) => Promise<void>;
}

export const AgentContext = createContext<Agent | null>(null);

export function useAgent(): Agent {
  const agent = use(AgentContext);
  if (agent === null) throw new Error('useAgent needs an AgentContext around it');
  return agent;
}

export type SceneOf<Kind extends AgentWindowScene['kind']> = Extract<
  AgentWindowScene,
  { readonly kind: Kind }
>;
