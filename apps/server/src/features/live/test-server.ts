import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { permissionsOf, type Person } from '@alongside/domain';
import {
  Incarnation,
  LIVE_PATH,
  LIVE_SUBPROTOCOL,
  LIVE_TICKET_PREFIX,
  LIVE_VERSION,
  liveTicketRoute,
  ServerMessage,
  SignInId,
  type ClientMessage,
  type Route,
  type SessionCommand,
  type SessionId,
  type SessionView,
} from '@alongside/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { WebSocket } from 'ws';
import type { z } from 'zod';
import { API_PREFIX, createHttpServer, type Authenticator, type Caller } from '../../platform/http/index.ts';
import { createLog } from '../../platform/log/index.ts';
import { NodeLease } from '../../platform/nodes/index.ts';
import { DatabaseSessionReports, registerReports } from '../reports/index.ts';
import { HeldSides, recoverPresence, registerSessions } from '../sessions/index.ts';
import type { TestSessionsWorld } from '../sessions/test-sessions-world.ts';
import { LiveHub } from './live-hub.ts';
import { DatabaseLiveTickets } from './database-live-tickets.ts';
import { registerLive } from './register-live.ts';

const ORIGIN = 'https://help.test';
const COOKIE = 'test-sign-in';

/** Signed in is who the test says: sign-in itself has tests of its own. */
class TestAuthenticator implements Authenticator {
  readonly signIns = new Map<string, Person>();
  readonly #world: TestSessionsWorld;

  constructor(world: TestSessionsWorld) {
    this.#world = world;
  }

  async authenticate(request: FastifyRequest): Promise<Caller | null> {
    const signInId = request.headers.cookie?.split(`${COOKIE}=`)[1] ?? '';
    const known = this.signIns.get(signInId);
    if (known === undefined) return null;
    const person = await this.#world.memory.directory.person(known.tenantId, known.personId);
    if (person === null) return null;
    return {
      tenantId: person.tenantId,
      personId: person.personId,
      signInId: SignInId.parse(signInId),
      permissions: permissionsOf(person),
      token: null,
      device: null,
      address: request.ip,
      locale: 'en',
    };
  }

  acceptsCsrfToken(caller: Caller, token: string): boolean {
    return token === `csrf ${caller.signInId}`;
  }
}

/** Sessions, live sockets and reports served on a real port from a real database. Several can run on one. */
export class TestServer {
  readonly app: FastifyInstance;
  readonly hub: LiveHub;
  readonly faults: unknown[];
  readonly #authenticator: TestAuthenticator;
  readonly #clients: TestClient[] = [];

  private constructor(parts: {
    app: FastifyInstance;
    hub: LiveHub;
    authenticator: TestAuthenticator;
    faults: unknown[];
  }) {
    this.app = parts.app;
    this.hub = parts.hub;
    this.faults = parts.faults;
    this.#authenticator = parts.authenticator;
  }

  /** Starts like a server does: what an earlier one left behind is recovered first. */
  static async start(world: TestSessionsWorld): Promise<TestServer> {
    const { ports, database, clock, bus, memory } = world;
    const faults: unknown[] = [];
    const lease = new NodeLease(database);
    // The one before is gone, and known to be.
    await database.acrossTenants('forget the servers before', (tx) => sql`delete from nodes`.execute(tx));
    await lease.beat();
    await recoverPresence(ports, (fault) => faults.push(fault));
    const authenticator = new TestAuthenticator(world);
    const log = createLog('silent');
    const app = await createHttpServer({ origin: ORIGIN, authenticator, log });
    const hub = new LiveHub({
      sessions: ports,
      bus,
      clock,
      reporter: { count: () => undefined, fault: (fault) => faults.push(fault) },
      isSignedIn: ({ signInId }) => Promise.resolve(authenticator.signIns.has(signInId)),
      held: new HeldSides(database, lease),
      proveGrants: (_session, view) => Promise.resolve(view),
      iceServers: () => [],
      connectionId: () => randomUUID(),
    });
    registerSessions(app, ports);
    registerReports(app, {
      reports: new DatabaseSessionReports(database),
      directory: memory.directory,
      audit: ports.audit,
      clock,
    });
    registerLive(app, { hub, tickets: new DatabaseLiveTickets(database, clock) });
    await app.listen({ host: '127.0.0.1', port: 0 });
    return new TestServer({ app, hub, authenticator, faults });
  }

