import type { Clock, MessageSocket, SocketHandlers } from '@alongside/peer';
import { CodedError, PROBLEM_MEDIA_TYPE, Problem, type Route } from '@alongside/protocol';
import { type z } from 'zod';
import type { DeviceKeys } from './device-keys.ts';
import { dpopProof } from './dpop-proof.ts';
import { type HttpAnswer, exchange } from './http-exchange.ts';
import { ServerClock } from './server-clock.ts';
import { openWebSocket } from './web-socket.ts';

const API_BASE = '/api/v1';
const NO_CONTENT = 204;
/** The `Date` header tells whole seconds. */
const DATE_UNIT_MS = 1_000;

export interface ProvenClientOptions {
  readonly origin: string;
  readonly keys: Pick<DeviceKeys, 'current'>;
  readonly clock: Clock;
}

/** Asks the server over HTTP and WebSocket, each request with a proof of the device's key for the token beside it. */
export class ProvenClient {
  readonly origin: string;
  readonly #keys: Pick<DeviceKeys, 'current'>;
  readonly #clock: Clock;
  readonly #serverClock: ServerClock;

  constructor({ origin, keys, clock }: ProvenClientOptions) {
    this.origin = origin;
    this.#keys = keys;
    this.#clock = clock;
    this.#serverClock = new ServerClock(clock);
  }

  /** By the server's clock, milliseconds since 1970. */
  now(): number {
    return this.#serverClock.now();
  }

  /**
   * Calls one route by its contract.
   * @param token null: there is none yet
   * @throws {CodedError} with the server's code; SERVER_UNREACHABLE without an answer
   */
  async call<R extends Route>(
    contract: R,
    token: string | null,
    body?: z.input<R['body']>,
  ): Promise<z.output<R['response']>> {
    const url = new URL(API_BASE + contract.path, this.origin);
    let answer = await this.ask(contract.method, url, token, body);
    if (isTimeRefused(answer)) answer = await this.ask(contract.method, url, token, body);
    if (answer.status < 200 || answer.status >= 300) throw problemOf(answer);
    const parsed = contract.response.safeParse(answer.status === NO_CONTENT ? undefined : jsonOf(answer));
    if (!parsed.success) throw new CodedError('SERVER_FAULT', {}, { cause: parsed.error });
    return parsed.data as z.output<R['response']>;
  }

  /** One request and its answer, whatever its status. @throws {CodedError} SERVER_UNREACHABLE */
  async ask(method: string, url: URL, token: string | null, body?: unknown): Promise<HttpAnswer> {
    const headers = {
      accept: `application/json, ${PROBLEM_MEDIA_TYPE}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(await this.#credentials(method, url, token)),
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

  openSocket(
    { path, protocols, token }: { path: string; protocols: readonly string[]; token: () => string | null },
    handlers: SocketHandlers,
  ): MessageSocket {
    const url = new URL(path, this.origin);
    return openWebSocket({ url, protocols, headers: () => this.#credentials('GET', url, token()) }, handlers);
  }

  async #credentials(
    method: string,
    url: URL,
    token: string | null,
  ): Promise<Readonly<Record<string, string>>> {
    const address = `${url.origin}${url.pathname}`;
    const key = await this.#keys.current();
    const proof = await dpopProof(key, { method, address, token, nowMs: this.#serverClock.now() });
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

/** What the server says is wrong. */
export function problemOf(answer: HttpAnswer): CodedError {
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
