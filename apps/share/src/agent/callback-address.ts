import { AGENT_CALLBACK_PATH, type AgentSignInRequest } from '@alongside/protocol';

/** What the agent is told: the code, or that the person said no (RFC 6749, 4.1.2.1). */
type Told = { readonly code: string } | { readonly error: 'access_denied' };

/** Where the agent listens on this very machine (RFC 8252, 7.3). */
export function callbackAddress({ port, state }: AgentSignInRequest, told: Told): string {
  const query = new URLSearchParams({ ...told, state });
  return `http://127.0.0.1:${String(port)}${AGENT_CALLBACK_PATH}?${query.toString()}`;
}
