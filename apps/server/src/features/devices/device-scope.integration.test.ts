import type { AssignmentView, DeviceId, DeviceSummary, RoleView } from '@alongside/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_COUNTRIES } from '../../platform/countries/index.ts';
import { testEngines } from '../../platform/database/test-engines.ts';
import { registerCompliance } from '../compliance/index.ts';
import { type Page, TestTenant } from '../directory/test-directory-world.ts';
import { registerDirectory } from '../directory/index.ts';
import { byCaller, requireAdministratorLeft } from '../identity/index.ts';
import type { TestBrowser } from '../identity/test-browser.ts';
import { TestIdentityWorld, type TestMember } from '../identity/test-identity-world.ts';
import { assignmentsOfGroup, DatabaseAccessReader, registerRoles } from '../roles/index.ts';
import { registerTokens, TokenAuthenticator } from '../tokens/index.ts';
import { registerDevices, requireSeenDevice } from './index.ts';

const NO_FIREWALL = { 'antivirus-on': false };

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  beforeAll(async () => {
    world = await TestIdentityWorld.openWith(engine, {
      authenticator: (pages, ports) =>
        new TokenAuthenticator({
          ...ports,
          others: pages,
          offersCookie: (request) => request.headers.cookie !== undefined,
        }),
      register: (app, ports) => {
        const access = new DatabaseAccessReader({ ...ports, countryOf: NO_COUNTRIES });
        const usesOfGroup = [assignmentsOfGroup];
        registerDirectory(app, { ...ports, byCaller, requireAdministratorLeft, usesOfGroup });
        registerRoles(app, { ...ports, access });
        registerTokens(app, ports);
        registerDevices(app, { ...ports, lease: { living: [] }, listNews: { note: () => undefined } });
        registerCompliance(app, { ...ports, byCaller, requireSeenDevice });
      },
    });
  });
  afterAll(() => world.close());

  let tenant: TestTenant;
  let member: TestMember;
  let browser: TestBrowser;
  let berlin: DeviceId;
  let mitte: DeviceId;
  let munich: DeviceId;
  let groups: Readonly<Record<'people' | 'berlin' | 'munich', string>>;

  /** Somebody in a group of people; a device in Berlin, one in a group inside Berlin, and one in Munich. */
  beforeEach(async () => {
    tenant = await TestTenant.make(world);
    member = await tenant.member('sam');
    const people = await tenant.group('Desk');
    await tenant.change(people.id, { add: { people: [member.personId] } });
    const [outer, inner, other] = [
      await tenant.group('Berlin', 'devices'),
      await tenant.group('Mitte', 'devices'),
      await tenant.group('Munich', 'devices'),
    ];
    [berlin, mitte, munich] = [await device('berlin-1'), await device('mitte-1'), await device('munich-1')];
    await tenant.change(outer.id, { add: { devices: [berlin], groups: [inner.id] } });
    await tenant.change(inner.id, { add: { devices: [mitte] } });
    await tenant.change(other.id, { add: { devices: [munich] } });
    groups = { people: people.id, berlin: outer.id, munich: other.id };
    browser = await world.signedIn(member.email);
  });

  /** One that is sorted and found by its name. */
  const device = async (displayName: string): Promise<DeviceId> => {
    const id = await tenant.device('PC');
    await tenant.browser.call('PATCH', `/devices/${id}`, { displayName });
    return id;
  };
  const assign = async (permissions: readonly string[], devices: 'all' | readonly string[]) => {
    const name = `${permissions.join(' ')} ${String(devices)}`;
    const role = (await tenant.browser.call('POST', '/roles', { name, permissions })) as RoleView;
    return (await tenant.browser.call('POST', '/assignments', {
      name,
      role: role.id,
      members: [groups.people],
      scope: { people: 'all', devices },
    })) as AssignmentView;
  };
  const list = async (query = '', by = browser): Promise<[names: string[], total: number]> => {
    const { items, total } = (await by.call('GET', `/devices${query}`)) as Page<DeviceSummary>;
    return [items.map(({ name }) => name), total];
  };

  it('DEV20 a scope of groups is what is listed, counted, searched and found by a rule', async () => {
    await assign(['view-devices'], [groups.berlin]);
    expect(await list()).toEqual([['berlin-1', 'mitte-1'], 2]);
    expect(await list('?limit=1&sort=-name')).toEqual([['mitte-1'], 2]);
    expect(await list('?platform=linux&ownership=personal&online=false')).toEqual([
      ['berlin-1', 'mitte-1'],
      2,
    ]);
    expect(await list('?search=mit')).toEqual([['mitte-1'], 1]);
    expect(await list('?search=mun')).toEqual([[], 0]);
    expect(await list(`?group=${groups.munich}`)).toEqual([[], 0]);
    expect(await list(`?primaryPerson=${tenant.admin.personId}`)).toEqual([['berlin-1', 'mitte-1'], 2]);
    const rule = { all: [{ field: 'platform', op: 'is', value: 'linux' }] };
    expect(await browser.call('POST', '/device-groups/preview', { rule })).toEqual({ devices: 2 });
    expect(await list('', tenant.browser)).toEqual([['berlin-1', 'mitte-1', 'munich-1'], 3]);
  });

  it('DEV20 a device outside of it isn’t there', async () => {
    await assign(['view-devices'], [groups.berlin]);
    expect(await browser.call('GET', `/devices/${mitte}`)).toMatchObject({ name: 'mitte-1' });
    await browser.call('GET', `/devices/${berlin}/compliance`);
    for (const path of ['', '/compliance']) {
      expect(await browser.refusal('GET', `/devices/${munich}${path}`)).toBe('404 NOT_FOUND');
    }
  });

  it('DEV20 what is seen by one assignment is changed only where another one manages', async () => {
    await assign(['view-devices'], [groups.munich]);
    await assign(['manage-devices'], [groups.berlin]);
    expect(await list()).toEqual([['berlin-1', 'mitte-1', 'munich-1'], 3]);
    const change = { ownership: 'corporate' };
    await browser.call('PATCH', `/devices/${mitte}`, change);
    expect(await browser.refusal('PATCH', `/devices/${munich}`, change)).toBe('403 PERMISSION_MISSING');
    const far = await device('hamburg-1');
    expect(await browser.refusal('POST', `/devices/${far}/retire`)).toBe('404 NOT_FOUND');
    const facts = (id: DeviceId) => [`/devices/${id}/external-facts/intune`, { facts: NO_FIREWALL }] as const;
    await browser.call('PUT', ...facts(berlin));
    expect(await browser.refusal('PUT', ...facts(munich))).toBe('403 PERMISSION_MISSING');
    expect(
      await browser.call('POST', '/devices/bulk', {
        ids: [berlin, munich, far],
        action: { kind: 'retire' },
      }),
    ).toEqual({
      done: 1,
      changed: [berlin],
      failed: [
        { id: munich, code: 'PERMISSION_MISSING' },
        { id: far, code: 'NOT_FOUND' },
      ],
    });
  });

  it('DEV26 whoever manages some devices changes no group of devices, no rule and no enrolment token', async () => {
    await assign(['manage-devices'], [groups.berlin]);
    const rule = { all: [{ field: 'platform', op: 'is', value: 'linux' }] };
    const ruled = { name: 'By rule', description: null, rule };
    const { id: ofRule } = (await tenant.browser.call('POST', '/device-groups', ruled)) as { id: string };
    const token = { name: 'Desks', days: 1, uses: 1, ownership: 'corporate', groupIds: [] };
    const made = (await tenant.browser.call('POST', '/enrolment-tokens', token)) as {
      enrolmentToken: { id: string };
    };
    const asked = [
      ['POST', `/groups/${groups.munich}/members`, { remove: { devices: [munich] } }],
      ['POST', `/groups/${groups.munich}/members`, { add: { devices: [berlin] } }],
      ['PATCH', `/groups/${groups.munich}`, { name: 'Ours' }],
      ['DELETE', `/groups/${groups.munich}`, undefined],
      ['POST', '/groups', { kind: 'devices', name: 'Mine' }],
      ['POST', '/device-groups', { ...ruled, name: 'Mine' }],
      ['PUT', `/device-groups/${ofRule}/rule`, { rule }],
      ['POST', '/enrolment-tokens', token],
      ['POST', `/enrolment-tokens/${made.enrolmentToken.id}/revoke`, undefined],
    ] as const;
    for (const [method, path, body] of asked) {
      expect(`${path} ${await browser.refusal(method, path, body)}`).toBe(`${path} 403 PERMISSION_MISSING`);
    }
    const wide = await assign(['manage-devices'], 'all');
    await browser.call('POST', `/groups/${groups.munich}/members`, { add: { devices: [berlin] } });
    await tenant.browser.call('DELETE', `/assignments/${wide.id}`);
  });

  it('DEV20 several scopes add up, and all devices are all', async () => {
    await assign(['view-devices'], [groups.berlin]);
    await assign(['view-devices'], [groups.munich]);
    await device('hamburg-1');
    expect((await list())[1]).toBe(3);
    const wide = await assign(['view-devices'], 'all');
    expect((await list())[1]).toBe(4);
    await tenant.browser.call('DELETE', `/assignments/${wide.id}`);
    expect((await list())[1]).toBe(3);
  });

  it('DEV20 scopes of other permissions show nothing more, and a scope without devices shows none', async () => {
    await assign(['view-devices'], [groups.berlin]);
    await assign(['view-screen'], 'all');
    expect((await list())[1]).toBe(2);
    const empty = await tenant.group('Empty', 'devices');
    const other = await tenant.member('other');
    const people = await tenant.group('Others');
    await tenant.change(people.id, { add: { people: [other.personId] } });
    groups = { ...groups, people: people.id };
    await assign(['view-devices', 'view-reports'], [empty.id]);
    expect(await list('', await world.signedIn(other.email))).toEqual([[], 0]);
  });

  it('DEV20 a role that was given directly reaches everything', async () => {
    await assign(['view-devices'], [groups.berlin]);
    const { email } = await tenant.member('operator', 'help-desk-operator');
    expect((await list('', await world.signedIn(email)))[1]).toBe(3);
  });
});
