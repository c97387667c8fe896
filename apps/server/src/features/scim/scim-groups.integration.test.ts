import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { type ScimTenant, TestScimWorld } from './test-scim-world.ts';

const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const NOBODY = '00000000-0000-4000-8000-00000000dead';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestScimWorld;
  let tenant: ScimTenant;
  let ids: string[];
  beforeAll(async () => {
    world = await TestScimWorld.open(engine);
    tenant = await world.tenant();
    ids = [];
    for (const name of ['ann', 'ben', 'cem']) ids.push((await tenant.user(name)).body.id);
  });
  afterAll(() => world.close());

  const group = (displayName: string, more: Record<string, unknown> = {}, of: ScimTenant = tenant) =>
    of.ask('POST', '/Groups', { schemas: [GROUP], displayName, ...more });
  const membersOf = async (id: string): Promise<string[]> => {
    const { body } = await tenant.ask('GET', `/Groups/${id}`);
    return body.members.map(({ value }) => value).sort();
  };
  const some = (...at: readonly number[]) => at.map((n) => ids[n] ?? '').sort();
  const values = (...at: readonly number[]) => some(...at).map((value) => ({ value }));

  it('SCM13 makes, renames and deletes groups, and leaves those that it didn’t make alone', async () => {
    const made = await group('Tour Guides', { externalId: 'g-1', members: values(0) });
    expect([made.status, made.body]).toMatchObject([
      201,
      { displayName: 'Tour Guides', externalId: 'g-1', members: [{ value: ids[0], type: 'User' }] },
    ]);
    expect((await group('tour guides')).body).toMatchObject({ status: '409', scimType: 'uniqueness' });
    expect((await group('Others', { externalId: 'g-1' })).body).toMatchObject({ scimType: 'uniqueness' });
    expect((await group('')).body).toMatchObject({ scimType: 'invalidValue' });
    const path = `/Groups/${made.body.id}`;
    expect((await tenant.patch(path, { op: 'Replace', path: 'displayName', value: 'Guides' })).status).toBe(
      204,
    );
    const okta = { id: made.body.id, displayName: 'Guides of tours' };
    expect((await tenant.patch(path, { op: 'replace', value: okta })).status).toBe(204);
    expect((await tenant.ask('GET', path)).body).toMatchObject({
      displayName: 'Guides of tours',
      externalId: 'g-1',
    });
    const users = await tenant.ask('GET', `/Users/${ids[0] ?? ''}`);
    expect(users.body['groups']).toMatchObject([{ value: made.body.id, display: 'Guides of tours' }]);
    expect((await tenant.ask('DELETE', path)).status).toBe(204);
    expect((await tenant.ask('GET', path)).status).toBe(404);
    const browser = await world.identity.signedIn(tenant.admin.email);
    const ours = (await browser.call('POST', '/groups', { kind: 'people', name: 'Ours' })) as { id: string };
    expect((await tenant.ask('GET', `/Groups/${ours.id}`)).status).toBe(404);
    expect((await tenant.ask('GET', '/Groups')).body).toMatchObject({ totalResults: 0 });
    expect((await group('Ours')).body).toMatchObject({ scimType: 'uniqueness' });
    const other = await world.tenant();
    const theirs = await group('Guides of tours', {}, other);
    expect((await tenant.ask('DELETE', `/Groups/${theirs.body.id}`)).status).toBe(404);
  });

  it('SCM14 changes members in the forms of the RFC, of Entra ID and of Okta', async () => {
    const { id } = (await group('Members')).body;
    const path = `/Groups/${id}`;
    const expectMembers = async (operation: unknown, expected: readonly string[]) => {
      const { status } = await tenant.patch(path, operation);
      expect([operation, status, await membersOf(id)]).toEqual([operation, 204, expected]);
    };
    await expectMembers({ op: 'Add', path: 'members', value: values(0, 1) }, some(0, 1));
    await expectMembers({ op: 'add', path: 'members', value: values(1) }, some(0, 1));
    await expectMembers({ op: 'add', value: { members: values(2) } }, some(0, 1, 2));
    await expectMembers({ op: 'remove', path: `members[value eq "${ids[0] ?? ''}"]` }, some(1, 2));
    await expectMembers({ op: 'Remove', path: 'members', value: values(1) }, some(2));
    await expectMembers({ op: 'remove', path: `members[value eq "${NOBODY}"]` }, some(2));
    await expectMembers({ op: 'replace', path: 'members', value: values(0, 1) }, some(0, 1));
    await expectMembers({ op: 'remove', path: 'members' }, []);
    const put = await tenant.ask('PUT', path, { displayName: 'Members', members: values(1, 2) });
    expect([put.status, await membersOf(id)]).toEqual([200, some(1, 2)]);
    const unknown = await tenant.patch(path, { op: 'add', path: 'members', value: [{ value: NOBODY }] });
    expect(unknown.body).toMatchObject({ status: '400', scimType: 'invalidValue' });
    const { id: outer } = (await group('Outer', { members: [{ value: id, type: 'Group' }] })).body as {
      id: string;
    };
    const circle = await tenant.patch(path, { op: 'add', path: 'members', value: [{ value: outer }] });
    expect([circle.status, await membersOf(id)]).toEqual([409, some(1, 2)]);
    const other = await world.tenant();
    const foreign = [{ value: (await other.user('x')).body.id }];
    expect((await tenant.patch(path, { op: 'add', path: 'members', value: foreign })).status).toBe(400);
  });

  it('SCM15 finds groups by name and member, and leaves members out when asked to', async () => {
    const { id } = (await group('Found', { externalId: 'f', members: values(0) })).body;
    const find = async (filter: string, more = '') =>
      (await tenant.ask('GET', `/Groups?filter=${encodeURIComponent(filter)}${more}`)).body;
    for (const filter of [
      'displayName eq "found"',
      'externalId eq "f"',
      `id eq "${id}" and members eq "${ids[0] ?? ''}"`,
      `displayName sw "Fou" and members[value eq "${ids[0] ?? ''}"]`,
    ]) {
      expect([filter, await find(filter)]).toMatchObject([filter, { totalResults: 1, Resources: [{ id }] }]);
    }
    const [without] = (await find('displayName eq "Found"', '&excludedAttributes=members'))
      .Resources as object[];
    expect(without).not.toHaveProperty('members');
    const [only] = (await find('displayName eq "Found"', '&attributes=displayName')).Resources;
    expect(Object.keys(only ?? {}).sort()).toEqual(['displayName', 'id', 'schemas']);
    expect((await tenant.ask('GET', `/Groups/${id}?excludedAttributes=members`)).body).not.toHaveProperty(
      'members',
    );
  });

  it('SCM16 is written down under the token’s name, and has running sessions looked at', async () => {
    const { id } = (await group('Watched', { members: values(0, 1) })).body;
    await tenant.patch(`/Groups/${id}`, { op: 'remove', path: 'members', value: values(0) });
    const rows = (await world.identity.auditRows(tenant.admin.tenantId)).filter(
      (row) => row.target_id === id,
    );
    expect(rows.map(({ code, actor_kind: kind, actor_name: name }) => [code, kind, name])).toEqual([
      ['group.added', 'token', 'Directory'],
      ['group.members-changed', 'token', 'Directory'],
      ['group.members-changed', 'token', 'Directory'],
    ]);
    expect(rows[2]).toMatchObject({ before: { count: 1, members: [{ id: ids[0] }] }, after: { count: 0 } });
    const noted = await world.identity.ports.database.inTenant(tenant.admin.tenantId, (tx) =>
      sql`select 1 from access_changes where kind = 'group' and subject_id::text = ${id}`.execute(tx),
    );
    expect(noted.rows.length).toBeGreaterThan(0);
  });
});
