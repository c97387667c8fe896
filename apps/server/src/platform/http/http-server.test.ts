import { CodedError, fileResponse, noContent, route } from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { serve, servePublic } from './serve-route.ts';
import { makeTestServer, pageOf, TEST_CSRF_TOKEN, TEST_ORIGIN } from './test-http-world.ts';

const open = { kind: 'public', because: 'a test' } as const;
const signedIn = { kind: 'signed-in', because: 'a test' } as const;
const auditors = { kind: 'permission', anyOf: ['view-audit-log', 'view-reports'] } as const;

const base = { summary: 'A test', response: z.object({ answer: z.string() }) };
const openRoute = route({ ...base, name: 'open', method: 'GET', path: '/open', access: open });
const ownRoute = route({ ...base, name: 'own', method: 'GET', path: '/own', access: signedIn });
const personalRoute = route({
  ...base,
  name: 'personal',
  method: 'GET',
  path: '/personal',
  access: signedIn,
  tokens: 'personal',
});
const auditRoute = route({ ...base, name: 'audit', method: 'GET', path: '/audit', access: auditors });
const changeRoute = route({
  ...base,
  name: 'change',
  method: 'POST',
  path: '/things/:thingId',
  access: signedIn,
  params: z.object({ thingId: z.uuid() }),
  query: z.object({ deep: z.stringbool().default(false) }),
  body: z.strictObject({ 'a/b': z.object({ list: z.array(z.int()) }), secret: z.string().optional() }),
});
const openChangeRoute = route({ ...base, name: 'openChange', method: 'PUT', path: '/open', access: open });
const pictureRoute = route({
  name: 'picture',
  method: 'PUT',
  path: '/picture',
  access: signedIn,
  summary: 'Raw',
  body: z.unknown(),
  response: z.object({ sizeBytes: z.int() }),
});
const fileRoute = route({
  ...base,
  name: 'file',
  method: 'GET',
  path: '/file',
  access: open,
  response: fileResponse,
});
const agentRoute = route({
  ...base,
  name: 'agentOnly',
  method: 'POST',
  path: '/agent',
  callers: 'agent',
  access: signedIn,
});
const eitherRoute = route({
  ...base,
  name: 'either',
  method: 'POST',
  path: '/either',
  callers: 'browser-and-agent',
  access: signedIn,
});
const agentBeginRoute = route({
  ...base,
  name: 'agentBegin',
  method: 'POST',
  path: '/begin',
  callers: 'agent',
  access: open,
});
const emptyRoute = route({
  ...base,
  name: 'empty',
  method: 'DELETE',
  path: '/empty',
  access: open,
  response: noContent,
});

const THING = '/api/v1/things/00000000-0000-4000-8000-000000000001';
const GOOD_BODY = { 'a/b': { list: [1] } };

function mountSamples(app: FastifyInstance): void {
  const answer = () => ({ answer: 'yes' });
  servePublic(app, openRoute, answer);
  serve(app, ownRoute, answer);
  serve(app, auditRoute, answer);
  serve(app, personalRoute, answer);
  serve(app, changeRoute, ({ params, query, body }) => ({
    answer: `${params.thingId} ${String(query.deep)} ${String(body['a/b'].list[0])}`,
  }));
  servePublic(app, openChangeRoute, ({ address, locale }) => ({ answer: `${address} ${locale}` }));
  serve(app, pictureRoute, ({ body }) => ({ sizeBytes: (body as Buffer).length }), {
    rawMediaTypes: ['image/png'],
    bodyMaxBytes: 100_000,
  });
  servePublic(app, fileRoute, () => ({ contentType: 'text/csv', fileName: 'a.csv', content: 'a,b' }));
  servePublic(app, emptyRoute, () => undefined);
  serve(app, agentRoute, answer);
  serve(app, eitherRoute, answer);
  servePublic(app, agentBeginRoute, answer);
}

