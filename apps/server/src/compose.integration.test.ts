import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LIVE_PATH, LIVE_SUBPROTOCOL, LIVE_TICKET_PREFIX } from '@alongside/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { compose, type Server } from './compose.ts';
import { TestAgent } from './features/agents/test-agents-world.ts';
import { TestBrowser } from './features/identity/test-browser.ts';
import { readConfig } from './platform/config/index.ts';
import { contractRoutes } from './platform/docs/index.ts';
import { listen } from './platform/http/index.ts';
import { createLog } from './platform/log/index.ts';

/** Far from the ports that systems give out by themselves, and another one for each process of a test run. */
const PORT = 20_000 + (process.pid % 10_000);
const ORIGIN = `http://localhost:${String(PORT)}`;
const EMAIL = 'greta@nordlicht.example';
const PASSWORD = 'four words nobody guesses';
/** What a path's parameters are filled with: ids that nobody has. */
const NOBODY = '00000000-0000-4000-8000-00000000dead';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

describe('the server as a whole', () => {
  let folder: string;
  let server: Server;
  const logged: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'alongside-server-'));
    const config = readConfig({
      args: ['--data', folder, '--port', String(PORT)],
      environment: {},
      isTerminal: false,
    });
    if (config === null) throw new Error('Help was asked for');
    server = await compose(config, createLog('debug', { write: (line) => void logged.push(line) }));
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const ask = (method: (typeof METHODS)[number], url: string, headers: Record<string, string> = {}) =>
    server.app.inject({ method, url: url.replaceAll(/:\w+/gu, NOBODY), headers });

  test('PHT11 every contract is served, and nothing beyond them but what is written down', () => {
    const { routes } = server.app.edge;
    const served = routes.filter(({ contract, method }) => contract !== null && method !== 'HEAD');
    expect(served.map(({ contract }) => contract).sort()).toEqual(
      contractRoutes.map(({ name }) => name).sort(),
    );
    const others = routes.filter(({ contract, method }) => contract === null && method !== 'HEAD');
    expect([...new Set(others.map(({ method, url }) => `${method} ${url}`))].sort()).toEqual([
      'DELETE /scim/v2/Groups/:id',
      'DELETE /scim/v2/Users/:id',
      'GET /',
      'GET /*',
      'GET /api/docs',
      'GET /api/docs/json',
      'GET /api/docs/openapi.json',
      'GET /api/docs/static/*',
      'GET /api/docs/static/index.html',
      'GET /api/docs/static/swagger-initializer.js',
      'GET /api/docs/yaml',
      'GET /api/v1/live',
      'GET /console',
      'GET /console/*',
      'GET /healthz',
      'GET /oidc/*',
      'GET /readyz',
      'GET /scim/v2/Groups',
      'GET /scim/v2/Groups/:id',
      'GET /scim/v2/ResourceTypes',
      'GET /scim/v2/ResourceTypes/:id',
      'GET /scim/v2/Schemas',
      'GET /scim/v2/Schemas/:id',
      'GET /scim/v2/ServiceProviderConfig',
      'GET /scim/v2/Users',
      'GET /scim/v2/Users/:id',
      'OPTIONS /oidc/*',
      'PATCH /scim/v2/Groups/:id',
      'PATCH /scim/v2/Users/:id',
      'POST /oidc/*',
      'POST /scim/v2/Groups',
      'POST /scim/v2/Users',
      'PUT /scim/v2/Groups/:id',
      'PUT /scim/v2/Users/:id',
    ]);
  });

  test('PHT11 no route answers a stranger unless it is public', async () => {
    for (const { method, path: url, access, name } of contractRoutes) {
      const answered = await ask(method, `/api/v1${url}`, { origin: ORIGIN });
      const isProblem = answered.headers['content-type']?.toString().includes('problem') === true;
      const code = isProblem ? answered.json<{ code: string }>().code : null;
      if (access.kind === 'public') expect(`${name} ${String(code)}`).not.toContain('SIGN_IN_REQUIRED');
      else expect(`${name} ${String(code)}`).toBe(`${name} SIGN_IN_REQUIRED`);
    }
  });

  test('PHT3 no route changes anything without our origin', async () => {
    const none = {};
    const foreign = { origin: 'https://evil.example' };
    // A proof says more than an origin, and agents have none; another site's is refused with a proof as well.
    const offered = { ...foreign, authorization: 'DPoP token' };
    for (const { method, path: url, name, access, callers } of contractRoutes) {
      if (method === 'GET') continue;
      const isAgents = access.kind === 'public' && callers === 'agent';
      for (const headers of [...(isAgents ? [] : [none]), foreign, offered]) {
        const { code } = (await ask(method, `/api/v1${url}`, headers)).json<{ code: string }>();
        expect(`${name} ${code}`).toBe(`${name} ORIGIN_REFUSED`);
      }
    }
  });

  test('TKN6 no token changes anything from another site, and none that is unknown anything at all', async () => {
    const foreign = { origin: 'https://evil.example', authorization: 'Bearer alp_x' };
    for (const { method, path: url, name, access } of contractRoutes) {
      if (access.kind === 'public') continue;
      const headers = { authorization: 'Bearer alp_x' };
      const { code } = (await ask(method, `/api/v1${url}`, headers)).json<{ code: string }>();
      expect(`${name} ${code}`).toBe(`${name} TOKEN_INVALID`);
      if (method === 'GET') continue;
      const other = (await ask(method, `/api/v1${url}`, foreign)).json<{ code: string }>();
      expect(`${name} ${other.code}`).toBe(`${name} ORIGIN_REFUSED`);
    }
  });

  test('PHT9 nothing is let through for other sites', async () => {
    for (const method of METHODS) {
      const { headers } = await ask(method, '/api/v1/me', {
        origin: 'https://evil.example',
        'access-control-request-method': 'GET',
      });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  test('PCO5 the set-up is open on an empty data folder', async () => {
    expect(server.setupToken).toMatch(/^[\w-]{20,}$/u);
    expect((await ask('GET', '/api/v1/setup')).json()).toEqual({ isOpen: true });
  });

  test('PDO3 it is ready', async () => {
    expect((await ask('GET', '/readyz')).json()).toEqual({ status: 'ready' });
  });

  test('PLG1, PLG2 from set-up to a session no secret reaches the log', async () => {
    await listen(server.app, { port: PORT, host: 'localhost' });
    const [email, password] = [EMAIL, PASSWORD];
    const organisation = { organisation: 'Nordlicht', email, fullName: 'Greta', isEnabled: true };
    const browser = new TestBrowser(ORIGIN);
    const setup = { ...organisation, token: server.setupToken, password, areUnenrolledDevicesAllowed: true };
    await browser.call('POST', '/setup', setup);
    const interaction = await browser.interact(email);
    expect(
      await browser.refusal('POST', `${interaction}/password`, { email, password: 'wrong s3cret' }),
    ).toContain('401');
    await browser.signIn(email, password);
    const { csrfToken } = await browser.me();
    const cookie = (await browser.cookie('alongside')) ?? '';
    await browser.call('PATCH', '/settings', { isChatAllowed: false });
    const started = (await browser.call('POST', '/sessions', {})) as { code: string; link: string };
    await browser.refusal('POST', '/sessions/join', { code: 'ABCD2345', by: 'code' });
    const { ticket } = (await browser.call('POST', '/live/tickets')) as { ticket: string };
    const page = new WebSocket(
      `${ORIGIN.replace('http', 'ws')}${LIVE_PATH}`,
      [LIVE_SUBPROTOCOL, LIVE_TICKET_PREFIX + ticket],
      {
        origin: ORIGIN,
        headers: { cookie: `alongside=${cookie}` },
      },
    );
    await once(page, 'open');
    page.send('{"type":"chat s3cret"}');
    await once(page, 'message');
    page.terminate();

    const text = logged.join('');
    expect(text).toContain('"route":"/api/v1/sessions"');
    const secrets = [
      password,
      's3cret',
      server.setupToken,
      csrfToken,
      cookie,
      started.code,
      'ABCD2345',
      ticket,
    ];
    expect(secrets.filter((secret) => secret === null || secret === '' || text.includes(secret))).toEqual([]);
  });

  test('PHT14, PLG1 every route is open to the kinds of callers that it names, and to no other', async () => {
    const browser = new TestBrowser(ORIGIN);
    await browser.signIn(EMAIL, PASSWORD);
    const agent = await TestAgent.make(ORIGIN, PORT);
    await agent.signIn(browser);
    const asCookie = { cookie: `alongside=${agent.token ?? ''}`, origin: ORIGIN };
    const asToken = { authorization: `DPoP ${(await browser.cookie('alongside')) ?? ''}`, origin: ORIGIN };
    for (const { name, method, path: route, access, callers } of contractRoutes) {
      if (access.kind === 'public') continue;
      const url = route.replaceAll(/:\w+/gu, NOBODY);
      const codeFor = async (headers: Record<string, string>) =>
        (await ask(method, `/api/v1${route}`, headers)).json<{ code: string }>().code;
      const answers: Record<string, string> = {
        asCookie: await codeFor(asCookie),
        asToken: await codeFor(asToken),
        page: callers === 'agent' ? await browser.refusal(method, url) : 'not asked',
        agent:
          callers === 'browser'
            ? await agent.refusal(method, url, undefined, { headers: { origin: ORIGIN } })
            : 'not asked',
      };
      expect({ name, ...answers }).toEqual({
        name,
        asCookie: 'SIGN_IN_REQUIRED',
        asToken: 'PROOF_INVALID',
        page: callers === 'agent' ? '403 AGENT_REQUIRED' : 'not asked',
        agent: callers === 'browser' ? '403 AGENT_REFUSED' : 'not asked',
      });
    }
    expect([await agent.isSignedIn(), await browser.isSignedIn()]).toEqual([true, true]);
    expect(agent.token !== null && logged.join('').includes(agent.token), 'the token is in the log').toBe(
      false,
    );
  });
});
