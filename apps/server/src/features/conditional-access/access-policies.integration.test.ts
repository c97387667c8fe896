import type { AccessPolicyView, PersonId } from '@alongside/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessChangeTables } from '../../platform/access-changes/access-changes-table.ts';
import { testEngines } from '../../platform/database/test-engines.ts';
import { type Page, TestTenant } from '../directory/test-directory-world.ts';
import type { TestIdentityWorld } from '../identity/test-identity-world.ts';
import { addNetwork, addPolicy, openConditionalWorld, policyBody } from './test-conditional-world.ts';

const NOBODY = '00000000-0000-4000-8000-00000000dead';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  beforeAll(async () => {
    ({ world } = await openConditionalWorld(engine));
  });
  afterAll(() => world.close());
  const tenant = () => TestTenant.make(world);

  const rowsOf = async ({ admin }: TestTenant, code: string) =>
    (await world.auditRows(admin.tenantId)).filter((row) => row.code.startsWith(code));

  it('CAP1 adds, shows, changes and removes a policy, and writes down before and after', async () => {
    const own = await tenant();
    const { browser } = own;
    const made = await addPolicy(browser, { name: 'No sharing', state: 'report-only' });
    expect(made).toMatchObject({ name: 'No sharing', state: 'report-only', conditions: {}, names: {} });
    const path = `/access-policies/${made.id}`;
    expect(await browser.call('GET', path)).toEqual(made);
    const changed = await browser.call('PATCH', path, { state: 'on', description: 'Since May' });
    expect(changed).toMatchObject({ state: 'on', description: 'Since May', name: 'No sharing' });
    await browser.call('DELETE', path);
    expect(await browser.refusal('GET', path)).toBe('404 NOT_FOUND');
    const rows = await rowsOf(own, 'access-policy.');
    expect(rows.map(({ code, before, after }) => ({ code, before, after }))).toMatchObject([
      { code: 'access-policy.added', before: null, after: { name: 'No sharing', state: 'report-only' } },
      {
        code: 'access-policy.changed',
        before: { state: 'report-only', description: null },
        after: { state: 'on', description: 'Since May' },
      },
      { code: 'access-policy.removed', before: { name: 'No sharing', state: 'on' }, after: null },
    ]);
  });

  it('CAP2 each change has running sessions judged anew', async () => {
    const { browser, admin } = await tenant();
    const policy = await addPolicy(browser);
    await browser.call('PATCH', `/access-policies/${policy.id}`, { state: 'off' });
    await browser.call('DELETE', `/access-policies/${policy.id}`);
    const noted = await world.ports.database.inTenant(admin.tenantId, (tx) =>
      accessChangeTables(tx).selectFrom('access_changes').select(['kind', 'subject_id']).execute(),
    );
    expect(noted).toEqual(Array(3).fill({ kind: 'policy', subject_id: policy.id }));
  });

  it('CAP3 names of what a policy names are told; what isn’t there is refused with its place', async () => {
    const own = await tenant();
    const { browser, admin } = own;
    const group = await own.group('Contractors');
    const network = await addNetwork(browser, 'Office', '192.0.2.0/24');
    const policy = await addPolicy(browser, {
      who: { sides: ['sharer'], people: { groups: [group.id] }, except: { people: [admin.personId] } },
      conditions: { networks: { is: 'not-in', of: [network.id] } },
      then: { kind: 'require', match: 'all', of: [{ kind: 'approval', approvers: [group.id] }] },
    });
    expect(policy.names).toEqual({
      [group.id]: 'Contractors',
      [network.id]: 'Office',
      [admin.personId]: 'Person admin',
    });
    const devices = await own.group('Laptops', 'devices');
    const answer = await browser.api(
      'POST',
      '/access-policies',
      policyBody({
        name: 'Another',
        who: { sides: ['helper'], people: { people: [NOBODY], groups: [devices.id] } },
        conditions: { networks: { is: 'in', of: [NOBODY] } },
      }),
    );
    expect(JSON.parse(answer.text)).toMatchObject({
      code: 'REQUEST_MALFORMED',
      faults: [
        { pointer: '/body/who/people/people/0', reason: 'unknown' },
        { pointer: '/body/who/people/groups/0', reason: 'unknown' },
        { pointer: '/body/conditions/networks/of/0', reason: 'unknown' },
      ],
    });
    expect(await browser.refusal('DELETE', `/groups/${group.id}`)).toBe('409 GROUP_IN_USE');
    expect(await browser.refusal('DELETE', `/networks/${network.id}`)).toBe('409 NETWORK_IN_USE');
  });

  it('CAP3 a policy without a side, a network or an outcome is refused', async () => {
    const { browser } = await tenant();
    for (const given of [
      { who: { sides: [], people: 'all' as const } },
      { conditions: { networks: { is: 'in' as const, of: [] } } },
      { then: { kind: 'require' as const, match: 'all' as const, of: [] } },
      {
        then: {
          kind: 'require' as const,
          match: 'any' as const,
          of: [{ kind: 'mfa' as const }, { kind: 'mfa' as const }],
        },
      },
      { conditions: { countries: { is: 'in' as const, of: ['Germany'] } } },
    ]) {
      expect(await browser.refusal('POST', '/access-policies', policyBody(given))).toBe(
        '400 REQUEST_MALFORMED',
      );
    }
  });

  it('CAP4 a name is there once, whatever its case', async () => {
    const { browser } = await tenant();
    await addPolicy(browser, { name: 'Berlin' });
    const other = await addPolicy(browser, { name: 'Paris' });
    expect(await browser.refusal('POST', '/access-policies', policyBody({ name: 'BERLIN' }))).toBe(
      '409 POLICY_NAME_TAKEN',
    );
    expect(await browser.refusal('PATCH', `/access-policies/${other.id}`, { name: 'berlin' })).toBe(
      '409 POLICY_NAME_TAKEN',
    );
  });

  it('CAP5 policies are listed by pages, found by name and state, and another tenant sees none', async () => {
    const { browser } = await tenant();
    for (const name of ['Cesena', 'ancona', 'Bari']) await addPolicy(browser, { name, state: 'off' });
    await addPolicy(browser, { name: 'Bari 2' });
    type List = Page<AccessPolicyView> & { areCountriesKnown: boolean };
    const list = (query: string) => browser.call('GET', `/access-policies?${query}`) as Promise<List>;
    const first = await list('limit=2');
    expect(first.items.map(({ name }) => name)).toEqual(['ancona', 'Bari']);
    expect(first).toMatchObject({ total: 4, areCountriesKnown: true });
    const second = await list(`limit=2&after=${first.next ?? ''}`);
    expect(second.items.map(({ name }) => name)).toEqual(['Bari 2', 'Cesena']);
    expect(second.next).toBeNull();
    expect((await list('search=BARI&state=on')).items.map(({ name }) => name)).toEqual(['Bari 2']);
    expect((await list('sort=-name')).items.map(({ name }) => name)[0]).toBe('Cesena');
    expect(await browser.refusal('GET', '/access-policies?after=x')).toBe('400 REQUEST_MALFORMED');
    const { browser: foreign } = await tenant();
    expect(await foreign.call('GET', '/access-policies')).toMatchObject({ items: [], total: 0 });
    const [policy] = first.items;
    expect(await foreign.refusal('PATCH', `/access-policies/${policy?.id ?? ''}`, { state: 'off' })).toBe(
      '404 NOT_FOUND',
    );
  });

  it('CAP6 networks are kept in CIDR notation; a range that is none is refused with its place', async () => {
    const own = await tenant();
    const { browser } = own;
    const made = await addNetwork(browser, 'Office', '192.0.2.77/24', '2001:db8::1', '192.0.2.0/24');
    expect(made.ranges).toEqual(['192.0.2.0/24', '2001:db8::1/128']);
    const answer = await browser.api('PATCH', `/networks/${made.id}`, { ranges: ['10.0.0.0/8', 'office'] });
    expect(JSON.parse(answer.text)).toMatchObject({
      faults: [{ pointer: '/body/ranges/1', reason: 'network' }],
    });
    await browser.call('PATCH', `/networks/${made.id}`, { ranges: ['10.0.0.0/8'] });
    expect(await browser.call('GET', '/networks')).toMatchObject({
      items: [{ name: 'Office', ranges: ['10.0.0.0/8'], usedBy: [] }],
      address: expect.any(String) as string,
    });
    await browser.call('DELETE', `/networks/${made.id}`);
    expect((await rowsOf(own, 'network.')).map(({ code }) => code)).toEqual([
      'network.added',
      'network.changed',
      'network.removed',
    ]);
  });

  it('CAP7 nobody saves a policy that keeps themself out; nothing of it is stored', async () => {
    const own = await tenant();
    const { browser, admin } = own;
    const helpers = { sides: ['helper' as const], people: 'all' as const };
    const lockingOut = [
      { who: helpers },
      { who: helpers, conditions: { countries: { is: 'not-in' as const, of: ['DE'] } } },
      {
        who: helpers,
        then: { kind: 'require' as const, match: 'all' as const, of: [{ kind: 'mfa' as const }] },
      },
    ];
    for (const given of lockingOut) {
      const answer = await browser.api('POST', '/access-policies', policyBody(given));
      expect(JSON.parse(answer.text)).toMatchObject({
        code: 'POLICY_LOCKS_OUT',
        details: { reason: 'self', policies: ['A policy'] },
      });
    }
    expect(await browser.call('GET', '/access-policies')).toMatchObject({ total: 0 });
    expect(await rowsOf(own, 'access-policy.')).toEqual([]);

    await addPolicy(browser, { name: 'But me', who: { ...helpers, except: { people: [admin.personId] } } });
    const reported = await addPolicy(browser, { name: 'Reported', who: helpers, state: 'report-only' });
    expect(await browser.refusal('PATCH', `/access-policies/${reported.id}`, { state: 'on' })).toBe(
      '409 POLICY_LOCKS_OUT',
    );
    // What is held against the session alone keeps nobody from the console.
    await addPolicy(browser, { name: 'Devices', who: helpers, conditions: { device: ['unenrolled'] } });
    await addPolicy(browser, {
      name: 'Fresh',
      who: helpers,
      then: { kind: 'require', match: 'all', of: [{ kind: 'fresh-sign-in', withinMs: 60_000 }] },
    });
  });

  it('CAP7 a network that a policy names isn’t changed so that it keeps out who changes it', async () => {
    const { browser } = await tenant();
    const here = await addNetwork(browser, 'Here', '127.0.0.0/8', '::1');
    await addPolicy(browser, {
      who: { sides: ['helper'], people: 'all' },
      conditions: { networks: { is: 'not-in', of: [here.id] } },
    });
    expect(await browser.refusal('PATCH', `/networks/${here.id}`, { ranges: ['192.0.2.0/24'] })).toBe(
      '409 POLICY_LOCKS_OUT',
    );
  });

  it('CAP10 of two policies that are saved at the same moment neither takes the way back that the other one leaves', async () => {
    const own = await tenant();
    const second = await own.member('second', 'administrator');
    const theirs = await world.signedIn(second.email);
    const keepingOut = (name: string, person: PersonId) =>
      policyBody({ name, who: { sides: ['helper'], people: { people: [person], groups: [] } } });
    const holding = Promise.withResolvers<undefined>();
    // Both are begun before either may end, where the database can do two things at once.
    const isPostgres = engine.name === 'PostgreSQL';
    const held = isPostgres
      ? world.ports.database.acrossTenants('two at the same moment', async (tx) => {
          await sql`lock table access_policies in share mode`.execute(tx);
          holding.resolve(undefined);
          await vi.waitFor(async () => {
            const { rows } = await sql<{ waiting: number }>`
              select count(*)::int as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
              where not l.granted and a.datname = current_database()`.execute(tx);
            expect(rows[0]?.waiting).toBe(2);
          }, 20_000);
        })
      : null;
    if (held === null) holding.resolve(undefined);
    await holding.promise;
    const saved = await Promise.all([
      own.browser.api('POST', '/access-policies', keepingOut('Without second', second.personId)),
      theirs.api('POST', '/access-policies', keepingOut('Without first', own.admin.personId)),
    ]);
    await held;
    expect(saved.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('CAP8 says what would apply to somebody, and why the others would not', async () => {
    const own = await tenant();
    const { browser } = own;
    const person = await own.member('casey');
    const office = await addNetwork(browser, 'Office', '192.0.2.0/24');
    const outside = await addPolicy(browser, {
      name: 'Outside',
      who: { sides: ['sharer'], people: 'all' },
      conditions: { networks: { is: 'not-in', of: [office.id] } },
    });
    await addPolicy(browser, {
      name: 'Proof',
      state: 'report-only',
      who: { sides: ['sharer'], people: 'all' },
      conditions: { countries: { is: 'in', of: ['DE'] } },
      then: { kind: 'require', match: 'all', of: [{ kind: 'mfa' }] },
    });
    const ask = (more: object) =>
      browser.call('POST', '/access/what-if', { person: person.personId, side: 'sharer', ...more });
    expect(await ask({ address: '192.0.2.5' })).toEqual({
      isAllowed: true,
      networks: [{ id: office.id, name: 'Office' }],
      country: 'DE',
      policies: [
        expect.objectContaining({ id: outside.id, applies: false, failed: ['networks'], outcomes: [] }),
        expect.objectContaining({
          name: 'Proof',
          applies: true,
          failed: [],
          outcomes: [{ outcome: 'mfa', isMet: false }],
        }),
      ],
    });
    expect(await ask({ network: office.id, hasSeveralFactors: true })).toMatchObject({
      isAllowed: true,
      country: null,
      policies: [{ failed: ['networks'] }, { failed: ['countries'] }],
    });
    expect(await ask({ address: '198.51.100.1', country: 'DE' })).toMatchObject({ isAllowed: false });
    expect(await browser.refusal('POST', '/access/what-if', { person: NOBODY, side: 'helper' })).toBe(
      '400 REQUEST_MALFORMED',
    );
  });

  it('CAP9 only who manages policies sees or changes any of it', async () => {
    const own = await tenant();
    const helper = await own.member('helen', 'help-desk-operator');
    const browser = await world.signedIn(helper.email);
    expect(await browser.refusal('GET', '/access-policies')).toBe('403 PERMISSION_MISSING');
    expect(await browser.refusal('POST', '/access-policies', policyBody())).toBe('403 PERMISSION_MISSING');
    expect(await browser.refusal('GET', '/networks')).toBe('403 PERMISSION_MISSING');
    expect(
      await browser.refusal('POST', '/access/what-if', { person: helper.personId, side: 'helper' }),
    ).toBe('403 PERMISSION_MISSING');
  });
});
