import type { GroupId, SettingsOverrideView } from '@alongside/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { registerDirectory } from '../directory/index.ts';
import { byCaller, requireAdministratorLeft } from '../identity/index.ts';
import type { TestBrowser } from '../identity/test-browser.ts';
import { someDomain, TestIdentityWorld, type TestMember } from '../identity/test-identity-world.ts';
import { settingsOverridesOfGroup } from './override-store.ts';
import { registerSettingsOverrides } from './register-settings-overrides.ts';
import { settingsOfGroups } from './settings-of-groups.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe.each(testEngines.filter((engine) => engine.isThere))('settings of groups on $name', (engine) => {
  let world: TestIdentityWorld;
  let admin: TestMember;
  let browser: TestBrowser;
  beforeAll(async () => {
    world = await TestIdentityWorld.openWith(engine, {
      authenticator: (pages) => pages,
      register: (app, ports) => {
        registerDirectory(app, {
          ...ports,
          byCaller,
          requireAdministratorLeft,
          usesOfGroup: [settingsOverridesOfGroup],
        });
        registerSettingsOverrides(app, { ...ports, byCaller });
      },
    });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    ({ admin, browser } = await tenant());
  });

  async function tenant() {
    const domain = someDomain();
    const tenantId = await world.organisation(domain);
    const made = await world.member(tenantId, `admin@${domain}`, ['administrator']);
    return { admin: made, browser: await world.signedIn(made.email) };
  }

  const group = async (name: string, kind = 'people') =>
    ((await browser.call('POST', '/groups', { kind, name })) as { id: GroupId }).id;
  const add = (groupId: string, settings: object) =>
    browser.call('POST', '/settings/overrides', { groupId, settings }) as Promise<SettingsOverrideView>;
  const list = async () =>
    (await browser.call('GET', '/settings/overrides')) as { items: SettingsOverrideView[]; total: number };
  const names = async () => (await list()).items.map((each) => each.group.name);
  const effective = (...groups: GroupId[]) =>
    world.ports.database.inTenant(admin.tenantId, (tx) => settingsOfGroups(tx, admin.tenantId, groups));
  const noted = () =>
    world.ports.database.inTenant(admin.tenantId, async (tx) => {
      const { rows } = await sql<{ kind: string }>`delete from access_changes returning kind`.execute(tx);
      return rows.map(({ kind }) => kind);
    });
  const audit = (id: string) =>
    world.ports.database.inTenant(admin.tenantId, (tx) =>
      tx
        .selectFrom('audit_log')
        .select(['code', 'before', 'after'])
        .where('target_id', '=', id)
        .where('code', 'like', 'settings-override%')
        .orderBy('n')
        .execute(),
    );

  test('OVR1 settings of a group are set, replaced and removed, each with before and after in the audit log', async () => {
    const sales = await group('Sales');
    await noted();
    const { id, ...made } = await add(sales, { isChatAllowed: false });
    expect(made).toMatchObject({
      group: { id: sales, name: 'Sales', kind: 'people' },
      settings: { isChatAllowed: false },
    });
    const path = `/settings/overrides/${id}`;
    await browser.call('PATCH', path, { settings: { noncompliantDevice: 'block' } });
    await browser.call('PATCH', path, { settings: { noncompliantDevice: 'block' } });
    expect((await list()).items[0]?.settings).toEqual({ noncompliantDevice: 'block' });
    await browser.call('DELETE', path);
    expect((await list()).total).toBe(0);
    const before = { group: 'Sales', settings: { isChatAllowed: false } };
    const after = { group: 'Sales', settings: { noncompliantDevice: 'block' } };
    expect(await audit(id)).toEqual([
      { code: 'settings-override.added', before: null, after: before },
      { code: 'settings-override.changed', before, after },
      { code: 'settings-override.removed', before: after, after: null },
    ]);
    expect(await noted()).toEqual(['settings', 'settings', 'settings']);
  });

  test('OVR2 what concerns the tenant as a whole, nothing at all, and no setting are refused', async () => {
    const sales = await group('Sales');
    for (const settings of [
      { isEnabled: false },
      { retentionDays: 7 },
      {},
      { isChatAllowed: 'no' },
      { x: 1 },
    ]) {
      const refused = await browser.api('POST', '/settings/overrides', { groupId: sales, settings });
      expect(refused.status).toBe(400);
    }
  });

  test('OVR3 a group has settings once, and has to be there', async () => {
    const sales = await group('Sales');
    const { id } = await add(sales, { isChatAllowed: false });
    const body = (groupId: string) => ({ groupId, settings: { isChatAllowed: true } });
    expect((await browser.api('POST', '/settings/overrides', body(sales))).status).toBe(409);
    expect((await browser.api('POST', '/settings/overrides', body(NOBODY))).status).toBe(404);
    expect((await browser.api('DELETE', `/groups/${sales}`)).status).toBe(409);
    const other = await tenant();
    expect((await other.browser.api('DELETE', `/settings/overrides/${id}`)).status).toBe(404);
    expect((await other.browser.api('POST', '/settings/overrides', body(sales))).status).toBe(404);
  });

  test('OVR4 a new one comes last; all of them are put into another order, each once', async () => {
    const ids: string[] = [];
    for (const name of ['A', 'B', 'C']) ids.push((await add(await group(name), { isChatAllowed: false })).id);
    expect(await names()).toEqual(['A', 'B', 'C']);
    const order = (wanted: (string | undefined)[]) =>
      browser.api('POST', '/settings/overrides/order', { ids: wanted });
    const [a, b, c] = ids;
    expect((await order([c, a, b])).status).toBe(200);
    expect(await names()).toEqual(['C', 'A', 'B']);
    for (const wrong of [
      [a, b],
      [a, b, b],
      [a, b, c, NOBODY],
    ])
      expect((await order(wrong)).status).toBe(409);
    expect(await audit(admin.tenantId)).toEqual([
      {
        code: 'settings-overrides.ordered',
        before: { groups: ['A', 'B', 'C'] },
        after: { groups: ['C', 'A', 'B'] },
      },
    ]);
  });

  test('OVR5 they are laid over the tenant’s settings in their order, those of the groups in question alone', async () => {
    const [people, devices, other] = [
      await group('People'),
      await group('Devices', 'devices'),
      await group('Other'),
    ];
    await browser.call('PATCH', '/settings', { codeLifetimeMs: 120_000 });
    await add(people, { isChatAllowed: false, noncompliantDevice: 'no-elevation' });
    await add(devices, { noncompliantDevice: 'block' });
    await add(other, { areUnenrolledDevicesAllowed: false, idleEndMs: 600_000 });
    const { settings, overriddenBy } = await effective(people, devices);
    expect(settings).toMatchObject({
      codeLifetimeMs: 120_000,
      isChatAllowed: false,
      noncompliantDevice: 'block',
      idleEndMs: 1_800_000,
    });
    expect(overriddenBy).toEqual({ isChatAllowed: 'People', noncompliantDevice: 'Devices' });
    expect((await effective()).overriddenBy).toEqual({});
  });

  test('OVR6 only who manages settings sees and changes them', async () => {
    const domain = admin.email.split('@')[1] ?? '';
    const helper = await world.member(admin.tenantId, `help@${domain}`, ['help-desk-operator']);
    const page = await world.signedIn(helper.email);
    expect((await page.api('GET', '/settings/overrides')).status).toBe(403);
    const body = { groupId: NOBODY, settings: { isChatAllowed: false } };
    expect((await page.api('POST', '/settings/overrides', body)).status).toBe(403);
  });
});
