import { lookup } from 'node:dns/promises';
import {
  CodedError,
  LIVE_PATH,
  LIVE_SUBPROTOCOL,
  PROOF_WINDOW_MS,
  type ServerOrigin,
} from '@alongside/protocol';
import { WebSocket } from 'ws';
import { exchange, plainAgent, secureAgent } from '../../server/http-exchange.ts';
import { type Finding, finding } from '../finding.ts';

/** What Node's TLS says of certificates. */
const UNTRUSTED = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY))/;

interface Reached {
  readonly origin: ServerOrigin;
  /** The server's clock, to the second; null: it doesn't say. */
  readonly serverTimeMs: number | null;
}

/** What the network says of the server; asked once for several checks. */
export type ServerAnswer =
  ({ readonly kind: 'reached' } & Reached) | { readonly kind: 'not-reached'; readonly found: Finding };

/** Name, way, certificate, and whether it is Alongside that answers. */
export async function askServer(origin: ServerOrigin | null, hasProxy: boolean): Promise<ServerAnswer> {
  if (origin === null) return { kind: 'not-reached', found: finding('server-unset') };
  const { hostname } = new URL(origin);
  // Behind a proxy names are the proxy's business.
  if (!hasProxy && !(await isKnown(hostname))) {
    return { kind: 'not-reached', found: finding('server-unknown', { host: hostname }) };
  }
  try {
    const answer = await exchange(new URL('/readyz', origin), QUESTION);
    const text = answer.body.toString('utf8', 0, 200);
    if (!/^\{"status":"(ready|not ready)"\}$/.test(text)) {
      return { kind: 'not-reached', found: finding('server-other', { server: origin }) };
    }
    const at = Date.parse(answer.headers.date ?? '');
    return { kind: 'reached', origin, serverTimeMs: Number.isNaN(at) ? null : at };
  } catch (error) {
    const reason = systemCodeOf(error instanceof CodedError ? error.cause : error);
    const code = UNTRUSTED.test(reason) ? 'server-untrusted' : 'server-unreachable';
    return { kind: 'not-reached', found: finding(code, { server: origin, reason }) };
  }
}

const QUESTION = { method: 'GET', headers: { 'cache-control': 'no-store' }, body: null } as const;

const isKnown = (hostname: string): Promise<boolean> =>
  lookup(hostname.replaceAll(/[[\]]/g, '')).then(
    () => true,
    () => false,
  );

/** What happened may hide in causes, one in the other. */
function systemCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.name : systemCodeOf(error.cause);
}

export const checkServer = (answer: ServerAnswer): Finding =>
  answer.kind === 'reached' ? finding('server-ready', { server: answer.origin }) : answer.found;

/** Proofs of the device's key say when they were made; the server refuses those of another time. */
export function checkClock(answer: ServerAnswer, nowMs: number): Finding {
  if (answer.kind !== 'reached' || answer.serverTimeMs === null) return finding('needs-server');
  const seconds = Math.round((nowMs - answer.serverTimeMs) / 1_000);
  const isRight = Math.abs(seconds) * 1_000 < PROOF_WINDOW_MS;
  return finding(isRight ? 'clock-right' : 'clock-wrong', { seconds: String(seconds) });
}

/** Whether an upgrade to a WebSocket gets through to the server, which refuses it for want of a sign-in. */
export async function checkLive(answer: ServerAnswer, signal: AbortSignal): Promise<Finding> {
  if (answer.kind !== 'reached') return finding('needs-server');
  const url = `${answer.origin.replace(/^http/, 'ws')}${LIVE_PATH}`;
  const { promise, resolve } = Promise.withResolvers<Finding>();
  const socket = new WebSocket(url, [LIVE_SUBPROTOCOL], {
    origin: answer.origin,
    agent: url.startsWith('wss:') ? secureAgent : plainAgent,
  });
  const blocked = (reason: string): void => {
    resolve(finding('live-blocked', { reason }));
  };
  socket.on('unexpected-response', (_request, response) => {
    const isServers = String(response.headers['content-type']).startsWith('application/problem+json');
    if (isServers && response.statusCode === 401) resolve(finding('live-ready'));
    else blocked(String(response.statusCode));
    socket.terminate();
  });
  socket.on('open', () => {
    socket.terminate();
    blocked('101');
  });
  socket.on('error', (error) => {
    blocked(systemCodeOf(error));
  });
  signal.addEventListener('abort', () => {
    socket.terminate();
  });
  return promise;
}
