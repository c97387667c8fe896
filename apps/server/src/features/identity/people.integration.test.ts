import type { BuiltInRole, Me, PersonSummary } from '@alongside/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditEvent, SYSTEM_ACTOR } from '@alongside/domain';
import { sql } from 'kysely';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { testEngines } from '../../platform/database/test-engines.ts';
import { endSignIns } from './sign-ins/sign-in-store.ts';
import type { TestBrowser } from './test-browser.ts';
import { someDomain, TestIdentityWorld, type TestMember } from './test-identity-world.ts';

interface Page {
  readonly items: PersonSummary[];
  readonly next: string | null;
  readonly total: number;
}

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  beforeAll(async () => {
    world = await TestIdentityWorld.open(engine);
  });
  afterAll(() => world.close());

  interface Tenant {
    readonly domain: string;
    readonly admin: TestMember;
    readonly browser: TestBrowser;
    readonly member: (name: string, ...roles: readonly BuiltInRole[]) => Promise<TestMember>;
  }

  async function tenant(): Promise<Tenant> {
    const domain = someDomain();
    const tenantId = await world.organisation(domain);
    const admin = await world.member(tenantId, `admin@${domain}`, ['administrator']);
    const browser = await world.signedIn(admin.email);
    const member = (name: string, ...roles: readonly BuiltInRole[]) =>
      world.member(tenantId, `${name}@${domain}`, roles);
    return { domain, admin, browser, member };
  }

  /** Whether some transaction waits for a lock of another one. */
  const isOneWaiting = async (tx: Transaction): Promise<boolean> => {
    const { rows } = await sql`select 1 from pg_locks where not granted`.execute(tx);
    return rows.length > 0;
  };

  const patch = (browser: TestBrowser, { personId }: TestMember, body: unknown) =>
    browser.call('PATCH', `/people/${personId}`, body) as Promise<PersonSummary>;

  describe('people', () => {
    it('IDN50 adds a person of one of the tenant’s domains, once', async () => {
      const { browser, domain, admin } = await tenant();
      const body = {
        email: `New.One@${domain}`,
        fullName: 'New One',
        jobTitle: 'Driver',
        roles: ['auditor'],
      };
      expect(await browser.call('POST', '/people', body)).toMatchObject({
        person: {
          profile: { email: `new.one@${domain}`, fullName: 'New One', jobTitle: 'Driver' },
          roles: ['auditor'],
          isActive: true,
          hasPendingInvitation: true,
        },
      });
      expect(await browser.refusal('POST', '/people', body)).toBe('409 EMAIL_TAKEN');
      const foreign = { ...body, email: 'x@elsewhere.example' };
      expect(await browser.refusal('POST', '/people', foreign)).toBe('404 SIGN_IN_UNKNOWN_DOMAIN');
      const other = await tenant();
      const theirs = { ...body, email: `x@${other.domain}` };
      expect(await browser.refusal('POST', '/people', theirs)).toBe('404 SIGN_IN_UNKNOWN_DOMAIN');
      const rows = await world.auditRows(admin.tenantId);
      expect(rows.find(({ code }) => code === 'person.added')).toMatchObject({
        actor_id: admin.personId,
        after: { email: `new.one@${domain}`, roles: ['auditor'] },
      });
    });

    it('IDN51 ends sign-ins and live sockets of a person who is deactivated, at once', async () => {
      const { browser, admin, member } = await tenant();
      const ben = await member('ben');
      const theirs = await world.signedIn(ben.email);
      const { items } = (await theirs.call('GET', '/account/sign-ins')) as { items: { id: string }[] };
      const heard: unknown[] = [];
      world.bus.subscribe(`sign-in.${items[0]?.id ?? ''}`, (message) => heard.push(message));
      expect(await patch(browser, ben, { isActive: false })).toMatchObject({ isActive: false });
      expect(heard).toHaveLength(1);
      expect(await theirs.isSignedIn()).toBe(false);
      expect(await world.auditCodes(admin.tenantId)).toEqual(
        expect.arrayContaining(['person.deactivated', 'sign-in.ended']),
      );
      await patch(browser, ben, { isActive: true });
      await world.signedIn(ben.email);
    });

    // The embedded engine has one connection: there nobody waits for anybody.
    it.skipIf(engine.name === 'PGlite')(
      'IDN51 waits for a sign-out under way, and not it for this',
      async () => {
        const { browser, member } = await tenant();
        const somebody = await member('max');
        await world.signedIn(somebody.email);
        const { database, clock } = world.ports;
        const { tenantId, personId } = somebody;
        const deactivating = Promise.withResolvers<undefined>();
        const signingOut = database.inTenant(tenantId, async (tx) => {
          await endSignIns(tx, { personId });
          deactivating.resolve(undefined);
          await vi.waitUntil(() => isOneWaiting(tx), { timeout: 5_000 });
          const at = clock.now();
          const row = { at, actor: SYSTEM_ACTOR, before: null, after: { cause: 'sign-out' } } as const;
          await appendAudit(tx, tenantId, [auditEvent('sign-in.ended', row)]);
        });
        await deactivating.promise;
        await Promise.all([signingOut, patch(browser, somebody, { isActive: false })]);
      },
    );

    it('IDN52 never leaves a tenant without an active administrator', async () => {
      const { browser, admin } = await tenant();
      const path = `/people/${admin.personId}`;
      expect(await browser.refusal('PATCH', path, { roles: [] })).toBe('409 LAST_ADMINISTRATOR');
      expect(await browser.refusal('PATCH', path, { isActive: false })).toBe('409 LAST_ADMINISTRATOR');
      expect((await browser.me()).permissions).toContain('manage-people');
    });

    it('IDN52 leaves one of two administrators who take each other’s role at the same moment', async () => {
      const { browser, admin, member } = await tenant();
      const other = await member('other', 'administrator');
      const theirs = await world.signedIn(other.email);
      const answers = await Promise.all([
        browser.api('PATCH', `/people/${other.personId}`, { roles: [] }),
        theirs.api('PATCH', `/people/${admin.personId}`, { roles: [] }),
      ]);
      expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200]);
      const administrators = await Promise.all(
        [browser, theirs].map(async (each) => (await each.me()).permissions),
      );
      expect(administrators.filter((permissions) => permissions.length > 0)).not.toHaveLength(0);
    });

    it('IDN53 changes what somebody may do with their next request, and writes down before and after', async () => {
      const { browser, admin, member } = await tenant();
      const ben = await member('ben', 'help-desk-operator');
      const theirs = await world.signedIn(ben.email);
      expect(await theirs.refusal('GET', '/people')).toBe('403 PERMISSION_MISSING');
      await patch(browser, ben, { roles: ['administrator'] });
      expect((await theirs.api('GET', '/people')).status).toBe(200);
      const rows = await world.auditRows(admin.tenantId);
      expect(rows.find(({ code }) => code === 'person.roles-changed')).toMatchObject({
        target_id: ben.personId,
        before: { roles: ['help-desk-operator'] },
        after: { roles: ['administrator'] },
      });
    });

    it('IDN54 lifts the block of a helper, and can’t set one', async () => {
      const { browser, admin, member } = await tenant();
      const ben = await member('ben', 'help-desk-operator');
      await world.ports.database.inTenant(admin.tenantId, (tx) =>
        tx
          .$extendTables<{ persons: { id: string; is_blocked: boolean } }>()
          .updateTable('persons')
          .set({ is_blocked: true })
          .where('id', '=', ben.personId)
          .execute(),
      );
      const set = { isBlocked: true };
      expect(await browser.refusal('PATCH', `/people/${ben.personId}`, set)).toBe('400 REQUEST_MALFORMED');
      expect(await patch(browser, ben, { isBlocked: false })).toMatchObject({ isBlocked: false });
      expect(await world.auditCodes(admin.tenantId)).toContain('person.unblocked');
    });

    it('IDN55 lists people by pages, and finds them by name and address', async () => {
      const { browser, member } = await tenant();
      for (const name of ['ada', 'bea', 'cem_1', 'dan']) await member(name);
      const seen: string[] = [];
      let next: string | null = null;
      do {
        const after: string = next === null ? '' : `&after=${encodeURIComponent(next)}`;
        const page = (await browser.call('GET', `/people?limit=2${after}`)) as Page;
        expect(page.total).toBe(5);
        seen.push(...page.items.map(({ profile }) => profile.email.split('@')[0] ?? ''));
        next = page.next;
      } while (next !== null);
      expect(seen).toEqual(['ada', 'admin', 'bea', 'cem_1', 'dan']);
      const found = async (search: string) => {
        const page = (await browser.call('GET', `/people?search=${encodeURIComponent(search)}`)) as Page;
        return page.items.map(({ profile }) => profile.email.split('@')[0]);
      };
      expect(await found('PERSON A')).toEqual(['ada', 'admin']);
      expect(await found('%')).toEqual([]);
      expect(await found('_')).toEqual([]);
      expect(await found('cem_')).toEqual(['cem_1']);
      expect(await found("' or 1=1 --")).toEqual([]);
    });
  });

  describe('the own profile', () => {
    it('IDN60 changes the own profile and writes down what changed', async () => {
      const { browser, admin } = await tenant();
      const before = await browser.me();
      const change = { fullName: 'Ädmin Ünal', jobTitle: 'Head of IT', locale: 'ar' };
      const after = (await browser.call('PATCH', '/me', {
        ...change,
        company: before.profile.company,
      })) as Me;
      expect(after).toMatchObject({
        locale: 'ar',
        profile: { fullName: 'Ädmin Ünal', jobTitle: 'Head of IT' },
      });
      const row = (await world.auditRows(admin.tenantId)).at(-1);
      expect(row).toMatchObject({ code: 'person.profile-changed', after: change });
      expect(Object.keys(row?.before ?? {}).sort()).toEqual(['fullName', 'jobTitle', 'locale']);
    });

    it.each(['\u202Egnp.exe', 'a\nb', '', ' ', 'x'.repeat(201)])(
      'IDN60 refuses the name %j',
      async (fullName) => {
        const { browser } = await tenant();
        expect(await browser.refusal('PATCH', '/me', { fullName })).toBe('400 REQUEST_MALFORMED');
      },
    );

    it('IDN60 changes neither address nor roles by oneself', async () => {
      const { browser } = await tenant();
      for (const body of [{ email: 'x@y.example' }, { roles: ['administrator'] }, { isActive: true }]) {
        expect(await browser.refusal('PATCH', '/me', body)).toBe('400 REQUEST_MALFORMED');
      }
    });
  });

  describe('pictures', () => {
    const png = (width: number, height: number): Uint8Array => {
      const header = Buffer.alloc(33);
      header.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
      header.writeUInt32BE(13, 8);
      header.write('IHDR', 12, 'latin1');
      header.writeUInt32BE(width, 16);
      header.writeUInt32BE(height, 20);
      header[24] = 8;
      return header;
    };
    const put = (browser: TestBrowser, body: Uint8Array, type = 'image/png') =>
      browser.send('/api/v1/me/picture', { method: 'PUT', body, headers: { 'content-type': type } });

    it('IDN61 keeps a picture and shows it to the tenant alone, with no rights of its own', async () => {
      const { browser, admin, member } = await tenant();
      const set = await put(browser, png(64, 64));
      expect(set.status).toBe(200);
      const picture = (JSON.parse(set.text) as Me).profile.picture ?? '';
      expect(picture).toMatch(new RegExp(`^/api/v1/people/${admin.personId}/picture\\?v=`, 'u'));
      const colleague = await world.signedIn((await member('ben')).email);
      const shown = await colleague.send(picture);
      expect(shown.status).toBe(200);
      expect(Object.fromEntries(shown.headers)).toMatchObject({
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, max-age=31536000, immutable',
      });
      const stranger = (await tenant()).browser;
      expect((await stranger.send(picture)).status).toBe(404);
      expect((await world.browser().send(picture)).status).toBe(401);
      expect(JSON.parse((await browser.api('DELETE', '/me/picture')).text)).toMatchObject({
        profile: { picture: null },
      });
      expect((await colleague.send(picture)).status).toBe(404);
    });

    it.each([
      ['a page that says it is a picture', Buffer.from('<html><script>alert(1)</script>'), 415],
      ['a vector drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415],
      ['another kind of picture', Buffer.from('GIF89a\x40\x00\x40\x00', 'latin1'), 415],
      ['a damaged file', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 415],
      ['a huge bitmap in a small file', png(20_000, 20_000), 415],
      ['a picture that is too small to see', png(1, 1), 415],
      ['nothing', new Uint8Array(), 415],
      ['more than a megabyte', Buffer.concat([png(64, 64), Buffer.alloc(1_048_576)]), 413],
    ])('IDN61 refuses %s', async (_what, body, status) => {
      const { browser } = await tenant();
      expect((await put(browser, body)).status).toBe(status);
      expect((await put(browser, png(64, 64), 'image/svg+xml')).status).toBe(415);
    });
  });

  describe('domains', () => {
    interface Domain {
      readonly id: string;
      readonly name: string;
      readonly verifiedAt: string | null;
      readonly record: { readonly name: string; readonly value: string };
    }
    const domainsOf = async (browser: TestBrowser) =>
      ((await browser.call('GET', '/domains')) as { items: Domain[] }).items;

    it('IDN70 verifies a domain by its TXT record, and only then shows the mark', async () => {
      const { browser, admin, domain } = await tenant();
      const [own] = await domainsOf(browser);
      expect(own?.record.name).toBe(`_alongside.${domain}`);
      const path = `/domains/${own?.id ?? ''}/verify`;
      world.dns.records.set(own?.record.name ?? '', [
        'v=spf1 -all',
        'alongside-verification=of-somebody-else',
      ]);
      expect(await browser.refusal('POST', path)).toBe('409 DOMAIN_NOT_VERIFIED');
      expect((await browser.me()).profile.verifiedDomain).toBeNull();
      world.dns.records.set(own?.record.name ?? '', ['v=spf1 -all', own?.record.value ?? '']);
      expect(await browser.call('POST', path)).toMatchObject({ verifiedAt: expect.any(String) as string });
      expect((await browser.me()).profile.verifiedDomain).toBe(domain);
      expect(await world.auditCodes(admin.tenantId)).toEqual(
        expect.arrayContaining(['domain.verification-failed', 'domain.verified']),
      );
    });

    it('IDN71 gives a domain to one tenant: the one that was set up with it, or proves it first', async () => {
      const [one, two] = [await tenant(), await tenant()];
      expect(await two.browser.refusal('POST', '/domains', { name: one.domain })).toBe('409 DOMAIN_TAKEN');
      const name = someDomain();
      const ofOne = (await one.browser.call('POST', '/domains', { name })) as Domain;
      const ofTwo = (await two.browser.call('POST', '/domains', { name })) as Domain;
      expect(await one.browser.refusal('POST', '/domains', { name })).toBe('409 DOMAIN_TAKEN');
      const signIn = { email: `x@${name}`, returnTo: '/' };
      expect(await world.browser().refusal('POST', '/sign-in', signIn)).toBe('404 SIGN_IN_UNKNOWN_DOMAIN');
      world.dns.records.set(ofTwo.record.name, [ofTwo.record.value]);
      expect(await one.browser.refusal('POST', `/domains/${ofOne.id}/verify`)).toBe(
        '409 DOMAIN_NOT_VERIFIED',
      );
      await two.browser.call('POST', `/domains/${ofTwo.id}/verify`);
      world.dns.records.set(ofOne.record.name, [ofOne.record.value]);
      expect(await one.browser.refusal('POST', `/domains/${ofOne.id}/verify`)).toBe('409 DOMAIN_TAKEN');
      expect(await one.browser.refusal('POST', `/domains/${ofTwo.id}/verify`)).toBe('404 NOT_FOUND');
    });

    it('IDN71 says that a domain is taken to the second of two that prove it at the same moment', async () => {
      const [one, two] = [await tenant(), await tenant()];
      const name = someDomain();
      const ofOne = (await one.browser.call('POST', '/domains', { name })) as Domain;
      const ofTwo = (await two.browser.call('POST', '/domains', { name })) as Domain;
      const values = [ofOne.record.value, ofTwo.record.value];
      const bothAsk = Promise.withResolvers<undefined>();
      let asked = 0;
      const read = vi.spyOn(world.dns, 'textRecords').mockImplementation(async () => {
        asked += 1;
        if (asked === 2) bothAsk.resolve(undefined);
        await bothAsk.promise;
        return values;
      });
      const answers = await Promise.all([
        one.browser.api('POST', `/domains/${ofOne.id}/verify`),
        two.browser.api('POST', `/domains/${ofTwo.id}/verify`),
      ]);
      read.mockRestore();
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.map(({ text }) => text).join()).toContain('DOMAIN_TAKEN');
    });

    it('IDN72 removes a domain that nobody’s address is in', async () => {
      const { browser, admin } = await tenant();
      const added = (await browser.call('POST', '/domains', { name: someDomain() })) as Domain;
      await browser.call('DELETE', `/domains/${added.id}`);
      const [own, ...more] = await domainsOf(browser);
      expect(more).toEqual([]);
      expect(await browser.refusal('DELETE', `/domains/${own?.id ?? ''}`)).toBe('409 CONFLICT');
      expect(await world.auditCodes(admin.tenantId)).toContain('domain.removed');
    });
  });

  describe('settings', () => {
    it('IDN80 changes settings at once, tells who watches, and writes down before and after', async () => {
      const { browser, admin } = await tenant();
      const heard: unknown[] = [];
      world.bus.subscribe(`tenant.${admin.tenantId}.settings`, (message) => heard.push(message));
      const body = { isEnabled: false, retentionDays: 7 };
      expect(await browser.call('PATCH', '/settings', body)).toMatchObject(body);
      expect((await browser.me()).tenant.isEnabled).toBe(false);
      expect(heard).toHaveLength(1);
      const row = (await world.auditRows(admin.tenantId)).at(-1);
      expect(row).toMatchObject({
        code: 'settings.changed',
        before: { isEnabled: true, retentionDays: 30 },
        after: body,
      });
    });

    it('IDN80 refuses values out of range and names that don’t exist', async () => {
      const { browser } = await tenant();
      for (const body of [{ retentionDays: 0 }, { codeLifetimeMs: 1 }, { everything: true }]) {
        expect(await browser.refusal('PATCH', '/settings', body)).toBe('400 REQUEST_MALFORMED');
      }
    });
  });
});
