export { AgentAuthenticator } from './agent-authenticator.ts';
export type { AgentPorts } from './agent-ports.ts';
export { CallerAuthenticator } from './caller-authenticator.ts';
export { agentSignInsMigration } from './migrations/0303-agent-sign-ins.ts';
export { registerAgents } from './register-agents.ts';
export { ExpiringAgentRows } from './used-proofs.ts';
