import { AccountView, type InteractionAnswer, type PasskeyOptions } from '@alongside/protocol';
import { TOTP, URI as URI_PARSER } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { identityTables } from './identity-tables.ts';
import { TestAuthenticator } from './test-authenticator.ts';
import type { TestBrowser } from './test-browser.ts';
import { GOOD_PASSWORD, someDomain, TestIdentityWorld, type TestMember } from './test-identity-world.ts';

const MINUTE_MS = 60_000;
const WRONG = 'a password that is not the right one';
const OTHER_PASSWORD = 'seventeen lanterns beside the harbour';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let domain: string;
  let count = 0;
  let admin: TestMember;
  beforeAll(async () => {
    world = await TestIdentityWorld.open(engine);
    domain = someDomain();
    admin = await world.member(await world.organisation(domain), `admin@${domain}`, ['administrator']);
  });
  afterAll(() => world.close());

  const somebody = (): Promise<TestMember> => {
    count += 1;
    return world.member(admin.tenantId, `person${count}@${domain}`);
  };

  const tryPassword = async (browser: TestBrowser, email: string, password: string) => {
    const interaction = await browser.interact(email);
    return browser.api('POST', `${interaction}/password`, { email, password });
  };

  const withPassword = async (browser: TestBrowser, email: string) => {
    const interaction = await browser.interact(email);
    const answer = await browser.answer(`${interaction}/password`, { email, password: GOOD_PASSWORD });
    return { interaction, answer };
  };

  const amrOf = async (member: TestMember) => {
    const rows = await world.auditRows(member.tenantId);
    return rows
      .filter(({ code, actor_id }) => code === 'sign-in.succeeded' && actor_id === member.personId)
      .at(-1)?.after?.['methods'];
  };

  const acrOf = async (member: TestMember) => {
    const row = await world.ports.database.inTenant(member.tenantId, (tx) =>
      identityTables(tx)
        .selectFrom('sign_ins')
        .select('acr')
        .where('person_id', '=', member.personId)
        .orderBy('created_at', 'desc')
        .executeTakeFirst(),
    );
    return row?.acr;
  };

  const codeAt = (uri: string, nowMs: number): string =>
    TOTP.generate({ secret: (URI_PARSER.parse(uri) as TOTP).secret, timestamp: nowMs });

  describe('who can’t sign in', () => {
    const titleless = (text: string) => text.replace(/"requestId":"[^"]+"/u, '');

    it('IDN30 answers a wrong password, an unknown address, an unused invitation and a deactivated person alike', async () => {
      const browser = await world.signedIn(admin.email);
      const [known, deactivated] = [await somebody(), await somebody()];
      await browser.call('PATCH', `/people/${deactivated.personId}`, { isActive: false });
      const invited = `invited@${domain}`;
      await browser.call('POST', '/people', { email: invited, fullName: 'In Vited', roles: [] });
      const answers: string[] = [];
      for (const email of [known.email, `nobody@${domain}`, invited, deactivated.email]) {
        const answer = await tryPassword(world.browser(), email, WRONG);
        answers.push(`${answer.status} ${titleless(answer.text)}`);
      }
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toContain('401');
      const right = await tryPassword(world.browser(), deactivated.email, GOOD_PASSWORD);
      expect(`${right.status} ${titleless(right.text)}`).toBe(answers[0]);
    });

    it('IDN30 counts tries at an address without an account as at one with it', async () => {
      const codes = async (email: string) => {
        const seen: number[] = [];
        for (let tries = 0; tries < 7; tries += 1)
          seen.push((await tryPassword(world.browser(), email, WRONG)).status);
        return seen;
      };
      expect(await codes(`nobody-at-all@${domain}`)).toEqual(await codes((await somebody()).email));
    });

    it('IDN31 stops somebody who tries passwords, says for how long, and tells the audit log once', async () => {
      const member = await somebody();
      const told = async () =>
        (await world.auditCodes(member.tenantId)).filter((code) => code === 'sign-in.locked').length;
      const before = await told();
      const statuses: number[] = [];
      for (let tries = 0; tries < 8; tries += 1) {
        statuses.push((await tryPassword(world.browser(), member.email, WRONG)).status);
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
      const refused = await tryPassword(world.browser(), member.email, GOOD_PASSWORD);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await told()).toBe(before + 1);
      world.clock.forward(16 * MINUTE_MS);
      expect((await tryPassword(world.browser(), member.email, GOOD_PASSWORD)).status).toBe(200);
    });

    it('IDN31 counts tries that come at the same moment', async () => {
      const member = await somebody();
      const browser = world.browser();
      const interaction = await browser.interact(member.email);
      const body = { email: member.email, password: WRONG };
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => browser.api('POST', `${interaction}/password`, body)),
      );
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    });

    it('IDN32 keeps nobody out of a browser they know by trying their password elsewhere', async () => {
      const member = await somebody();
      const own = await world.signedIn(member.email);
      await own.call('POST', '/sign-out', { isEverywhere: false });
      for (let tries = 0; tries < 6; tries += 1) await tryPassword(world.browser(), member.email, WRONG);
      expect((await tryPassword(world.browser(), member.email, GOOD_PASSWORD)).status).toBe(429);
      await own.signIn(member.email, GOOD_PASSWORD);
      expect(await own.isSignedIn()).toBe(true);
    });

    it('IDN32 gives a known browser no more tries at other accounts', async () => {
      const [mine, theirs] = [await somebody(), await somebody()];
      const own = await world.signedIn(mine.email);
      const statuses: number[] = [];
      for (let tries = 0; tries < 6; tries += 1)
        statuses.push((await tryPassword(own, theirs.email, WRONG)).status);
      expect(statuses.at(-1)).toBe(429);
    });
  });

  describe('passwords', () => {
    it.each([
      ['too short', 'kX9#qLw2!vT', 'too-short'],
      ['common', 'password123456', 'too-guessable'],
      ['a row of keys', 'qwertyuiop123456', 'too-guessable'],
      ['one letter again and again', 'aaaaaaaaaaaaaaaaaaaa', 'too-guessable'],
    ])('IDN33 refuses a password that is %s', async (_what, newPassword, reason) => {
      const browser = await world.signedIn((await somebody()).email);
      const body = { oldPassword: GOOD_PASSWORD, newPassword };
      const answer = await browser.api('POST', '/account/password', body);
      expect(answer.status).toBe(422);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'PASSWORD_TOO_WEAK', details: { reason } });
    });

    it('IDN33 refuses a password made of the own name and address', async () => {
      const member = await somebody();
      const browser = await world.signedIn(member.email);
      const body = { oldPassword: GOOD_PASSWORD, newPassword: member.email };
      expect(await browser.refusal('POST', '/account/password', body)).toBe('422 PASSWORD_TOO_WEAK');
    });

    it('IDN38 changes the password for the old one alone, and ends the other sign-ins', async () => {
      const member = await somebody();
      const [here, there] = [await world.signedIn(member.email), await world.signedIn(member.email)];
      const wrong = { oldPassword: WRONG, newPassword: OTHER_PASSWORD };
      expect(await here.refusal('POST', '/account/password', wrong)).toBe('403 PASSWORD_WRONG');
      await here.call('POST', '/account/password', {
        oldPassword: GOOD_PASSWORD,
        newPassword: OTHER_PASSWORD,
      });
      expect(await here.isSignedIn()).toBe(true);
      expect(await there.isSignedIn()).toBe(false);
      expect((await tryPassword(world.browser(), member.email, GOOD_PASSWORD)).status).toBe(401);
      await world.signedIn(member.email, OTHER_PASSWORD);
      expect(await world.auditCodes(member.tenantId)).toContain('account.password-changed');
    });

    it('IDN38 limits guesses of the password by whoever has a sign-in', async () => {
      const browser = await world.signedIn((await somebody()).email);
      const codes: string[] = [];
      for (let tries = 0; tries < 11; tries += 1) {
        codes.push(await browser.refusal('POST', '/account/totp/begin', { password: WRONG }));
      }
      expect(codes.at(0)).toBe('403 PASSWORD_WRONG');
      expect(codes.at(-1)).toBe('429 TOO_MANY_TRIES');
    });

    it('IDN33 keeps passwords as argon2id hashes alone', async () => {
      const member = await somebody();
      const rows = await world.ports.database.inTenant(member.tenantId, (tx) =>
        identityTables(tx).selectFrom('accounts').select('password_hash').execute(),
      );
      expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=2,p=1\$/u);
    });
  });

  describe('an authenticator app', () => {
    const setUp = async (member: TestMember) => {
      const browser = await world.signedIn(member.email);
      const begun = (await browser.call('POST', '/account/totp/begin', { password: GOOD_PASSWORD })) as {
        uri: string;
        secret: string;
      };
      const code = codeAt(begun.uri, world.clock.now());
      const view = AccountView.parse(await browser.call('POST', '/account/totp/confirm', { code }));
      return { browser, view, ...begun };
    };

    it('IDN34 asks for a code after the password once the app has proven itself', async () => {
      const member = await somebody();
      const { uri, view } = await setUp(member);
      expect(view.hasTotp).toBe(true);
      const browser = world.browser();
      const { interaction, answer } = await withPassword(browser, member.email);
      expect(answer).toEqual({ kind: 'next', step: { kind: 'second-factor', methods: ['totp'] } });
      expect(await browser.step(interaction)).toEqual({ kind: 'second-factor', methods: ['totp'] });
      world.clock.forward(MINUTE_MS);
      const code = codeAt(uri, world.clock.now());
      await browser.follow(await browser.answer(`${interaction}/totp`, { code }));
      expect(await browser.isSignedIn()).toBe(true);
      expect(await amrOf(member)).toEqual(['pwd', 'otp', 'mfa']);
      expect(await acrOf(member)).toBe('urn:alongside:acr:multi-factor');
    });

    it('IDN34 takes a code once, and no wrong one', async () => {
      const member = await somebody();
      const { uri } = await setUp(member);
      world.clock.forward(MINUTE_MS);
      const code = codeAt(uri, world.clock.now());
      const first = world.browser();
      const one = await withPassword(first, member.email);
      const second = world.browser();
      const two = await withPassword(second, member.email);
      const wrong = code === '000000' ? '000001' : '000000';
      expect(await first.refusal('POST', `${one.interaction}/totp`, { code: wrong })).toBe(
        '401 SIGN_IN_FAILED',
      );
      await first.follow(await first.answer(`${one.interaction}/totp`, { code }));
      expect(await second.refusal('POST', `${two.interaction}/totp`, { code })).toBe('401 SIGN_IN_FAILED');
    });

    it('IDN34 asks for the password first', async () => {
      const member = await somebody();
      const { uri } = await setUp(member);
      world.clock.forward(MINUTE_MS);
      const browser = world.browser();
      const interaction = await browser.interact(member.email);
      const code = codeAt(uri, world.clock.now());
      expect(await browser.refusal('POST', `${interaction}/totp`, { code })).toBe('401 SIGN_IN_EXPIRED');
    });

    it('IDN34 limits guesses of codes', async () => {
      const member = await somebody();
      await setUp(member);
      const browser = world.browser();
      const { interaction } = await withPassword(browser, member.email);
      const seen: string[] = [];
      for (let tries = 0; tries < 6; tries += 1) {
        seen.push(await browser.refusal('POST', `${interaction}/totp`, { code: '000000' }));
      }
      expect(seen.at(-1)).toBe('429 TOO_MANY_TRIES');
    });

    it('IDN34 keeps the key sealed', async () => {
      const member = await somebody();
      const { secret } = await setUp(member);
      const rows = await world.ports.database.inTenant(member.tenantId, (tx) =>
        identityTables(tx).selectFrom('accounts').selectAll().execute(),
      );
      expect(JSON.stringify(rows)).not.toContain(secret);
    });

    it('IDN38 is removed for the password alone', async () => {
      const member = await somebody();
      const { browser } = await setUp(member);
      expect(await browser.refusal('POST', '/account/totp/remove', { password: WRONG })).toBe(
        '403 PASSWORD_WRONG',
      );
      await browser.call('POST', '/account/totp/remove', { password: GOOD_PASSWORD });
      await world.signedIn(member.email);
      const codes = await world.auditCodes(member.tenantId);
      expect(codes).toEqual(expect.arrayContaining(['account.totp-added', 'account.totp-removed']));
    });
  });

  describe('passkeys', () => {
    const setUp = async (member: TestMember) => {
      const browser = await world.signedIn(member.email);
      const authenticator = new TestAuthenticator(world.origin);
      const options = (await browser.call('POST', '/account/passkeys/options', {
        password: GOOD_PASSWORD,
      })) as PasskeyOptions;
      const body = { name: 'Laptop', response: authenticator.register(options) };
      const view = AccountView.parse(await browser.call('POST', '/account/passkeys', body));
      return { browser, authenticator, body, passkeyId: view.passkeys[0]?.id };
    };

    const optionsOf = (browser: TestBrowser, interaction: string) =>
      browser.call('POST', `${interaction}/passkey/options`) as Promise<PasskeyOptions>;

    it('IDN35 signs in with a passkey alone', async () => {
      const member = await somebody();
      const { authenticator } = await setUp(member);
      const browser = world.browser();
      const interaction = await browser.interact(member.email);
      const options = await optionsOf(browser, interaction);
      expect(options).toMatchObject({ userVerification: 'required', allowCredentials: [] });
      const body = { response: authenticator.use(options) };
      await browser.follow(await browser.answer(`${interaction}/passkey`, body));
      expect((await browser.me()).profile.email).toBe(member.email);
      expect(await amrOf(member)).toEqual(['pop', 'user', 'mfa']);
      expect(await acrOf(member)).toBe('urn:alongside:acr:phishing-resistant');
    });

    it('IDN35 asks for the passkey after the password', async () => {
      const member = await somebody();
      const { authenticator } = await setUp(member);
      const browser = world.browser();
      const { interaction, answer } = await withPassword(browser, member.email);
      expect(answer).toEqual({ kind: 'next', step: { kind: 'second-factor', methods: ['passkey'] } });
      authenticator.isUserVerified = false;
      const response = authenticator.use(await optionsOf(browser, interaction));
      await browser.follow(await browser.answer(`${interaction}/passkey`, { response }));
      expect(await amrOf(member)).toEqual(['pwd', 'pop', 'mfa']);
    });

    it.each<[string, (authenticator: TestAuthenticator, options: PasskeyOptions) => unknown]>([
      ['of another site', (authenticator, options) => authenticator.use(options, 'https://evil.example')],
      [
        'to another challenge',
        (authenticator, options) => authenticator.use({ ...options, challenge: 'AAAA' }),
      ],
      [
        'without the person being verified',
        (authenticator, options) => Object.assign(authenticator, { isUserVerified: false }).use(options),
      ],
      [
        'of a key that nobody knows',
        (authenticator, options) => {
          const unknown = new TestAuthenticator(world.origin);
          unknown.userHandle = authenticator.userHandle;
          return unknown.use(options);
        },
      ],
      [
        'for another account',
        (authenticator, options) => Object.assign(authenticator, { userHandle: 'b3RoZXI' }).use(options),
      ],
    ])('IDN35 refuses an answer %s', async (_what, answer) => {
      const member = await somebody();
      const { authenticator } = await setUp(member);
      const browser = world.browser();
      const interaction = await browser.interact(member.email);
      const response = answer(authenticator, await optionsOf(browser, interaction));
      expect(await browser.refusal('POST', `${interaction}/passkey`, { response })).toBe(
        '401 SIGN_IN_FAILED',
      );
      expect(await browser.isSignedIn()).toBe(false);
    });

    it('IDN35 takes an answer once, and none of a copied authenticator', async () => {
      const member = await somebody();
      const { authenticator } = await setUp(member);
      const first = world.browser();
      const one = await first.interact(member.email);
      const body = { response: authenticator.use(await optionsOf(first, one)) };
      await first.answer(`${one}/passkey`, body);
      expect(await first.refusal('POST', `${one}/passkey`, body)).toBe('401 SIGN_IN_FAILED');
      authenticator.rewind();
      const second = world.browser();
      const two = await second.interact(member.email);
      const copied = { response: authenticator.use(await optionsOf(second, two)) };
      expect(await second.refusal('POST', `${two}/passkey`, copied)).toBe('401 SIGN_IN_FAILED');
    });

    it('IDN35 refuses a passkey of another tenant', async () => {
      const elsewhere = someDomain();
      const mia = await world.member(await world.organisation(elsewhere), `mia@${elsewhere}`);
      const { authenticator } = await setUp(mia);
      const browser = world.browser();
      const interaction = await browser.interact(admin.email);
      const response = authenticator.use(await optionsOf(browser, interaction));
      expect(await browser.refusal('POST', `${interaction}/passkey`, { response })).toBe(
        '401 SIGN_IN_FAILED',
      );
    });

    it('IDN38 adds a passkey for the password alone and once, and removes it for the password', async () => {
      const member = await somebody();
      const { browser, body, passkeyId } = await setUp(member);
      const wrong = { password: WRONG };
      expect(await browser.refusal('POST', '/account/passkeys/options', wrong)).toBe('403 PASSWORD_WRONG');
      expect(await browser.refusal('POST', '/account/passkeys', body)).toBe('422 PASSKEY_REFUSED');
      const path = `/account/passkeys/${passkeyId ?? ''}/remove`;
      expect(await browser.refusal('POST', path, wrong)).toBe('403 PASSWORD_WRONG');
      const view = await browser.call('POST', path, { password: GOOD_PASSWORD });
      expect(AccountView.parse(view).passkeys).toEqual([]);
      const answer: InteractionAnswer = (await withPassword(world.browser(), member.email)).answer;
      expect(answer.kind).toBe('redirect');
    });
  });

  describe('invitations', () => {
    const invite = async () => {
      count += 1;
      const email = `invited${count}@${domain}`;
      const browser = await world.signedIn(admin.email);
      const added = (await browser.call('POST', '/people', { email, fullName: 'In Vited', roles: [] })) as {
        person: { profile: { personId: string }; hasPendingInvitation: boolean };
        invitationLink: string;
      };
      const token = new URL(added.invitationLink).hash.slice(1);
      return { browser, email, token, link: added.invitationLink, person: added.person };
    };

    it('IDN36 sets the first password by a link that works once', async () => {
      const { email, token, link, person } = await invite();
      expect(link).toBe(`${world.origin}/invitation#${token}`);
      expect(person.hasPendingInvitation).toBe(true);
      const browser = world.browser();
      expect(await browser.call('POST', '/account/invitation/state', { token })).toMatchObject({
        email,
        fullName: 'In Vited',
        organisation: domain,
      });
      const weak = { token, password: email };
      expect(await browser.refusal('POST', '/account/invitation', weak)).toBe('422 PASSWORD_TOO_WEAK');
      await browser.call('POST', '/account/invitation', { token, password: OTHER_PASSWORD });
      await world.signedIn(email, OTHER_PASSWORD);
      const again = { token, password: GOOD_PASSWORD };
      expect(await browser.refusal('POST', '/account/invitation', again)).toBe('404 INVITATION_INVALID');
    });

    it('IDN36 is over after seven days, or when a new one is made', async () => {
      const { browser, token, person } = await invite();
      const path = `/people/${person.profile.personId}/invitation`;
      const renewed = (await browser.call('POST', path)) as { invitationLink: string };
      expect(await browser.refusal('POST', '/account/invitation/state', { token })).toBe(
        '404 INVITATION_INVALID',
      );
      const next = { token: new URL(renewed.invitationLink).hash.slice(1) };
      await browser.call('POST', '/account/invitation/state', next);
      world.clock.forward(7 * 24 * 60 * MINUTE_MS + 1);
      expect(await world.browser().refusal('POST', '/account/invitation/state', next)).toBe(
        '404 INVITATION_INVALID',
      );
    });

    it('IDN37 invites nobody who has a password: there is no way to reset one', async () => {
      const browser = await world.signedIn(admin.email);
      const member = await somebody();
      expect(await browser.refusal('POST', `/people/${member.personId}/invitation`)).toBe('409 CONFLICT');
    });
  });
});
