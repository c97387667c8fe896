import { Me } from '@alongside/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { OutboundNetworks } from '../../platform/outbound/index.ts';
import { identityTables } from './identity-tables.ts';
import { redirectUriOf } from './identity-ports.ts';
import type { TestBrowser } from './test-browser.ts';
import {
  answerOf,
  FOREIGN_CLAIMS,
  type ForeignProvider,
  signInAt,
  startForeignProvider,
} from './test-foreign-provider.ts';
import { GOOD_PASSWORD, someDomain, TestIdentityWorld, type TestMember } from './test-identity-world.ts';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let foreign: ForeignProvider;
  let another: ForeignProvider;
  beforeAll(async () => {
    world = await TestIdentityWorld.open(engine);
    foreign = await startForeignProvider([redirectUriOf(world.origin)]);
    another = await startForeignProvider([redirectUriOf(world.origin)]);
  });
  afterAll(async () => {
    await foreign.stop();
    await another.stop();
    await world.close();
  });

  interface Tenant {
    readonly domain: string;
    readonly admin: TestMember;
    readonly browser: TestBrowser;
  }

  const use = (browser: TestBrowser, provider: ForeignProvider) =>
    browser.call('PUT', '/identity-provider', {
      kind: 'oidc',
      issuer: provider.issuer,
      clientId: provider.clientId,
      clientSecret: provider.clientSecret,
      claims: FOREIGN_CLAIMS,
    });

  /** A tenant whose administrator has a password, and then turned to the foreign provider. */
  async function tenantAtForeign(): Promise<Tenant> {
    const domain = someDomain();
    const admin = await world.member(await world.organisation(domain), `admin@${domain}`, ['administrator']);
    const browser = await world.signedIn(admin.email);
    await use(browser, foreign);
    return { domain, admin, browser };
  }

  const failedWith = async (tenant: Tenant): Promise<string | undefined> => {
    const rows = await world.auditRows(tenant.admin.tenantId);
    const after = rows.filter(({ code }) => code === 'sign-in.failed').at(-1)?.after;
    return after?.['reason'] as string | undefined;
  };

  it('IDN18 makes a person from the claims, by the tenant’s names for them, who may do nothing yet', async () => {
    const tenant = await tenantAtForeign();
    const email = `kim@${tenant.domain}`;
    const browser = world.browser();
    const page = await signInAt(browser, email, {
      sub: 'kim-1',
      upn: email.toUpperCase(),
      display_name: 'Kim Bērziņa',
      vorname: 'Kim',
      nachname: 'Bērziņa',
      position: 'Driver',
      organisation: 'Foreign Freight',
    });
    expect(page.pathname).toBe('/back');
    const me = await browser.me();
    expect(me.profile).toMatchObject({
      email,
      fullName: 'Kim Bērziņa',
      firstName: 'Kim',
      lastName: 'Bērziņa',
      jobTitle: 'Driver',
      company: 'Foreign Freight',
    });
    expect(me).toMatchObject({ permissions: [], isEmbeddedAccount: false });
    expect(await world.auditCodes(tenant.admin.tenantId)).toContain('person.provisioned');
    const rows = await world.auditRows(tenant.admin.tenantId);
    expect(rows.at(-1)?.after).toEqual({ provider: 'oidc', methods: ['pwd', 'hwk'] });
  });

  it('IDN18 takes over what the provider says differently later, and cuts off what can’t be shown', async () => {
    const tenant = await tenantAtForeign();
    const email = `kim@${tenant.domain}`;
    const person = { sub: 'kim-2', upn: email, display_name: 'Kim', position: 'Driver' };
    await signInAt(world.browser(), email, person);
    const browser = world.browser();
    const renamed = { ...person, display_name: 'Kim Ozols', position: 'Head\u202Eof IT', organisation: 7 };
    await signInAt(browser, email, renamed);
    const me = await browser.me();
    expect(me.profile).toMatchObject({ fullName: 'Kim Ozols', jobTitle: 'Driver', company: null });
    expect(await world.auditCodes(tenant.admin.tenantId)).toContain('person.profile-changed');
  });

  it('IDN60 leaves what another provider says to that provider', async () => {
    const tenant = await tenantAtForeign();
    const email = `kim@${tenant.domain}`;
    const browser = world.browser();
    await signInAt(browser, email, { sub: 'kim-3', upn: email, display_name: 'Kim' });
    await browser.me();
    expect(await browser.refusal('PATCH', '/me', { fullName: 'The Director' })).toBe('409 CONFLICT');
    expect(Me.parse(await browser.call('PATCH', '/me', { locale: 'ar' })).locale).toBe('ar');
    expect(await browser.refusal('GET', '/account')).toBe('404 NOT_FOUND');
  });

  it('IDN16 knows a person by issuer and subject, whatever the address says', async () => {
    const tenant = await tenantAtForeign();
    const before = `kim@${tenant.domain}`;
    const after = `kim.ozols@${tenant.domain}`;
    const first = world.browser();
    await signInAt(first, before, { sub: 'kim-4', upn: before, display_name: 'Kim' });
    const second = world.browser();
    await signInAt(second, after, { sub: 'kim-4', upn: after, display_name: 'Kim' });
    const me = await second.me();
    expect(me.profile).toMatchObject({ personId: (await first.me()).profile.personId, email: after });
  });

  it('IDN16 gives nobody’s account to another subject that claims their address', async () => {
    const tenant = await tenantAtForeign();
    const email = `kim@${tenant.domain}`;
    await signInAt(world.browser(), email, { sub: 'kim-5', upn: email, display_name: 'Kim' });
    const thief = world.browser();
    const page = await signInAt(thief, email, { sub: 'thief', upn: email, display_name: 'Kim' });
    expect(page.searchParams.get('error')).toBe('SIGN_IN_FAILED');
    expect(await thief.isSignedIn()).toBe(false);
    expect(await failedWith(tenant)).toBe('email-of-another-person');
  });

  it('IDN16 doesn’t let a known subject take another person’s address', async () => {
    const tenant = await tenantAtForeign();
    const [kim, lee] = [`kim@${tenant.domain}`, `lee@${tenant.domain}`];
    await signInAt(world.browser(), kim, { sub: 'kim-6', upn: kim, display_name: 'Kim' });
    await signInAt(world.browser(), lee, { sub: 'lee-6', upn: lee, display_name: 'Lee' });
    const browser = world.browser();
    await signInAt(browser, kim, { sub: 'lee-6', upn: kim, display_name: 'Lee' });
    expect((await browser.me()).profile).toMatchObject({ email: lee, fullName: 'Lee' });
  });

  it('IDN16 makes nobody from an address that the provider hasn’t verified', async () => {
    const tenant = await tenantAtForeign();
    const email = `kim@${tenant.domain}`;
    const claims = { sub: 'kim-7', upn: email, display_name: 'Kim', email_verified: false };
    const page = await signInAt(world.browser(), email, claims);
    expect(page.searchParams.get('error')).toBe('SIGN_IN_FAILED');
    expect(await failedWith(tenant)).toBe('email-unverified');
  });

  it('IDN17 refuses addresses outside of the tenant’s domains', async () => {
    const tenant = await tenantAtForeign();
    const victim = await tenantAtForeign();
    const browser = world.browser();
    const page = await signInAt(browser, `x@${tenant.domain}`, {
      sub: 'kim-8',
      upn: victim.admin.email,
      display_name: 'Kim',
    });
    expect(page.searchParams.get('error')).toBe('SIGN_IN_FAILED');
    expect(await failedWith(tenant)).toBe('foreign-domain');
    expect(await failedWith(victim)).toBeUndefined();
    expect(await browser.isSignedIn()).toBe(false);
  });

  it.each([
    ['no address', { sub: 'kim-9' }],
    ['something that is no address', { sub: 'kim-9', upn: 'not an address' }],
    ['a list', { sub: 'kim-9', upn: ['a@b.example'] }],
  ])('IDN17 refuses claims with %s', async (_what, claims) => {
    const tenant = await tenantAtForeign();
    const page = await signInAt(world.browser(), `x@${tenant.domain}`, { upn: '', ...claims } as never);
    expect(page.searchParams.get('error')).toBe('SIGN_IN_FAILED');
    expect(await failedWith(tenant)).toBe('claims');
  });

  it('IDN19 ties each person to a new provider once, by address, when the administrator turns to it', async () => {
    const tenant = await tenantAtForeign();
    const browser = world.browser();
    await signInAt(browser, tenant.admin.email, {
      sub: 'admin-1',
      upn: tenant.admin.email,
      display_name: 'Boss',
    });
    const me = await browser.me();
    expect(me.profile.personId).toBe(tenant.admin.personId);
    expect(me.permissions).toContain('manage-settings');
    const page = await signInAt(world.browser(), tenant.admin.email, {
      sub: 'admin-2',
      upn: tenant.admin.email,
      display_name: 'Boss',
    });
    expect(page.searchParams.get('error')).toBe('SIGN_IN_FAILED');
  });

  it('IDN19 ties somebody whom the administrator added to their first subject', async () => {
    const tenant = await tenantAtForeign();
    const email = `new@${tenant.domain}`;
    const body = { email, fullName: 'New One', roles: ['auditor'] };
    expect(await tenant.browser.call('POST', '/people', body)).toMatchObject({ invitationLink: null });
    const browser = world.browser();
    await signInAt(browser, email, { sub: 'new-1', upn: email, display_name: 'New One' });
    expect((await browser.me()).permissions).toContain('view-audit-log');
  });

  it('IDN19 gives everybody back their password when the tenant returns to the embedded provider', async () => {
    const tenant = await tenantAtForeign();
    await tenant.browser.call('PUT', '/identity-provider', { kind: 'embedded' });
    const browser = await world.signedIn(tenant.admin.email, GOOD_PASSWORD);
    expect((await browser.me()).isEmbeddedAccount).toBe(true);
  });

  it('IDN20 keeps the client secret sealed, tells nobody, and gives it to no other issuer', async () => {
    const tenant = await tenantAtForeign();
    const rows = await world.ports.database.inTenant(tenant.admin.tenantId, (tx) =>
      identityTables(tx).selectFrom('identity_providers').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(foreign.clientSecret);
    const shown = await tenant.browser.call('GET', '/identity-provider');
    expect(shown).toMatchObject({ provider: { kind: 'oidc', hasSecret: true, issuer: foreign.issuer } });
    expect(JSON.stringify(shown)).not.toContain(foreign.clientSecret);
    const { clientId } = foreign;
    const keep = { kind: 'oidc', issuer: foreign.issuer, clientId, claims: FOREIGN_CLAIMS };
    expect(await tenant.browser.call('PUT', '/identity-provider', keep)).toMatchObject({
      provider: { hasSecret: true },
    });
    const moved = { ...keep, issuer: another.issuer };
    expect(await tenant.browser.call('PUT', '/identity-provider', moved)).toMatchObject({
      provider: { hasSecret: false },
    });
    expect(world.log.join('')).not.toContain(foreign.clientSecret);
  });

  it('IDN21 asks a provider for its metadata before it is used, and changes nothing if there are none', async () => {
    const tenant = await tenantAtForeign();
    // Nobody listens at the first; the second would be asked without TLS.
    for (const issuer of ['http://127.0.0.1:9/', 'http://10.255.255.1/']) {
      const body = { kind: 'oidc', issuer, clientId: 'x', claims: FOREIGN_CLAIMS };
      expect(await tenant.browser.refusal('PUT', '/identity-provider', body)).toBe(
        '502 PROVIDER_UNREACHABLE',
      );
    }
    expect(await tenant.browser.call('GET', '/identity-provider')).toMatchObject({
      provider: { issuer: foreign.issuer },
    });
  });

  it('IDN43 asks a provider at no private address, unless the operator named it', async () => {
    const place = await TestIdentityWorld.open(engine, 'https://help.example');
    const domain = someDomain();
    const { email } = await place.member(await place.organisation(domain), `admin@${domain}`, [
      'administrator',
    ]);
    const browser = await place.signedIn(email);
    for (const issuer of ['https://169.254.169.254/', 'https://localhost:9/', 'https://[fd00::1]/']) {
      const body = { kind: 'oidc', issuer, clientId: 'x', claims: FOREIGN_CLAIMS };
      const answer = await browser.api('PUT', '/identity-provider', body);
      expect(JSON.parse(answer.text)).toMatchObject({
        code: 'PROVIDER_UNREACHABLE',
        details: { reason: 'ADDRESS_REFUSED' },
      });
    }
    expect(place.log.join('')).toContain('--outbound-networks');
    await place.close();
    const named = await TestIdentityWorld.openWith(engine, {
      origin: 'https://help.example',
      networks: new OutboundNetworks(['127.0.0.1']),
      authenticator: (pages) => pages,
      register: () => undefined,
    });
    const other = someDomain();
    const admin = await named.member(await named.organisation(other), `a@${other}`, ['administrator']);
    const theirs = await named.signedIn(admin.email);
    // Nobody listens there: it was tried.
    const body = { kind: 'oidc', issuer: 'https://127.0.0.1:9/', clientId: 'x', claims: FOREIGN_CLAIMS };
    const tried = await theirs.api('PUT', '/identity-provider', body);
    expect(JSON.parse(tried.text)).toMatchObject({ code: 'PROVIDER_UNREACHABLE' });
    expect(tried.text).not.toContain('ADDRESS_REFUSED');
    await named.close();
  });

  it('IDN44 turning to another provider ends the sign-ins by the former one, but that of whoever turned', async () => {
    const domain = someDomain();
    const tenantId = await world.organisation(domain);
    const admin = await world.member(tenantId, `admin@${domain}`, ['administrator']);
    const member = await world.member(tenantId, `kim@${domain}`);
    const [browser, elsewhere] = [await world.signedIn(admin.email), await world.signedIn(admin.email)];
    const theirs = await world.signedIn(member.email);
    const { browser: stranger } = await tenantAtForeign();
    await use(browser, foreign);
    expect(await theirs.refusal('GET', '/me')).toBe('401 SIGN_IN_REQUIRED');
    expect(await elsewhere.refusal('GET', '/me')).toBe('401 SIGN_IN_REQUIRED');
    await browser.me();
    await stranger.me();
    const rows = await world.auditRows(tenantId);
    expect(rows.findLast(({ code }) => code === 'identity-provider.changed')?.after).toMatchObject({
      endedSignIns: 2,
    });
    // Another secret or other claims are no other provider.
    const kim = world.browser();
    await signInAt(kim, member.email, { sub: `kim-${domain}`, upn: member.email, display_name: 'Kim' });
    await use(browser, foreign);
    await kim.me();
  });

  it('IDN21 says that a provider can’t be reached', async () => {
    const tenant = await tenantAtForeign();
    const gone = await startForeignProvider([redirectUriOf(world.origin)]);
    await use(tenant.browser, gone);
    await gone.stop();
    const body = { email: tenant.admin.email, returnTo: '/' };
    expect(await world.browser().refusal('POST', '/sign-in', body)).toBe('502 PROVIDER_UNREACHABLE');
  });

  it('IDN22 leads to the provider’s own sign-out, and back to the sign-in page', async () => {
    const tenant = await tenantAtForeign();
    const email = `kim@${tenant.domain}`;
    const browser = world.browser();
    await signInAt(browser, email, { sub: 'kim-10', upn: email, display_name: 'Kim' });
    await browser.me();
    const { location } = (await browser.call('POST', '/sign-out', { isEverywhere: false })) as {
      location: string;
    };
    const url = new URL(location);
    expect(url.origin).toBe(foreign.issuer);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${world.origin}/sign-in`);
    const page = await browser.send(location);
    expect(page.status).toBe(200);
    expect(page.text).toContain('logout');
  });

  describe('answers that aren’t what was asked for', () => {
    const person = (domain: string) => ({ sub: 'mallory', upn: `m@${domain}`, display_name: 'M' });

    it('IDN14 refuses a state that nobody made', async () => {
      const tenant = await tenantAtForeign();
      const browser = world.browser();
      const begun = await browser.begin(`m@${tenant.domain}`);
      const url = new URL(await answerOf(browser, begun, person(tenant.domain)));
      url.searchParams.set('state', 'made-up');
      const page = await browser.navigate(url.href);
      expect(new URL(page.url).searchParams.get('error')).toBe('SIGN_IN_EXPIRED');
      expect(await browser.isSignedIn()).toBe(false);
    });

    it('IDN14 refuses an answer in a browser that didn’t ask', async () => {
      const tenant = await tenantAtForeign();
      const browser = world.browser();
      const begun = await browser.begin(`m@${tenant.domain}`);
      const url = await answerOf(browser, begun, person(tenant.domain));
      const victim = world.browser();
      await victim.begin(`m@${tenant.domain}`);
      const page = await victim.navigate(url);
      expect(new URL(page.url).searchParams.get('error')).toBe('SIGN_IN_EXPIRED');
      expect(await victim.isSignedIn()).toBe(false);
    });

    it('IDN14 refuses a token with another nonce', async () => {
      const tenant = await tenantAtForeign();
      const browser = world.browser();
      const begun = new URL(await browser.begin(`m@${tenant.domain}`));
      begun.searchParams.set('nonce', 'of-another-request');
      const page = await browser.navigate(await answerOf(browser, begun.href, person(tenant.domain)));
      expect(new URL(page.url).searchParams.get('error')).toBe('SIGN_IN_FAILED');
      expect(await browser.isSignedIn()).toBe(false);
    });

    it('IDN14 takes an answer once', async () => {
      const tenant = await tenantAtForeign();
      const browser = world.browser();
      const begun = await browser.begin(`m@${tenant.domain}`);
      const url = await answerOf(browser, begun, person(tenant.domain));
      await browser.navigate(url);
      await browser.me();
      await browser.call('POST', '/sign-out', { isEverywhere: false });
      const page = await browser.navigate(url);
      expect(new URL(page.url).searchParams.get('error')).toBe('SIGN_IN_EXPIRED');
      expect(await browser.isSignedIn()).toBe(false);
    });

    it('IDN14 refuses the code of another request', async () => {
      const tenant = await tenantAtForeign();
      const browser = world.browser();
      const thief = world.browser();
      const stolen = new URL(
        await answerOf(browser, await browser.begin(`m@${tenant.domain}`), person(tenant.domain)),
      );
      const own = new URL(
        await answerOf(thief, await thief.begin(`m@${tenant.domain}`), person(tenant.domain)),
      );
      own.searchParams.set('code', stolen.searchParams.get('code') ?? '');
      const page = await thief.navigate(own.href);
      expect(new URL(page.url).searchParams.get('error')).toBe('SIGN_IN_FAILED');
      expect(await thief.isSignedIn()).toBe(false);
    });

    it('IDN14 refuses an answer of another issuer', async () => {
      const tenant = await tenantAtForeign();
      const browser = world.browser();
      const begun = await browser.begin(`m@${tenant.domain}`);
      const url = new URL(await answerOf(browser, begun, person(tenant.domain)));
      url.searchParams.set('iss', another.issuer);
      const page = await browser.navigate(url.href);
      expect(new URL(page.url).searchParams.get('error')).toBe('SIGN_IN_FAILED');
      expect(await browser.isSignedIn()).toBe(false);
    });

    it('IDN14 refuses an answer after the tenant has turned to another provider', async () => {
      const tenant = await tenantAtForeign();
      const browser = world.browser();
      const begun = await browser.begin(`m@${tenant.domain}`);
      const url = await answerOf(browser, begun, person(tenant.domain));
      await use(tenant.browser, another);
      const page = await browser.navigate(url);
      expect(new URL(page.url).searchParams.get('error')).toBe('SIGN_IN_EXPIRED');
    });
  });
});
