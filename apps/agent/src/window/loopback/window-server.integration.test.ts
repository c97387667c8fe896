import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FakeClock } from '@alongside/testkit';
import { AgentToWindow, CodedError, type AgentWindowCommand } from '@alongside/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { scriptedAgent } from '../test-scripted-agent.ts';
import { WindowServer } from './window-server.ts';

const PICTURE = '/api/v1/people/22222222-2222-4222-8222-222222222222/picture?v=1';
const hidden = 'this stands beside the page and isn’t part of it';

let folder: string;
let pageFolder: string;
let agent: ReturnType<typeof scriptedAgent>;
let clock: FakeClock;
let server: WindowServer;
let hangs = 0;
const sockets: WebSocket[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'alongside-window-test-'));
  pageFolder = path.join(folder, 'dist');
  await mkdir(path.join(pageFolder, 'assets'), { recursive: true });
  await writeFile(path.join(pageFolder, 'index.html'), '<meta nonce="__CSP_NONCE__">window');
  await writeFile(path.join(pageFolder, 'assets', 'a-1.js'), 'script');
  await writeFile(path.join(pageFolder, 'assets', 'a-1.js.br'), 'compressed');
  await writeFile(path.join(folder, 'secret.js'), hidden);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  agent = scriptedAgent();
  clock = new FakeClock();
  hangs = 0;
  server = await WindowServer.listen({
    agent,
    clock,
    pageFolder,
    hung: () => {
      hangs += 1;
    },
    picture: (asked) =>
      asked === PICTURE
        ? Promise.resolve({ mediaType: 'image/png', bytes: Buffer.from('png') })
        : Promise.reject(new CodedError('NOT_FOUND')),
  });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await server[Symbol.asyncDispose]();
});

interface Asked {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function ask(target: string, { method = 'GET', body = '', headers = {} }: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(server.origin);
  const sent = request({ hostname, port, path: target, method, headers });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [
    NodeJS.ReadableStream & { statusCode: number; headers: IncomingHttpHeaders },
  ];
  let text = '';
  for await (const part of answer) text += String(part);
  return { status: answer.statusCode, headers: answer.headers, body: text };
}

const tokenOf = (address: string): string =>
  new URLSearchParams(new URL(address).hash.slice(1)).get('token') ?? '';
const trade = (token: string, origin: string = server.origin): Promise<Answer> =>
  ask('/window/token', { method: 'POST', body: token, headers: { origin } });
const cookieIn = ({ headers }: Answer): string => headers['set-cookie']?.[0]?.split(';')[0] ?? '';
const freshCookie = async (): Promise<string> => cookieIn(await trade(tokenOf(server.makeAddress())));

interface Line {
  readonly socket: WebSocket;
  /** The next message of the agent's. */
  readonly next: () => Promise<AgentToWindow>;
}

/** A line to the agent, or the HTTP status that refused it. */
async function join(headers: Readonly<Record<string, string>>, target = '/window'): Promise<Line | number> {
  const socket = new WebSocket(server.origin.replace('http', 'ws') + target, { headers });
  sockets.push(socket);
  const heard: AgentToWindow[] = [];
  const waiting: ((message: AgentToWindow) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const message = AgentToWindow.parse(JSON.parse(data.toString()));
    const take = waiting.shift();
    if (take === undefined) heard.push(message);
    else take(message);
  });
  const refused = Promise.withResolvers<number>();
  socket.on('unexpected-response', (_, response) => {
    refused.resolve(response.statusCode ?? 0);
  });
  const next = () => {
    const message = heard.shift();
    return message === undefined
      ? new Promise<AgentToWindow>((take) => waiting.push(take))
      : Promise.resolve(message);
  };
  return await Promise.race([refused.promise, once(socket, 'open').then(() => ({ socket, next }))]);
}

async function openLine(cookie?: string): Promise<Line> {
  const line = await join({ origin: server.origin, cookie: cookie ?? (await freshCookie()) });
  if (typeof line === 'number') throw new Error(`refused with ${line}`);
  return line;
}

const say = ({ socket }: Line, message: unknown): void => {
  socket.send(typeof message === 'string' ? message : JSON.stringify(message));
};

test('AGV21 the page runs nothing but its own, is in no frame and is kept nowhere', async () => {
  const [first, second] = [await ask('/'), await ask('/')];
  const policy = String(first.headers['content-security-policy']);
  const nonce = /style-src 'self' 'nonce-([^']+)'/u.exec(policy)?.[1] ?? '';
  expect(first.body).toBe(`<meta nonce="${nonce}">window`);
  expect(second.body).not.toContain(nonce);
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
  expect(policy).toContain(`connect-src 'self' ${server.origin.replace('http', 'ws')};`);
  expect(policy).not.toContain('unsafe');
  for (const answer of [first, await ask('/assets/a-1.js'), await ask('/nothing')]) {
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
  }
});