describe('the edge of the server', () => {
  let app: FastifyInstance;
  let logged: readonly string[];

  beforeEach(async () => {
    ({ app, logged } = await makeTestServer());
    mountSamples(app);
  });
  afterEach(() => app.close());

  const get = (url: string, headers = {}) => app.inject({ method: 'GET', url, headers });
  const change = (headers: object, body: object = GOOD_BODY, url = THING) =>
    app.inject({ method: 'POST', url, headers: { ...headers }, payload: body });

  test('PHT1 a route without a contract keeps the server from starting', () => {
    expect(() => app.get('/api/v1/forgotten', () => 'x')).toThrow('/api/v1/forgotten');
    expect(() => app.post('/healthz2', () => 'x')).toThrow('/healthz2');
    expect(() => serve(app, openRoute, () => ({ answer: '' }))).toThrow('servePublic');
    expect(() => servePublic(app, ownRoute, () => ({ answer: '' }))).toThrow('serve');
  });

  test('PHT2 a public route is open to anybody, others to whom they say', async () => {
    expect((await get('/api/v1/open')).json()).toEqual({ answer: 'yes' });
    expect((await get('/api/v1/own')).json()).toMatchObject({ code: 'SIGN_IN_REQUIRED', status: 401 });
    expect((await get('/api/v1/own', pageOf(1))).statusCode).toBe(200);
    expect((await get('/api/v1/audit')).statusCode).toBe(401);
    expect((await get('/api/v1/audit', pageOf(1, ['manage-people']))).json()).toMatchObject({
      code: 'PERMISSION_MISSING',
      status: 403,
      details: { anyOf: ['view-audit-log', 'view-reports'] },
    });
    expect((await get('/api/v1/audit', pageOf(1, ['view-reports']))).statusCode).toBe(200);
  });

  describe('who asks by which means', () => {
    const proven = { authorization: 'DPoP a-token', 'x-test-person': '1' };
    const page = pageOf(1);
    const { 'x-csrf-token': _, ...withoutToken } = page;
    const foreign = { origin: 'https://evil.example' };

    test.each([
      ['nobody', {}, ['ORIGIN_REFUSED', 'ORIGIN_REFUSED', 'ORIGIN_REFUSED', 200]],
      [
        'a page that nobody is signed in on',
        { origin: TEST_ORIGIN },
        ['SIGN_IN_REQUIRED', 'SIGN_IN_REQUIRED', 'SIGN_IN_REQUIRED', 200],
      ],
      ['a page', page, [200, 200, 'AGENT_REQUIRED', 200]],
      ['a page without its token', withoutToken, ['CSRF_REFUSED', 'CSRF_REFUSED', 'AGENT_REQUIRED', 200]],
      [
        'another site with the cookie',
        { ...page, ...foreign },
        ['ORIGIN_REFUSED', 'ORIGIN_REFUSED', 'ORIGIN_REFUSED', 'ORIGIN_REFUSED'],
      ],
      ['an agent', proven, ['ORIGIN_REFUSED', 200, 200, 200]],
      [
        'an agent that names our origin',
        { ...proven, origin: TEST_ORIGIN },
        ['AGENT_REFUSED', 200, 200, 200],
      ],
      [
        'an agent that names another origin',
        { ...proven, ...foreign },
        ['ORIGIN_REFUSED', 'ORIGIN_REFUSED', 'ORIGIN_REFUSED', 'ORIGIN_REFUSED'],
      ],
      ['another scheme', { ...page, authorization: 'Basic a-token' }, [200, 200, 'AGENT_REQUIRED', 200]],
      [
        'a program with a token',
        { authorization: 'Bearer a-token', 'x-test-person': '1' },
        ['TOKEN_REFUSED', 'TOKEN_REFUSED', 'TOKEN_REFUSED', 200],
      ],
      [
        'another site with a token',
        { authorization: 'Bearer a-token', 'x-test-person': '1', ...foreign },
        ['ORIGIN_REFUSED', 'ORIGIN_REFUSED', 'ORIGIN_REFUSED', 'ORIGIN_REFUSED'],
      ],
    ] as const)('PHT14 %s', async (_who, headers, expected) => {
      const answers = [];
      for (const url of [THING, '/api/v1/either', '/api/v1/agent', '/api/v1/begin']) {
        const payload = url === THING ? { payload: GOOD_BODY } : {};
        const answered = await app.inject({ method: 'POST', url, headers: { ...headers }, ...payload });
        const isProblem = answered.statusCode >= 400;
        answers.push(isProblem ? answered.json<{ code: string }>().code : answered.statusCode);
      }
      expect(answers).toEqual(expected);
    });
  });

  test('TKN5 a token opens what asks for a permission, or says so, to whom it says', async () => {
    const asToken = (kind: string, permissions = 'view-audit-log') => ({
      authorization: 'Bearer a-token',
      'x-test-person': '1',
      'x-test-permissions': permissions,
      'x-test-token': kind,
    });
    for (const kind of ['personal', 'service']) {
      expect((await get('/api/v1/audit', asToken(kind))).statusCode).toBe(200);
      expect((await get('/api/v1/audit', asToken(kind, ''))).json()).toMatchObject({
        code: 'PERMISSION_MISSING',
      });
      expect((await get('/api/v1/own', asToken(kind))).json()).toMatchObject({ code: 'TOKEN_REFUSED' });
      expect((await get('/api/v1/open', asToken(kind))).statusCode).toBe(200);
    }
    expect((await get('/api/v1/personal', asToken('personal'))).statusCode).toBe(200);
    expect((await get('/api/v1/personal', asToken('service'))).json()).toMatchObject({
      code: 'TOKEN_REFUSED',
    });
  });

  test.each([
    'https://help.example.org.evil.example',
    'http://help.example.org',
    'null',
    'https://HELP.example.org',
    '',
  ])('PHT3 a change from the origin %s is refused', async (origin) => {
    expect((await change({ ...pageOf(1), origin })).json()).toMatchObject({
      code: 'ORIGIN_REFUSED',
      status: 403,
    });
    const other = await app.inject({ method: 'PUT', url: '/api/v1/open', headers: { origin } });
    expect(other.json()).toMatchObject({ code: 'ORIGIN_REFUSED' });
  });

  test('PHT3 a change without an origin, or without the token of the sign-in, is refused', async () => {
    const { origin: _, ...withoutOrigin } = pageOf(1) as Record<string, string>;
    expect((await change(withoutOrigin)).json()).toMatchObject({ code: 'ORIGIN_REFUSED' });
    const { 'x-csrf-token': token, ...withoutToken } = pageOf(1) as Record<string, string>;
    expect(token).toBe(TEST_CSRF_TOKEN);
    expect((await change(withoutToken)).json()).toMatchObject({ code: 'CSRF_REFUSED', status: 403 });
    expect((await change({ ...withoutToken, 'x-csrf-token': 'another' })).json()).toMatchObject({
      code: 'CSRF_REFUSED',
    });
    expect((await change(pageOf(1))).statusCode).toBe(200);
  });

  test('PHT4 an error is a problem document in the best of our languages', async () => {
    const answered = await get('/api/v1/own', { 'accept-language': 'fr, de-AT;q=0.8, en;q=0.1' });
    expect(answered.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answered.headers['content-language']).toBe('de');
    expect(answered.json()).toEqual({
      type: 'urn:alongside:error:SIGN_IN_REQUIRED',
      title: 'Melden Sie sich an, um fortzufahren.',
      status: 401,
      code: 'SIGN_IN_REQUIRED',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/u) as string,
    });
    for (const [asked, given] of [
      ['ar', 'ar'],
      ['fr', 'en'],
      ['*', 'en'],
      ['', 'en'],
      ['%%%', 'en'],
    ] as const) {
      const { headers } = await get('/nowhere/else', { 'accept-language': asked });
      expect(headers['content-language']).toBe(given);
    }
  });

  test('PHT4 a fault tells nothing about itself but in the log', async () => {
    const { app: faulty, logged: faults } = await makeTestServer();
    servePublic(faulty, openRoute, () => {
      throw new RangeError('inner s3cret');
    });
    const answered = await faulty.inject('/api/v1/open');
    expect(answered.statusCode).toBe(500);
    expect(answered.json()).toMatchObject({ code: 'SERVER_FAULT' });
    expect(answered.body).not.toContain('s3cret');
    expect(faults.join('')).toContain('inner s3cret');
    await faulty.close();
  });

  test('PHT4 every status of the framework has a code of ours, also for addresses that lead nowhere', async () => {
    expect((await get('/api/v1/nothing')).json()).toMatchObject({ code: 'NOT_FOUND', status: 404 });
    expect((await get('/api/v1/%E0%A4%A')).json()).toMatchObject({ code: 'REQUEST_MALFORMED', status: 400 });
    expect((await get(`/api/v1/things/${'x'.repeat(300)}`)).statusCode).toBe(404);
  });

  test('PHT5 a malformed request is answered with a pointer to each fault, without what was sent', async () => {
    const body = { 'a/b': { list: [1, 's3cret'] }, 's3cret-key': 1 };
    const answered = await change(pageOf(1), body);
    expect(answered.json()).toMatchObject({
      code: 'REQUEST_MALFORMED',
      faults: [
        { pointer: '/body/a~1b/list/1', reason: 'invalid_type' },
        { pointer: '/body', reason: 'unrecognized_keys' },
      ],
    });
    expect(answered.body).not.toContain('s3cret');
    expect((await change(pageOf(1), GOOD_BODY, '/api/v1/things/1')).json()).toMatchObject({
      faults: [{ pointer: '/params/thingId', reason: 'invalid_format' }],
    });
    expect((await change(pageOf(1), GOOD_BODY, `${THING}?deep=perhaps`)).json()).toMatchObject({
      faults: [{ pointer: '/query/deep' }],
    });
  });

  test.each([
    '{',
    '',
    '[]',
    '"text"',
    '{"__proto__":{"x":1}}',
    '{"a/b":{"list":[]},"constructor":{"prototype":1}}',
  ])('PHT5 the body %s is refused', async (payload) => {
    const headers = { ...pageOf(1), 'content-type': 'application/json' };
    const answered = await app.inject({ method: 'POST', url: THING, headers, payload });
    expect(answered.json()).toMatchObject({ code: 'REQUEST_MALFORMED', status: 400 });
  });

  test('PHT5 a text with U+0000, which no database takes, is malformed wherever it is', async () => {
    const answered = await change(pageOf(1), { ...GOOD_BODY, secret: 'a\0b' });
    expect(answered.json()).toMatchObject({
      code: 'REQUEST_MALFORMED',
      faults: [{ pointer: '/body/secret', reason: 'characters' }],
    });
  });

  test('PHT6 a body that is too large is refused', async () => {
    const body = { ...GOOD_BODY, secret: 'x'.repeat(70_000) };
    expect((await change(pageOf(1), body)).json()).toMatchObject({ code: 'REQUEST_TOO_LARGE', status: 413 });
  });

  test('PHT6 a body of another media type is refused; a raw one comes as it is', async () => {
    const send = (url: string, method: 'POST' | 'PUT', type: string, payload: string | Buffer) =>
      app.inject({ method, url, headers: { ...pageOf(1), 'content-type': type }, payload });
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'image/png',
    ]) {
      expect((await send(THING, 'POST', type, 'a=b')).json()).toMatchObject({
        code: 'MEDIA_TYPE_UNSUPPORTED',
      });
    }
    const picture = Buffer.alloc(80_000, 7);
    expect((await send('/api/v1/picture', 'PUT', 'image/png', picture)).json()).toEqual({
      sizeBytes: 80_000,
    });
    expect((await send('/api/v1/picture', 'PUT', 'application/json', '{}')).json()).toMatchObject({
      code: 'MEDIA_TYPE_UNSUPPORTED',
      status: 415,
    });
    const large = await send('/api/v1/picture', 'PUT', 'image/png', Buffer.alloc(100_001));
    expect(large.json()).toMatchObject({ code: 'REQUEST_TOO_LARGE' });
  });

  test('PHT7 an answer holds what its contract names and nothing more', async () => {
    const { app: chatty } = await makeTestServer();
    const much = { answer: 'yes', passwordHash: 's3cret' };
    servePublic(chatty, openRoute, () => much);
    expect((await chatty.inject('/api/v1/open')).json()).toEqual({ answer: 'yes' });
    await chatty.close();
    const file = await get('/api/v1/file');
    expect(file.headers).toMatchObject({
      'content-type': expect.stringContaining('text/csv') as string,
      'content-disposition': 'attachment; filename="a.csv"',
    });
    const empty = await app.inject({
      method: 'DELETE',
      url: '/api/v1/empty',
      headers: { origin: TEST_ORIGIN },
    });
    expect([empty.statusCode, empty.body]).toEqual([204, '']);
  });

  test('PHT8 requests are counted per address, per token and per person', async () => {
    const { app: small } = await makeTestServer({ limits: { perAddress: 5, perPerson: 3 } });
    mountSamples(small);
    const ask = (remoteAddress: string, person?: number) =>
      small.inject({
        url: '/api/v1/own',
        remoteAddress,
        ...(person === undefined ? {} : { headers: pageOf(person) }),
      });
    const codes = async (count: number, ...asked: Parameters<typeof ask>) => {
      const answers = [];
      for (let n = 0; n < count; n += 1) answers.push((await ask(...asked)).statusCode);
      return answers;
    };
    expect(await codes(6, '192.0.2.1')).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await codes(6, '2001:db8:0:1::1')).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await codes(1, '2001:db8:0:1:ffff::1')).toEqual([429]);
    expect(await codes(1, '2001:db8:0:2::1')).toEqual([401]);
    expect(await codes(2, '192.0.2.2', 1)).toEqual([200, 200]);
    expect(await codes(2, '192.0.2.3', 1)).toEqual([200, 429]);
    const byToken = { ...pageOf(1), authorization: 'Bearer a-token', 'x-test-token': 'service' };
    const program = (remoteAddress: string) =>
      small.inject({ url: '/api/v1/audit', remoteAddress, headers: byToken });
    const programs = [];
    for (const n of [5, 5, 6, 6]) programs.push((await program(`192.0.2.${n}`)).statusCode);
    expect(programs).toEqual([403, 403, 403, 429]);
    const refused = await ask('192.0.2.4', 1);
    expect(refused.json()).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      details: { retryAfterMs: expect.any(Number) as number },
    });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await codes(1, '192.0.2.5', 2)).toEqual([200]);
    await small.close();
  });

  test('PHT9 every answer has the headers that keep a browser from guessing, framing, storing and leaking', async () => {
    for (const { headers } of [
      await get('/api/v1/open'),
      await get('/api/v1/own'),
      await get('/nowhere/else'),
    ]) {
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining(
          "default-src 'none'; frame-ancestors 'none'",
        ) as string,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringMatching(
          /display-capture=\(self\).*camera=\(\), microphone=\(\)/u,
        ) as string,
        'strict-transport-security': 'max-age=31536000',
        'cache-control': 'no-store',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
    const { app: plain } = await makeTestServer({ origin: 'http://localhost:8080' });
    expect((await plain.inject('/')).headers).not.toHaveProperty('strict-transport-security');
    await plain.close();
  });

  test('PHT10 what a proxy says of an address counts only if the proxy is trusted', async () => {
    const address = async (server: FastifyInstance, remoteAddress: string) => {
      const headers = { origin: TEST_ORIGIN, 'x-forwarded-for': '203.0.113.9, 198.51.100.7' };
      const { answer } = (
        await server.inject({ method: 'PUT', url: '/api/v1/open', remoteAddress, headers })
      ).json<{
        answer: string;
      }>();
      return answer.split(' ')[0];
    };
    expect(await address(app, '10.1.2.3')).toBe('10.1.2.3');
    const { app: behind } = await makeTestServer({ trustedProxies: ['10.0.0.0/8'] });
    mountSamples(behind);
    expect(await address(behind, '10.1.2.3')).toBe('198.51.100.7');
    expect(await address(behind, '192.0.2.1')).toBe('192.0.2.1');
    expect(await address(behind, '::ffff:192.0.2.1')).toBe('192.0.2.1');
    await behind.close();
  });

  test('PHT12 who may call is asked before what was sent is looked at', async () => {
    const headers = { origin: TEST_ORIGIN };
    expect((await change(headers, { wrong: true })).json()).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
    expect((await change({ ...pageOf(1), 'x-csrf-token': 'x' }, { wrong: true })).json()).toMatchObject({
      code: 'CSRF_REFUSED',
    });
  });

  test('PHT13 a stopping server finishes what has begun and refuses what begins', async () => {
    const { app: stopping } = await makeTestServer();
    const begun = Promise.withResolvers<undefined>();
    const proceed = Promise.withResolvers<undefined>();
    const late = Promise.withResolvers<unknown>();
    servePublic(stopping, openRoute, async () => {
      begun.resolve(undefined);
      await proceed.promise;
      return { answer: 'finished' };
    });
    let address = '';
    stopping.addHook('preClose', async () => {
      late.resolve(await (await fetch(`${address}/api/v1/open`)).json());
      proceed.resolve(undefined);
    });
    address = await stopping.listen({ port: 0, host: '127.0.0.1' });
    const early = fetch(`${address}/api/v1/open`);
    await begun.promise;
    await stopping.close();
    expect(await late.promise).toMatchObject({ code: 'SERVER_STOPPING', status: 503 });
    expect(await (await early).json()).toEqual({ answer: 'finished' });
  });

  test('PLG2 a request is one line with the pattern of its route, and no secret of it', async () => {
    await change(
      { ...pageOf(1), cookie: 'alongside=s3cret', authorization: 'Basic s3cret' },
      GOOD_BODY,
      `${THING}?deep=true&ticket=s3cret`,
    );
    await change({ ...pageOf(1), authorization: 'Bearer s3cret' });
    await change(pageOf(1), { secret: 's3cret' }, `${THING}?code=s3cret`);
    await get('/nowhere/s3cret?code=s3cret');
    const text = logged.join('');
    expect(text).toContain('"route":"/api/v1/things/:thingId","status":200');
    expect(text).not.toContain('s3cret');
    expect(text).not.toContain(TEST_CSRF_TOKEN);
    expect(text).not.toContain('0000-4000');
  });

  test('PHT4 an error with a code keeps its details, a wait becomes a header', async () => {
    const { app: waiting } = await makeTestServer();
    servePublic(waiting, openRoute, () => {
      throw new CodedError('TOO_MANY_TRIES', { retryAfterMs: 1_500 });
    });
    const answered = await waiting.inject('/api/v1/open');
    expect(answered.headers['retry-after']).toBe('2');
    expect(answered.json()).toMatchObject({ details: { retryAfterMs: 1_500 } });
    await waiting.close();
  });
});
