/** What can go wrong in the engine. Codes never change their meaning. */
export type AgentErrorCode =
  /** No connection to the display, or one without an extension that the agent needs. */
  | 'DISPLAY_UNAVAILABLE'
  /** The connection to the display is gone. */
  | 'DISPLAY_LOST'
  /** The display's pixels are of a format that the agent doesn't read. */
  | 'DISPLAY_FORMAT_UNSUPPORTED'
  /** The system gives no memory to share with the display. */
  | 'SHARED_MEMORY_UNAVAILABLE'
  /** This build has no encoder for the codec, or it refuses its settings. */
  | 'ENCODER_UNAVAILABLE'
  | 'ENCODER_FAILED'
  /** A description of the other end that can't be taken. */
  | 'DESCRIPTION_REFUSED';

export class AgentError extends Error {
  readonly code: AgentErrorCode;

  constructor(code: AgentErrorCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'AgentError';
    this.code = code;
  }
}
