import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClientOptions, createAlongsideClient, dataOf, type ProblemCode } from './index.ts';

interface Asked {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const personId = '22222222-2222-4222-8222-222222222222';
const problem = (code: string, status: number, more = {}) => ({
  status,
  body: JSON.stringify({ type: `urn:alongside:error:${code}`, title: code, status, code, ...more }),
});

describe('the client', () => {
  let server: Server;
  let origin: string;
  let asked: Asked[];
  let answer: { readonly status: number; readonly body: string };

  beforeEach(async () => {
    asked = [];
    answer = { status: 200, body: '{"items":[],"next":null,"total":0}' };
    const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const { method = '', url = '', headers } = request;
      asked.push({ line: `${method} ${url}`, headers, body: await text(request) });
      response.writeHead(answer.status).end(answer.body);
    };
    server = createServer((request, response) => void serve(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const client = (options: Partial<ClientOptions> = {}) =>
    createAlongsideClient({ origin, credentials: { kind: 'token', token: 'alp_x' }, ...options });

  test('CLI4 parameters go where the route has them', async () => {
    const query = { search: 'a b&c', limit: 2 };
    expect(await dataOf(client().GET('/people', { params: { query } }))).toEqual({
      items: [],
      next: null,
      total: 0,
    });
    await client().PATCH('/people/{personId}', { params: { path: { personId } }, body: { isActive: false } });
    expect(asked.map(({ line, body }) => [line, body])).toEqual([
      ['GET /api/v1/people?search=a%20b%26c&limit=2', ''],
      [`PATCH /api/v1/people/${personId}`, '{"isActive":false}'],
    ]);
    expect(asked[1]?.headers['content-type']).toBe('application/json');
  });

  test('CLI4 an answer without content is none', async () => {
    answer = { status: 204, body: '' };
    const path = { tokenId: personId };
    const { data, response } = await client().POST('/tokens/{tokenId}/revoke', { params: { path } });
    expect([data, response.status]).toEqual([undefined, 204]);
  });

  test('CLI3 a program sends its token with everything, and no cookie', async () => {
    await client({ language: () => 'de' }).GET('/people');
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer alp_x', 'accept-language': 'de' });
    expect(asked[0]?.headers).not.toHaveProperty('cookie');
    expect(asked[0]?.headers).not.toHaveProperty('x-csrf-token');
  });

  test('CLI3 a page sends the token against other sites with everything but GET', async () => {
    const page = client({ credentials: { kind: 'page', csrfToken: () => 'against' } });
    await page.GET('/people');
    await page.POST('/audit/verify');
    expect(asked.map(({ headers }) => headers['x-csrf-token'])).toEqual([undefined, 'against']);
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
  });

  test('CLI2 a failure has the server’s code, details and faults', async () => {
    const faults = [{ pointer: '/body/roles', reason: 'invalid_type' }];
    answer = problem('REQUEST_MALFORMED', 400, { details: { n: 1 }, faults });
    await expect(client().GET('/people')).rejects.toMatchObject({
      code: 'REQUEST_MALFORMED',
      status: 400,
      details: { n: 1, faults },
    });
    const possible: ProblemCode<'updatePerson'> = 'LAST_ADMINISTRATOR';
    answer = problem(possible, 409);
    await expect(
      client().PATCH('/people/{personId}', { params: { path: { personId } }, body: {} }),
    ).rejects.toMatchObject({ code: possible });
  });

  test('CLI2 what can’t be read is a fault of the server, and what isn’t there is said so', async () => {
    for (const unread of [
      { status: 502, body: '<html>' },
      { status: 200, body: '<html>' },
      { status: 400, body: '{"code":"NOBODY_KNOWS"}' },
    ]) {
      answer = unread;
      await expect(client().GET('/people')).rejects.toMatchObject({ code: 'SERVER_FAULT' });
    }
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    await expect(client().GET('/people')).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
  });

  test('CLI5 what is called off fails as what it is', async () => {
    const signal = AbortSignal.abort();
    await expect(client().GET('/people', { signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('CLI6 whoever listens is told that nobody is signed in', async () => {
    let told = 0;
    const listening = client({ onSignedOut: () => void (told += 1) });
    answer = problem('PERMISSION_MISSING', 403);
    await expect(listening.GET('/people')).rejects.toMatchObject({ code: 'PERMISSION_MISSING' });
    expect(told).toBe(0);
    answer = problem('SIGN_IN_REQUIRED', 401);
    await expect(listening.GET('/people')).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
    expect(told).toBe(1);
  });
});