test.each([
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/assets/../../secret.js',
  '/assets/a-1.js.br',
  '/index.html',
  '/.vite/x',
])('AGV21 %s is not found', async (target) => {
  const { status, body } = await ask(target);
  expect([status, body]).toEqual([404, '']);
});

test.each([
  ['another name that points here', { host: 'evil.example' }],
  ['localhost', { host: 'localhost' }],
  ['another port', { host: '127.0.0.1:1' }],
  ['a foreign page', { origin: 'https://evil.example' }],
  ['a page of another port', { origin: 'http://127.0.0.1:1' }],
  ['a page without an origin', { origin: 'null' }],
  ['a foreign site’s frame or picture', { 'sec-fetch-site': 'cross-site' }],
  ['another service of this machine', { 'sec-fetch-site': 'same-site' }],
])('AGV22 %s gets nothing', async (_, headers) => {
  const cookie = await freshCookie();
  for (const target of ['/', '/assets/a-1.js', PICTURE])
    expect((await ask(target, { headers: { ...headers, cookie } })).status).toBe(403);
  const token = tokenOf(server.makeAddress());
  const traded = await ask('/window/token', {
    method: 'POST',
    body: token,
    headers: { origin: server.origin, ...headers },
  });
  expect(traded.status).toBe(403);
  expect(await join({ origin: server.origin, cookie, ...headers })).toBe(403);
});

test('AGV22 other people of this machine get nothing', async () => {
  await server[Symbol.asyncDispose]();
  const picture = () => Promise.reject(new CodedError('NOT_FOUND'));
  const isSamePerson = () => Promise.resolve(false);
  server = await WindowServer.listen({ agent, clock, pageFolder, picture, isSamePerson });
  expect((await ask('/')).status).toBe(403);
  expect((await trade(tokenOf(server.makeAddress()))).status).toBe(403);
});

test('AGV23 a token is traded once, for a cookie that no script and no other page can use', async () => {
  const token = tokenOf(server.makeAddress());
  const first = await trade(token);
  expect(first.status).toBe(204);
  expect(first.headers['set-cookie']?.[0]).toMatch(
    /^alongside-window=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/u,
  );
  expect((await trade(token)).status).toBe(403);
});

test('AGV23 a wrong, a replaced, a late and an endless token are refused', async () => {
  expect((await trade('')).status).toBe(403);
  expect((await trade('A'.repeat(43))).status).toBe(403);
  const replaced = tokenOf(server.makeAddress());
  const late = tokenOf(server.makeAddress());
  expect((await trade(replaced)).status).toBe(403);
  expect((await trade('A'.repeat(100_000))).status).toBe(403);
  await clock.advance(120_001);
  expect((await trade(late)).status).toBe(403);
});

test('AGV23 a token from no page at all is refused', async () => {
  const body = tokenOf(server.makeAddress());
  expect((await ask('/window/token', { method: 'POST', body })).status).toBe(403);
});

test('AGV23 without the cookie there is no line and no picture', async () => {
  const cookie = await freshCookie();
  const { origin } = server;
  expect(await join({ origin })).toBe(403);
  expect(await join({ origin, cookie: `alongside-window=${'A'.repeat(43)}` })).toBe(403);
  expect(await join({ cookie })).toBe(403);
  expect(await join({ origin, cookie }, '/other')).toBe(403);
  expect((await ask(PICTURE)).status).toBe(404);
  expect((await ask(PICTURE, { headers: { cookie } })).body).toBe('png');
});

test('AGV24 the state comes first and after every change', async () => {
  const line = await openLine();
  expect(await line.next()).toMatchObject({ type: 'state', state: { scene: { kind: 'starting' } } });
  agent.show({ kind: 'signed-out' });
  expect(await line.next()).toMatchObject({ type: 'state', state: { scene: { kind: 'signed-out' } } });
});

test('AGV24 each command is done and answered, with the agent’s reason where it isn’t', async () => {
  const line = await openLine();
  await line.next();
  agent.answer = ({ kind }: AgentWindowCommand) => {
    if (kind === 'join') return Promise.reject(new CodedError('SESSION_CODE_INVALID'));
    return kind === 'leave' ? Promise.reject(new Error('a fault of the agent')) : Promise.resolve();
  };
  say(line, { n: 1, command: { kind: 'sign-in' } });
  expect(await line.next()).toEqual({ type: 'reply', n: 1, code: null });
  say(line, { n: 2, command: { kind: 'join', code: 'x' } });
  expect(await line.next()).toEqual({ type: 'reply', n: 2, code: 'SESSION_CODE_INVALID' });
  say(line, { n: 3, command: { kind: 'leave' } });
  expect(await line.next()).toEqual({ type: 'reply', n: 3, code: 'AGENT_FAULT' });
  expect(agent.told.map(({ kind }) => kind)).toEqual(['sign-in', 'join', 'leave']);
});

