import type { AgentWindowCommand, AgentWindowState } from '@alongside/protocol';

/** The agent as its window, its tray icon and whatever else a person uses know it. */
export interface WindowAgent {
  readonly state: AgentWindowState;
  subscribe(listener: () => void): () => void;
  /** @throws {CodedError} why it wasn't done. */
  command(command: AgentWindowCommand): Promise<void>;
}
