import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { SessionPorts } from '@alongside/domain';
import {
  type AgentMe,
  DEVICE_SUBPROTOCOL,
  type DeviceFacts,
  LIVE_PATH,
  Problem,
  type SessionId,
  ToDeviceMessage,
} from '@alongside/protocol';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { WebSocket } from 'ws';
import type { TestEngine } from '../../platform/database/test-engines.ts';
import { SystemClock } from '../../platform/clock/index.ts';
import { NodeLease } from '../../platform/nodes/index.ts';
import { DeviceConnections, DeviceListNews, registerDevices } from '../devices/index.ts';
import { registerDirectory } from '../directory/index.ts';
import { GrantKeys, GrantProofs } from '../grants/index.ts';
import { byCaller, isSignedIn, requireAdministratorLeft, Sealing } from '../identity/index.ts';
import type { TestBrowser } from '../identity/test-browser.ts';
import { TestIdentityWorld } from '../identity/test-identity-world.ts';
import { DatabaseLiveTickets, LiveHub, registerLive } from '../live/index.ts';
import { newIncarnation, TestWebPage } from '../live/test-server.ts';
import { registerSessions } from '../sessions/index.ts';
import { admitDevices } from './admit-device.ts';
import { AgentAuthenticator } from './agent-authenticator.ts';
import type { AgentPorts } from './agent-ports.ts';
import { CallerAuthenticator } from './caller-authenticator.ts';
import { registerAgents } from './register-agents.ts';

/** Identity, agents, sessions and live sockets on a real port; sessions are in memory, everything else is real. */
export class TestAgentsWorld {
  readonly identity: TestIdentityWorld;
  readonly sessions: SessionPorts;
  readonly ports: AgentPorts;
  readonly devices: DeviceConnections;

  private constructor(parts: Pick<TestAgentsWorld, 'identity' | 'sessions' | 'ports' | 'devices'>) {
    this.identity = parts.identity;
    this.sessions = parts.sessions;
    this.ports = parts.ports;
    this.devices = parts.devices;
  }

  static async open(engine: TestEngine, origin?: string): Promise<TestAgentsWorld> {
    const made: Pick<TestAgentsWorld, 'sessions' | 'ports' | 'devices'>[] = [];
    const identity = await TestIdentityWorld.openWith(engine, {
      ...(origin === undefined ? {} : { origin }),
      authenticator: (pages, ports) => new CallerAuthenticator(pages, new AgentAuthenticator(ports)),
      register: (app, given, sessions) => {
        const { database, clock, bus } = given;
        const grantKeys = new GrantKeys({ database, clock, sealing: new Sealing(given.keys) });
        const proofs = new GrantProofs(grantKeys);
        const listNews = new DeviceListNews({ bus, clock: new SystemClock() });
        const ports: AgentPorts = { ...given, directory: sessions.directory, grantKeys, listNews };
        const hub = new LiveHub({
          sessions,
          bus,
          clock: new SystemClock(),
          reporter: {
            count: () => undefined,
            fault: (fault) => {
              given.logger.error({ err: fault }, 'A live connection met a fault');
            },
          },
          isSignedIn: (caller) => isSignedIn(database, caller),
          held: { hold: () => Promise.resolve(), letGo: () => Promise.resolve() },
          proveGrants: (session, view, caller) => proofs.prove(session, view, caller),
          iceServers: () => [],
          connectionId: () => randomUUID(),
        });
        registerAgents(app, ports);
        registerSessions(app, sessions);
        const lease = new NodeLease(database);
        const devices = new DeviceConnections({
          database,
          bus,
          clock: new SystemClock(),
          lease,
          listNews,
          handleFault: (fault) => {
            given.logger.error({ err: fault }, 'The connection of a device met a fault');
          },
        });
        registerDevices(app, { ...given, lease, listNews });
        registerDirectory(app, { ...given, byCaller, usesOfGroup: [], requireAdministratorLeft });
        registerLive(app, {
          hub,
          tickets: new DatabaseLiveTickets(database, clock),
          admitDevice: admitDevices(app, ports, devices),
        });
        made.push({ sessions, ports, devices });
      },
    });
    const [parts] = made;
    if (parts === undefined) throw new Error('The server was not put together');
    await parts.devices.beat();
    return new TestAgentsWorld({ identity, ...parts });
  }

  close(): Promise<void> {
    return this.identity.close();
  }

  agent(alg: 'ES256' | 'EdDSA' = 'ES256'): Promise<TestAgent> {
    const { port } = this.identity.app.server.address() as AddressInfo;
    return TestAgent.make(this.identity.origin, port, alg);
  }
}

export const someFacts: DeviceFacts = {
  name: 'Front desk',
  platform: 'linux',
  osVersion: 'Debian GNU/Linux 13',
  model: null,
  agentVersion: '0.1.0',
};

interface AgentKey {
  readonly origin: string;
  readonly port: number;
  readonly alg: 'ES256' | 'EdDSA';
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

/** What a test changes of a request that would be right. */
interface Twist {
  readonly token?: string;
  /** Claims of the proof. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Instead of the proof; null: none. */
  readonly proof?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

interface AgentAnswer {
  readonly status: number;
  readonly text: string;
}

/** What an agent does to sign in and to ask: a key of its own, PKCE, and a proof with each request. */
export class TestAgent {
  readonly key: AgentKey;
  token: string | null = null;
  me: AgentMe | null = null;

  private constructor(key: AgentKey) {
    this.key = key;
  }

  /** @param port where the server really listens */
  static async make(origin: string, port: number, alg: AgentKey['alg'] = 'ES256'): Promise<TestAgent> {
    const { privateKey, publicKey } = await generateKeyPair(alg);
    return new TestAgent({ origin, port, alg, privateKey, jwk: await exportJWK(publicKey) });
  }

