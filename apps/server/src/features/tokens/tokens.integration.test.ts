import { randomUUID } from 'node:crypto';
import { CodedError, type TokenView } from '@alongside/protocol';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { CookieAuthenticator } from '../identity/index.ts';
import type { TestBrowser } from '../identity/test-browser.ts';
import { someDomain, TestIdentityWorld } from '../identity/test-identity-world.ts';
import { registerTokens } from './register-tokens.ts';
import { TokenAuthenticator } from './token-authenticator.ts';
import { makeTokenText } from './token-text.ts';

const DAY_MS = 86_400_000;

interface Made {
  readonly token: string;
  readonly view: TokenView;
}

interface Page {
  readonly items: TokenView[];
  readonly next: string | null;
  readonly total: number;
}

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let authenticator: TokenAuthenticator;

  beforeAll(async () => {
    world = await TestIdentityWorld.openWith(engine, {
      authenticator: (pages, ports) => {
        const cookies = new CookieAuthenticator(ports);
        authenticator = new TokenAuthenticator({
          ...ports,
          others: pages,
          offersCookie: (request) => cookies.offersCookie(request),
        });
        return authenticator;
      },
      register: registerTokens,
    });
  });
  afterAll(() => world.close());

  async function organisation() {
    const domain = someDomain();
    const tenantId = await world.organisation(domain);
    const admin = await world.member(tenantId, `ada@${domain}`, ['administrator']);
    return { domain, tenantId, admin, browser: await world.signedIn(admin.email) };
  }

  const make = (browser: TestBrowser, path: string, body: object) =>
    browser.call('POST', path, { name: 'Inventory', ...body }) as Promise<Made>;
  const list = (browser: TestBrowser, path: string) => browser.call('GET', path) as Promise<Page>;

  /** What a program gets. */
  async function ask(
    token: string,
    method: string,
    path: string,
    more: { headers?: object; body?: object } = {},
  ) {
    const answer = await world.browser().send(`/api/v1${path}`, {
      method,
      ...(more.body === undefined ? {} : { body: more.body }),
      headers: { origin: '', authorization: `Bearer ${token}`, ...more.headers },
    });
    const body = answer.text === '' ? {} : (JSON.parse(answer.text) as { code?: string });
    return { status: answer.status, code: body.code ?? 'ok', body };
  }

  /** As no browser does: without any origin. */
  async function send(token: string, method: string, path: string, headers: Record<string, string> = {}) {
    const answer = await world.app.inject({
      method: method as 'GET',
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    return answer.statusCode === 204 ? 'ok' : (answer.json<{ code?: string }>().code ?? 'ok');
  }

  test('TKN2 a token is shown once, kept as its hash, and is in no log', async () => {
    const { browser, tenantId } = await organisation();
    const { token, view } = await make(browser, '/tokens', { scopes: ['manage-people'] });
    expect(view).toMatchObject({
      name: 'Inventory',
      ending: token.slice(-4),
      state: 'active',
      lastUsedAt: null,
    });
    expect(await send(token, 'GET', '/people')).toBe('ok');
    const listed = await browser.api('GET', '/tokens');
    expect(listed.text).not.toContain(token);
    const rows = await world.ports.database.acrossTenants('a test', (tx) =>
      tx.$extendTables<{ api_tokens: object }>().selectFrom('api_tokens').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(await world.auditRows(tenantId))).not.toContain(token);
    expect(world.log.join('')).not.toContain(token);
  });

  test('TKN3 a token does what its scopes name and no more', async () => {
    const { browser } = await organisation();
    const { token } = await make(browser, '/tokens', { scopes: ['manage-people'] });
    expect(await send(token, 'GET', '/people')).toBe('ok');
    expect(await send(token, 'GET', '/settings')).toBe('PERMISSION_MISSING');
    expect(await send(token, 'PATCH', '/settings')).toBe('PERMISSION_MISSING');
    const service = await make(browser, '/service-tokens', { scopes: ['manage-settings'] });
    expect(await send(service.token, 'GET', '/people')).toBe('PERMISSION_MISSING');
    expect(await send(service.token, 'GET', '/settings')).toBe('ok');
  });

  test('TKN3 nobody makes a token of more than they may themself', async () => {
    const { domain, tenantId } = await organisation();
    const helper = await world.member(tenantId, `hanna@${domain}`, ['help-desk-operator']);
    const browser = await world.signedIn(helper.email);
    const body = { name: 'More', scopes: ['view-screen', 'manage-people'] };
    expect(await browser.refusal('POST', '/tokens', body)).toBe('403 PERMISSION_MISSING');
    expect(await browser.refusal('POST', '/service-tokens', body)).toBe('403 PERMISSION_MISSING');
    expect(await browser.refusal('POST', '/tokens', { name: 'x', scopes: ['scim'] })).toBe(
      '400 REQUEST_MALFORMED',
    );
  });

  test('TKN3 a personal token loses what its person loses', async () => {
    const { browser, domain, tenantId } = await organisation();
    const member = await world.member(tenantId, `bo@${domain}`, ['administrator']);
    const theirs = await world.signedIn(member.email);
    const { token } = await make(theirs, '/tokens', { scopes: ['manage-people', 'view-audit-log'] });
    await browser.call('PATCH', `/people/${member.personId}`, { roles: ['auditor'] });
    expect(await send(token, 'GET', '/people')).toBe('PERMISSION_MISSING');
  });

  test('TKN11 a service loses what who answers for it loses, until somebody who has it takes the token over', async () => {
    const { browser, domain, tenantId } = await organisation();
    const maker = await world.member(tenantId, `max@${domain}`, ['administrator']);
    const theirs = await world.signedIn(maker.email);
    const scopes = ['manage-people', 'manage-settings'];
    const { token, view } = await make(theirs, '/service-tokens', { scopes });
    const scim = await make(theirs, '/service-tokens', { scopes: ['scim'] });
    const provisioning = () =>
      authenticator
        .requireScope(
          { headers: { authorization: `Bearer ${scim.token}` }, ip: '192.0.2.1' } as FastifyRequest,
          'scim',
        )
        .then(
          () => 'ok',
          (error: unknown) => (error instanceof CodedError ? error.code : error),
        );
    const withheld = async () => {
      const { items } = await list(browser, '/service-tokens');
      return items.find(({ id }) => id === view.id)?.withheld;
    };
    expect([await send(token, 'GET', '/people'), await withheld(), await provisioning()]).toEqual([
      'ok',
      [],
      'ok',
    ]);
    await browser.call('PATCH', `/people/${maker.personId}`, { roles: ['auditor'] });
    expect([await send(token, 'GET', '/people'), await withheld(), await provisioning()]).toEqual([
      'TOKEN_INVALID',
      scopes,
      'TOKEN_INVALID',
    ]);
    await browser.call('PATCH', `/people/${maker.personId}`, { roles: ['administrator'] });
    expect(await send(token, 'GET', '/people')).toBe('ok');
    await browser.call('PATCH', `/people/${maker.personId}`, { isActive: false });
    expect([await send(token, 'GET', '/settings'), await provisioning()]).toEqual([
      'TOKEN_INVALID',
      'TOKEN_INVALID',
    ]);

    const over = (id: string) => `/service-tokens/${id}/take-over`;
    await browser.call('POST', over(view.id));
    expect([await send(token, 'GET', '/people'), await withheld(), await provisioning()]).toEqual([
      'ok',
      [],
      'TOKEN_INVALID',
    ]);
    await browser.call('POST', over(scim.view.id));
    expect(await provisioning()).toBe('ok');
    expect((await world.auditRows(tenantId)).at(-2)).toMatchObject({
      code: 'token.taken-over',
      target_id: view.id,
      before: { madeBy: 'Person max' },
      after: { madeBy: 'Person ada', scopes },
    });
    const stranger = await organisation();
    expect(await stranger.browser.refusal('POST', over(view.id))).toBe('404 NOT_FOUND');
    await browser.call('POST', `/service-tokens/${view.id}/revoke`);
    expect(await browser.refusal('POST', over(view.id))).toBe('404 NOT_FOUND');
  });

  test('TKN11 nobody takes a token over that gives more than they may', async () => {
    const { browser, domain, tenantId } = await organisation();
    const { view } = await make(browser, '/service-tokens', { scopes: ['manage-people'] });
    const { email, personId } = await world.member(tenantId, `sam@${domain}`);
    const names = ['manage-settings'];
    await world.ports.database.inTenant(tenantId, async (tx) => {
      const [role, group, assignment] = [randomUUID(), randomUUID(), randomUUID()];
      await sql`insert into roles (id, tenant_id, name, permissions, created_at, updated_at)
        values (${role}, ${tenantId}, 'Settings', ${names}, now(), now())`.execute(tx);
      await sql`insert into groups (id, tenant_id, name, kind, source, created_at, updated_at)
        values (${group}, ${tenantId}, 'Settings', 'people', 'manual', now(), now())`.execute(tx);
      await sql`insert into group_people (tenant_id, group_id, person_id)
        values (${tenantId}, ${group}, ${personId})`.execute(tx);
      await sql`insert into role_assignments
        (id, tenant_id, name, role_id, scope_people, scope_devices, created_at, updated_at)
        values (${assignment}, ${tenantId}, 'Settings', ${role}, 'all', 'all', now(), now())`.execute(tx);
      await sql`insert into assignment_members (tenant_id, assignment_id, group_id)
        values (${tenantId}, ${assignment}, ${group})`.execute(tx);
    });
    const theirs = await world.signedIn(email);
    expect(await theirs.refusal('POST', `/service-tokens/${view.id}/take-over`)).toBe(
      '403 PERMISSION_MISSING',
    );
    expect((await list(browser, '/service-tokens')).items).toMatchObject([
      { withheld: [], madeBy: { name: 'Person ada' } },
    ]);
  });

  test('TKN4 a token ends with its time', async () => {
    const { browser } = await organisation();
    const { token, view } = await make(browser, '/tokens', { scopes: ['manage-people'], expiresInDays: 1 });
    expect(Date.parse(view.expiresAt) - Date.parse(view.createdAt)).toBe(DAY_MS);
    const standard = await make(browser, '/tokens', { scopes: ['manage-people'] });
    expect(Date.parse(standard.view.expiresAt) - Date.parse(standard.view.createdAt)).toBe(90 * DAY_MS);
    for (const expiresInDays of [0, 367, 1.5]) {
      const body = { name: 'x', scopes: ['manage-people'], expiresInDays };
      expect(await browser.refusal('POST', '/tokens', body)).toBe('400 REQUEST_MALFORMED');
    }
    world.clock.forward(DAY_MS);
    expect((await ask(token, 'GET', '/people')).body).toMatchObject({
      code: 'TOKEN_INVALID',
      details: { reason: 'expired' },
    });
  });

  test('TKN4 a revoked token ends at once', async () => {
    const { browser, tenantId } = await organisation();
    const { token, view } = await make(browser, '/service-tokens', { scopes: ['manage-people'] });
    expect(await send(token, 'GET', '/people')).toBe('ok');
    await browser.call('POST', `/service-tokens/${view.id}/revoke`);
    expect((await ask(token, 'GET', '/people')).body).toMatchObject({
      code: 'TOKEN_INVALID',
      details: { reason: 'revoked' },
    });
    expect(await browser.refusal('POST', `/service-tokens/${view.id}/revoke`)).toBe('404 NOT_FOUND');
    expect((await list(browser, '/service-tokens')).items).toMatchObject([{ state: 'revoked' }]);
    expect((await world.auditRows(tenantId)).slice(-2)).toMatchObject([
      { code: 'token.made', target_id: view.id, after: { kind: 'service', scopes: ['manage-people'] } },
      { code: 'token.revoked', target_id: view.id, target_name: 'Inventory' },
    ]);
  });

  test('TKN4 the tokens of a person end when they are deactivated, and do not come back with them', async () => {
    const { browser, domain, tenantId } = await organisation();
    const member = await world.member(tenantId, `cy@${domain}`, ['auditor']);
    const theirs = await world.signedIn(member.email);
    const { token } = await make(theirs, '/tokens', { scopes: ['view-reports'] });
    expect(await send(token, 'GET', '/me')).toBe('ok');
    await browser.call('PATCH', `/people/${member.personId}`, { isActive: false });
    expect(await send(token, 'GET', '/me')).toBe('TOKEN_INVALID');
    await browser.call('PATCH', `/people/${member.personId}`, { isActive: true });
    expect(await send(token, 'GET', '/me')).toBe('TOKEN_INVALID');
  });

  test('TKN5 a personal token tells whose it is, and opens nothing by which somebody signs in', async () => {
    const { browser, admin } = await organisation();
    const { token } = await make(browser, '/tokens', { scopes: ['manage-settings', 'manage-people'] });
    const me = await ask(token, 'GET', '/me');
    expect(me.body).toMatchObject({
      permissions: expect.arrayContaining(['manage-settings', 'manage-people']) as unknown,
      isEmbeddedAccount: true,
    });
    for (const path of [
      '/account',
      '/sign-ins',
      '/tokens',
      '/service-tokens',
      `/people/${admin.personId}/picture`,
    ]) {
      expect(`${path} ${await send(token, 'GET', path)}`).toMatch(/ (TOKEN_REFUSED|NOT_FOUND)$/u);
    }
    expect(await send(token, 'POST', '/tokens')).toBe('TOKEN_REFUSED');
    expect(await send(token, 'POST', '/service-tokens')).toBe('TOKEN_REFUSED');
    expect(await send(token, 'POST', '/sign-out')).toBe('TOKEN_REFUSED');
    const service = await make(browser, '/service-tokens', { scopes: ['manage-settings'] });
    expect(await send(service.token, 'GET', '/me')).toBe('TOKEN_REFUSED');
  });

  test('TKN6 a token and a cookie in one request are refused', async () => {
    const { browser } = await organisation();
    const { token } = await make(browser, '/tokens', { scopes: ['manage-people'] });
    const cookie = `alongside=${(await browser.cookie('alongside')) ?? ''}`;
    expect(await send(token, 'GET', '/people', { cookie })).toBe('CREDENTIALS_AMBIGUOUS');
    expect(await send('nonsense', 'GET', '/people', { cookie })).toBe('CREDENTIALS_AMBIGUOUS');
    expect(await send('', 'GET', '/people', { cookie })).toBe('CREDENTIALS_AMBIGUOUS');
  });

  test('TKN6 the scheme of tokens is no way round origin and token of a page', async () => {
    const { browser, domain, tenantId } = await organisation();
    const { token } = await make(browser, '/tokens', { scopes: ['manage-settings'] });
    expect(await send(token, 'PATCH', '/settings', { origin: 'https://evil.example' })).toBe(
      'ORIGIN_REFUSED',
    );
    const cookie = `alongside=${(await browser.cookie('alongside')) ?? ''}`;
    for (const authorization of ['Bearer', 'Bearer x', 'bearer x y', 'Basic eDp5']) {
      const answer = await world.app.inject({
        method: 'PATCH',
        url: '/api/v1/settings',
        headers: { cookie, authorization },
        payload: { isEnabled: false },
      });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    }
    expect((await world.ports.settings.read(tenantId)).isEnabled).toBe(true);
    const { email } = await world.member(tenantId, `new@${domain}`);
    const people = await make(browser, '/tokens', { scopes: ['manage-people'] });
    const body = { email: `x${email}`, fullName: 'Nora New', roles: [] };
    const headers = { origin: world.origin };
    expect((await ask(people.token, 'POST', '/people', { body, headers })).code).toBe('ok');
  });

  test('TKN6 a token is only a token: not a cookie, not an agent’s, and of no other shape', async () => {
    const { browser } = await organisation();
    const { token } = await make(browser, '/tokens', { scopes: ['manage-people'] });
    const asCookie = await world.app.inject({
      url: '/api/v1/people',
      headers: { cookie: `alongside=${token}` },
    });
    expect(asCookie.json()).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
    const signIn = (await browser.cookie('alongside')) ?? '';
    expect(await send(signIn, 'GET', '/people')).toBe('TOKEN_INVALID');
    expect(await send(makeTokenText('personal'), 'GET', '/people')).toBe('TOKEN_INVALID');
  });

  test('TKN7 the last use is told to the minute, with its address', async () => {
    const { browser } = await organisation();
    const { token } = await make(browser, '/tokens', { scopes: ['manage-people'] });
    const before = world.clock.now();
    await send(token, 'GET', '/people');
    const [view] = (await list(browser, '/tokens')).items;
    expect(view?.lastAddress).toBe('127.0.0.1');
    const usedAt = Date.parse(view?.lastUsedAt ?? '');
    expect(usedAt % 60_000).toBe(0);
    expect(usedAt).toBeGreaterThan(before - 60_000);
    expect(usedAt).toBeLessThanOrEqual(world.clock.now());
  });

  test('TKN8 everybody sees and ends their own tokens alone, and nobody those of another organisation', async () => {
    const { browser, domain, tenantId } = await organisation();
    const second = await world.member(tenantId, `di@${domain}`, ['administrator']);
    const theirs = await world.signedIn(second.email);
    const mine = await make(browser, '/tokens', { scopes: ['manage-people'] });
    expect((await list(theirs, '/tokens')).total).toBe(0);
    expect(await theirs.refusal('POST', `/tokens/${mine.view.id}/revoke`)).toBe('404 NOT_FOUND');
    const service = await make(browser, '/service-tokens', { scopes: ['manage-people', 'scim'] });
    expect((await list(theirs, '/service-tokens')).items).toMatchObject([{ id: service.view.id }]);
    expect(await browser.refusal('POST', `/tokens/${service.view.id}/revoke`)).toBe('404 NOT_FOUND');
    const other = await organisation();
    expect((await list(other.browser, '/service-tokens')).total).toBe(0);
    for (const path of [`/tokens/${mine.view.id}/revoke`, `/service-tokens/${service.view.id}/revoke`]) {
      expect(await other.browser.refusal('POST', path)).toBe('404 NOT_FOUND');
    }
    const people = await ask(service.token, 'GET', '/people');
    expect(JSON.stringify(people.body)).toContain(domain);
    expect(JSON.stringify(people.body)).not.toContain(other.domain);
    expect(await send(service.token, 'PATCH', `/people/${other.admin.personId}`)).not.toBe('ok');
  });

  test('TKN8 tokens are listed newest first, by pages and by name', async () => {
    const { browser } = await organisation();
    for (const name of ['One', 'Two', 'Three 100%'])
      await make(browser, '/tokens', { name, scopes: ['manage-people'] });
    const first = await list(browser, '/tokens?limit=2');
    expect(first.total).toBe(3);
    const rest = await list(browser, `/tokens?limit=2&after=${first.next ?? ''}`);
    expect([...first.items, ...rest.items].map(({ name }) => name).sort()).toEqual([
      'One',
      'Three 100%',
      'Two',
    ]);
    expect(rest.next).toBeNull();
    expect((await list(browser, '/tokens?search=100%25')).items.map(({ name }) => name)).toEqual([
      'Three 100%',
    ]);
    expect(await browser.refusal('GET', '/tokens?after=x')).toBe('400 REQUEST_MALFORMED');
  });

  test('TKN9 what a service does is written down under the name of its token', async () => {
    const { browser, tenantId, domain } = await organisation();
    const { token, view } = await make(browser, '/service-tokens', {
      scopes: ['manage-people', 'manage-settings'],
    });
    const body = { email: `new@${domain}`, fullName: 'Nora New', roles: [] };
    expect((await ask(token, 'POST', '/people', { body, headers: { origin: world.origin } })).code).toBe(
      'ok',
    );
    const settings = { body: { isChatAllowed: false }, headers: { origin: world.origin } };
    expect((await ask(token, 'PATCH', '/settings', settings)).code).toBe('ok');
    const rows = await world.auditRows(tenantId);
    expect(rows.find(({ code }) => code === 'person.added')).toMatchObject({
      actor_kind: 'token',
      actor_id: view.id,
      actor_name: 'Inventory',
    });
    expect(rows.find(({ code }) => code === 'settings.changed')).toMatchObject({ actor_id: view.id });
  });

  test('TKN10 a service provisions with the scope for it alone', async () => {
    const { browser, tenantId } = await organisation();
    const scim = await make(browser, '/service-tokens', { scopes: ['scim'] });
    const others = await make(browser, '/service-tokens', { scopes: ['manage-people'] });
    const personal = await make(browser, '/tokens', { scopes: ['manage-people'] });
    const request = (token: string | null) =>
      ({
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
        ip: '192.0.2.1',
      }) as Parameters<TokenAuthenticator['requireScope']>[0];
    expect(await authenticator.requireScope(request(scim.token), 'scim')).toEqual({
      tenantId,
      tokenId: scim.view.id,
      name: 'Inventory',
      address: '192.0.2.1',
    });
    for (const { token } of [others, personal]) {
      await expect(authenticator.requireScope(request(token), 'scim')).rejects.toThrow('PERMISSION_MISSING');
    }
    await expect(authenticator.requireScope(request(null), 'scim')).rejects.toThrow('SIGN_IN_REQUIRED');
    expect(await send(scim.token, 'GET', '/people')).toBe('PERMISSION_MISSING');
  });
});
