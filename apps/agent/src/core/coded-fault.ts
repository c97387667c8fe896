import { CodedError, type ErrorCode } from '@alongside/protocol';
import { AgentError } from '../agent-error.ts';

/** What goes wrong in the agent as the person at the device is told of it. */
export function codedFault(cause: unknown): CodedError {
  if (cause instanceof CodedError) return cause;
  return new CodedError(cause instanceof AgentError ? codeOf(cause) : 'AGENT_FAULT', {}, { cause });
}

function codeOf({ code }: AgentError): ErrorCode {
  if (code.startsWith('KEY_STORE_')) return 'KEY_STORE_UNAVAILABLE';
  if (code.startsWith('DISPLAY_')) return 'DISPLAY_UNAVAILABLE';
  return code === 'BROWSER_UNAVAILABLE' ? code : 'AGENT_FAULT';
}
