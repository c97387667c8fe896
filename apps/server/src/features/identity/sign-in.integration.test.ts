import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { identityTables } from './identity-tables.ts';
import { hashToken } from './one-time-token.ts';
import { BrowserCookies } from './sign-ins/browser-cookies.ts';
import { expireSignIns } from './sign-ins/expire-sign-ins.ts';
import { TestBrowser } from './test-browser.ts';
import {
  GOOD_PASSWORD,
  someDomain,
  someId,
  TestIdentityWorld,
  type TestMember,
} from './test-identity-world.ts';

const HOUR_MS = 3_600_000;

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let domain: string;
  let anna: TestMember;
  let ben: TestMember;
  let stranger: TestMember;
  beforeAll(async () => {
    world = await TestIdentityWorld.open(engine);
    domain = someDomain();
    const tenantId = await world.organisation(domain);
    anna = await world.member(tenantId, `anna@${domain}`, ['administrator']);
    ben = await world.member(tenantId, `ben@${domain}`);
    const elsewhere = someDomain();
    stranger = await world.member(await world.organisation(elsewhere), `mia@${elsewhere}`, ['administrator']);
  });
  afterAll(() => world.close());

  const events = (signInId: string) => {
    const heard: unknown[] = [];
    world.bus.subscribe(`sign-in.${signInId}`, (message) => heard.push(message));
    return heard;
  };

  const currentSignIn = async (browser: TestBrowser): Promise<string> => {
    const { items } = (await browser.call('GET', '/account/sign-ins')) as {
      items: { id: string; isCurrent: boolean }[];
    };
    return items.find(({ isCurrent }) => isCurrent)?.id ?? '';
  };

  it('IDN10 signs in with address and password and comes back to where it began', async () => {
    const browser = world.browser();
    const page = await browser.signIn(anna.email, GOOD_PASSWORD, '/session/7?x=1');
    expect(page.url).toBe(`${world.origin}/session/7?x=1`);
    const me = await browser.me();
    expect(me).toMatchObject({ profile: { email: anna.email }, isEmbeddedAccount: true });
    expect(me.permissions).toContain('manage-settings');
  });

  it('IDN10 takes the address in any case', async () => {
    const browser = world.browser();
    const interaction = await browser.interact(anna.email.toUpperCase());
    expect(await browser.step(interaction)).toEqual({ kind: 'password', email: anna.email });
  });

  it('IDN11 keeps the sign-in in a strict cookie that no script reads, and its hash in the database', async () => {
    const browser = world.browser();
    await browser.signIn(anna.email, GOOD_PASSWORD);
    const [cookie] = (await browser.jar.getCookies(world.origin)).filter(({ key }) => key === 'alongside');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'strict', path: '/' });
    const rows = await world.ports.database.inTenant(anna.tenantId, (tx) =>
      identityTables(tx).selectFrom('sign_ins').select('token_hash').execute(),
    );
    const hashes = rows.map((row) => row.token_hash);
    expect(hashes).toContain(hashToken(cookie?.value ?? ''));
    expect(hashes).not.toContain(cookie?.value);
  });

  it('IDN11 gives the cookie the prefix that only this host can set on https', () => {
    const written: string[] = [];
    const reply = { header: (_name: string, value: string) => written.push(value) };
    new BrowserCookies('https://help.example').set(reply, 'sign-in', 'x');
    expect(written[0]).toMatch(/^__Host-alongside=x; .*Path=\/; HttpOnly; Secure; SameSite=Strict$/u);
  });

  it('IDN12 leads from another site’s redirect to a page whose own requests are signed in', async () => {
    const browser = world.browser();
    const interaction = await browser.interact(anna.email);
    const answer = await browser.answer(`${interaction}/password`, {
      email: anna.email,
      password: GOOD_PASSWORD,
    });
    if (answer.kind !== 'redirect') throw new Error('Asked further');
    // As if the provider were another site: strict cookies stay at home during the whole navigation.
    const page = await browser.navigate(answer.location, true);
    expect(page.url).toBe(`${world.origin}/`);
    expect(await browser.isSignedIn()).toBe(true);
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example/', '/a b', 'javascript:alert(1)', ''])(
    'IDN13 refuses to come back to %j',
    async (returnTo) => {
      const body = { email: anna.email, returnTo };
      expect(await world.browser().refusal('POST', '/sign-in', body)).toBe('400 REQUEST_MALFORMED');
    },
  );

  it('IDN15 says that a domain is unknown, and asks nothing more', async () => {
    const body = { email: 'x@nowhere.example', returnTo: '/' };
    expect(await world.browser().refusal('POST', '/sign-in', body)).toBe('404 SIGN_IN_UNKNOWN_DOMAIN');
  });

  it('IDN23 writes down who signed in, how and from where', async () => {
    await world.signedIn(ben.email);
    const rows = await world.auditRows(ben.tenantId);
    expect(rows.filter(({ code }) => code === 'sign-in.succeeded').at(-1)).toMatchObject({
      actor_id: ben.personId,
      address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/u) as string,
      after: { provider: 'embedded', methods: ['pwd'] },
    });
  });

  it('IDN24 refuses to change anything without the origin or the token of this very sign-in', async () => {
    const browser = await world.signedIn(anna.email);
    const other = await world.signedIn(anna.email);
    const body = { isEverywhere: false };
    const send = (headers: Record<string, string>) =>
      browser.send('/api/v1/sign-out', { method: 'POST', body, headers });
    expect((await send({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await send({ 'x-csrf-token': '' })).text).toContain('CSRF_REFUSED');
    expect((await send({ 'x-csrf-token': other.csrfToken ?? '' })).text).toContain('CSRF_REFUSED');
    expect(await browser.isSignedIn()).toBe(true);
    expect((await send({})).status).toBe(200);
  });

  it('IDN25 signs out here alone, and tells this sign-in’s live sockets at once', async () => {
    const here = await world.signedIn(ben.email);
    const there = await world.signedIn(ben.email);
    const heard = events(await currentSignIn(here));
    expect(await here.call('POST', '/sign-out', { isEverywhere: false })).toEqual({ location: null });
    expect(heard).toHaveLength(1);
    expect(await here.isSignedIn()).toBe(false);
    expect(await here.cookie('alongside')).toBeUndefined();
    expect(await there.isSignedIn()).toBe(true);
  });

  it('IDN25 signs out everywhere', async () => {
    const here = await world.signedIn(ben.email);
    const there = await world.signedIn(ben.email);
    const heard = events(await currentSignIn(there));
    await here.call('POST', '/sign-out', { isEverywhere: true });
    expect(heard).toHaveLength(1);
    expect(await there.isSignedIn()).toBe(false);
  });

  it('IDN25 keeps nobody signed in at the embedded provider', async () => {
    const browser = await world.signedIn(ben.email);
    await browser.call('POST', '/sign-out', { isEverywhere: false });
    expect(await browser.step(await browser.interact(ben.email))).toMatchObject({ kind: 'password' });
  });

  it('IDN26 ends a sign-in that nobody uses, and one that is old, and tells their sockets', async () => {
    const other = await TestIdentityWorld.open(engine);
    try {
      const email = `otto@${domain}`;
      await other.member(await other.organisation(domain), email);
      const idle = await other.signedIn(email);
      const used = await other.signedIn(email);
      for (let hours = 0; hours < 13; hours += 1) {
        other.clock.forward(HOUR_MS);
        expect(await used.isSignedIn()).toBe(true);
      }
      expect(await idle.isSignedIn()).toBe(false);
      const heard: unknown[] = [];
      other.bus.subscribe(`sign-in.${await currentSignIn(used)}`, (message) => heard.push(message));
      await expireSignIns(other.ports);
      expect(heard).toEqual([]);
      for (let hours = 0; hours < 7 * 24; hours += 6) {
        other.clock.forward(6 * HOUR_MS);
        await used.isSignedIn();
      }
      expect(await used.isSignedIn()).toBe(false);
      await expireSignIns(other.ports);
      expect(heard).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  it('IDN27 lists the own sign-ins, and ends one of them and nobody else’s', async () => {
    const here = await world.signedIn(ben.email);
    const there = await world.signedIn(ben.email);
    const foreign = await world.signedIn(anna.email);
    const id = await currentSignIn(there);
    const { items } = (await here.call('GET', '/account/sign-ins')) as { items: { id: string }[] };
    expect(items.map((item) => item.id)).toContain(id);
    await foreign.call('POST', `/account/sign-ins/${id}/end`);
    expect(await there.isSignedIn()).toBe(true);
    await here.call('POST', `/account/sign-ins/${id}/end`);
    expect(await there.isSignedIn()).toBe(false);
  });

  it('IDN28 shows nothing of another tenant to its administrator', async () => {
    const mia = await world.signedIn(stranger.email);
    const people = (await mia.call('GET', '/people')) as { total: number };
    expect(people.total).toBe(1);
    const path = `/people/${ben.personId}`;
    expect(await mia.refusal('PATCH', path, { isActive: false })).toBe('404 NOT_FOUND');
    expect(await mia.refusal('PATCH', `/people/${someId()}`, { isActive: false })).toBe('404 NOT_FOUND');
    expect(await mia.refusal('POST', `${path}/invitation`)).toBe('404 NOT_FOUND');
    expect(await mia.refusal('GET', `${path}/picture`)).toBe('404 NOT_FOUND');
  });

  it('IDN28 doesn’t let an account of one tenant finish a sign-in of another', async () => {
    const browser = world.browser();
    const interaction = await browser.interact(anna.email);
    const body = { email: stranger.email, password: GOOD_PASSWORD };
    expect(await browser.refusal('POST', `${interaction}/password`, body)).toBe('401 SIGN_IN_FAILED');
  });

  it('IDN29 gives a browser one sign-in: a new one ends the one it had', async () => {
    const browser = await world.signedIn(ben.email);
    const former = await browser.cookie('alongside');
    const heard = events(await currentSignIn(browser));
    await browser.signIn(anna.email, GOOD_PASSWORD);
    expect(heard).toHaveLength(1);
    const thief = new TestBrowser(world.origin);
    await thief.jar.setCookie(`alongside=${former ?? ''}; Path=/`, world.origin);
    expect(await thief.isSignedIn()).toBe(false);
    expect(await world.auditRows(ben.tenantId)).toContainEqual(
      expect.objectContaining({
        code: 'sign-in.ended',
        actor_id: ben.personId,
        after: { cause: 'replaced' },
      }),
    );
  });

  it('IDN40 takes an interaction’s answers only from the browser that it began in', async () => {
    const browser = world.browser();
    const interaction = await browser.interact(anna.email);
    const other = world.browser();
    const body = { email: anna.email, password: GOOD_PASSWORD };
    expect(await other.refusal('POST', `${interaction}/password`, body)).toBe('401 SIGN_IN_EXPIRED');
    await other.interact(ben.email);
    expect(await other.refusal('POST', `${interaction}/password`, body)).toBe('401 SIGN_IN_EXPIRED');
  });

  it('IDN40 lets two tabs of one browser sign in side by side', async () => {
    const browser = world.browser();
    const first = await browser.interact(anna.email);
    await browser.interact(ben.email);
    const body = { email: anna.email, password: GOOD_PASSWORD };
    await browser.follow(await browser.answer(`${first}/password`, body));
    expect((await browser.me()).profile.email).toBe(anna.email);
  });

  it('IDN41 goes back to the sign-in page without an error when signing in is given up', async () => {
    const browser = world.browser();
    const interaction = await browser.interact(anna.email, '/profile');
    const page = await browser.follow(await browser.answer(`${interaction}/cancel`));
    expect(page.url).toBe(`${world.origin}/sign-in?returnTo=%2Fprofile`);
  });

  it('IDN42 works behind anything: its addresses are those it is configured with, whatever a request says', async () => {
    const behind = await TestIdentityWorld.open(engine, 'https://help.example');
    try {
      const email = `anna@${domain}`;
      await behind.member(await behind.organisation(domain), email);
      const browser = behind.browser();
      const location = await browser.begin(email);
      expect(location).toContain('https://help.example/oidc/auth?');
      const headers = {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        forwarded: 'host=evil.example',
      };
      const page = await browser.send(location, { headers });
      expect(page.headers.get('location')).toMatch(/^\/sign-in\/interaction\//u);
      expect(page.headers.getSetCookie().length).toBeGreaterThan(0);
      for (const cookie of page.headers.getSetCookie()) expect(cookie).toContain('; secure');
      await browser.signIn(email, GOOD_PASSWORD);
      expect(await browser.cookie('__Host-alongside')).toBeDefined();
    } finally {
      await behind.close();
    }
  });

  it('IDN95 logs neither password, token, code nor cookie', async () => {
    const browser = await world.signedIn(anna.email);
    await browser.navigate('/api/v1/sign-in/callback?code=the-secret-code&state=the-secret-state');
    const log = world.log.join('');
    for (const secret of [
      GOOD_PASSWORD,
      await browser.cookie('alongside'),
      browser.csrfToken,
      'the-secret-',
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});
