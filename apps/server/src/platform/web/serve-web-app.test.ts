import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestServer } from '../http/test-http-world.ts';
import { serveWebApps } from './serve-web-app.ts';

const PAGE = '<meta nonce="__CSP_NONCE__"><script src="/assets/a-1234.js" nonce="__CSP_NONCE__"></script>';

describe('the web apps', () => {
  let folder: string;
  let app: FastifyInstance;
  let logged: readonly string[];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'alongside-web-'));
    for (const name of ['share', 'console']) {
      await mkdir(path.join(folder, name, 'assets'), { recursive: true });
      await mkdir(path.join(folder, name, '.vite'), { recursive: true });
      await writeFile(path.join(folder, name, 'index.html'), `${PAGE}${name}`);
      await writeFile(path.join(folder, name, '.vite/manifest.json'), '{}');
      await writeFile(path.join(folder, name, 'icon.svg'), '<svg/>');
      await writeFile(path.join(folder, name, 'assets/a-1234.js'), `plain ${name}`);
      await writeFile(path.join(folder, name, 'assets/a-1234.js.br'), `brotli ${name}`);
    }
    await writeFile(path.join(folder, 'secret.txt'), 's3cret');
    ({ app, logged } = await makeTestServer());
    await serveWebApps(app, [
      { prefix: '/console/', folder: path.join(folder, 'console') },
      { prefix: '/', folder: path.join(folder, 'share') },
    ]);
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = { accept: 'text/html,*/*' }) =>
    app.inject({ url, headers });

  test('PWB1 every address of an app that is no file is answered with its page', async () => {
    for (const url of ['/', '/session/1', '/sign-in?returnTo=/a.b', '/setup']) {
      expect((await get(url)).body).toContain('share');
    }
    for (const url of ['/console', '/console/', '/console/reports/1']) {
      expect((await get(url)).body).toContain('console');
    }
  });

  test('PWB1 each page has a nonce of its own, Trusted Types, and no frame around it', async () => {
    const [first, second] = [await get('/'), await get('/')];
    const policy = String(first.headers['content-security-policy']);
    const nonce = /style-src 'self' 'nonce-([^']+)'/u.exec(policy)?.[1] ?? '';
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/u);
    expect(first.body).toContain(`nonce="${nonce}"`);
    expect(first.body).not.toContain('__CSP_NONCE__');
    expect(second.body).not.toContain(nonce);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types alongside");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("connect-src 'self' wss://help.example.org;");
    expect(first.headers['cache-control']).toBe('no-store');
    expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  test('PWB2 files with a hash are kept for ever, others are asked for again', async () => {
    const hashed = await get('/assets/a-1234.js');
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(hashed.headers['content-type']).toBe('application/javascript; charset=utf-8');
    expect(hashed.body).toBe('plain share');
    const icon = await get('/icon.svg');
    expect(icon.headers['cache-control']).toBe('public, max-age=0');
    expect(icon.headers['content-security-policy']).toContain("default-src 'none'");
    const again = await get('/icon.svg', { 'if-none-match': String(icon.headers.etag) });
    expect(again.statusCode).toBe(304);
  });

  test('PWB2 files compressed by the build are sent as they are', async () => {
    const compressed = await get('/console/assets/a-1234.js', { 'accept-encoding': 'gzip, br' });
    expect(compressed.headers['content-encoding']).toBe('br');
    expect(compressed.headers['content-type']).toBe('application/javascript; charset=utf-8');
    expect(compressed.body).toBe('brotli console');
  });

  test.each([
    '/assets/gone-1.js',
    '/console/assets/gone-1.js',
    '/favicon.ico',
    '/.vite/manifest.json',
    '/assets/a-1234.js.br',
    '/index.html',
    '/api/v1/nothing',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/console/..%2f..%2fsecret.txt',
    '/assets/%00',
  ])('PWB3 %s is not found', async (url) => {
    const answered = await get(url);
    expect([400, 404]).toContain(answered.statusCode);
    expect(answered.headers['content-type']).toContain('application/problem+json');
  });

  test('PWB3 who asks for no page gets none', async () => {
    expect((await get('/session/1', { accept: 'application/json' })).statusCode).toBe(404);
  });

  test('PWB4 an app that was not built is not found, and the log says so', async () => {
    const { app: empty, logged: lines } = await makeTestServer();
    await serveWebApps(empty, [{ prefix: '/', folder: path.join(folder, 'nothing') }]);
    expect((await empty.inject({ url: '/', headers: { accept: 'text/html' } })).statusCode).toBe(404);
    expect(lines.join('')).toContain('not built');
    expect(logged.join('')).not.toContain('not built');
    await empty.close();
  });
});
