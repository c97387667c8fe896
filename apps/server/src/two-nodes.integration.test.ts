import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  LIVE_PATH,
  LIVE_SUBPROTOCOL,
  LIVE_TICKET_PREFIX,
  LIVE_VERSION,
  ServerMessage,
  type SessionCommand,
  type SessionView,
} from '@alongside/protocol';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { compose, type Server } from './compose.ts';
import { TestBrowser } from './features/identity/test-browser.ts';
import { readConfig } from './platform/config/index.ts';
import { ADMIN_ADDRESS, makeTestDatabase } from './platform/database/test-engines.ts';
import { listen } from './platform/http/index.ts';
import { createLog } from './platform/log/index.ts';

/** Far from the ports that systems give out by themselves, and others for each process of a test run. */
const PORT = 30_000 + (process.pid % 5_000) * 2;
/** Of both: in front of several nodes stands one name. */
const ORIGIN = `http://localhost:${String(PORT)}`;
const PATIENCE = { timeout: 30_000 };

/** A page's live socket, at the node that it happens to reach. */
class LivePage {
  readonly #socket: WebSocket;
  readonly #incarnation = randomUUID();
  #asked = 0;
  view: SessionView | null = null;
  closedWith: number | null = null;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      const message = ServerMessage.parse(JSON.parse(data.toString()));
      if (message.type === 'session') this.view = message.view;
    });
    socket.on('close', (code) => (this.closedWith = code));
  }

  static async open(browser: TestBrowser, port: number): Promise<LivePage> {
    const { ticket } = (await browser.call('POST', '/live/tickets')) as { ticket: string };
    const socket = new WebSocket(
      `ws://localhost:${String(port)}${LIVE_PATH}`,
      [LIVE_SUBPROTOCOL, LIVE_TICKET_PREFIX + ticket],
      { origin: ORIGIN, headers: { cookie: `alongside=${(await browser.cookie('alongside')) ?? ''}` } },
    );
    const page = new LivePage(socket);
    await once(socket, 'open');
    page.#send({ type: 'hello', version: LIVE_VERSION });
    return page;
  }

  attach(sessionId: string): void {
    this.#ask({ type: 'attach', sessionId, incarnation: this.#incarnation });
  }

  command(sessionId: string, command: SessionCommand): void {
    this.#ask({ type: 'command', sessionId, command });
  }

  close(): void {
    this.#socket.terminate();
  }

  #ask(message: object): void {
    this.#asked += 1;
    this.#send({ ...message, id: this.#asked });
  }

  #send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }
}

describe.skipIf(ADMIN_ADDRESS === '')('two nodes on one database', () => {
  const opened = new AsyncDisposableStack();
  let first: Server;
  let databaseAddress: string;
  let folder: string;

  const start = async (name: string, port: number, more: readonly string[] = []): Promise<Server> => {
    const config = readConfig({
      args: [
        ...['--data', path.join(folder, name), '--port', String(port), '--origin', ORIGIN],
        ...['--database', databaseAddress, ...more],
      ],
      environment: {},
      isTerminal: false,
    });
    if (config === null) throw new Error('Help was asked for');
    const server = await compose(config, createLog('silent'));
    opened.defer(() => server.stop());
    await listen(server.app, { port, host: 'localhost' });
    return server;
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'alongside-nodes-'));
    opened.defer(() => rm(folder, { recursive: true }));
    const database = await makeTestDatabase(ADMIN_ADDRESS);
    opened.defer(async () => {
      await database.drop();
    });
    databaseAddress = database.address;
    first = await start('first', PORT, ['--demo']);
  });
  afterAll(() => opened.disposeAsync());

  test('PND1 a node with keys of its own doesn’t start', async () => {
    await expect(start('stranger', PORT + 1)).rejects.toMatchObject({ code: 'KEYS_DIFFER' });
  });

  test('PND2 people meet and part over two nodes, and who is deactivated at one is out at both', async () => {
    await mkdir(path.join(folder, 'second'), { mode: 0o700 });
    for (const file of ['identity-keys.json', 'code-key']) {
      await copyFile(path.join(folder, 'first', file), path.join(folder, 'second', file));
    }
    await start('second', PORT + 1);
    const people = first.demoPeople ?? [];
    const [organisation] = people.map(({ organisation: name }) => name);
    const signIn = async (role: string | null, port: number) => {
      const person = people.find(
        (each) =>
          each.organisation === organisation &&
          (role === null ? each.roles.length === 0 : each.roles.some((one) => one === role)),
      );
      if (person === undefined) throw new Error('Nobody of that role in the demo');
      const browser = new TestBrowser(ORIGIN, `http://localhost:${String(port)}`);
      await browser.signIn(person.email, person.password);
      return browser;
    };
    const administrator = await signIn('administrator', PORT + 1);
    const helper = await signIn('help-desk-operator', PORT);
    const sharer = await signIn(null, PORT + 1);
    await administrator.call('PATCH', '/settings', { areUnenrolledDevicesAllowed: true });

    const { session, code } = (await helper.call('POST', '/sessions', {})) as {
      session: SessionView;
      code: string;
    };
    const helperPage = await LivePage.open(helper, PORT);
    helperPage.attach(session.id);
    await sharer.call('POST', '/sessions/join', { code, by: 'code' });
    const sharerPage = await LivePage.open(sharer, PORT + 1);
    sharerPage.attach(session.id);
    const questionId = randomUUID() as Extract<SessionCommand, { kind: 'ask' }>['questionId'];
    await vi.waitFor(() => {
      expect(helperPage.view?.progress.kind).toBe('meeting');
    }, PATIENCE);
    helperPage.command(session.id, { kind: 'ask', questionId, mode: 'view' });
    await vi.waitFor(() => {
      expect(sharerPage.view?.progress).toMatchObject({ question: { id: questionId } });
    }, PATIENCE);
    sharerPage.command(session.id, { kind: 'answer', questionId, isAllowed: true });
    await vi.waitFor(() => {
      expect(helperPage.view?.progress).toMatchObject({ kind: 'active', grants: [{ capability: 'view' }] });
    }, PATIENCE);

    const { profile } = (await helper.call('GET', '/me')) as { profile: { personId: string } };
    await administrator.call('PATCH', `/people/${profile.personId}`, { isActive: false });
    await vi.waitFor(() => {
      expect(helperPage.closedWith).toBe(4_401);
      expect(sharerPage.view?.progress).toMatchObject({ kind: 'ended', reason: 'access-lost' });
    }, PATIENCE);
    expect(await helper.refusal('GET', '/me')).toBe('401 SIGN_IN_REQUIRED');
    sharerPage.close();
  });
});
