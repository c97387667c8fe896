import type { Clock, MessageSocket, SocketHandlers } from '@alongside/peer';
import {
  type AgentMe,
  CodedError,
  LIVE_PATH,
  PROBLEM_MEDIA_TYPE,
  Problem,
  type Route,
  type SessionCode,
  type SessionView,
  agentMeRoute,
  agentSignInRoute,
  endAgentSignInRoute,
  joinSessionRoute,
  liveTicketRoute,
} from '@alongside/protocol';
import { type z } from 'zod';
import type { DeviceKey } from './device-key.ts';
import { dpopProof } from './dpop-proof.ts';
import type { HelpServer, PictureFile, RedeemedCode } from './help-server.ts';
import { type HttpAnswer, exchange } from './http-exchange.ts';
import { ServerClock } from './server-clock.ts';
import { openWebSocket } from './web-socket.ts';

const API_BASE = '/api/v1';
const NO_CONTENT = 204;
/** The `Date` header tells whole seconds. */
const DATE_UNIT_MS = 1_000;

export interface WebHelpServerOptions {
  readonly origin: string;
  readonly key: DeviceKey;
  /** null: signed out. */
  readonly token: string | null;
  readonly clock: Clock;
}

/** Speaks to the server over HTTP and WebSocket, each request with a proof of the device's key. */
export class WebHelpServer implements HelpServer {
  readonly origin: string;
  readonly #key: DeviceKey;
  readonly #clock: Clock;
  readonly #serverClock: ServerClock;
  #token: string | null;

  constructor({ origin, key, token, clock }: WebHelpServerOptions) {
    this.origin = origin;
    this.#key = key;
    this.#token = token;
    this.#clock = clock;
    this.#serverClock = new ServerClock(clock);
  }

  now(): number {
    return this.#serverClock.now();
  }

  async redeem(code: RedeemedCode): Promise<{ readonly me: AgentMe; readonly token: string }> {
    this.#token = null;
    const { token, ...me } = await this.#call(agentSignInRoute, code);
    this.#token = token;
    return { me, token };
  }

  me(): Promise<AgentMe> {
    return this.#call(agentMeRoute);
  }

  async signOut(): Promise<void> {
    await this.#call(endAgentSignInRoute);
    this.#token = null;
  }

  async join(code: SessionCode): Promise<SessionView> {
    return (await this.#call(joinSessionRoute, { code, by: 'code' })).session;
  }

  async ticket(): Promise<string> {
    return (await this.#call(liveTicketRoute)).ticket;
  }

  openSocket(protocols: readonly string[], handlers: SocketHandlers): MessageSocket {
    const url = new URL(LIVE_PATH, this.origin);
    return openWebSocket({ url, protocols, headers: () => this.#credentials('GET', url) }, handlers);
  }

  async personPicture(path: string): Promise<PictureFile> {
    const url = new URL(path, this.origin);
    if (url.origin !== this.origin) throw new CodedError('NOT_FOUND');
    const answer = await this.#ask('GET', url, undefined);
    if (answer.status !== 200) throw problemOf(answer);
    return { mediaType: answer.headers['content-type'] ?? '', bytes: answer.body };
  }

  async #call<R extends Route>(contract: R, body?: z.input<R['body']>): Promise<z.output<R['response']>> {
    const url = new URL(API_BASE + contract.path, this.origin);
    let answer = await this.#ask(contract.method, url, body);
    if (isTimeRefused(answer)) answer = await this.#ask(contract.method, url, body);
    if (answer.status < 200 || answer.status >= 300) throw problemOf(answer);
    const parsed = contract.response.safeParse(answer.status === NO_CONTENT ? undefined : jsonOf(answer));
    if (!parsed.success) throw new CodedError('SERVER_FAULT', {}, { cause: parsed.error });
    return parsed.data as z.output<R['response']>;
  }

  async #ask(method: string, url: URL, body: unknown): Promise<HttpAnswer> {
    const headers = {
      accept: `application/json, ${PROBLEM_MEDIA_TYPE}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(await this.#credentials(method, url)),
    };
    const askedAtMs = this.#clock.now();
    const answer = await exchange(url, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    });
    const told = answer.headers.date;
    if (told !== undefined) this.#serverClock.learn(Date.parse(told), DATE_UNIT_MS, askedAtMs);
    return answer;
  }

  async #credentials(method: string, url: URL): Promise<Readonly<Record<string, string>>> {
    const token = this.#token;
    const address = `${url.origin}${url.pathname}`;
    const proof = await dpopProof(this.#key, { method, address, token, nowMs: this.#serverClock.now() });
    return { dpop: proof, ...(token !== null && { authorization: `DPoP ${token}` }) };
  }
}

function jsonOf({ body }: HttpAnswer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // The schema says that it isn't what was asked for.
    return null;
  }
}

function problemOf(answer: HttpAnswer): CodedError {
  const problem = Problem.safeParse(jsonOf(answer));
  if (!problem.success) return new CodedError('SERVER_FAULT', { status: answer.status });
  return new CodedError(problem.data.code, problem.data.details ?? {});
}

/** The clock of this machine is wrong; the answer has told the right time. */
function isTimeRefused(answer: HttpAnswer): boolean {
  const problem = Problem.safeParse(jsonOf(answer));
  if (!problem.success || problem.data.code !== 'PROOF_INVALID') return false;
  return problem.data.details?.['reason'] === 'time';
}
