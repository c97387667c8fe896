import type { Clock, MessageSocket, SocketHandlers } from '@alongside/peer';
import {
  type AgentMe,
  CodedError,
  LIVE_PATH,
  type SessionCode,
  type SessionView,
  agentMeRoute,
  agentSignInRoute,
  endAgentSignInRoute,
  joinSessionRoute,
  liveTicketRoute,
} from '@alongside/protocol';
import type { DeviceKeys } from './device-keys.ts';
import type { HelpServer, PictureFile, RedeemedCode } from './help-server.ts';
import { ProvenClient, problemOf } from './proven-client.ts';

export interface WebHelpServerOptions {
  readonly origin: string;
  readonly keys: Pick<DeviceKeys, 'current'>;
  /** null: signed out. */
  readonly token: string | null;
  readonly clock: Clock;
}

/** Speaks to the server with the sign-in of a person. */
export class WebHelpServer implements HelpServer {
  readonly #client: ProvenClient;
  #token: string | null;

  constructor({ token, ...options }: WebHelpServerOptions) {
    this.#client = new ProvenClient(options);
    this.#token = token;
  }

  get origin(): string {
    return this.#client.origin;
  }

  now(): number {
    return this.#client.now();
  }

  async redeem(code: RedeemedCode): Promise<{ readonly me: AgentMe; readonly token: string }> {
    this.#token = null;
    const { token, ...me } = await this.#client.call(agentSignInRoute, null, code);
    this.#token = token;
    return { me, token };
  }

  me(): Promise<AgentMe> {
    return this.#client.call(agentMeRoute, this.#token);
  }

  async signOut(): Promise<void> {
    await this.#client.call(endAgentSignInRoute, this.#token);
    this.#token = null;
  }

  async join(code: SessionCode): Promise<SessionView> {
    return (await this.#client.call(joinSessionRoute, this.#token, { code, by: 'code' })).session;
  }

  async ticket(): Promise<string> {
    return (await this.#client.call(liveTicketRoute, this.#token)).ticket;
  }

  openSocket(protocols: readonly string[], handlers: SocketHandlers): MessageSocket {
    return this.#client.openSocket({ path: LIVE_PATH, protocols, token: () => this.#token }, handlers);
  }

  async personPicture(path: string): Promise<PictureFile> {
    const url = new URL(path, this.origin);
    if (url.origin !== this.origin) throw new CodedError('NOT_FOUND');
    const answer = await this.#client.ask('GET', url, this.#token);
    if (answer.status !== 200) throw problemOf(answer);
    return { mediaType: answer.headers['content-type'] ?? '', bytes: answer.body };
  }
}
