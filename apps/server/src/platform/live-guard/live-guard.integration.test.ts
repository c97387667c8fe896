import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import {
  LIVE_CLOSE,
  LIVE_MESSAGE_MAX_BYTES,
  LIVE_PATH,
  LIVE_SUBPROTOCOL,
  LIVE_TICKET_PREFIX,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import type { Caller } from '../http/index.ts';
import { makeTestServer, pageOf, TEST_ORIGIN } from '../http/test-http-world.ts';
import { serveHealth } from '../health/index.ts';
import type { MessageSocket } from './message-socket.ts';
import { registerLiveGuard } from './register-live-guard.ts';

interface Opening {
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly origin?: string;
  readonly protocols?: readonly string[];
}

describe('the upgrade guard', () => {
  let app: FastifyInstance;
  let port: number;
  let accepted: { socket: MessageSocket; caller: Caller }[];
  let tickets: Set<string>;
  const pages: WebSocket[] = [];

  beforeEach(async () => {
    ({ app } = await makeTestServer());
    accepted = [];
    // A ticket is its sign-in and a number: good once, for that sign-in.
    tickets = new Set(Array.from({ length: 9 }, (_, n) => `1-${String(n)}`));
    serveHealth(app, () => Promise.resolve(true));
    registerLiveGuard(app, {
      redeem: ({ signInId }, ticket) =>
        Promise.resolve(signInId === signInOf(Number(ticket.split('-')[0])) && tickets.delete(ticket)),
      onSocket: (socket, caller) => accepted.push({ socket, caller }),
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    ({ port } = app.server.address() as AddressInfo);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) page.terminate();
    await app.close();
  });

  const signInOf = (person: number): string =>
    `00000000-0000-4000-8000-${(0x51 + person).toString(16).padStart(12, '0')}`;
  const withTicket = (ticket: string) => [LIVE_SUBPROTOCOL, LIVE_TICKET_PREFIX + ticket];

  function open({
    path = LIVE_PATH,
    headers,
    origin = TEST_ORIGIN,
    protocols = withTicket('1-1'),
  }: Opening): WebSocket {
    const options: ClientOptions = { headers: headers ?? signedIn(1), ...(origin === '' ? {} : { origin }) };
    const page = new WebSocket(`ws://127.0.0.1:${String(port)}${path}`, [...protocols], options);
    page.on('error', () => undefined);
    pages.push(page);
    return page;
  }

  const signedIn = (person: number): Record<string, string> => {
    const { 'x-test-person': number } = pageOf(person) as Record<string, string>;
    return { 'x-test-person': number ?? '' };
  };

  /** The answer that an upgrade is refused with. */
  async function refusal(opening: Opening): Promise<{ status: number | undefined; code: unknown }> {
    const page = open(opening);
    const [, answer] = (await once(page, 'unexpected-response')) as [unknown, IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    return {
      status: answer.statusCode,
      code: text === '' ? null : (JSON.parse(text) as { code: unknown }).code,
    };
  }

  async function openAccepted(
    ticket = '1-1',
  ): Promise<{ page: WebSocket; socket: MessageSocket; caller: Caller }> {
    const page = open({ protocols: withTicket(ticket) });
    await once(page, 'open');
    const last = accepted.at(-1);
    if (last === undefined) throw new Error('No socket was accepted');
    return { page, ...last };
  }

  test('PUG1 a page with origin, sign-in, subprotocol and ticket gets its socket', async () => {
    const { page, socket, caller } = await openAccepted();
    expect(page.protocol).toBe(LIVE_SUBPROTOCOL);
    expect(caller.signInId).toBe(signInOf(1));
    const heard = Promise.withResolvers<string>();
    socket.onMessage(heard.resolve);
    page.send('hello');
    expect(await heard.promise).toBe('hello');
    socket.send('welcome');
    const [answer] = (await once(page, 'message')) as [Buffer];
    expect(answer.toString()).toBe('welcome');
  });

  test.each<[string, Opening, number, string]>([
    ['another origin', { origin: 'https://evil.example' }, 403, 'ORIGIN_REFUSED'],
    ['an origin that begins like ours', { origin: `${TEST_ORIGIN}.evil.example` }, 403, 'ORIGIN_REFUSED'],
    ['no origin', { origin: '' }, 403, 'ORIGIN_REFUSED'],
    ['nobody signed in', { headers: {} }, 401, 'SIGN_IN_REQUIRED'],
    ['no ticket', { protocols: [LIVE_SUBPROTOCOL] }, 401, 'LIVE_TICKET_INVALID'],
    [
      'a ticket that nobody made',
      { protocols: [LIVE_SUBPROTOCOL, 'ticket.made-up'] },
      401,
      'LIVE_TICKET_INVALID',
    ],
    ['the ticket of another sign-in', { headers: { 'x-test-person': '2' } }, 401, 'LIVE_TICKET_INVALID'],
    ['another version', { protocols: ['alongside.live.v9', 'ticket.1-1'] }, 400, 'LIVE_VERSION_UNSUPPORTED'],
    ['no subprotocol', { protocols: [] }, 400, 'LIVE_VERSION_UNSUPPORTED'],
    [
      'an endless list',
      { protocols: [LIVE_SUBPROTOCOL, `ticket.${'x'.repeat(600)}`] },
      400,
      'LIVE_VERSION_UNSUPPORTED',
    ],
  ])('PUG1 an upgrade with %s is refused', async (_name, opening, status, code) => {
    expect(await refusal(opening)).toEqual({ status, code });
    expect(accepted).toEqual([]);
  });

  test('PUG1 a ticket opens one socket, and a refused upgrade of a stranger does not use it up', async () => {
    await refusal({ origin: 'https://evil.example' });
    await refusal({ headers: signedIn(2) });
    await openAccepted();
    expect(await refusal({})).toEqual({ status: 401, code: 'LIVE_TICKET_INVALID' });
  });

  test('PUG1 asked without an upgrade, the path is not found', async () => {
    expect((await app.inject({ url: LIVE_PATH, headers: signedIn(1) })).statusCode).toBe(404);
  });

  test.each([
    '/',
    '/healthz',
    '/api/v1/live/',
    '/api/v1/live/x',
    '/api/v1/me',
    '/oidc/auth',
    '/console/',
    '//api/v1/live',
  ])('PUG2 an upgrade on %s is refused', async (path) => {
    expect(await refusal({ path })).toEqual({ status: 404, code: null });
    expect(accepted).toEqual([]);
  });

  test.each(['/healthz', LIVE_PATH])(
    'PUG6 the server lets go of a refused upgrade on %s, though the other end never does',
    async (path) => {
      const connected = once(app.server, 'connection') as Promise<[Socket]>;
      const stranger = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      const [socket] = await connected;
      const gone = once(socket, 'close');
      stranger.write(
        `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      await gone;
      stranger.destroy();
    },
  );

  test('PUG3 a message over the greatest size closes its socket and nothing else', async () => {
    const first = await openAccepted('1-1');
    const second = await openAccepted('1-2');
    const closed = once(first.page, 'close');
    const gone = Promise.withResolvers<undefined>();
    first.socket.onClose(() => {
      gone.resolve(undefined);
    });
    first.page.send('x'.repeat(LIVE_MESSAGE_MAX_BYTES + 1));
    expect((await closed)[0]).toBe(1009);
    await gone.promise;
    second.socket.send('still here');
    expect(String((await once(second.page, 'message'))[0])).toBe('still here');
  });

  test('PUG3 a message that is not text closes its socket with a code', async () => {
    const { page, socket } = await openAccepted();
    socket.onMessage(() => undefined);
    page.send(Buffer.from('hello'), { binary: true });
    expect((await once(page, 'close'))[0]).toBe(LIVE_CLOSE.refused);
  });

  test('PUG4 closing is known at once to the one who closes, and nothing is sent afterwards', async () => {
    const { page, socket } = await openAccepted();
    const heard: string[] = [];
    page.on('message', (data: Buffer) => heard.push(data.toString()));
    let closes = 0;
    socket.onClose(() => {
      closes += 1;
    });
    socket.close(LIVE_CLOSE.replaced, 'LIVE_REPLACED');
    socket.close(LIVE_CLOSE.silent, 'again');
    expect(closes).toBe(1);
    socket.send('too late');
    const [code, reason] = (await once(page, 'close')) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([LIVE_CLOSE.replaced, 'LIVE_REPLACED']);
    expect(heard).toEqual([]);
    const late = Promise.withResolvers<undefined>();
    socket.onClose(() => {
      late.resolve(undefined);
    });
    await late.promise;
    expect(closes).toBe(1);
  });

  test('PUG5 a stopping server closes every socket with a code that says so', async () => {
    const first = await openAccepted('1-1');
    const second = await openAccepted('1-2');
    const closes = Promise.all([once(first.page, 'close'), once(second.page, 'close')]);
    await app.close();
    expect((await closes).map(([code]) => code as number)).toEqual([
      LIVE_CLOSE.stopping,
      LIVE_CLOSE.stopping,
    ]);
  });
});
