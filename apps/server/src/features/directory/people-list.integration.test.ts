import type { PersonDetails, PersonListed } from '@alongside/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import type { TestIdentityWorld } from '../identity/test-identity-world.ts';
import { openDirectoryWorld, type Page, TestTenant } from './test-directory-world.ts';

const NOBODY = '00000000-0000-4000-8000-00000000dead';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  beforeAll(async () => {
    world = await openDirectoryWorld(engine);
  });
  afterAll(() => world.close());

  const list = (tenant: TestTenant, query: string) =>
    tenant.browser.call('GET', `/people?${query}`) as Promise<Page<PersonListed>>;
  const names = async (tenant: TestTenant, query: string) =>
    (await list(tenant, query)).items.map(({ profile }) => profile.email.split('@')[0]);
  const bulk = (tenant: TestTenant, ids: readonly string[], action: unknown) =>
    tenant.browser.call('POST', '/people/bulk', { ids, action }) as Promise<{
      done: number;
      changed: string[];
      failed: { id: string; code: string }[];
    }>;

  it('DPE1 lists people in either order of name, address, last sign-in and creation, without repeating or skipping one', async () => {
    const tenant = await TestTenant.make(world);
    for (const name of ['dan', 'ada', 'bea', 'cem']) await tenant.member(name);
    const everybody = ['ada', 'admin', 'bea', 'cem', 'dan'];
    const orders = {
      name: everybody,
      email: everybody,
      createdAt: ['admin', 'dan', 'ada', 'bea', 'cem'],
    };
    for (const [sort, expected] of Object.entries(orders)) {
      for (const [direction, wanted] of [
        [sort, expected],
        [`-${sort}`, [...expected].reverse()],
      ] as const) {
        const seen: (string | undefined)[] = [];
        let next: string | null = '';
        while (next !== null) {
          const after: string = next === '' ? '' : `&after=${next}`;
          const page: Page<PersonListed> = await list(tenant, `sort=${direction}&limit=2${after}`);
          expect(page.total).toBe(5);
          seen.push(...page.items.map(({ profile }) => profile.email.split('@')[0]));
          next = page.next;
        }
        expect([direction, seen]).toEqual([direction, wanted]);
      }
    }
    expect((await names(tenant, 'sort=-lastSignInAt'))[0]).toBe('admin');
    const second = (await list(tenant, 'sort=-lastSignInAt&limit=2')).next ?? '';
    expect(await names(tenant, `sort=-lastSignInAt&limit=9&after=${second}`)).toHaveLength(3);
    expect(await tenant.browser.refusal('GET', `/people?sort=name&after=${second}`)).toBe(
      '400 REQUEST_MALFORMED',
    );
  });

  it('DPE7 finds people by a few letters, for those who explain access, by their names alone', async () => {
    const tenant = await TestTenant.make(world);
    const reader = await world.signedIn((await tenant.member('reader', 'auditor')).email);
    const { personId, email } = await tenant.member('zoe');
    const found = { personId, email, fullName: expect.any(String) as string, jobTitle: null };
    expect(await reader.call('GET', '/people/names?search=zo')).toEqual({ items: [found] });
    await tenant.browser.call('PATCH', `/people/${personId}`, { isActive: false });
    expect(await reader.call('GET', '/people/names?search=zo&isActive=true')).toEqual({ items: [] });
    expect(await reader.call('GET', '/people/names?limit=2')).toMatchObject({ items: { length: 2 } });
    expect(await reader.refusal('GET', '/people?search=zo')).toBe('403 PERMISSION_MISSING');
    const helper = await world.signedIn((await tenant.member('helper', 'help-desk-operator')).email);
    expect(await helper.refusal('GET', '/people/names')).toBe('403 PERMISSION_MISSING');
  });

  it('DPE2 filters by activity, block, group, role and source', async () => {
    const tenant = await TestTenant.make(world);
    const [ada, bea, cem] = [
      await tenant.member('ada', 'auditor'),
      await tenant.member('bea'),
      await tenant.member('cem'),
    ];
    const [berlin, floor] = [await tenant.group('Berlin'), await tenant.group('Third floor')];
    await tenant.change(berlin.id, { add: { people: [ada.personId], groups: [floor.id] } });
    await tenant.change(floor.id, { add: { people: [bea.personId] } });
    await tenant.browser.call('PATCH', `/people/${cem.personId}`, { isActive: false });
    expect(await names(tenant, 'isActive=false')).toEqual(['cem']);
    expect(await names(tenant, 'isActive=true&role=auditor')).toEqual(['ada']);
    expect(await names(tenant, `group=${berlin.id}`)).toEqual(['ada', 'bea']);
    expect(await names(tenant, `group=${floor.id}`)).toEqual(['bea']);
    expect(await names(tenant, 'isBlocked=true')).toEqual([]);
    expect(await names(tenant, 'source=scim')).toEqual([]);
    expect(await names(tenant, 'source=manual&search=person%20b')).toEqual(['bea']);
  });

  it('DPE3 finds people by what they are called now', async () => {
    const tenant = await TestTenant.make(world);
    const ada = await tenant.member('ada');
    const theirs = await world.signedIn(ada.email);
    await theirs.call('PATCH', '/me', { fullName: 'Zoë Ångström-Müller', jobTitle: 'Bridge builder' });
    for (const search of ['zoe', 'angstrom', 'MULLER z', 'bridge', 'ada@']) {
      expect([search, await names(tenant, `search=${encodeURIComponent(search)}`)]).toEqual([
        search,
        ['ada'],
      ]);
    }
    expect(await names(tenant, 'search=person%20ada')).toEqual([]);
    expect(await names(tenant, 'sort=-name&limit=1')).toEqual(['ada']);
  });

  it('DPE4 shows one person with groups and how they are in them, devices and where they come from', async () => {
    const tenant = await TestTenant.make(world);
    const { admin, browser } = tenant;
    const [outer, inner] = [await tenant.group('Outer'), await tenant.group('Inner')];
    await tenant.change(outer.id, { add: { groups: [inner.id] } });
    await tenant.change(inner.id, { add: { people: [admin.personId] } });
    const device = await tenant.device('Front desk');
    const details = (await browser.call('GET', `/people/${admin.personId}`)) as PersonDetails;
    expect(details).toMatchObject({
      profile: { email: admin.email },
      source: 'manual',
      groups: [
        { id: inner.id, name: 'Inner', source: 'manual', isDirect: true },
        { id: outer.id, name: 'Outer', source: 'manual', isDirect: false },
      ],
      devices: [{ id: device, name: 'Front desk', platform: 'linux', isRetired: false }],
      sessions: [],
    });
    const elsewhere = await TestTenant.make(world);
    expect(await elsewhere.browser.refusal('GET', `/people/${admin.personId}`)).toBe('404 NOT_FOUND');
  });

  it('DPE5 deactivates and reactivates many, ends their sign-ins, and names who couldn’t be', async () => {
    const tenant = await TestTenant.make(world);
    const [ada, bea] = [await tenant.member('ada'), await tenant.member('bea')];
    const theirs = await world.signedIn(ada.email);
    const ids = [ada.personId, tenant.admin.personId, bea.personId, NOBODY];
    expect(await bulk(tenant, ids, { kind: 'deactivate' })).toEqual({
      done: 2,
      changed: [ada.personId, bea.personId],
      failed: [
        { id: NOBODY, code: 'NOT_FOUND' },
        { id: tenant.admin.personId, code: 'LAST_ADMINISTRATOR' },
      ],
    });
    expect(await theirs.isSignedIn()).toBe(false);
    expect(await names(tenant, 'isActive=false')).toEqual(['ada', 'bea']);
    const codes = await world.auditCodes(tenant.admin.tenantId);
    expect(codes.filter((code) => code === 'person.deactivated')).toHaveLength(2);
    expect(codes.filter((code) => code === 'sign-in.ended')).toHaveLength(1);
    expect(await bulk(tenant, [ada.personId, bea.personId], { kind: 'reactivate' })).toEqual({
      done: 2,
      changed: [ada.personId, bea.personId],
      failed: [],
    });
    const elsewhere = await TestTenant.make(world);
    expect(await bulk(elsewhere, [ada.personId], { kind: 'deactivate' })).toEqual({
      done: 0,
      changed: [],
      failed: [{ id: ada.personId, code: 'NOT_FOUND' }],
    });
  });

  it('DPE5 says who changed by it, of more than go into one transaction: not who was so before', async () => {
    const tenant = await TestTenant.make(world);
    const { tenantId, personId: admin } = tenant.admin;
    const { rows } = await world.ports.database.inTenant(tenantId, (tx) =>
      sql<{ id: string; is_active: boolean }>`
        insert into persons (id, tenant_id, email, full_name, roles, is_active, created_at)
        select gen_random_uuid(), ${tenantId}, 'many' || n || '@northwind.example', 'Many ' || n, '{}', n % 3 > 0, now()
        from generate_series(1, 150) n returning id::text, is_active`.execute(tx),
    );
    const ids = [...rows.map(({ id }) => id), admin];
    const active = rows.filter(({ is_active: isActive }) => isActive).map(({ id }) => id);
    const deactivated = await bulk(tenant, ids, { kind: 'deactivate' });
    expect(deactivated).toMatchObject({ done: 150, failed: [{ id: admin, code: 'LAST_ADMINISTRATOR' }] });
    expect(deactivated.changed.sort()).toEqual(active.sort());
    const reactivated = await bulk(tenant, [...deactivated.changed, admin], { kind: 'reactivate' });
    expect(reactivated).toMatchObject({ done: 101, failed: [] });
    expect(reactivated.changed.sort()).toEqual(active);
    expect((await list(tenant, 'isActive=false')).total).toBe(50);
  });

  it('DPE6 puts many into a group and takes them out, by the group’s own rules', async () => {
    const tenant = await TestTenant.make(world);
    const [ada, bea] = [await tenant.member('ada'), await tenant.member('bea')];
    const { id: groupId } = await tenant.group('Berlin');
    const ids = [ada.personId, bea.personId, NOBODY];
    expect(await bulk(tenant, ids, { kind: 'add-to-group', groupId })).toEqual({
      done: 2,
      changed: [ada.personId, bea.personId],
      failed: [{ id: NOBODY, code: 'NOT_FOUND' }],
    });
    expect((await tenant.members(groupId)).total).toBe(2);
    const remove = { kind: 'remove-from-group', groupId };
    expect(await bulk(tenant, [ada.personId], remove)).toMatchObject({ changed: [ada.personId] });
    expect((await tenant.members(groupId)).items).toMatchObject([{ id: bea.personId }]);
    const missing = { ids, action: { kind: 'add-to-group', groupId: NOBODY } };
    expect(await tenant.browser.refusal('POST', '/people/bulk', missing)).toBe('404 NOT_FOUND');
  });

  it('DPE6 says who came into the group or left it: not who was in it before, or never', async () => {
    const tenant = await TestTenant.make(world);
    const [ada, bea] = [await tenant.member('ada'), await tenant.member('bea')];
    const { id: groupId } = await tenant.group('Berlin');
    const both = [ada.personId, bea.personId];
    await tenant.change(groupId, { add: { people: [ada.personId] } });
    expect(await bulk(tenant, both, { kind: 'add-to-group', groupId })).toEqual({
      done: 2,
      changed: [bea.personId],
      failed: [],
    });
    await tenant.change(groupId, { remove: { people: [ada.personId] } });
    expect(await bulk(tenant, both, { kind: 'remove-from-group', groupId })).toEqual({
      done: 2,
      changed: [bea.personId],
      failed: [],
    });
  });
});
