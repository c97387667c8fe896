import { sql } from 'kysely';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { TestTenant } from '../directory/test-directory-world.ts';
import type { TestBrowser } from '../identity/test-browser.ts';
import {
  answerOf,
  FOREIGN_CLAIMS,
  type ForeignPerson,
  type ForeignProvider,
  startForeignProvider,
} from '../identity/test-foreign-provider.ts';
import { redirectUriOf } from '../identity/identity-ports.ts';
import { GOOD_PASSWORD, type TestIdentityWorld, type TestMember } from '../identity/test-identity-world.ts';
import { addNetwork, addPolicy, openConditionalWorld } from './test-conditional-world.ts';

const PERIOD_MS = 30_000;

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let foreign: ForeignProvider;
  beforeAll(async () => {
    ({ world } = await openConditionalWorld(engine));
    foreign = await startForeignProvider([redirectUriOf(world.origin)]);
  });
  afterAll(async () => {
    await foreign.stop();
    await world.close();
  });
  const tenant = () => TestTenant.make(world);

  const signInOf = ({ tenantId, personId }: TestMember) =>
    world.ports.database.inTenant(tenantId, async (tx) => {
      const { rows } = await sql<{
        id: string;
        amr: string[];
        address: string;
        authenticated_at: Date;
      }>`select id, amr, address, authenticated_at from sign_ins where person_id = ${personId}`.execute(tx);
      return rows;
    });
  const failures = async ({ admin }: TestTenant) =>
    (await world.auditRows(admin.tenantId))
      .filter(({ code }) => code === 'sign-in.failed')
      .map(({ after }) => after);

  /** Goes through the embedded provider up to the page that the browser ends at. */
  async function prove(
    browser: TestBrowser,
    email: string,
    totp: (() => string) | null = null,
    location?: string,
  ) {
    const page = await browser.navigate(location ?? (await browser.begin(email, '/back')));
    const uid = /\/sign-in\/interaction\/([^/?]+)$/u.exec(page.url)?.[1];
    if (uid === undefined) return new URL(page.url);
    const interaction = `/account/interactions/${uid}`;
    const first = await browser.answer(`${interaction}/password`, { email, password: GOOD_PASSWORD });
    const answer = totp === null ? first : await browser.answer(`${interaction}/totp`, { code: totp() });
    return new URL((await browser.follow(answer)).url);
  }

  async function addTotp(browser: TestBrowser): Promise<() => string> {
    const begun = (await browser.call('POST', '/account/totp/begin', { password: GOOD_PASSWORD })) as {
      secret: string;
    };
    const totp = new TOTP({ secret: begun.secret });
    const code = () => totp.generate({ timestamp: world.clock.now() });
    await browser.call('POST', '/account/totp/confirm', { code: code() });
    world.clock.forward(PERIOD_MS);
    return () => {
      const next = code();
      world.clock.forward(PERIOD_MS);
      return next;
    };
  }

  const needsMfa = {
    name: 'Second factor',
    who: { sides: ['sharer' as const], people: 'all' as const },
    then: { kind: 'require' as const, match: 'all' as const, of: [{ kind: 'mfa' as const }] },
  };

  it('CSI1 whom a policy blocks doesn’t come in, and is told so; the audit log says which policy', async () => {
    const own = await tenant();
    const casey = await own.member('casey');
    await addPolicy(own.browser, { name: 'Nobody' });
    const browser = world.browser();
    const page = await prove(browser, casey.email);
    expect(page.pathname).toBe('/sign-in');
    expect(page.searchParams.get('error')).toBe('SIGN_IN_BLOCKED');
    expect(page.searchParams.get('returnTo')).toBe('/back');
    expect(await browser.isSignedIn()).toBe(false);
    expect(await failures(own)).toEqual([
      { reason: 'access-policy', email: casey.email, policies: ['Nobody'] },
    ]);
  });

  it('CSI1 who may help is judged as a helper, everybody else as a sharer', async () => {
    const own = await tenant();
    const helen = await own.member('helen', 'help-desk-operator');
    await addPolicy(own.browser, { name: 'No sharers' });
    expect((await prove(world.browser(), helen.email)).pathname).toBe('/back');
  });

  it('CSI1 a network that isn’t listed is kept out', async () => {
    const own = await tenant();
    const casey = await own.member('casey');
    const office = await addNetwork(own.browser, 'Office', '192.0.2.0/24');
    const policy = await addPolicy(own.browser, {
      conditions: { networks: { is: 'not-in', of: [office.id] } },
    });
    expect((await prove(world.browser(), casey.email)).searchParams.get('error')).toBe('SIGN_IN_BLOCKED');
    await own.browser.call('PATCH', `/networks/${office.id}`, { ranges: ['127.0.0.0/8', '::1'] });
    expect((await prove(world.browser(), casey.email)).pathname).toBe('/back');
    await own.browser.call('DELETE', `/access-policies/${policy.id}`);
  });

  it('CSI2 an account without the second factor that a policy asks for is told to add one', async () => {
    const own = await tenant();
    const casey = await own.member('casey');
    await addPolicy(own.browser, needsMfa);
    const browser = world.browser();
    // Once by itself, and once more with what the policy asks for.
    const again = await prove(browser, casey.email);
    expect(again.pathname).toMatch(/^\/sign-in\/interaction\//u);
    const page = await prove(browser, casey.email, null, again.href);
    expect(page.searchParams.get('error')).toBe('MFA_REQUIRED');
    expect(await browser.isSignedIn()).toBe(false);
  });

  it('CSI2 with a second factor the embedded provider lets in at once', async () => {
    const own = await tenant();
    const casey = await own.member('casey');
    const totp = await addTotp(await world.signedIn(casey.email));
    await addPolicy(own.browser, needsMfa);
    const browser = world.browser();
    expect((await prove(browser, casey.email, totp)).pathname).toBe('/back');
    expect(await browser.isSignedIn()).toBe(true);
  });

  describe('at another provider', () => {
    async function tenantAtForeign(): Promise<TestTenant> {
      const own = await tenant();
      await own.browser.call('PUT', '/identity-provider', {
        kind: 'oidc',
        issuer: foreign.issuer,
        clientId: foreign.clientId,
        clientSecret: foreign.clientSecret,
        claims: FOREIGN_CLAIMS,
      });
      return own;
    }

    const answerAs = async (browser: TestBrowser, location: string, person: ForeignPerson) =>
      browser.send(await answerOf(browser, location, person), { isCrossSite: true });

    it('CSI3 the provider is asked again for what is missing, and then lets in', async () => {
      const own = await tenantAtForeign();
      await addPolicy(own.browser, needsMfa);
      const person = { sub: `k-${own.domain}`, upn: `kim@${own.domain}` };
      const browser = world.browser();
      const first = await answerAs(browser, await browser.begin(person.upn, '/back'), {
        ...person,
        amr: ['pwd'],
      });
      const asked = new URL(first.headers.get('location') ?? '');
      expect(asked.origin).toBe(foreign.issuer);
      expect(Object.fromEntries(asked.searchParams)).toMatchObject({
        prompt: 'login',
        acr_values: 'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
      });
      const second = await answerAs(browser, asked.href, { ...person, amr: ['pwd', 'otp'] });
      expect(second.headers.get('location')).toBe(`${world.origin}/back`);
      expect((await browser.me()).profile.email).toBe(person.upn);
    });

    it('CSI3 a provider that doesn’t have it proven is refused, not asked for ever', async () => {
      const own = await tenantAtForeign();
      await addPolicy(own.browser, {
        ...needsMfa,
        then: { kind: 'require', match: 'all', of: [{ kind: 'mfa', acrValues: ['gold'] }] },
      });
      const person = { sub: `k-${own.domain}`, upn: `kim@${own.domain}`, amr: ['pwd'] };
      const browser = world.browser();
      const first = await answerAs(browser, await browser.begin(person.upn, '/back'), person);
      const asked = first.headers.get('location') ?? '';
      expect(new URL(asked).searchParams.get('acr_values')).toBe('gold');
      const second = await answerAs(browser, asked, person);
      expect(new URL(second.headers.get('location') ?? '').searchParams.get('error')).toBe('MFA_REQUIRED');
      expect(await browser.isSignedIn()).toBe(false);
    });

    it('CSI4 a provider that doesn’t say when somebody proved who they are is asked to, where a policy counts it', async () => {
      const own = await tenantAtForeign();
      await addPolicy(own.browser, {
        who: { sides: ['sharer'], people: 'all' },
        then: { kind: 'require', match: 'all', of: [{ kind: 'fresh-sign-in', withinMs: 600_000 }] },
      });
      const person = { sub: `k-${own.domain}`, upn: `kim@${own.domain}` };
      const browser = world.browser();
      const first = await answerAs(browser, await browser.begin(person.upn, '/back'), person);
      const asked = first.headers.get('location') ?? '';
      expect(new URL(asked).searchParams.get('max_age')).toBe('0');
      const second = await answerAs(browser, asked, person);
      expect(second.headers.get('location')).toBe(`${world.origin}/back`);
    });

    const LONG_AGO_MS = 365 * 24 * 60 * 60_000;
    const provenAt = async (own: TestTenant, email: string) => {
      const { rows } = await world.ports.database.inTenant(own.admin.tenantId, (tx) =>
        sql<{ authenticated_at: Date }>`select authenticated_at from sign_ins s
          join persons p on p.id = s.person_id where p.email = ${email}`.execute(tx),
      );
      return rows;
    };

    it('CSI9 such a sign-in counts as old in sessions, until the provider has said when', async () => {
      const own = await tenantAtForeign();
      const email = `kim@${own.domain}`;
      const person = { sub: `k-${own.domain}`, upn: email };
      const browser = world.browser();
      await answerAs(browser, await browser.begin(email, '/back'), person);
      await browser.me();
      const [begun] = await provenAt(own, email);
      expect(begun?.authenticated_at.getTime()).toBeLessThan(world.clock.now() - LONG_AGO_MS);

      const step = { needs: ['fresh-sign-in'], returnTo: '/back' };
      const { location } = (await browser.call('POST', '/sign-in/step-up', step)) as { location: string };
      const answer = await answerAs(browser, location, person);
      expect(answer.headers.get('location')).toBe(`${world.origin}/back`);
      const [fresh] = await provenAt(own, email);
      expect(fresh?.authenticated_at.getTime()).toBeGreaterThan(world.clock.now() - LONG_AGO_MS);
    });
  });

  describe('somebody who is signed in', () => {
    it('CSI5 proves more and comes back with the same sign-in', async () => {
      const own = await tenant();
      const casey = await own.member('casey');
      const browser = await world.signedIn(casey.email);
      const totp = await addTotp(browser);
      const cookie = await browser.cookie('alongside');
      await world.ports.database.inTenant(casey.tenantId, (tx) =>
        sql`update sign_ins set authenticated_at = now() - interval '1 hour' where person_id = ${casey.personId}`.execute(
          tx,
        ),
      );
      const [before] = await signInOf(casey);
      const { location } = (await browser.call('POST', '/sign-in/step-up', {
        needs: ['mfa', 'fresh-sign-in'],
        returnTo: '/sessions/1?a=b',
      })) as { location: string };
      expect(Object.fromEntries(new URL(location).searchParams)).toMatchObject({
        prompt: 'login',
        max_age: '0',
        acr_values: expect.stringContaining('urn:alongside:acr:multi-factor') as string,
      });
      const page = await prove(browser, casey.email, totp, location);
      expect(`${page.pathname}${page.search}`).toBe('/sessions/1?a=b');
      const after = await signInOf(casey);
      expect(after).toHaveLength(1);
      expect(after[0]).toMatchObject({ id: before?.id, amr: ['pwd', 'otp', 'mfa'] });
      expect(after[0]?.authenticated_at.getTime()).toBeGreaterThan(before?.authenticated_at.getTime() ?? 0);
      expect(await browser.cookie('alongside')).toBe(cookie);
      expect(await world.auditCodes(own.admin.tenantId)).toContain('sign-in.renewed');
    });

    it('CSI5 without a second factor nothing changes, and they are told to add one', async () => {
      const own = await tenant();
      const casey = await own.member('casey');
      const browser = await world.signedIn(casey.email);
      const before = await signInOf(casey);
      const step = { needs: ['mfa'], returnTo: '/back' };
      const { location } = (await browser.call('POST', '/sign-in/step-up', step)) as { location: string };
      const page = await prove(browser, casey.email, null, location);
      expect(page.searchParams.get('error')).toBe('MFA_REQUIRED');
      expect(await signInOf(casey)).toMatchObject([{ id: before[0]?.id, amr: ['pwd'] }]);
      expect(await browser.isSignedIn()).toBe(true);
    });

    it('CSI6 somebody else’s proof renews nobody’s sign-in', async () => {
      const own = await tenant();
      const casey = await own.member('casey');
      const robin = await own.member('robin');
      const browser = await world.signedIn(casey.email);
      const before = await signInOf(casey);
      const step = { needs: ['fresh-sign-in'], returnTo: '/back' };
      const { location } = (await browser.call('POST', '/sign-in/step-up', step)) as { location: string };
      const page = await prove(browser, robin.email, null, location);
      expect(page.searchParams.get('error')).toBe('SIGN_IN_FAILED');
      expect(await signInOf(casey)).toMatchObject([{ authenticated_at: before[0]?.authenticated_at }]);
      expect(await signInOf(robin)).toEqual([]);
      expect((await failures(own)).at(-1)).toMatchObject({ reason: 'another-person' });
    });

    it('CSI7 the sign-in knows from where it was used last, and that counts for what goes on', async () => {
      const own = await tenant();
      const casey = await own.member('casey');
      const browser = await world.signedIn(casey.email);
      const { tenantId, personId } = casey;
      await world.ports.database.inTenant(tenantId, (tx) =>
        sql`update sign_ins set address = '192.0.2.9' where person_id = ${personId}`.execute(tx),
      );
      await browser.me();
      expect((await signInOf(casey))[0]?.address).not.toBe('192.0.2.9');
      const { rows } = await world.ports.database.inTenant(tenantId, (tx) =>
        sql`select kind from access_changes where subject_id = ${personId}`.execute(tx),
      );
      expect(rows).toEqual([{ kind: 'person' }]);
    });
  });

  it('CSI8 what a policy that is only reported would do is in the audit log, once an hour', async () => {
    const own = await tenant();
    const casey = await own.member('casey');
    await addPolicy(own.browser, { name: 'Perhaps', state: 'report-only' });
    for (let times = 0; times < 3; times += 1) {
      expect((await prove(world.browser(), casey.email)).pathname).toBe('/back');
    }
    const reports = async () =>
      (await world.auditRows(own.admin.tenantId)).filter(({ code }) => code === 'access-policy.would-apply');
    expect((await reports()).map(({ after }) => after)).toEqual([
      { policy: 'Perhaps', side: 'sharer', outcome: 'block', at: 'sign-in', mode: null },
    ]);
    world.clock.forward(61 * 60_000);
    await prove(world.browser(), casey.email);
    expect(await reports()).toHaveLength(2);
  });
});
