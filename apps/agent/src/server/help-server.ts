import type { AgentMe, DeviceFacts, SessionCode, SessionView } from '@alongside/protocol';
import type { MessageSocket, SocketHandlers } from '@alongside/peer';

export interface RedeemedCode {
  readonly code: string;
  readonly codeVerifier: string;
  readonly device: DeviceFacts;
}

export interface PictureFile {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** The server as an agent knows it. Everything rejects with a `CodedError`, SERVER_UNREACHABLE without an answer. */
export interface HelpServer {
  readonly origin: string;
  /** By the server's clock, milliseconds since 1970. */
  now(): number;
  /** Signs in; what follows is asked with this sign-in. */
  redeem(code: RedeemedCode): Promise<{ readonly me: AgentMe; readonly token: string }>;
  me(): Promise<AgentMe>;
  signOut(): Promise<void>;
  join(code: SessionCode): Promise<SessionView>;
  /** Opens one live socket, once. */
  ticket(): Promise<string>;
  openSocket(protocols: readonly string[], handlers: SocketHandlers): MessageSocket;
  /** @param path as in a profile */
  personPicture(path: string): Promise<PictureFile>;
}
