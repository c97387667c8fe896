import { randomUUID } from 'node:crypto';
import type { AssignmentView, DeviceSummary, GroupId, PersonId, RoleView } from '@alongside/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_COUNTRIES } from '../../platform/countries/index.ts';
import { type TestEngine, testEngines } from '../../platform/database/test-engines.ts';
import { registerConditionalAccess } from '../conditional-access/index.ts';
import { registerDevices } from '../devices/index.ts';
import { registerDirectory } from '../directory/index.ts';
import { TestTenant } from '../directory/test-directory-world.ts';
import { byCaller, DatabaseDirectory, requireAdministratorLeft } from '../identity/index.ts';
import type { TestBrowser } from '../identity/test-browser.ts';
import { FOREIGN_CLAIMS } from '../identity/test-foreign-provider.ts';
import { TestIdentityWorld } from '../identity/test-identity-world.ts';
import { registerTokens, TokenAuthenticator } from '../tokens/index.ts';
import { assignmentsOfGroup, DatabaseAccessReader, registerRoles } from './index.ts';

const openWorld = (engine: TestEngine): Promise<TestIdentityWorld> =>
  TestIdentityWorld.openWith(engine, {
    authenticator: (pages, ports) =>
      new TokenAuthenticator({
        ...ports,
        others: pages,
        offersCookie: (request) => request.headers.cookie !== undefined,
      }),
    register: (app, ports) => {
      const directory = { ...ports, byCaller, requireAdministratorLeft, usesOfGroup: [assignmentsOfGroup] };
      registerDirectory(app, directory);
      registerRoles(app, {
        ...ports,
        access: new DatabaseAccessReader({ ...ports, countryOf: NO_COUNTRIES }),
      });
      registerTokens(app, ports);
      registerConditionalAccess(app, {
        ...ports,
        directory: new DatabaseDirectory(ports.database),
        countryOf: NO_COUNTRIES,
        areCountriesKnown: false,
      });
      registerDevices(app, { ...ports, lease: { living: [] }, listNews: { note: () => undefined } });
    },
  });

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let tenant: TestTenant;

  beforeAll(async () => {
    world = await openWorld(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    tenant = await TestTenant.make(world);
  });

  const call = <Result>(...asked: Parameters<TestBrowser['call']>) =>
    tenant.browser.call(...asked) as Promise<Result>;

  interface Scope {
    readonly people: 'all' | readonly GroupId[];
    readonly devices: 'all' | readonly GroupId[];
  }
  const EVERYTHING: Scope = { people: 'all', devices: 'all' };

  async function assign(permissions: readonly string[], members: readonly GroupId[], scope = EVERYTHING) {
    const name = `${permissions.join(' ')} ${randomUUID()}`;
    const { id: role } = await call<RoleView>('POST', '/roles', { name, permissions });
    await call<AssignmentView>('POST', '/assignments', { name, role, members, scope });
  }

  /** Somebody who may do these things, and who helps with what is in the scope. */
  async function having(
    permissions: readonly string[],
    helps: Scope | null = null,
  ): Promise<{ personId: PersonId; browser: TestBrowser }> {
    const { personId, email } = await tenant.member(`m-${randomUUID()}`);
    const { id: team } = await tenant.group(`Team ${personId}`);
    await tenant.change(team, { add: { people: [personId] } });
    await assign(permissions, [team]);
    if (helps !== null) await assign(['view-screen'], [team], helps);
    return { personId, browser: await world.signedIn(email) };
  }

  it('RLS10 whoever manages settings and not roles doesn’t say with what people sign in', async () => {
    const { browser } = await having(['manage-settings', 'manage-people', 'manage-policies']);
    const oidc = { kind: 'oidc', issuer: 'https://id.example', clientId: 'mine', claims: FOREIGN_CLAIMS };
    expect(await browser.call('GET', '/identity-provider')).toMatchObject({ provider: { kind: 'embedded' } });
    for (const body of [{ kind: 'embedded' }, oidc]) {
      expect(await browser.refusal('PUT', '/identity-provider', body)).toBe('403 PERMISSION_MISSING');
    }
    await call('PUT', '/identity-provider', { kind: 'embedded' });
  });

  it('RLS10 whoever doesn’t manage roles makes no token that says who is in which group', async () => {
    const { browser } = await having(['manage-settings', 'manage-people']);
    const scim = { name: 'Directory', scopes: ['scim'] };
    expect(await browser.refusal('POST', '/service-tokens', scim)).toBe('403 PERMISSION_MISSING');
    await call('POST', '/service-tokens', scim);
  });

  it('RLS7 an invitation of somebody who has a role is for whoever manages roles', async () => {
    const { id: berlin } = await tenant.group('Berlin');
    const { browser } = await having(['manage-people'], { people: [berlin], devices: 'all' });
    const add = (name: string) =>
      call<{ person: { profile: { personId: PersonId } } }>('POST', '/people', {
        email: `${name}@${tenant.domain}`,
        fullName: name,
        roles: [],
      });
    const [plain, helper] = [await add('plain'), await add('helper')];
    const { id: desk } = await tenant.group('Desk');
    await tenant.change(desk, { add: { people: [helper.person.profile.personId] } });
    const { id: role } = await call<RoleView>('POST', '/roles', {
      name: 'See',
      permissions: ['view-screen'],
    });
    const scope = { people: 'all', devices: 'all' };
    await call('POST', '/assignments', { name: 'See all', role, members: [desk], scope });
    const invitation = (of: typeof plain) => `/people/${of.person.profile.personId}/invitation`;
    await browser.call('POST', invitation(plain));
    expect(await browser.refusal('POST', invitation(helper))).toBe('403 PERMISSION_MISSING');
    await call('POST', invitation(helper));
  });

  it('RLS11 nobody brings more people within their own reach by filling groups', async () => {
    const { id: berlin } = await tenant.group('Berlin');
    const { id: inside } = await tenant.group('Mitte');
    await tenant.change(berlin, { add: { groups: [inside] } });
    const { id: other } = await tenant.group('Paris');
    const { personId: boss, email } = await tenant.member('boss');
    const { browser } = await having(['manage-people'], { people: [berlin], devices: 'all' });
    const add = { add: { people: [boss] } };
    for (const [path, body] of [
      [`/groups/${berlin}/members`, add],
      [`/groups/${inside}/members`, add],
      [`/groups/${berlin}/members`, { add: { groups: [other] } }],
      ['/people/bulk', { ids: [boss], action: { kind: 'add-to-group', groupId: berlin } }],
    ] as const) {
      expect(`${path} ${await browser.refusal('POST', path, body)}`).toBe(`${path} 403 PERMISSION_MISSING`);
    }
    const imported = await browser.send('/api/v1/people/import', {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: Buffer.from(`email,name,groups\n${email},Boss,Berlin`),
    });
    expect(JSON.parse(imported.text)).toMatchObject({ errors: 1, lines: [{ reason: 'group-gives-roles' }] });
    await browser.call('POST', `/groups/${other}/members`, add);
    // Somebody else's reach is theirs to fill.
    const { browser: hr } = await having(['manage-people']);
    await hr.call('POST', `/groups/${berlin}/members`, add);
  });

  it('RLS11 nobody brings more devices within their own reach, by hand, by rule or by name', async () => {
    const { id: laptops } = await tenant.group('Laptops', 'devices');
    const { id: ruled } = await call<{ id: GroupId }>('POST', '/device-groups', {
      name: 'Named',
      description: null,
      rule: { all: [{ field: 'name', op: 'starts-with', value: 'BER-' }] },
    });
    const device = await tenant.device('Boss');
    const { browser } = await having(['manage-devices', 'view-devices'], {
      people: 'all',
      devices: [laptops, ruled],
    });
    const rule = { all: [{ field: 'name', op: 'starts-with', value: 'B' }] };
    for (const [method, path, body] of [
      ['POST', `/groups/${laptops}/members`, { add: { devices: [device] } }],
      ['PUT', `/device-groups/${ruled}/rule`, { rule }],
      ['PATCH', `/devices/${device}`, { displayName: 'BER-1' }],
    ] as const) {
      expect(`${path} ${await browser.refusal(method, path, body)}`).toBe(`${path} 403 PERMISSION_MISSING`);
    }
    const { items } = (await browser.call('GET', `/devices?group=${ruled}`)) as { items: DeviceSummary[] };
    expect(items).toEqual([]);
    await browser.call('PATCH', `/devices/${device}`, { displayName: 'Of the boss' });
    await call('PATCH', `/devices/${device}`, { displayName: 'BER-1' });
  });

  it('RLS14 nobody gets round an access policy, or to approve for it, by managing people', async () => {
    const group = async (name: string) => (await tenant.group(name)).id;
    const [excepted, inside] = [await group('Excepted'), await group('Inside')];
    const [approvers, watched] = [await group('Approvers'), await group('Watched')];
    await tenant.change(excepted, { add: { groups: [inside] } });
    const { personId, browser } = await having(['manage-people']);
    const { personId: other, email } = await tenant.member('other');
    await tenant.change(watched, { add: { people: [personId, other] } });
    await call('POST', '/access-policies', {
      name: 'Second factor',
      state: 'on',
      who: {
        sides: ['helper'],
        people: { people: [], groups: [watched] },
        except: { people: [], groups: [excepted] },
      },
      conditions: { modes: ['control'] },
      then: { kind: 'require', match: 'all', of: [{ kind: 'approval', approvers: [approvers] }] },
    });
    for (const [id, body] of [
      [excepted, { add: { people: [personId] } }],
      [inside, { add: { people: [other] } }],
      [approvers, { add: { people: [personId] } }],
      [watched, { remove: { people: [personId] } }],
    ] as const) {
      expect(await browser.refusal('POST', `/groups/${id}/members`, body)).toBe('403 PERMISSION_MISSING');
    }
    const imported = await browser.send('/api/v1/people/import', {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: Buffer.from(`email,name,groups\n${email},Other,Approvers`),
    });
    expect(JSON.parse(imported.text)).toMatchObject({ errors: 1, lines: [{ reason: 'group-gives-roles' }] });
    await browser.call('POST', `/groups/${watched}/members`, { remove: { people: [other] } });
    const { browser: policies } = await having(['manage-people', 'manage-policies']);
    await policies.call('POST', `/groups/${approvers}/members`, { add: { people: [other] } });
  });

  it('RLS15 nobody changes, by managing people alone, who may do more than they', async () => {
    const { browser, personId: self } = await having(['manage-people', 'view-devices']);
    const { personId: admin, email } = await tenant.member('boss', 'administrator');
    const { personId: above } = await having(['take-full-control']);
    const { personId: equal } = await having(['view-devices']);
    const { personId: plain } = await tenant.member('plain');
    for (const [id, patch] of [
      [admin, { isActive: false }],
      [admin, { isActive: true }],
      [admin, { roles: [] }],
      [admin, { isBlocked: false }],
      [above, { isActive: false }],
    ] as const) {
      expect(await browser.refusal('PATCH', `/people/${id}`, patch)).toBe('403 PERMISSION_MISSING');
    }
    const ids = [admin, above, equal, plain];
    const deactivated = await browser.call('POST', '/people/bulk', { ids, action: { kind: 'deactivate' } });
    expect(deactivated).toEqual({
      done: 2,
      changed: [equal, plain],
      failed: expect.toSatisfy(
        (failed: { id: string; code: string }[]) =>
          failed.length === 2 &&
          failed.every(
            ({ id, code }) => [admin, above].includes(id as PersonId) && code === 'PERMISSION_MISSING',
          ),
      ) as unknown,
    });
    const imported = await browser.send('/api/v1/people/import', {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: Buffer.from(`email,name,active\n${email},Somebody Else,no`),
    });
    expect(JSON.parse(imported.text)).toMatchObject({ errors: 1, lines: [{ reason: 'may-do-more' }] });
    // A deactivated administrator isn't brought back either; whoever manages roles does both.
    await call('PATCH', `/people/${admin}`, { isActive: false });
    const again = { isActive: true };
    expect(await browser.refusal('PATCH', `/people/${admin}`, again)).toBe('403 PERMISSION_MISSING');
    await call('PATCH', `/people/${admin}`, again);
    await browser.call('PATCH', `/people/${self}`, { isActive: false });
  });

  it('RLS15 nobody takes roles away, by managing people alone, with the group that gave them', async () => {
    const { browser } = await having(['manage-people']);
    const { personId: helper } = await tenant.member('helper');
    const [{ id: desk }, { id: inside }] = [await tenant.group('Desk'), await tenant.group('Inside')];
    await tenant.change(inside, { add: { people: [helper] } });
    await tenant.change(desk, { add: { people: [helper], groups: [inside] } });
    await assign(['view-screen'], [desk]);
    for (const [method, path, body] of [
      ['POST', `/groups/${desk}/members`, { remove: { people: [helper] } }],
      ['POST', `/groups/${desk}/members`, { remove: { groups: [inside] } }],
      ['POST', `/groups/${inside}/members`, { remove: { people: [helper] } }],
      ['POST', '/people/bulk', { ids: [helper], action: { kind: 'remove-from-group', groupId: desk } }],
      ['DELETE', `/groups/${inside}`, undefined],
    ] as const) {
      expect(`${path} ${await browser.refusal(method, path, body)}`).toBe(`${path} 403 PERMISSION_MISSING`);
    }
    await call('POST', `/groups/${desk}/members`, { remove: { people: [helper] } });
    await call('DELETE', `/groups/${inside}`);
  });

  it('RLS17 what compliance policies ask a source for is told by services, or by whoever manages policies', async () => {
    const device = await tenant.device('Laptop');
    const { browser } = await having(['manage-devices', 'view-devices']);
    const { browser: policies } = await having(['manage-devices', 'manage-policies']);
    const rule = { kind: 'external-fact', source: 'intune', key: 'antivirus-on', op: 'equals', value: true };
    await world.ports.database.inTenant(tenant.admin.tenantId, (tx) =>
      sql`insert into compliance_policies
        (id, tenant_id, name, platforms, is_for_all, rules, grace_days, created_at, updated_at)
        values (${randomUUID()}, ${tenant.admin.tenantId}, 'Antivirus', '{linux}', true, ${JSON.stringify([rule])}, 0, now(), now())`.execute(
        tx,
      ),
    );
    const tell = (source: string) =>
      ['PUT', `/devices/${device}/external-facts/${source}`, { facts: { 'antivirus-on': true } }] as const;
    expect(await browser.refusal(...tell('intune'))).toBe('403 PERMISSION_MISSING');
    await browser.call(...tell('inventory'));
    await policies.call(...tell('intune'));
    const { token } = await call<{ token: string }>('POST', '/service-tokens', {
      name: 'Intune',
      scopes: ['manage-devices'],
    });
    const [method, path, payload] = tell('intune');
    const answer = await world.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${token}` },
      payload,
    });
    expect(answer.json()).toMatchObject({ setBy: { kind: 'token', name: 'Intune' } });
  });

  it('RLS11 nobody brings devices within their own reach by what an enrolment token says', async () => {
    const { id: laptops } = await tenant.group('Laptops', 'devices');
    const { id: others } = await tenant.group('Others', 'devices');
    const { browser } = await having(['manage-devices', 'view-devices'], {
      people: 'all',
      devices: [laptops],
    });
    const token = (...groupIds: GroupId[]) =>
      [
        'POST',
        '/enrolment-tokens',
        { name: 'Desks', days: 1, uses: 1, ownership: 'corporate', groupIds },
      ] as const;
    expect(await browser.refusal(...token(laptops))).toBe('403 PERMISSION_MISSING');
    await browser.call(...token(others));
  });

  it('RLS14 nobody takes a device out of compliance by managing devices', async () => {
    const { id: excepted } = await tenant.group('Excepted', 'devices');
    const device = await tenant.device('Laptop');
    const { browser } = await having(['manage-devices']);
    const policy = randomUUID();
    const { tenantId } = tenant.admin;
    await world.ports.database.inTenant(tenantId, async (tx) => {
      await sql`insert into compliance_policies
        (id, tenant_id, name, platforms, is_for_all, rules, grace_days, created_at, updated_at)
        values (${policy}, ${tenantId}, 'Firewall', '{linux}', true, '[{"kind":"firewall"}]', 0, now(), now())`.execute(
        tx,
      );
      await sql`insert into compliance_policy_groups (tenant_id, policy_id, group_id, is_excepted)
        values (${tenantId}, ${policy}, ${excepted}, true)`.execute(tx);
    });
    const add = ['POST', `/groups/${excepted}/members`, { add: { devices: [device] } }] as const;
    expect(await browser.refusal(...add)).toBe('403 PERMISSION_MISSING');
    const { browser: policies } = await having(['manage-devices', 'manage-policies']);
    await policies.call(...add);
  });

  it('RLS14 nobody keeps out who has a role, by managing people and a policy that is there', async () => {
    const [{ id: blocked }, { id: inside }] = [
      await tenant.group('Contractors'),
      await tenant.group('Inside'),
    ];
    await call('POST', '/access-policies', {
      name: 'No contractors',
      state: 'on',
      who: { sides: ['helper', 'sharer'], people: { people: [], groups: [blocked] } },
      then: { kind: 'block' },
    });
    const { browser } = await having(['manage-people']);
    const { personId: helper } = await having(['view-screen']);
    const { personId: plain } = await tenant.member('plain');
    await tenant.change(inside, { add: { people: [helper] } });
    for (const add of [
      { people: [tenant.admin.personId] },
      { people: [plain, helper] },
      { groups: [inside] },
    ]) {
      const path = `/groups/${blocked}/members`;
      expect(await browser.refusal('POST', path, { add })).toBe('403 PERMISSION_MISSING');
    }
    await browser.call('POST', `/groups/${blocked}/members`, { add: { people: [plain] } });
  });

  it('CAP7 whoever manages policies alone keeps some administrator able to sign in, also one by a group', async () => {
    const { browser, personId } = await having(['manage-policies']);
    const keepingOut = (name: string, except: readonly PersonId[]) =>
      [
        'POST',
        '/access-policies',
        {
          name,
          state: 'on',
          who: { sides: ['helper', 'sharer'], people: 'all', except: { people: except, groups: [] } },
          then: { kind: 'block' },
        },
      ] as const;
    const refused = await browser.api(...keepingOut('All but me', [personId]));
    expect(JSON.parse(refused.text)).toMatchObject({
      code: 'POLICY_LOCKS_OUT',
      details: { reason: 'administrators', policies: ['All but me'] },
    });
    const { personId: byGroup } = await having(['manage-roles', 'manage-people']);
    await browser.call(...keepingOut('All but us', [personId, byGroup]));
  });

  it('RLS12 whoever manages people alone doesn’t lift a block from themself', async () => {
    const { personId, browser } = await having(['manage-people', 'view-screen']);
    const { personId: other } = await tenant.member('other');
    await world.ports.database.inTenant(tenant.admin.tenantId, async (tx) => {
      await tx
        .$extendTables<{ persons: { id: PersonId; is_blocked: boolean } }>()
        .updateTable('persons')
        .set({ is_blocked: true })
        .where('id', 'in', [personId, other])
        .execute();
    });
    const lift = { isBlocked: false };
    expect(await browser.refusal('PATCH', `/people/${personId}`, lift)).toBe('403 PERMISSION_MISSING');
    await browser.call('PATCH', `/people/${other}`, lift);
    await call('PATCH', `/people/${personId}`, lift);
  });
});
