import { LIVE_CLOSE, PROOF_WINDOW_MS, type SignInView } from '@alongside/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { redirectUriOf } from '../identity/identity-ports.ts';
import type { TestBrowser } from '../identity/test-browser.ts';
import { FOREIGN_CLAIMS, signInAt, startForeignProvider } from '../identity/test-foreign-provider.ts';
import { someDomain, type TestMember } from '../identity/test-identity-world.ts';
import { handOver, someFacts, type TestAgent, TestAgentsWorld } from './test-agents-world.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestAgentsWorld;
  beforeAll(async () => {
    world = await TestAgentsWorld.open(engine);
  });
  afterAll(() => world.close());

  interface Somebody extends TestMember {
    readonly domain: string;
    readonly browser: TestBrowser;
  }

  async function somebody(): Promise<Somebody> {
    const domain = someDomain();
    const tenantId = await world.identity.organisation(domain);
    const member = await world.identity.member(tenantId, `sam@${domain}`, ['administrator']);
    return { ...member, domain, browser: await world.identity.signedIn(member.email) };
  }

  interface Signed extends Somebody {
    readonly agent: TestAgent;
  }

  async function signed(): Promise<Signed> {
    const person = await somebody();
    const agent = await world.agent();
    await agent.signIn(person.browser);
    return { ...person, agent };
  }

  const settings = (browser: TestBrowser, patch: object) => browser.call('PATCH', '/settings', patch);

  describe('handing a sign-in over', () => {
    it('SAG1 signs the browser’s person in on the device, and tells the agent what it needs', async () => {
      const { browser, personId, tenantId, email } = await somebody();
      const agent = await world.agent('EdDSA');
      const me = await agent.signIn(browser);
      expect(me).toMatchObject({
        device: { name: 'Front desk' },
        tenant: { id: tenantId, isEnabled: true },
        person: { personId, email },
        grantKeys: [{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA' }],
      });
      expect(JSON.stringify(me.grantKeys)).not.toContain('"d"');
      expect(await agent.call('GET', '/agent/me')).toEqual(me);
      expect(await world.identity.auditCodes(tenantId)).toEqual(
        expect.arrayContaining(['device.enrolled', 'sign-in.succeeded']),
      );
    });

    it('SAG1 hands over whatever provider the person signed in with', async () => {
      const { identity } = world;
      const foreign = await startForeignProvider([redirectUriOf(identity.origin)]);
      const { browser: administrator, domain, tenantId } = await somebody();
      await administrator.call('PUT', '/identity-provider', {
        kind: 'oidc',
        issuer: foreign.issuer,
        clientId: foreign.clientId,
        clientSecret: foreign.clientSecret,
        claims: FOREIGN_CLAIMS,
      });
      const email = `kim@${domain}`;
      const browser = identity.browser();
      await signInAt(browser, email, { sub: 'kim-1', upn: email, display_name: 'Kim' });
      await browser.me();
      const agent = await world.agent();
      expect(await agent.signIn(browser)).toMatchObject({ person: { email, fullName: 'Kim' } });
      const rows = await identity.auditRows(tenantId);
      expect(rows.at(-1)).toMatchObject({
        code: 'sign-in.succeeded',
        after: { provider: 'oidc', device: 'Front desk' },
      });
      await foreign.stop();
    });

    it('SAG2 uses a code once, within a minute, with its verifier alone, in one and the same answer', async () => {
      const { browser, tenantId } = await somebody();
      const agent = await world.agent();
      const redeem = (code: string, codeVerifier: string) =>
        agent.refusal('POST', '/agent/sign-ins', { code, codeVerifier, device: someFacts });

      const used = await handOver(browser);
      await agent.call('POST', '/agent/sign-ins', { ...used, device: someFacts });
      expect(await redeem(used.code, used.codeVerifier)).toBe('401 AGENT_CODE_INVALID');

      const mixed = await handOver(browser);
      expect(await redeem(mixed.code, used.codeVerifier)).toBe('401 AGENT_CODE_INVALID');
      expect(await redeem(mixed.code, mixed.codeVerifier), 'burnt by the wrong one').toBe(
        '401 AGENT_CODE_INVALID',
      );
      expect(await world.identity.auditCodes(tenantId)).toContain('sign-in.failed');
      expect(await redeem('A'.repeat(43), mixed.codeVerifier)).toBe('401 AGENT_CODE_INVALID');
    });

    it('SAG2 refuses a code that is too old, or whose browser has signed out', async () => {
      const { browser, email } = await somebody();
      const agent = await world.agent();
      const handed = await handOver(browser);
      await browser.call('POST', '/sign-out', { isEverywhere: false });
      expect(await agent.refusal('POST', '/agent/sign-ins', { ...handed, device: someFacts })).toBe(
        '401 AGENT_CODE_INVALID',
      );
      const again = await world.identity.signedIn(email);
      const old = await handOver(again);
      world.identity.clock.forward(MINUTE_MS);
      const claims = { iat: world.identity.clock.now() / 1_000 };
      expect(await agent.refusal('POST', '/agent/sign-ins', { ...old, device: someFacts }, { claims })).toBe(
        '401 AGENT_CODE_INVALID',
      );
    });

    it('SAG2 keeps of code and token only hashes', async () => {
      const { browser, agent } = await signed();
      const { code } = await handOver(browser);
      const kept = await world.ports.database.acrossTenants('what a test looks into', (tx) =>
        Promise.all([
          tx.$extendTables<Anything>().selectFrom('agent_codes').selectAll().execute(),
          tx.$extendTables<Anything>().selectFrom('sign_ins').selectAll().execute(),
          tx.$extendTables<Anything>().selectFrom('grant_keys').selectAll().execute(),
        ]),
      );
      const text = JSON.stringify(kept);
      expect(text).not.toContain(code);
      expect(text).not.toContain(agent.token);
      expect(text, 'private keys are sealed').not.toContain('"d"');
    });

    it('SAG3 hands nothing over while Alongside is off', async () => {
      const { browser } = await somebody();
      const agent = await world.agent();
      const handed = await handOver(browser);
      await settings(browser, { isEnabled: false });
      expect(await agent.refusal('POST', '/agent/sign-ins', { ...handed, device: someFacts })).toBe(
        '403 TENANT_OFF',
      );
      const codeChallenge = 'A'.repeat(43);
      expect(await browser.refusal('POST', '/agent/sign-in-codes', { codeChallenge })).toBe('403 TENANT_OFF');
    });

    it('SAG4 needs the proof of a key, made for this request', async () => {
      const { browser } = await somebody();
      const agent = await world.agent();
      const refused = async (twist: Parameters<TestAgent['send']>[3]) =>
        agent.refusal('POST', '/agent/sign-ins', { ...(await handOver(browser)), device: someFacts }, twist);
      expect(await refused({ proof: null })).toBe('401 PROOF_INVALID missing');
      expect(await refused({ claims: { htm: 'GET' } })).toBe('401 PROOF_INVALID method');
      expect(await refused({ claims: { htu: 'https://evil.example/' } })).toBe('401 PROOF_INVALID address');
      const jti = 'the same for both';
      await agent.call(
        'POST',
        '/agent/sign-ins',
        { ...(await handOver(browser)), device: someFacts },
        { claims: { jti } },
      );
      expect(await refused({ claims: { jti } })).toBe('401 PROOF_INVALID replayed');
    });

    it('SAG4 refuses what another site has a browser send', async () => {
      const { browser } = await somebody();
      const agent = await world.agent();
      const body = { ...(await handOver(browser)), device: someFacts };
      const headers = { origin: 'https://evil.example' };
      expect(await agent.refusal('POST', '/agent/sign-ins', body, { headers })).toBe('403 ORIGIN_REFUSED');
      expect(await agent.refusal('POST', '/live/tickets', undefined, { token: 'x', headers })).toBe(
        '403 ORIGIN_REFUSED',
      );
    });
  });

  describe('devices', () => {
    it('DEV1 the same key is the same device, and new facts are written down once', async () => {
      const { browser, tenantId } = await somebody();
      const agent = await world.agent();
      const { device } = await agent.signIn(browser);
      const again = await agent.signIn(browser, { ...someFacts, name: 'Back office' });
      expect(again.device).toEqual({ id: device.id, name: 'Back office' });
      await agent.signIn(browser, { ...someFacts, name: 'Back office' });
      const codes = await world.identity.auditCodes(tenantId);
      const count = (code: string) => codes.filter((each) => each === code).length;
      expect([count('device.enrolled'), count('device.facts-changed')]).toEqual([1, 1]);
    });

    it('DEV1 an agent says what its device is now', async () => {
      const { browser, agent, tenantId } = await signed();
      const me = await agent.call('PUT', '/agent/device', { ...someFacts, name: 'Window seat' });
      expect(me).toMatchObject({ device: { id: agent.me?.device.id, name: 'Window seat' } });
      await agent.call('PUT', '/agent/device', { ...someFacts, name: 'Window seat' });
      const codes = await world.identity.auditCodes(tenantId);
      expect(codes.filter((code) => code === 'device.facts-changed')).toHaveLength(1);
      const { items } = (await browser.call('GET', '/account/sign-ins')) as { items: SignInView[] };
      expect(items.map(({ deviceName }) => deviceName)).toContain('Window seat');
    });

    it('DEV2 the key of another tenant’s device is unknown', async () => {
      const one = await signed();
      const other = await somebody();
      const first = one.agent.me?.device.id;
      const second = await one.agent.signIn(other.browser);
      expect(second.device.id).not.toBe(first);
      expect(second.tenant.id).toBe(other.tenantId);
      expect(await world.identity.auditCodes(other.tenantId)).toContain('device.enrolled');
    });

    it('DEV3 a retired device is let in neither by its token nor by a new sign-in', async () => {
      const { browser, agent, tenantId } = await signed();
      await world.ports.database.inTenant(tenantId, (tx) =>
        tx.$extendTables<Anything>().updateTable('devices').set({ retired_at: new Date() }).execute(),
      );
      expect(await agent.refusal('GET', '/agent/me')).toBe('403 DEVICE_RETIRED');
      const handed = await handOver(browser);
      agent.token = null;
      expect(await agent.refusal('POST', '/agent/sign-ins', { ...handed, device: someFacts })).toBe(
        '403 DEVICE_RETIRED',
      );
    });

    it('DEV4 what a device says of itself is refused where it could not be shown', async () => {
      const { browser } = await somebody();
      const agent = await world.agent();
      for (const name of ['', '\u202Eevil', 'a\0b', 'x'.repeat(101)]) {
        const body = { ...(await handOver(browser)), device: { ...someFacts, name } };
        expect(await agent.refusal('POST', '/agent/sign-ins', body)).toBe('400 REQUEST_MALFORMED');
      }
    });
  });

  describe('an agent’s requests', () => {
    it('SAG5 need a proof of the device’s key, for this request, new', async () => {
      const { agent } = await signed();
      const refused = (twist: Parameters<TestAgent['send']>[3]) =>
        agent.refusal('GET', '/agent/me', undefined, twist);
      expect(await refused({ proof: null })).toBe('401 PROOF_INVALID missing');
      const other = await world.agent();
      const stolen = await other.proof('GET', '/api/v1/agent/me', agent.token);
      expect(await refused({ proof: stolen })).toBe('401 PROOF_INVALID key');
      const proof = await agent.proof('GET', '/api/v1/agent/me', agent.token);
      expect((await agent.send('GET', '/agent/me', undefined, { proof })).status).toBe(200);
      expect(await refused({ proof })).toBe('401 PROOF_INVALID replayed');
      expect(await refused({ claims: { htm: 'POST' } })).toBe('401 PROOF_INVALID method');
      expect(await refused({ claims: { htu: `${agent.key.origin}/api/v1/live/tickets` } })).toBe(
        '401 PROOF_INVALID address',
      );
      const iat = (Date.now() - 2 * PROOF_WINDOW_MS) / 1_000;
      expect(await refused({ claims: { iat } })).toBe('401 PROOF_INVALID time');
      expect(await refused({ claims: { ath: 'A'.repeat(43) } })).toBe('401 PROOF_INVALID token');
      expect(await refused({ token: 'A'.repeat(43) })).toBe('401 SIGN_IN_REQUIRED');
      expect(await agent.isSignedIn()).toBe(true);
    });

    it('SAG6 reach what names agents, and nothing else of what the person may do', async () => {
      const { agent, personId } = await signed();
      expect(await agent.refusal('GET', '/me')).toBe('403 AGENT_REFUSED');
      expect(await agent.refusal('GET', '/people')).toBe('403 AGENT_REFUSED');
      const headers = { origin: agent.key.origin };
      expect(await agent.refusal('POST', '/sessions', {}, { headers })).toBe('403 AGENT_REFUSED');
      expect(await agent.refusal('POST', '/sessions', {})).toBe('403 ORIGIN_REFUSED');
      const codeChallenge = 'A'.repeat(43);
      expect(await agent.refusal('POST', '/agent/sign-in-codes', { codeChallenge }, { headers })).toBe(
        '403 AGENT_REFUSED',
      );
      expect(await agent.refusal('GET', `/people/${personId}/picture`)).toBe('404 NOT_FOUND');
    });

    it('SAG6 a browser reaches nothing that is an agent’s', async () => {
      const { browser } = await signed();
      expect(await browser.refusal('GET', '/agent/me')).toBe('403 AGENT_REQUIRED');
      expect(await browser.refusal('DELETE', '/agent/sign-ins/current')).toBe('403 AGENT_REQUIRED');
      expect(await browser.refusal('PUT', '/agent/device', someFacts)).toBe('403 AGENT_REQUIRED');
    });

    it('SAG7 a token is of no use as a cookie, nor a cookie as a token, nor a cookie beside a bad proof', async () => {
      const { agent, browser } = await signed();
      const cookie = (await browser.cookie('alongside')) ?? '';
      const asCookie = world.identity.browser();
      await asCookie.jar.setCookie(`alongside=${agent.token ?? ''}; Path=/`, asCookie.origin);
      expect(await asCookie.isSignedIn()).toBe(false);
      expect(await agent.refusal('GET', '/agent/me', undefined, { token: cookie })).toBe(
        '401 SIGN_IN_REQUIRED',
      );
      const beside = { proof: null, headers: { cookie: `alongside=${cookie}` } };
      expect(await agent.refusal('POST', '/live/tickets', undefined, beside)).toBe(
        '401 PROOF_INVALID missing',
      );
    });
  });

  describe('the end of an agent’s sign-in', () => {
    it('SAG8 is in the person’s list by the device’s name, and can be ended there', async () => {
      const { browser, agent } = await signed();
      const { items } = (await browser.call('GET', '/account/sign-ins')) as { items: SignInView[] };
      const own = items.find(({ deviceName }) => deviceName !== null);
      expect(own).toMatchObject({ deviceName: 'Front desk', browser: null, isCurrent: false });
      await browser.call('POST', `/account/sign-ins/${own?.id ?? ''}/end`);
      expect(await agent.isSignedIn()).toBe(false);
    });

    it('SAG8 comes with the agent’s sign-out, and only that', async () => {
      const { browser, agent, tenantId } = await signed();
      const page = await agent.openLive();
      await agent.call('DELETE', '/agent/sign-ins/current');
      await page.untilClosed();
      expect(page.closed).toEqual({ code: LIVE_CLOSE.signedOut, reason: 'SIGN_IN_EXPIRED' });
      expect(await agent.refusal('GET', '/agent/me')).toBe('401 SIGN_IN_REQUIRED');
      expect(await browser.isSignedIn()).toBe(true);
      expect(await world.identity.auditCodes(tenantId)).toContain('sign-in.ended');
    });

    it('SAG8 comes with signing out everywhere, and its sockets close', async () => {
      const { browser, agent } = await signed();
      const page = await agent.openLive();
      await browser.call('POST', '/sign-out', { isEverywhere: true });
      await page.untilClosed();
      expect(page.closed).toEqual({ code: LIVE_CLOSE.signedOut, reason: 'SIGN_IN_EXPIRED' });
      expect(await agent.isSignedIn()).toBe(false);
    });

    it('SAG8 comes with the person’s deactivation, and its sockets close', async () => {
      const { browser, tenantId, domain } = await somebody();
      const member = await world.identity.member(tenantId, `max@${domain}`);
      const agent = await world.agent();
      await agent.signIn(await world.identity.signedIn(member.email));
      const page = await agent.openLive();
      await browser.call('PATCH', `/people/${member.personId}`, { isActive: false });
      await page.untilClosed();
      expect(page.closed?.code).toBe(LIVE_CLOSE.signedOut);
      expect(await agent.refusal('GET', '/agent/me')).toBe('401 SIGN_IN_REQUIRED');
    });

    it('SAG9 a new sign-in of the device takes the place of the one before, whosever it was', async () => {
      const { browser, agent, tenantId, domain } = await signed();
      const page = await agent.openLive();
      const before = agent.token ?? '';
      const member = await world.identity.member(tenantId, `eva@${domain}`);
      const me = await agent.signIn(await world.identity.signedIn(member.email));
      expect(me.person.email).toBe(member.email);
      await page.untilClosed();
      expect(await agent.refusal('GET', '/agent/me', undefined, { token: before })).toBe(
        '401 SIGN_IN_REQUIRED',
      );
      const rows = await world.identity.auditRows(tenantId);
      expect(rows).toContainEqual(
        expect.objectContaining({ code: 'sign-in.ended', after: { cause: 'replaced' } }),
      );
      expect(await browser.isSignedIn()).toBe(true);
    });
  });

  describe('live sockets', () => {
    it('SAG10 are opened with a proof for the upgrade and a ticket of this very sign-in', async () => {
      const { agent, browser } = await signed();
      const page = await agent.openLive();
      expect(page.closed).toBeNull();
      const { ticket } = (await browser.call('POST', '/live/tickets')) as { ticket: string };
      expect((await agent.upgrade(ticket)).closed, 'the ticket of the browser').not.toBeNull();
      const other = await world.agent();
      const stolen = await other.proof('GET', '/api/v1/live', agent.token);
      expect((await agent.upgrade(await agent.ticket(), { proof: stolen })).closed).not.toBeNull();
      const proof = await agent.proof('GET', '/api/v1/live', agent.token);
      expect((await agent.upgrade(await agent.ticket(), { proof })).closed).toBeNull();
      expect((await agent.upgrade(await agent.ticket(), { proof })).closed, 'replayed').not.toBeNull();
      const headers = { origin: 'https://evil.example' };
      expect((await agent.upgrade(await agent.ticket(), { headers })).closed).not.toBeNull();
    });
  });

  describe('time', () => {
    it('SAG11 a sign-in of an agent ends after 30 days without use, and 90 at most', async () => {
      const alone = await TestAgentsWorld.open(engine);
      const domain = someDomain();
      const tenantId = await alone.identity.organisation(domain);
      const { email } = await alone.identity.member(tenantId, `sam@${domain}`);
      const agent = await alone.agent();
      await agent.signIn(await alone.identity.signedIn(email));
      const ask = () => {
        const claims = { iat: alone.identity.clock.now() / 1_000 };
        return agent.send('GET', '/agent/me', undefined, { claims }).then(({ status }) => status);
      };
      for (let days = 0; days < 87; days += 29) {
        alone.identity.clock.forward(29 * DAY_MS);
        expect(await ask()).toBe(200);
      }
      alone.identity.clock.forward(3 * DAY_MS);
      expect(await ask()).toBe(401);
      const idle = await alone.agent();
      await idle.signIn(await alone.identity.signedIn(email), someFacts, {
        claims: { iat: alone.identity.clock.now() / 1_000 },
      });
      alone.identity.clock.forward(30 * DAY_MS);
      const claims = { iat: alone.identity.clock.now() / 1_000 };
      expect((await idle.send('GET', '/agent/me', undefined, { claims })).status).toBe(401);
      await alone.close();
    });

    it('SAG12 behind a proxy a proof is for the address that agents know', async () => {
      const behind = await TestAgentsWorld.open(engine, 'https://help.example');
      const domain = someDomain();
      const { email } = await behind.identity.member(
        await behind.identity.organisation(domain),
        `sam@${domain}`,
      );
      const agent = await behind.agent();
      await agent.signIn(await behind.identity.signedIn(email));
      expect(await agent.isSignedIn()).toBe(true);
      const htu = `http://localhost:${String(agent.key.port)}/api/v1/agent/me`;
      expect(await agent.refusal('GET', '/agent/me', undefined, { claims: { htu } })).toBe(
        '401 PROOF_INVALID address',
      );
      await behind.close();
    });
  });
});

/** Tables as a test looks into them. */
type Anything = Record<'agent_codes' | 'sign_ins' | 'grant_keys' | 'devices', Record<string, unknown>>;
