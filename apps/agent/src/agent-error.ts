/** What can go wrong in the engine. Codes never change their meaning. */
export type AgentErrorCode =
  /** There is nothing for this system; the cause names it: Wayland, macOS, Android. */
  | 'SYSTEM_UNSUPPORTED'
  /** Windows didn't let input through: the window in front has higher rights, or the desktop isn't the person's. */
  | 'INPUT_REFUSED'
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
  | 'DESCRIPTION_REFUSED'
  /** Ended while it was being made. */
  | 'CONNECTION_CLOSED'
  /** A relay can't be reached, isn't one, or has gone. */
  | 'RELAY_UNREACHABLE'
  /** The key store can't be reached now, is locked, or has no room. */
  | 'KEY_STORE_UNAVAILABLE'
  /** What is in the key store isn't what was put there. */
  | 'KEY_STORE_DAMAGED'
  /** Others than this person could have read what is in the key store. */
  | 'KEY_STORE_EXPOSED'
  /** The machine's settings can't be read, or aren't what they should be. */
  | 'MACHINE_SETTINGS_INVALID'
  /** No browser could be opened. */
  | 'BROWSER_UNAVAILABLE'
  /** None of the browsers is installed that the agent's window can be shown with. */
  | 'WINDOW_BROWSER_MISSING'
  /** The agent's window can't be shown: its page isn't there, or the program that shows it fails. */
  | 'WINDOW_FAILED'
  /** The agent's window is there and doesn't answer; it is closed, and opened again where one is wanted. */
  | 'WINDOW_HANGS'
  /** Another program has the global key, or the keyboard has no such key. */
  | 'GLOBAL_KEY_TAKEN'
  /** Another agent of this person seems to run and doesn't answer. */
  | 'INSTANCE_UNREACHABLE';

export class AgentError extends Error {
  readonly code: AgentErrorCode;

  constructor(code: AgentErrorCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'AgentError';
    this.code = code;
  }
}
