import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose, type Server } from './compose.ts';
import { readConfig } from './platform/config/index.ts';
import { contractRoutes } from './platform/docs/index.ts';

const ORIGIN = 'http://localhost:8080';
/** What a path's parameters are filled with: ids that nobody has. */
const NOBODY = '00000000-0000-4000-8000-00000000dead';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

describe('the server as a whole', () => {
  let folder: string;
  let server: Server;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'alongside-server-'));
    const config = readConfig({ args: ['--data', folder], environment: {}, isTerminal: false });
    if (config === null) throw new Error('Help was asked for');
    server = await compose(config, pino({ level: 'silent' }));
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
      'OPTIONS /oidc/*',
      'POST /oidc/*',
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
    for (const { method, path: url, name } of contractRoutes.filter((one) => one.method !== 'GET')) {
      for (const headers of [{}, { origin: 'https://evil.example' }]) {
        const { code } = (await ask(method, `/api/v1${url}`, headers)).json<{ code: string }>();
        expect(`${name} ${code}`).toBe(`${name} ORIGIN_REFUSED`);
      }
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
});
