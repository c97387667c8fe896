import type {
  AccessExplanation,
  AssignmentView,
  EffectivePermissions,
  GroupId,
  PersonId,
  RoleView,
} from '@alongside/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { tenantTopic } from '../../platform/bus/index.ts';
import { type Page, TestTenant } from '../directory/test-directory-world.ts';
import type { TestIdentityWorld } from '../identity/test-identity-world.ts';
import { openRolesWorld } from './test-roles-world.ts';

const NOBODY = '00000000-0000-4000-8000-00000000dead';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let tenant: TestTenant;
  const call = <Result>(...asked: Parameters<TestTenant['browser']['call']>) =>
    tenant.browser.call(...asked) as Promise<Result>;
  const refusal = (...asked: Parameters<TestTenant['browser']['refusal']>) =>
    tenant.browser.refusal(...asked);

  beforeAll(async () => {
    world = await openRolesWorld(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    tenant = await TestTenant.make(world);
  });

  const role = (name: string, ...permissions: string[]) =>
    call<RoleView>('POST', '/roles', { name, permissions });
  interface Assigning {
    readonly role: string;
    readonly members: readonly GroupId[];
    readonly people?: 'all' | readonly GroupId[];
    readonly devices?: 'all' | readonly GroupId[];
  }
  const assign = (name: string, { people = 'all', devices = 'all', ...rest }: Assigning) =>
    call<AssignmentView>('POST', '/assignments', { name, ...rest, scope: { people, devices } });
  const permissions = (personId: PersonId) =>
    call<EffectivePermissions>('GET', `/people/${personId}/permissions`);
  const explain = (helper: PersonId, sharer: PersonId, device: string | null = null, mode = 'view') =>
    call<AccessExplanation>('POST', '/access/explain', { helper, sharer, device, mode });
  /** A group with these people in it. */
  async function team(name: string, ...people: readonly PersonId[]): Promise<GroupId> {
    const { id } = await tenant.group(name);
    if (people.length > 0) await tenant.change(id, { add: { people } });
    return id;
  }

  it('RLS1 custom roles are made, changed and deleted, and written down with before and after', async () => {
    const made = await role('Berlin desk', 'view-screen', 'take-full-control', 'view-screen');
    expect(made).toMatchObject({
      isBuiltIn: false,
      assignments: 0,
      permissions: ['view-screen', 'take-full-control'],
    });
    expect(await refusal('POST', '/roles', { name: 'BERLIN DESK', permissions: [] })).toBe(
      '409 ROLE_NAME_TAKEN',
    );
    await call('PATCH', `/roles/${made.id}`, { permissions: ['view-screen'], description: 'Views' });
    expect(await call('GET', `/roles/${made.id}`)).toMatchObject({
      description: 'Views',
      permissions: ['view-screen'],
    });
    await call('DELETE', `/roles/${made.id}`);
    expect(await refusal('GET', `/roles/${made.id}`)).toBe('404 NOT_FOUND');
    const rows = (await world.auditRows(tenant.admin.tenantId)).filter(({ code }) =>
      code.startsWith('role.'),
    );
    expect(rows.map(({ code, before, after }) => ({ code, before, after }))).toEqual([
      {
        code: 'role.added',
        before: null,
        after: { name: 'Berlin desk', description: null, permissions: ['view-screen', 'take-full-control'] },
      },
      {
        code: 'role.changed',
        before: { description: null, permissions: ['view-screen', 'take-full-control'] },
        after: { description: 'Views', permissions: ['view-screen'] },
      },
      {
        code: 'role.removed',
        before: { name: 'Berlin desk', description: 'Views', permissions: ['view-screen'] },
        after: null,
      },
    ]);
  });

  it('RLS2 built-in roles are listed among the others and stay as they are', async () => {
    await role('Zebra');
    const { items, total } = await call<Page<RoleView>>('GET', '/roles');
    expect(total).toBe(4);
    expect(items.map(({ name }) => name)).toEqual([
      'Administrator',
      'Auditor',
      'Help Desk Operator',
      'Zebra',
    ]);
    const first = await call<Page<RoleView>>('GET', '/roles?sort=-name&limit=3');
    const rest = await call<Page<RoleView>>('GET', `/roles?sort=-name&limit=3&after=${first.next ?? ''}`);
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(
      items.map(({ name }) => name).reverse(),
    );
    expect(rest.next).toBeNull();
    expect((await call<Page<RoleView>>('GET', '/roles?search=desk')).total).toBe(1);
    expect(await call('GET', '/roles/auditor')).toMatchObject({ id: 'auditor', isBuiltIn: true });
    expect(await refusal('PATCH', '/roles/auditor', { permissions: [] })).toBe('409 ROLE_BUILT_IN');
    expect(await refusal('DELETE', '/roles/administrator')).toBe('409 ROLE_BUILT_IN');
  });

  it('RLS3 a role that an assignment uses is not deleted', async () => {
    const made = await role('Berlin desk', 'view-screen');
    const { id } = await assign('Berlin', { role: made.id, members: [] });
    expect(await refusal('DELETE', `/roles/${made.id}`)).toBe('409 ROLE_IN_USE');
    await call('DELETE', `/assignments/${id}`);
    await call('DELETE', `/roles/${made.id}`);
  });

  it('RLS4 an assignment names groups of the tenant, of the right kind, and is written down by their names', async () => {
    const [desk, berlin] = [await team('Desk'), await team('Berlin')];
    const laptops = (await tenant.group('Laptops', 'devices')).id;
    const made = await assign('Berlin desk', {
      role: 'help-desk-operator',
      members: [desk],
      people: [berlin],
      devices: [laptops],
    });
    expect(made).toMatchObject({
      role: { id: 'help-desk-operator', name: 'Help Desk Operator' },
      members: [{ id: desk, name: 'Desk' }],
      scope: { people: [{ id: berlin, name: 'Berlin' }], devices: [{ id: laptops, name: 'Laptops' }] },
    });
    await call('PATCH', `/assignments/${made.id}`, { scope: { people: 'all', devices: [laptops] } });
    const [, changed] = (await world.auditRows(tenant.admin.tenantId)).filter(({ code }) =>
      code.startsWith('assignment.'),
    );
    expect(changed).toMatchObject({ before: { people: ['Berlin'] }, after: { people: 'all' } });

    const other = await TestTenant.make(world);
    const foreign = (await other.group('Elsewhere')).id;
    const scope = { people: 'all', devices: 'all' };
    for (const wrong of [
      { name: 'x', role: 'auditor', members: [foreign], scope },
      { name: 'x', role: 'auditor', members: [laptops], scope },
      { name: 'x', role: 'auditor', members: [], scope: { people: [laptops], devices: 'all' } },
      { name: 'x', role: NOBODY, members: [], scope },
    ]) {
      expect(await refusal('POST', '/assignments', wrong)).toBe('400 REQUEST_MALFORMED');
    }
    expect(await other.browser.refusal('GET', `/assignments/${made.id}`)).toBe('404 NOT_FOUND');
    expect((await call<Page<AssignmentView>>('GET', `/assignments?group=${laptops}`)).total).toBe(1);
    expect((await call<Page<AssignmentView>>('GET', `/assignments?group=${berlin}`)).total).toBe(0);
    expect((await call<Page<AssignmentView>>('GET', '/assignments?search=berl&role=auditor')).total).toBe(0);
  });

  it('RLS4 assignments are listed by name, page by page', async () => {
    for (const name of ['c', 'A', 'b']) await assign(name, { role: 'auditor', members: [] });
    const first = await call<Page<AssignmentView>>('GET', '/assignments?limit=2');
    const rest = await call<Page<AssignmentView>>('GET', `/assignments?limit=2&after=${first.next ?? ''}`);
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['A', 'b', 'c']);
    expect([first.total, rest.next]).toEqual([3, null]);
    expect(
      await refusal('POST', '/assignments', {
        name: 'B',
        role: 'auditor',
        members: [],
        scope: { people: 'all', devices: 'all' },
      }),
    ).toBe('409 ASSIGNMENT_NAME_TAKEN');
  });

  it('RLS5 a person may do what their groups are assigned, from the next request on, and no longer', async () => {
    const { personId, email } = await tenant.member('op');
    const browser = await world.signedIn(email);
    expect(await browser.refusal('GET', '/roles')).toBe('403 PERMISSION_MISSING');
    const inner = await team('Inner', personId);
    const { id: outer } = await tenant.group('Outer');
    await tenant.change(outer, { add: { groups: [inner] } });
    const made = await role('Readers', 'view-audit-log');
    const { id } = await assign('Reading', { role: made.id, members: [outer] });
    expect(await browser.call('GET', '/roles')).toMatchObject({ total: 4 });
    const { permissions: found } = await permissions(personId);
    expect(found).toEqual([
      {
        permission: 'view-audit-log',
        sources: [
          {
            assignment: { id, name: 'Reading' },
            role: { id: made.id, name: 'Readers' },
            through: [{ id: outer, name: 'Outer' }],
            impliedBy: null,
            scope: { people: 'all', devices: 'all' },
          },
        ],
      },
    ]);
    await tenant.change(outer, { remove: { groups: [inner] } });
    expect(await browser.refusal('GET', '/roles')).toBe('403 PERMISSION_MISSING');
    expect((await permissions(personId)).permissions).toEqual([]);
  });

  it('RLS21 whoever watches roles or groups is told of each change', async () => {
    using watching = new DisposableStack();
    const told: string[] = [];
    for (const topic of ['roles', 'groups'] as const) {
      const stop = world.bus.subscribe(tenantTopic(tenant.admin.tenantId, topic), () => told.push(topic));
      watching.defer(stop);
    }
    const toldBy = async (change: () => Promise<unknown>) => {
      told.length = 0;
      await change();
      return [...told];
    };
    const { id } = await tenant.group('Watched');
    const made = await role('Watched', 'view-screen');
    const assigned = await assign('Watched', { role: made.id, members: [id] });
    expect(await toldBy(() => call('PATCH', `/roles/${made.id}`, { name: 'Seen' }))).toEqual(['roles']);
    expect(await toldBy(() => call('DELETE', `/assignments/${assigned.id}`))).toEqual(['roles']);
    expect(await toldBy(() => call('PATCH', `/groups/${id}`, { name: 'Seen' }))).toEqual(['groups']);
    expect(await toldBy(() => tenant.change(id, { add: { people: [tenant.admin.personId] } }))).toEqual([
      'groups',
    ]);
  });

  it('RLS6 the last administrator is kept, whichever way the administration came', async () => {
    const { personId, email } = await tenant.member('second');
    const admins = await team('Admins', personId);
    const made = await role('Keeper', 'manage-roles', 'manage-people');
    const { id } = await assign('Keepers', { role: made.id, members: [admins] });
    await call('PATCH', `/people/${tenant.admin.personId}`, { roles: [] });
    const second = await world.signedIn(email);
    const all = { people: 'all', devices: 'all' };
    for (const [method, path, body] of [
      ['PATCH', `/roles/${made.id}`, { permissions: ['manage-roles'] }],
      ['PATCH', `/assignments/${id}`, { members: [] }],
      ['PATCH', `/assignments/${id}`, { scope: { ...all, people: [] } }],
      ['PATCH', `/assignments/${id}`, { role: 'auditor' }],
      ['DELETE', `/assignments/${id}`, undefined],
      ['POST', `/groups/${admins}/members`, { remove: { people: [personId] } }],
      ['PATCH', `/people/${personId}`, { isActive: false }],
    ] as const) {
      expect(`${method} ${path} ${await second.refusal(method, path, body)}`).toBe(
        `${method} ${path} 409 LAST_ADMINISTRATOR`,
      );
    }
    await second.call('PATCH', `/people/${tenant.admin.personId}`, { roles: ['administrator'] });
    await second.call('DELETE', `/assignments/${id}`);
    expect(await second.refusal('GET', '/roles')).toBe('403 PERMISSION_MISSING');
  });

  it('RLS6 what two assignments give together administers as well', async () => {
    const { personId, email } = await tenant.member('second');
    const [one, other] = [await team('One', personId), await team('Other', personId)];
    const [roles, people] = [await role('Roles', 'manage-roles'), await role('People', 'manage-people')];
    await assign('Roles', { role: roles.id, members: [one] });
    const { id } = await assign('People', { role: people.id, members: [other] });
    await call('PATCH', `/people/${tenant.admin.personId}`, { roles: [] });
    const second = await world.signedIn(email);
    expect(await second.refusal('DELETE', `/assignments/${id}`)).toBe('409 LAST_ADMINISTRATOR');
  });

  it('RLS7 whoever manages people and not roles gives nobody a role, neither directly nor by a group', async () => {
    const { personId, email } = await tenant.member('hr');
    const hr = await team('HR', personId);
    const made = await role('People', 'manage-people', 'manage-devices');
    await assign('HR', { role: made.id, members: [hr] });
    const { id: desk } = await tenant.group('Desk');
    const { id: inside } = await tenant.group('Inside');
    await tenant.change(desk, { add: { groups: [inside] } });
    await assign('Desk', { role: 'help-desk-operator', members: [desk] });
    const { id: plain } = await tenant.group('Plain');
    const browser = await world.signedIn(email);
    const add = { add: { people: [personId] } };
    for (const [method, path, body] of [
      ['PATCH', `/people/${personId}`, { roles: ['administrator'] }],
      ['POST', '/people', { email: `new@${tenant.domain}`, fullName: 'New', roles: ['auditor'] }],
      ['POST', `/groups/${desk}/members`, add],
      ['POST', `/groups/${inside}/members`, add],
      ['POST', `/groups/${desk}/members`, { add: { groups: [plain] } }],
      ['POST', '/people/bulk', { ids: [personId], action: { kind: 'add-to-group', groupId: desk } }],
      ['POST', '/roles', { name: 'Mine', permissions: ['manage-roles'] }],
      ['PATCH', `/roles/${made.id}`, { permissions: ['manage-roles'] }],
    ] as const) {
      expect(`${method} ${path} ${await browser.refusal(method, path, body)}`).toBe(
        `${method} ${path} 403 PERMISSION_MISSING`,
      );
    }
    await browser.call('POST', `/groups/${plain}/members`, add);
    await browser.call('PATCH', `/people/${personId}`, { roles: [] });
  });

  it('RLS8 an explanation tells every rule; the decision is its answer', async () => {
    const { personId: helper } = await tenant.member('helper');
    const { personId: sharer } = await tenant.member('sharer');
    const [desk, berlin] = [await team('Desk', helper), await team('Berlin', sharer)];
    const device = await tenant.device('Front desk');
    const laptops = (await tenant.group('Berlin laptops', 'devices')).id;
    const made = await role('Control', 'take-full-control');
    const { id } = await assign('Berlin desk', {
      role: made.id,
      members: [desk],
      people: [berlin],
      devices: [laptops],
    });

    const refused = await explain(helper, sharer, device, 'control');
    expect(refused.device).toEqual({ id: device, name: 'Front desk' });
    expect(refused.answer).toEqual({
      isAllowed: false,
      missing: [{ reason: 'device-out-of-scope', permission: 'take-full-control', on: 'Front desk' }],
    });
    const scope = refused.rules.find(({ rule }) => rule === 'device-in-scope');
    expect(scope).toMatchObject({
      outcome: 'failed',
      evidence: [{ kind: 'assignment', id, name: 'Berlin desk', coversSharer: true, coversDevice: false }],
    });
    await tenant.change(laptops, { add: { devices: [device] } });
    expect((await explain(helper, sharer, device, 'control')).answer).toEqual({ isAllowed: true });
    expect((await explain(helper, sharer, device, 'elevation')).answer.isAllowed).toBe(false);
    // A browser is in no group.
    expect((await explain(helper, sharer)).answer).toMatchObject({
      missing: [{ reason: 'device-out-of-scope' }],
    });
    const other = await TestTenant.make(world);
    const foreign = { helper, sharer, device: null, mode: 'view' };
    expect(await other.browser.refusal('POST', '/access/explain', foreign)).toBe('404 NOT_FOUND');
    expect(await refusal('POST', '/access/explain', { ...foreign, device: NOBODY })).toBe('404 NOT_FOUND');
  });

  it('RLS13 a decision is made from what is there when it begins, however often it was asked before', async () => {
    const { personId: helper } = await tenant.member('helper');
    const { personId: sharer } = await tenant.member('sharer');
    const [desk, berlin] = [await team('Desk', helper), await team('Berlin', sharer)];
    const made = await role('Viewing', 'view-screen');
    const { id } = await assign('Berlin', { role: made.id, members: [desk], people: [berlin] });
    const isAllowed = async () => (await explain(helper, sharer)).answer.isAllowed;
    // Long enough for the database to keep its plan of the question.
    for (let n = 0; n < 8; n += 1) expect(await isAllowed()).toBe(true);

    await tenant.change(berlin, { remove: { people: [sharer] } });
    expect(await isAllowed()).toBe(false);
    await tenant.change(berlin, { add: { people: [sharer] } });
    expect(await isAllowed()).toBe(true);
    await call('PATCH', `/roles/${made.id}`, { permissions: ['view-devices'] });
    expect(await isAllowed()).toBe(false);
    await call('PATCH', `/roles/${made.id}`, { permissions: ['view-screen'] });
    await call('PATCH', `/people/${helper}`, { isActive: false });
    expect(await isAllowed()).toBe(false);
    await call('PATCH', `/people/${helper}`, { isActive: true });
    expect(await isAllowed()).toBe(true);
    await call('DELETE', `/assignments/${id}`);
    expect(await isAllowed()).toBe(false);
  });
});
