export { admitDevices } from './admit-device.ts';
export { AgentAuthenticator } from './agent-authenticator.ts';
export { CallerAuthenticator } from './caller-authenticator.ts';
export { agentSignInsMigration } from './migrations/0303-agent-sign-ins.ts';
export { registerAgents } from './register-agents.ts';
export { ExpiringAgentRows } from './used-proofs.ts';
