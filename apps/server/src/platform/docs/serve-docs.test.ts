import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveHealth } from '../health/index.ts';
import { makeTestServer } from '../http/test-http-world.ts';
import { contractRoutes, openApiDocument } from './open-api-document.ts';
import { serveDocs } from './serve-docs.ts';

interface Operation {
  readonly operationId: string;
  readonly description: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

describe('the documents', () => {
  let app: FastifyInstance;
  let isReady = Promise.resolve(true);

  beforeAll(async () => {
    ({ app } = await makeTestServer());
    await serveDocs(app, '1.2.3');
    serveHealth(app, () => isReady);
  });
  afterAll(() => app.close());

  const read = async () => {
    const document = (await app.inject('/api/docs/openapi.json')).json<{
      paths: Record<string, Record<string, Operation>>;
    }>();
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    return {
      document,
      operation: (name: string) => operations.find(({ operationId }) => operationId === name),
    };
  };

  test('PDO1 the document is valid and has every contract', async () => {
    const { document, operation } = await read();
    expect(await new Validator().validate(document)).toMatchObject({ valid: true });
    expect(contractRoutes.length).toBeGreaterThan(50);
    expect(contractRoutes.filter(({ name }) => operation(name) === undefined)).toEqual([]);
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { version: '1.2.3' },
      servers: [{ url: 'https://help.example.org/api/v1' }],
    });
  });

  test('PDO1 a route is described with its access, parameters, body, answer and errors', async () => {
    const { operation } = await read();
    expect(operation('exportAudit')).toMatchObject({
      description: 'Needs view-audit-log. Tokens open it.',
      security: [{ signIn: [] }, { token: ['view-audit-log'] }],
      'x-permissions': ['view-audit-log'],
      parameters: expect.arrayContaining([
        expect.objectContaining({
          name: 'format',
          in: 'query',
          required: true,
          schema: { type: 'string', enum: ['csv', 'json'] },
        }),
        expect.objectContaining({ name: 'search', in: 'query', required: false }),
      ]) as unknown,
    });
    expect(operation('updatePerson')).toMatchObject({
      security: [{ signIn: [], csrf: [] }, { token: ['manage-people'] }],
      parameters: [
        { name: 'personId', in: 'path', required: true, schema: { title: 'PersonId', format: 'uuid' } },
      ],
      requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
      responses: {
        200: { content: { 'application/json': { schema: { type: 'object' } } } },
        403: { description: expect.stringContaining('CSRF_REFUSED') as string },
        409: {
          description: 'LAST_ADMINISTRATOR',
          content: {
            'application/problem+json': {
              schema: { allOf: [{}, { properties: { code: { enum: ['LAST_ADMINISTRATOR'] } } }] },
            },
          },
        },
      },
    });
    expect(operation('beginSignIn')).toMatchObject({ security: [] });
    expect(operation('removeDomain')?.responses).toHaveProperty('204');
    expect(operation('me')).not.toHaveProperty('requestBody');
  });

  test('PDO1 what tokens open is said, and each of several scopes is enough', async () => {
    const { operation } = await read();
    expect(operation('me')).toMatchObject({ security: [{ signIn: [] }, { token: [] }] });
    expect(operation('startSession')?.security.slice(1)).toEqual([
      { token: ['view-screen'] },
      { token: ['take-full-control'] },
    ]);
    expect(operation('account')).toMatchObject({
      security: [{ signIn: [] }],
      description: expect.stringContaining('No token opens it.') as string,
      responses: { 403: { description: expect.stringContaining('TOKEN_REFUSED') as string } },
    });
  });

  test('PDO1 a list says how it is paged', async () => {
    const { operation } = await read();
    expect(operation('auditLog')).toMatchObject({
      description: expect.stringContaining('`next`') as string,
      parameters: expect.arrayContaining([
        expect.objectContaining({ name: 'after', description: expect.stringContaining('`next`') as string }),
      ]) as unknown,
    });
  });

  test('PDO1 a text that is tidied is still described as a text', () => {
    const text = JSON.stringify(openApiDocument('https://help.example.org', '1'));
    expect(text).toContain('"fullName":{"type":"string"}');
  });

  test('PDO2 the page runs under a policy of its own, without inline script', async () => {
    const page = await app.inject({ url: '/api/docs', headers: { accept: 'text/html' } });
    expect(page.statusCode).toBe(200);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    const scripts = [...page.body.matchAll(/<script(?<attributes>[^>]*)>(?<inline>[^<]*)/gu)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const { groups } of scripts) {
      expect(groups?.['attributes']).toMatch(/src="/u);
      expect(groups?.['inline']?.trim()).toBe('');
    }
    for (const [, source = ''] of page.body.matchAll(/(?:src|href)="(?<source>[^"#]+)"/gu)) {
      const asset = await app.inject(new URL(source, 'http://localhost/api/docs/').pathname);
      expect(`${source} ${String(asset.statusCode)}`).toBe(`${source} 200`);
    }
  });

  test('PDO3 a server is alive while it answers, and ready while its database does', async () => {
    const ask = async (url: string) => (await app.inject(url)).statusCode;
    isReady = Promise.resolve(true);
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 200]);
    isReady = Promise.resolve(false);
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 503]);
  });
});
