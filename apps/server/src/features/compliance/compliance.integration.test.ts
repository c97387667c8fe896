import type { DeviceCompliance, DeviceId } from '@alongside/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import type { TestIdentityWorld } from '../identity/test-identity-world.ts';
import { evaluateChanged } from './compliance-job.ts';
import { complianceNow } from './compliance-of-device.ts';
import { ComplianceTenant, openComplianceWorld } from './test-compliance-world.ts';

const DAY_MS = 86_400_000;
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe.each(testEngines.filter((engine) => engine.isThere))('compliance on $name', (engine) => {
  let world: TestIdentityWorld;
  let tenant: ComplianceTenant;
  beforeAll(async () => {
    world = await openComplianceWorld(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    tenant = await ComplianceTenant.make(world);
  });

  const view = (id: DeviceId) =>
    tenant.browser.call('GET', `/devices/${id}/compliance`) as Promise<DeviceCompliance>;

  test('CMP1 a policy is made, shown, changed and deleted, each with before and after in the audit log', async () => {
    const id = await tenant.policy({ name: 'Base line', description: 'For all' });
    const shown = await tenant.browser.call('GET', `/compliance-policies/${id}`);
    expect(shown).toMatchObject({
      name: 'Base line',
      assignment: { to: 'all' },
      graceDays: 0,
      failingDevices: 0,
    });
    await tenant.browser.call('PATCH', `/compliance-policies/${id}`, { graceDays: 3, name: 'Base line' });
    await tenant.browser.call('PATCH', `/compliance-policies/${id}`, { graceDays: 3 });
    await tenant.browser.call('DELETE', `/compliance-policies/${id}`);
    expect(await tenant.audit(id)).toMatchObject([
      { code: 'compliance-policy.added', before: null, after: { name: 'Base line', description: 'For all' } },
      { code: 'compliance-policy.changed', before: { graceDays: 0 }, after: { graceDays: 3 } },
      { code: 'compliance-policy.removed', before: { name: 'Base line' }, after: null },
    ]);
    const gone = await tenant.browser.api('GET', `/compliance-policies/${id}`);
    expect(gone.status).toBe(404);
  });

  test('CMP1 policies are listed by name, searched and paged', async () => {
    for (const name of ['b disks', 'A disks', 'c walls']) await tenant.policy({ name });
    const list = (query: string) =>
      tenant.browser.call('GET', `/compliance-policies?${query}`) as Promise<{
        items: { name: string }[];
        next: string | null;
        total: number;
      }>;
    const first = await list('search=DISK&limit=1');
    expect([first.items[0]?.name, first.total]).toEqual(['A disks', 2]);
    const second = await list(`search=DISK&limit=1&after=${first.next ?? ''}`);
    expect([second.items[0]?.name, second.next]).toEqual(['b disks', null]);
  });

  test('CMP2 a name is taken once in a tenant; groups have to be there, and be of devices', async () => {
    await tenant.policy({ name: 'Strict' });
    const body = {
      name: 'STRICT',
      platforms: ['linux'],
      assignment: { to: 'all', except: [] },
      rules: [{ kind: 'firewall' }],
    };
    const taken = await tenant.browser.api('POST', '/compliance-policies', body);
    expect(taken.status).toBe(409);
    const people = (await tenant.browser.call('POST', '/groups', { kind: 'people', name: 'All' })) as {
      id: string;
    };
    for (const group of [NOBODY, people.id]) {
      const assignment = { to: [group], except: [] };
      const refused = await tenant.browser.api('POST', '/compliance-policies', {
        ...body,
        name: 'Other',
        assignment,
      });
      expect(refused.status).toBe(404);
    }
    const other = await ComplianceTenant.make(world);
    await other.policy({ name: 'Strict' });
  });

  test('CMP3 policies are read by who sees devices and changed by who manages policies, of the own tenant', async () => {
    const id = await tenant.policy();
    const helper = await world.member(tenant.admin.tenantId, `help@${tenant.domain}`, ['help-desk-operator']);
    const auditor = await world.member(tenant.admin.tenantId, `audit@${tenant.domain}`, ['auditor']);
    const asHelper = await world.signedIn(helper.email);
    const asAuditor = await world.signedIn(auditor.email);
    const path = `/compliance-policies/${id}`;
    expect((await asHelper.api('GET', path)).status).toBe(200);
    expect((await asHelper.api('PATCH', path, { graceDays: 1 })).status).toBe(403);
    expect((await asAuditor.api('GET', path)).status).toBe(403);
    const other = await ComplianceTenant.make(world);
    expect((await other.browser.api('GET', path)).status).toBe(404);
    expect((await other.browser.api('DELETE', path)).status).toBe(404);
  });

  test('CMP4 a new policy has its devices evaluated, a deleted one too, and each change is in the audit log', async () => {
    const [good, bad] = [
      await tenant.device('good'),
      await tenant.device('bad', { posture: { isDiskEncrypted: false } }),
    ];
    expect([await tenant.state(good), await tenant.state(bad)]).toEqual(['compliant', 'compliant']);
    expect(await tenant.audit(bad)).toEqual([]);
    const id = await tenant.policy({ name: 'Disks' });
    expect([await tenant.state(good), await tenant.state(bad)]).toEqual(['compliant', 'noncompliant']);
    expect(await tenant.browser.call('GET', `/compliance-policies/${id}`)).toMatchObject({
      failingDevices: 1,
    });
    await tenant.browser.call('DELETE', `/compliance-policies/${id}`);
    expect(await tenant.state(bad)).toBe('compliant');
    const failed = [{ policy: 'Disks', rule: 'disk-encryption' }];
    expect(await tenant.audit(bad)).toEqual([
      {
        code: 'device.compliance-changed',
        before: { compliance: 'compliant' },
        after: { compliance: 'noncompliant', failed },
      },
      {
        code: 'device.compliance-changed',
        before: { compliance: 'noncompliant' },
        after: { compliance: 'compliant', failed: [] },
      },
    ]);
  });

  test('CMP5 a device is evaluated when it says something else of itself', async () => {
    await tenant.policy();
    const id = await tenant.device('silent', { posture: null });
    expect(await tenant.state(id)).toBe('not-evaluated');
    await tenant.run(`update devices set facts = '{"isDiskEncrypted": false, "isFirewallOn": true, "hasScreenLock": null,
      "readAt": "2026-01-01T00:00:00.000Z"}', compliance_stale = true where id = '${id}'`);
    expect(await tenant.state(id)).toBe('noncompliant');
    await tenant.say(id, { posture: { isDiskEncrypted: true } });
    expect(await tenant.state(id)).toBe('compliant');
  });

  test('CMP5 facts from outside are those of their source', async () => {
    const fact = { kind: 'external-fact', source: 'intune', key: 'score', op: 'at-least', value: 50 };
    await tenant.policy({ rules: [fact] });
    const id = await tenant.device('scored');
    expect(await tenant.state(id)).toBe('not-evaluated');
    const facts = (score: number) =>
      `{"intune": {"setAt": "2026-01-01T00:00:00.000Z", "facts": {"score": ${score}}}}`;
    await tenant.run(
      `update devices set external_facts = '${facts(60)}', compliance_stale = true where id = '${id}'`,
    );
    expect(await tenant.state(id)).toBe('compliant');
    await tenant.run(
      `update devices set external_facts = '${facts(40)}', compliance_stale = true where id = '${id}'`,
    );
    expect(await tenant.state(id)).toBe('noncompliant');
  });

  test('CMP6 a policy is for the members of its groups, also by way of others, but for those it excepts', async () => {
    const posture = { isDiskEncrypted: false };
    const [direct, nested, other] = [
      await tenant.device('direct', { posture }),
      await tenant.device('nested', { posture }),
      await tenant.device('other', { posture }),
    ];
    const [outer, inner, spared] = [
      await tenant.group('Outer', direct),
      await tenant.group('Inner', nested),
      await tenant.group('Spared'),
    ];
    const states = async () => [
      await tenant.state(direct),
      await tenant.stored(nested),
      await tenant.stored(other),
    ];
    await tenant.policy({ assignment: { to: [outer], except: [spared] } });
    expect(await states()).toEqual(['noncompliant', 'compliant', 'compliant']);
    await tenant.browser.call('POST', `/groups/${outer}/members`, { add: { groups: [inner] } });
    expect(await states()).toEqual(['noncompliant', 'noncompliant', 'compliant']);
    await tenant.browser.call('POST', `/groups/${spared}/members`, { add: { devices: [direct] } });
    expect(await states()).toEqual(['compliant', 'noncompliant', 'compliant']);
    await tenant.browser.call('POST', `/groups/${outer}/members`, {
      add: { devices: [other] },
      remove: { groups: [inner] },
    });
    expect(await states()).toEqual(['compliant', 'compliant', 'noncompliant']);
  });

  test('CMP6 a group that goes takes its members out of the groups around it', async () => {
    const id = await tenant.device('nested', { posture: { isDiskEncrypted: false } });
    const [outer, inner] = [await tenant.group('Outer'), await tenant.group('Inner', id)];
    await tenant.browser.call('POST', `/groups/${outer}/members`, { add: { groups: [inner] } });
    await tenant.policy({ assignment: { to: [outer], except: [] } });
    expect(await tenant.state(id)).toBe('noncompliant');
    await tenant.run(`delete from groups where id = '${inner}'`);
    expect(await tenant.state(id)).toBe('compliant');
  });

  test('CMP7 a group that a policy names can’t be deleted', async () => {
    const group = await tenant.group('Named');
    await tenant.policy({ assignment: { to: 'all', except: [group] } });
    const refused = await tenant.browser.api('DELETE', `/groups/${group}`);
    expect(refused.status).toBe(409);
  });

  test('CMP8 the end of a grace period and the days of a last check-in pass by themselves', async () => {
    await tenant.policy({ graceDays: 3 });
    await tenant.policy({ rules: [{ kind: 'last-check-in', withinDays: 10 }] });
    const bad = await tenant.device('bad', { posture: { isDiskEncrypted: false } });
    const good = await tenant.device('good');
    expect([await tenant.state(bad), await tenant.stored(good)]).toEqual(['compliant', 'compliant']);
    expect(await view(bad)).toMatchObject({ state: 'compliant' });
    world.clock.forward(3 * DAY_MS + 1_000);
    expect([await tenant.state(bad), await tenant.stored(good)]).toEqual(['noncompliant', 'compliant']);
    world.clock.forward(7 * DAY_MS);
    expect(await tenant.state(good)).toBe('noncompliant');
    await tenant.say(good, { lastSeenAt: world.clock.now() });
    expect(await tenant.state(good)).toBe('compliant');
  });

  test('CMP9 a device’s page has each policy with each rule, what the device said, and until when grace lasts', async () => {
    const windows = { kind: 'os-version', least: [{ system: 'Debian GNU/Linux', atLeast: '14' }] };
    await tenant.policy({ name: 'Base', rules: [windows, { kind: 'disk-encryption' }], graceDays: 2 });
    const id = await tenant.device('desk');
    const { state, policies } = await view(id);
    expect(state).toBe('compliant');
    const [policy] = policies;
    expect(policy).toMatchObject({
      name: 'Base',
      rules: [
        { rule: windows, outcome: 'failed', fault: 'too-old', said: 'Debian GNU/Linux 13' },
        {
          rule: { kind: 'disk-encryption' },
          outcome: 'met',
          fault: null,
          said: true,
          since: null,
          graceUntil: null,
        },
      ],
    });
    const until = Date.parse(policy?.rules[0]?.graceUntil ?? '') - world.clock.now();
    expect(Math.round(until / DAY_MS)).toBe(2);
    const other = await ComplianceTenant.make(world);
    expect((await other.browser.api('GET', `/devices/${id}/compliance`)).status).toBe(404);
  });

  test('CMP10 whoever decides now is told what holds now, whether or not the job has been there', async () => {
    const id = await tenant.device('desk', { posture: { isDiskEncrypted: false } });
    const now = () =>
      world.ports.database.inTenant(tenant.admin.tenantId, (tx) => complianceNow(tx, id, world.clock.now()));
    expect(await now()).toBe('compliant');
    await tenant.policy({ name: 'Disks' });
    expect(await tenant.stored(id)).toBe('not-evaluated');
    expect(await now()).toBe('noncompliant');
  });

  test('CMP11 running sessions are looked at anew: those on the device, or all after many changes at once', async () => {
    const ids: DeviceId[] = [];
    for (let n = 0; n < 25; n += 1)
      ids.push(await tenant.device(`d${n}`, { posture: { isDiskEncrypted: false } }));
    await evaluateChanged(world.ports);
    await tenant.changesNoted();
    await tenant.policy({ name: 'Disks' });
    expect(await tenant.changesNoted()).toMatchObject([{ kind: 'policy' }]);
    await evaluateChanged(world.ports);
    expect(await tenant.changesNoted()).toEqual([{ kind: 'device', subject_id: null }]);
    const [first] = ids;
    if (first === undefined) throw new Error('no device');
    await tenant.say(first, { posture: { isDiskEncrypted: true } });
    await evaluateChanged(world.ports);
    expect(await tenant.changesNoted()).toEqual([{ kind: 'device', subject_id: first }]);
  });

  test('CMP12 nodes share the work and do nothing twice', async () => {
    const ids: DeviceId[] = [];
    for (let n = 0; n < 12; n += 1)
      ids.push(await tenant.device(`d${n}`, { posture: { isDiskEncrypted: false } }));
    await evaluateChanged(world.ports);
    await tenant.policy({ name: 'Disks' });
    await Promise.all([1, 2, 3].map(() => evaluateChanged(world.ports)));
    for (const id of ids) {
      expect(await tenant.stored(id)).toBe('noncompliant');
      expect(await tenant.audit(id)).toHaveLength(1);
    }
  });

  test('CMP13 retired devices are left as they are, and evaluated when they come back', async () => {
    const id = await tenant.device('old');
    expect(await tenant.state(id)).toBe('compliant');
    await tenant.run(`update devices set retired_at = now() where id = '${id}'`);
    await tenant.policy({ rules: [{ kind: 'agent-version', atLeast: '9' }] });
    expect(await tenant.state(id)).toBe('compliant');
    expect(await view(id)).toMatchObject({ state: 'noncompliant' });
    await tenant.run(`update devices set retired_at = null, compliance_stale = true where id = '${id}'`);
    expect(await tenant.state(id)).toBe('noncompliant');
  });
});