test('AGV24 a refusal by access is answered with what is missing, without the names of policies', async () => {
  const line = await openLine();
  await line.next();
  const refusedFor = async (n: number, missing: unknown) => {
    agent.answer = () => Promise.reject(new CodedError('ACCESS_REFUSED', { missing }));
    say(line, { n, command: { kind: 'join', code: 'x' } });
    return line.next();
  };
  const needsMfa = (on: string) => ({ reason: 'needs-mfa', on, side: 'sharer' });
  expect(await refusedFor(1, [needsMfa('A'), needsMfa('B'), { reason: 'device-noncompliant' }])).toEqual({
    ...{ type: 'reply', n: 1, code: 'ACCESS_REFUSED' },
    lacks: ['needs-mfa', 'device-noncompliant'],
  });
  expect(await refusedFor(2, [{ reason: 'a reason of tomorrow' }])).toEqual({
    ...{ type: 'reply', n: 2, code: 'ACCESS_REFUSED' },
  });
});

test.each([
  ['no JSON', '{'],
  ['no number', { command: { kind: 'leave' } }],
  ['an unknown command', { n: 1, command: { kind: 'format-disk' } }],
  ['more than belongs there', { n: 1, command: { kind: 'leave', toWhere: 'far' } }],
  ['a wrong type', { n: 1, command: { kind: 'join', code: { $gt: '' } } }],
  ['a number below one', { n: 0, command: { kind: 'leave' } }],
])('AGV25 a message with %s ends the line, and nothing is done', async (_, message) => {
  const line = await openLine();
  await line.next();
  say(line, message);
  const [code] = (await once(line.socket, 'close')) as [number];
  expect(code).toBe(1_008);
  expect(agent.told).toEqual([]);
});

test('AGV25 a message that is too large ends the line, and so does what is no text', async () => {
  const large = await openLine();
  say(large, { n: 1, command: { kind: 'chat', text: 'x'.repeat(200_000) } });
  expect((await once(large.socket, 'close'))[0]).toBe(1_009);
  const binary = await openLine();
  binary.socket.send(Buffer.from(JSON.stringify({ n: 1, command: { kind: 'leave' } })));
  expect((await once(binary.socket, 'close'))[0]).toBe(1_008);
  expect(agent.told).toEqual([]);
});

test('AGV25 more commands than a person gives are refused while they wait', async () => {
  const line = await openLine();
  await line.next();
  agent.answer = () => new Promise(() => undefined);
  for (let n = 1; n <= 33; n += 1) say(line, { n, command: { kind: 'activity' } });
  expect(await line.next()).toEqual({ type: 'reply', n: 33, code: 'TOO_MANY_REQUESTS' });
  expect(agent.told).toHaveLength(32);
});

test('AGV25 what is no HTTP is refused, and the server goes on', async () => {
  const { port } = new URL(server.origin);
  const socket = connect(Number(port), '127.0.0.1');
  socket.end('\u0000\u0001nonsense\r\n\r\n');
  socket.resume();
  await once(socket, 'close');
  expect((await ask('/')).status).toBe(200);
});

test('AGV26 there is one window: who opens a new one takes the place of the old', async () => {
  const cookie = await freshCookie();
  const old = await openLine(cookie);
  const closed = once(old.socket, 'close');
  await openLine();
  expect((await closed)[0]).toBe(4_001);
  expect(await join({ origin: server.origin, cookie })).toBe(403);
});

test('AGV26 a page that is loaded anew keeps its place by its cookie', async () => {
  const cookie = await freshCookie();
  const before = await openLine(cookie);
  const closed = once(before.socket, 'close');
  const after = await openLine(cookie);
  expect((await closed)[0]).toBe(4_001);
  expect((await after.next()).type).toBe('state');
  expect(server.isPageThere).toBe(true);
});

test('AGV37 a page that answers is kept; one that doesn’t is told of once, and counts as gone', async () => {
  const line = await openLine();
  await line.next();
  for (let n = 1; n <= 20; n += 1) {
    await clock.advance(3_000);
    expect(await line.next()).toEqual({ type: 'are-you-here', n });
    say(line, { here: n });
    // What is answered was read after that.
    say(line, { n, command: { kind: 'activity' } });
    expect(await line.next()).toMatchObject({ type: 'reply', n });
  }
  expect([server.isPageThere, hangs]).toEqual([true, 0]);
  const gone = new Promise<void>((resolve) => {
    server.onPage(resolve);
  });
  await clock.advance(15_000);
  await gone;
  expect([server.isPageThere, hangs]).toEqual([false, 1]);
});

test('AGV26 whether a page is there is known', async () => {
  const changes: boolean[] = [];
  server.onPage(() => changes.push(server.isPageThere));
  const line = await openLine();
  const left = new Promise<void>((resolve) => {
    server.onPage(resolve);
  });
  line.socket.close();
  await left;
  expect(changes).toEqual([true, false]);
});
