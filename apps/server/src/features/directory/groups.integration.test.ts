import type { GroupDetails, GroupId, GroupSummary } from '@alongside/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import type { TestIdentityWorld } from '../identity/test-identity-world.ts';
import type { GroupUse } from './directory-ports.ts';
import { lockGroup } from './group-rows.ts';
import { groupTables } from './group-tables.ts';
import { groupsOfDevice, groupsOfPerson } from './groups-of-member.ts';
import { openDirectoryWorld, type Page, TestTenant } from './test-directory-world.ts';

const NOBODY = '00000000-0000-4000-8000-00000000dead';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  const uses = new Map<GroupId, readonly GroupUse[]>();
  beforeAll(async () => {
    world = await openDirectoryWorld(engine, uses);
  });
  afterAll(() => world.close());
  const tenant = () => TestTenant.make(world);

  it('GRP1 makes, describes, renames and deletes a group, and writes down before and after', async () => {
    const { browser, admin, group } = bind(await tenant());
    const made = await group('Berlin');
    expect(made).toMatchObject({ kind: 'people', name: 'Berlin', source: 'manual', members: 0, parents: [] });
    const path = `/groups/${made.id}`;
    expect(
      await browser.call('PATCH', path, { name: 'Berlin office', description: 'Third floor' }),
    ).toMatchObject({
      name: 'Berlin office',
      description: 'Third floor',
    });
    await browser.call('DELETE', path);
    expect(await browser.refusal('GET', path)).toBe('404 NOT_FOUND');
    const rows = (await world.auditRows(admin.tenantId)).filter(({ code }) => code.startsWith('group.'));
    expect(rows.map(({ code, before, after }) => ({ code, before, after }))).toEqual([
      { code: 'group.added', before: null, after: { kind: 'people', name: 'Berlin', source: 'manual' } },
      {
        code: 'group.changed',
        before: { name: 'Berlin', description: null },
        after: { name: 'Berlin office', description: 'Third floor' },
      },
      {
        code: 'group.removed',
        before: { kind: 'people', name: 'Berlin office', members: 0, groups: 0 },
        after: null,
      },
    ]);
    expect(rows[0]).toMatchObject({ actor_id: admin.personId, target_kind: 'group', target_id: made.id });
  });

  it('GRP2 lets no two groups of a kind have the same name, whatever the case', async () => {
    const { browser, group } = bind(await tenant());
    const berlin = await group('Berlin');
    const paris = await group('Paris');
    const again = { kind: 'people', name: 'BERLIN' };
    expect(await browser.refusal('POST', '/groups', again)).toBe('409 GROUP_NAME_TAKEN');
    expect(await browser.refusal('PATCH', `/groups/${paris.id}`, { name: 'berlin' })).toBe(
      '409 GROUP_NAME_TAKEN',
    );
    expect(await browser.call('PATCH', `/groups/${berlin.id}`, { name: 'BERLIN' })).toMatchObject({
      name: 'BERLIN',
    });
    expect(await group('Berlin', 'devices')).toMatchObject({ kind: 'devices' });
    const { group: elsewhere } = bind(await tenant());
    expect(await elsewhere('Berlin')).toMatchObject({ name: 'Berlin' });
  });

  it('GRP3 puts people, devices and groups into a group, takes them out, and says which ids it has nobody of', async () => {
    const here = await tenant();
    const { group, change, members } = bind(here);
    const [ada, bea] = [await here.member('ada'), await here.member('bea')];
    const [berlin, floor] = [await group('Berlin'), await group('Third floor')];
    const everything = { people: [ada.personId, bea.personId, NOBODY], groups: [floor.id] };
    expect(await change(berlin.id, { add: everything })).toEqual({
      added: 3,
      removed: 0,
      changed: [ada.personId, bea.personId, floor.id],
      failed: [{ id: NOBODY, code: 'NOT_FOUND' }],
    });
    expect(
      await change(berlin.id, { add: { people: [ada.personId] }, remove: { people: [bea.personId] } }),
    ).toEqual({
      added: 0,
      removed: 1,
      changed: [bea.personId],
      failed: [],
    });
    expect(await members(berlin.id)).toMatchObject({
      items: [{ id: ada.personId, detail: ada.email }],
      total: 1,
    });
    expect(await members(berlin.id, 'kind=groups')).toMatchObject({ items: [{ id: floor.id }], total: 1 });
    const laptops = await group('Laptops', 'devices');
    const laptop = await here.device('Front desk');
    await change(laptops.id, { add: { devices: [laptop], people: [ada.personId], groups: [berlin.id] } });
    expect(await members(laptops.id, 'kind=devices')).toMatchObject({
      items: [{ id: laptop, name: 'Front desk' }],
    });
    expect((await members(laptops.id)).total + (await members(laptops.id, 'kind=groups')).total).toBe(0);
    const rows = (await world.auditRows(here.admin.tenantId)).filter(
      ({ code }) => code === 'group.members-changed',
    );
    expect(rows[0]?.after).toMatchObject({
      count: 3,
      members: [{ kind: 'person', id: ada.personId }, {}, {}],
    });
    expect(rows[1]?.before).toMatchObject({ count: 1, members: [{ kind: 'person', id: bea.personId }] });
  });

  it('GRP3 says who came or left: not who was in the group before, or never', async () => {
    const here = await tenant();
    const { group, change } = bind(here);
    const laptops = await group('Laptops', 'devices');
    const [desk, cart] = [await here.device('Front desk'), await here.device('Cart')];
    await change(laptops.id, { add: { devices: [desk] } });
    expect(await change(laptops.id, { add: { devices: [desk, cart] } })).toMatchObject({ changed: [cart] });
    expect(await change(laptops.id, { remove: { devices: [desk] } })).toMatchObject({ changed: [desk] });
    expect(await change(laptops.id, { remove: { devices: [desk, cart] } })).toMatchObject({
      changed: [cart],
    });
    const both = { add: { devices: [desk] }, remove: { devices: [desk] } };
    await change(laptops.id, { add: { devices: [desk] } });
    expect(await change(laptops.id, both)).toMatchObject({ added: 1, removed: 1, changed: [] });
  });

  it('GRP4 counts whoever is in a group inside a group, at any depth, and refuses a circle', async () => {
    const here = await tenant();
    const { browser, group, change } = bind(here);
    const ada = await here.member('ada');
    const chain: GroupDetails[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) chain.push(await group(name));
    for (const [at, { id }] of chain.slice(0, -1).entries()) {
      await change(id, { add: { groups: [chain[at + 1]?.id] } });
    }
    const [top, bottom] = [chain.at(0)?.id, chain.at(-1)?.id];
    if (top === undefined || bottom === undefined) throw new Error('there are five groups');
    await change(bottom, { add: { people: [ada.personId] } });
    const { database } = world.ports;
    const found = await database.inTenant(ada.tenantId, (tx) => groupsOfPerson(tx, ada.personId));
    expect(found.sort()).toEqual(chain.map(({ id }) => id).sort());
    for (const id of [top, bottom]) {
      const cycle = { add: { groups: [top] } };
      expect(await browser.refusal('POST', `/groups/${id}/members`, cycle)).toBe('409 GROUP_CYCLE');
    }
    const [laptops, all] = [await group('Laptops', 'devices'), await group('All', 'devices')];
    const laptop = await here.device('Laptop');
    await change(laptops.id, { add: { devices: [laptop] } });
    await change(all.id, { add: { groups: [laptops.id] } });
    const ofDevice = await database.inTenant(ada.tenantId, (tx) => groupsOfDevice(tx, laptop));
    expect(ofDevice.sort()).toEqual([laptops.id, all.id].sort());
  });

  // The embedded engine has one connection: there nobody can come in between.
  it('GRP4 makes no circle of two groups that are put into each other at the same moment', async () => {
    const { browser, group } = bind(await tenant());
    const [a, b] = [await group('a'), await group('b')];
    const answers = await Promise.all([
      browser.api('POST', `/groups/${a.id}/members`, { add: { groups: [b.id] } }),
      browser.api('POST', `/groups/${b.id}/members`, { add: { groups: [a.id] } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.skipIf(engine.name === 'PGlite')(
    'GRP4 puts a group into another one while somebody changes it, and waits for nobody',
    async () => {
      const { browser, change, admin, group } = bind(await tenant());
      const [outer, inner] = [await group('outer'), await group('inner')];
      await world.ports.database.inTenant(admin.tenantId, async (tx) => {
        await lockGroup(tx, inner.id, 'change');
        await change(outer.id, { add: { groups: [inner.id] } });
      });
      expect(await browser.call('GET', `/groups/${outer.id}`)).toMatchObject({ groups: 1 });
    },
  );

  it('GRP5 leaves a group that a directory keeps to that directory', async () => {
    const here = await tenant();
    const { browser, group, change } = bind(here);
    const ada = await here.member('ada');
    const made = await group('Kept elsewhere');
    await change(made.id, { add: { people: [ada.personId] } });
    await world.ports.database.inTenant(ada.tenantId, (tx) =>
      groupTables(tx).updateTable('groups').set({ source: 'scim' }).where('id', '=', made.id).execute(),
    );
    const remove = { remove: { people: [ada.personId] } };
    expect(await browser.refusal('POST', `/groups/${made.id}/members`, remove)).toBe(
      '409 GROUP_MANAGED_ELSEWHERE',
    );
    expect(await browser.refusal('PATCH', `/groups/${made.id}`, { name: 'x' })).toBe(
      '409 GROUP_MANAGED_ELSEWHERE',
    );
    expect(await browser.call('PATCH', `/groups/${made.id}`, { description: 'Ours' })).toMatchObject({
      description: 'Ours',
    });
  });

  it('GRP6 deletes no group that something refers to, and says what does', async () => {
    const { browser, group } = bind(await tenant());
    const made = await group('Helpers');
    uses.set(made.id, [{ kind: 'assignment', id: NOBODY, name: 'Help desk of Berlin' }]);
    const { status, text } = await browser.api('DELETE', `/groups/${made.id}`);
    expect([status, JSON.parse(text)]).toMatchObject([
      409,
      { code: 'GROUP_IN_USE', details: { uses: [{ name: 'Help desk of Berlin' }] } },
    ]);
  });

  it('GRP7 lists groups and members by pages, sorted, searched and filtered', async () => {
    const here = await tenant();
    const { browser, group, change, members } = bind(here);
    for (const name of ['delta', 'Alpha', 'charlie_1', 'bravo']) await group(name);
    await group('Echo', 'devices');
    const list = (query: string) => browser.call('GET', `/groups?${query}`) as Promise<Page<GroupSummary>>;
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Page<GroupSummary> = await list(`limit=2${next === '' ? '' : `&after=${next}`}`);
      expect(page.total).toBe(5);
      seen.push(...page.items.map(({ name }) => name));
      next = page.next;
    }
    expect(seen).toEqual(['Alpha', 'bravo', 'charlie_1', 'delta', 'Echo']);
    const names = async (query: string) => (await list(query)).items.map(({ name }) => name);
    expect(await names('sort=-name&kind=people')).toEqual(['delta', 'charlie_1', 'bravo', 'Alpha']);
    expect(await names('sort=-updatedAt&limit=1')).toEqual(['Echo']);
    expect(await names('search=_')).toEqual(['charlie_1']);
    expect(await names('source=scim')).toEqual([]);
    expect(await browser.refusal('GET', '/groups?after=nonsense')).toBe('400 REQUEST_MALFORMED');
    const alpha = (await list('search=alpha')).items[0];
    if (alpha === undefined) throw new Error('it was made');
    const people = [];
    for (const name of ['ada', 'bea', 'cem']) people.push((await here.member(name)).personId);
    await change(alpha.id, { add: { people } });
    const first = await members(alpha.id, 'kind=people&limit=2&sort=-name');
    expect(first.items.map(({ name }) => name)).toEqual(['Person cem', 'Person bea']);
    const second = await members(alpha.id, `kind=people&limit=2&sort=-name&after=${first.next ?? ''}`);
    expect([second.items.map(({ name }) => name), second.total, second.next]).toEqual([
      ['Person ada'],
      3,
      null,
    ]);
    expect((await members(alpha.id, 'kind=people&search=BE')).items).toMatchObject([{ name: 'Person bea' }]);
  });

  it('GRP8 keeps groups from whoever may not manage their members, and from other tenants', async () => {
    const here = await tenant();
    const { group } = bind(here);
    const made = await group('Ours');
    const operator = await here.member('op', 'help-desk-operator');
    const theirs = await world.signedIn(operator.email);
    expect(await theirs.refusal('GET', '/groups')).toBe('403 PERMISSION_MISSING');
    expect(await theirs.refusal('DELETE', `/groups/${made.id}`)).toBe('403 PERMISSION_MISSING');
    const elsewhere = await tenant();
    const stranger = elsewhere.browser;
    for (const [method, body] of [
      ['GET', undefined],
      ['PATCH', { name: 'x' }],
      ['DELETE', undefined],
    ] as const) {
      expect(await stranger.refusal(method, `/groups/${made.id}`, body)).toBe('404 NOT_FOUND');
    }
    const own = await bind(elsewhere).group('Theirs');
    const add = { people: [here.admin.personId], groups: [made.id] };
    const { added, failed } = await bind(elsewhere).change(own.id, { add });
    expect([added, failed.map(({ id }) => id).sort()]).toEqual([0, [here.admin.personId, made.id].sort()]);
  });
});

/** Its methods, to be called without it. */
const bind = (tenant: TestTenant) => ({
  admin: tenant.admin,
  browser: tenant.browser,
  group: tenant.group.bind(tenant),
  change: tenant.change.bind(tenant),
  members: tenant.members.bind(tenant),
});