  /** A browser in which this person is signed in. */
  signIn(person: Person): TestClient {
    const signInId = SignInId.parse(randomUUID());
    this.#authenticator.signIns.set(signInId, person);
    const client = new TestClient(this.#port(), signInId);
    this.#clients.push(client);
    return client;
  }

  /** A browser in which nobody is. */
  stranger(): TestClient {
    return new TestClient(this.#port(), SignInId.parse(randomUUID()));
  }

  endSignIn(client: TestClient): void {
    this.#authenticator.signIns.delete(client.signInId);
  }

  async stop(): Promise<void> {
    await this.app.close();
    for (const client of this.#clients) client.close();
  }

  #port(): number {
    const address = this.app.server.address() as AddressInfo;
    return address.port;
  }
}

interface CallOptions<Contract extends Route> {
  readonly params?: z.input<Contract['params']>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One browser: calls routes, and opens live sockets. */
export class TestClient {
  readonly signInId: SignInId;
  readonly #port: number;
  readonly #pages: TestWebPage[] = [];

  constructor(port: number, signInId: SignInId) {
    this.#port = port;
    this.signInId = signInId;
  }

  async call<Contract extends Route>(
    contract: Contract,
    options: CallOptions<Contract> = {},
  ): Promise<Answer> {
    const { params = {}, query = {}, body, headers = {} } = options;
    const path = contract.path.replaceAll(/:(\w+)/gu, (_, name: string) =>
      encodeURIComponent(String((params as Record<string, unknown>)[name])),
    );
    const address = `http://127.0.0.1:${this.#port}${API_PREFIX}${path}?${new URLSearchParams(query).toString()}`;
    const response = await fetch(address, {
      method: contract.method,
      headers: {
        cookie: `${COOKIE}=${this.signInId}`,
        ...(contract.method === 'GET' ? {} : { origin: ORIGIN, 'x-csrf-token': `csrf ${this.signInId}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** Calls and takes what the contract promises. @throws Error for any other answer */
  async get<Contract extends Route>(
    contract: Contract,
    options: CallOptions<Contract> = {},
  ): Promise<z.output<Contract['response']>> {
    const { status, text } = await this.call(contract, options);
    if (status >= 300) throw new Error(`${contract.name} answered ${status}: ${text}`);
    return contract.response.parse(text === '' ? undefined : JSON.parse(text)) as z.output<
      Contract['response']
    >;
  }

  async ticket(): Promise<string> {
    return (await this.get(liveTicketRoute)).ticket;
  }

  /** Opens a live socket as a page does. */
  async openPage(ticket?: string): Promise<TestWebPage> {
    const page = new TestWebPage(this.#port, ticket ?? (await this.ticket()), {
      origin: ORIGIN,
      headers: { cookie: `${COOKIE}=${this.signInId}` },
    });
    this.#pages.push(page);
    await page.welcomed();
    return page;
  }

  close(): void {
    for (const page of this.#pages) page.drop();
  }
}

interface PageHeaders {
  readonly origin?: string;
  readonly headers: Record<string, string>;
}

/** A page, or an agent, on a real WebSocket. */
export class TestWebPage {
  readonly received: ServerMessage[] = [];
  closed: { readonly code: number; readonly reason: string } | null = null;
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();
  #requests = 0;

  /** @param sent with the upgrade: what shows who asks */
  constructor(port: number, ticket: string, sent: PageHeaders) {
    this.#socket = new WebSocket(
      `ws://127.0.0.1:${port}${LIVE_PATH}`,
      [LIVE_SUBPROTOCOL, LIVE_TICKET_PREFIX + ticket],
      sent,
    );
    this.#socket.on('open', () => this.send({ type: 'hello', version: LIVE_VERSION }));
    this.#socket.on('message', (data: Buffer) => {
      this.received.push(ServerMessage.parse(JSON.parse(data.toString('utf8'))));
      this.#tell();
    });
    this.#socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString('utf8') };
      this.#tell();
    });
    // A refused upgrade is an error first and a close afterwards.
    this.#socket.on('error', () => undefined);
  }

  send(message: ClientMessage): void {
    this.sendText(JSON.stringify(message));
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  welcomed(): Promise<void> {
    return this.until(() => this.closed !== null || this.received.some(({ type }) => type === 'welcome'));
  }

  async attach(sessionId: SessionId, incarnation: Incarnation): Promise<string> {
    const id = this.#nextId();
    this.send({ type: 'attach', id, sessionId, incarnation });
    return this.#answer(id);
  }

  async command(sessionId: SessionId, command: SessionCommand): Promise<string> {
    const id = this.#nextId();
    this.send({ type: 'command', id, sessionId, command });
    return this.#answer(id);
  }

  get view(): SessionView | null {
    return this.received.findLast((message) => message.type === 'session')?.view ?? null;
  }

  /** Waits for a view like this. */
  untilView(isLikeThis: (view: SessionView) => boolean): Promise<void> {
    return this.until(() => this.view !== null && isLikeThis(this.view));
  }

  /** Waits until it is so; looks at each message and at the close. */
  until(isSo: () => boolean): Promise<void> {
    if (isSo()) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const look = (): void => {
      if (!isSo()) return;
      this.#waiting.delete(look);
      resolve(undefined);
    };
    this.#waiting.add(look);
    return promise;
  }

  untilClosed(): Promise<void> {
    return this.until(() => this.closed !== null);
  }

  /** Goes away without a close, as a network does. */
  drop(): void {
    this.#socket.terminate();
  }

  async #answer(id: number): Promise<string> {
    const reply = () => this.received.find((message) => message.type === 'reply' && message.id === id);
    await this.until(() => reply() !== undefined || this.closed !== null);
    const message = reply();
    if (message?.type !== 'reply') return 'closed';
    return message.error?.code ?? 'ok';
  }

  #nextId(): number {
    this.#requests += 1;
    return this.#requests;
  }

  #tell(): void {
    for (const look of [...this.#waiting]) look();
  }
}

export const newIncarnation = (): Incarnation => Incarnation.parse(randomUUID());