  /** A proof for a request that is made now. */
  proof(method: string, path: string, token: string | null, claims: Twist['claims'] = {}): Promise<string> {
    const { origin, alg, jwk, privateKey } = this.key;
    const ath = token === null ? {} : { ath: createHash('sha256').update(token).digest('base64url') };
    const payload = { jti: randomUUID(), htm: method, htu: origin + path, ...ath, ...claims };
    return new SignJWT({ iat: Math.floor(Date.now() / 1_000), ...payload })
      .setProtectedHeader({ typ: 'dpop+jwt', alg, jwk })
      .sign(privateKey);
  }

  async send(method: string, path: string, body?: unknown, twist: Twist = {}): Promise<AgentAnswer> {
    const token = twist.token ?? this.token;
    const proof =
      twist.proof === undefined
        ? await this.proof(method, `/api/v1${path}`, token, twist.claims)
        : twist.proof;
    const response = await fetch(`http://localhost:${String(this.key.port)}/api/v1${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `DPoP ${token}` }),
        ...(proof === null ? {} : { dpop: proof }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...twist.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  }

  async call(method: string, path: string, body?: unknown, twist: Twist = {}): Promise<unknown> {
    const { status, text } = await this.send(method, path, body, twist);
    if (status >= 400) throw new Error(`${method} ${path}: ${String(status)} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Status, code and, of a proof, what is wrong with it. */
  async refusal(method: string, path: string, body?: unknown, twist: Twist = {}): Promise<string> {
    const { status, text } = await this.send(method, path, body, twist);
    if (status < 400) throw new Error(`${method} ${path} was not refused: ${String(status)}`);
    const { code, details } = Problem.parse(JSON.parse(text));
    const reason = details?.['reason'];
    return `${String(status)} ${code}${typeof reason === 'string' ? ` ${reason}` : ''}`;
  }

  /** Signs in by the sign-in of a browser. */
  async signIn(browser: TestBrowser, facts: DeviceFacts = someFacts, twist: Twist = {}): Promise<AgentMe> {
    const { code, codeVerifier } = await handOver(browser);
    const body = { code, codeVerifier, device: facts };
    // Signing in is asked without the token of a sign-in before.
    this.token = null;
    const answer = await this.call('POST', '/agent/sign-ins', body, twist);
    const { token, ...me } = answer as AgentMe & { token: string };
    this.token = token;
    this.me = me;
    return me;
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.send('GET', '/agent/me')).status === 200;
  }

  async ticket(): Promise<string> {
    return ((await this.call('POST', '/live/tickets')) as { ticket: string }).ticket;
  }

  /** Asks as the device itself, whoever is signed in. */
  callAsDevice(id: string, method: string, path: string, body?: unknown): Promise<unknown> {
    return this.call(method, path, body, { token: id });
  }

  /** Opens the connection that a device keeps, and waits for the answer to its first beat or the end. */
  async openDeviceLink(id: string): Promise<TestDeviceLink> {
    const proof = await this.proof('GET', LIVE_PATH, id);
    const link = new TestDeviceLink(this.key.port, { authorization: `DPoP ${id}`, dpop: proof });
    await link.until(() => link.closed !== null || link.refused !== null || link.received.length > 0);
    return link;
  }

  /** Opens a live socket, attached to the session if one is named. */
  async openLive(sessionId?: SessionId): Promise<TestWebPage> {
    const page = await this.upgrade(await this.ticket());
    if (sessionId !== undefined) await page.attach(sessionId, newIncarnation());
    return page;
  }

  async upgrade(ticket: string, twist: Twist = {}): Promise<TestWebPage> {
    const proof = twist.proof ?? (await this.proof('GET', LIVE_PATH, this.token, twist.claims));
    const page = new TestWebPage(this.key.port, ticket, {
      headers: { authorization: `DPoP ${this.token ?? ''}`, dpop: proof, ...twist.headers },
    });
    await page.welcomed();
    return page;
  }
}

/** The connection that a device keeps. */
export class TestDeviceLink {
  readonly received: ToDeviceMessage[] = [];
  closed: { readonly code: number; readonly reason: string } | null = null;
  /** Of an upgrade that was refused; null: it wasn't. */
  refused: number | null = null;
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();

  constructor(port: number, headers: Readonly<Record<string, string>>) {
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}${LIVE_PATH}`, [DEVICE_SUBPROTOCOL], { headers });
    this.#socket.on('message', (data: Buffer) => {
      this.received.push(ToDeviceMessage.parse(JSON.parse(data.toString('utf8'))));
      this.#tell();
    });
    this.#socket.on('unexpected-response', (_request, response) => {
      this.refused = response.statusCode ?? 0;
      this.#socket.terminate();
      this.#tell();
    });
    this.#socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString('utf8') };
      this.#tell();
    });
    this.#socket.on('open', () => {
      this.sendText('{"type":"beat"}');
    });
    // A refused upgrade is an error first and a close afterwards.
    this.#socket.on('error', () => undefined);
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  /** Goes without a word, as a device whose power fails. */
  kill(): void {
    this.#socket.terminate();
  }

  /** Waits until it is so; looks at each message and at the close. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
      });
    }
  }

  #tell(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

export interface HandedOver {
  readonly code: string;
  readonly codeVerifier: string;
}

/** What the page does when the person says yes. */
export async function handOver(browser: TestBrowser): Promise<HandedOver> {
  const codeVerifier = randomBytes(32).toString('base64url');
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const { code } = (await browser.call('POST', '/agent/sign-in-codes', { codeChallenge })) as {
    code: string;
  };
  return { code, codeVerifier };
}
