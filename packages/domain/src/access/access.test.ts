import { Mode, Permission, type AccessAnswer, type AccessReason } from '@alongside/protocol';
import { numberedTenant, samplePerson } from '@alongside/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerModes, decideAccess, refuseModes, type AccessDevice, type AccessFacts } from './access.ts';
import type { Person, RoleAssignment, Scope } from './person.ts';

const tenantId = numberedTenant(1);
const otherTenantId = numberedTenant(2);
const facts: AccessFacts = { tenantId, isEnabled: true, areUnenrolledDevicesAllowed: true };
const operator = samplePerson({ n: 1, tenantId, roles: ['help-desk-operator'] });
const administrator = samplePerson({ n: 2, tenantId, roles: ['administrator'] });
const sharer = samplePerson({ n: 3, tenantId });
const browser: AccessDevice = {
  surface: 'browser',
  isEnrolled: false,
  isCompliant: false,
  id: null,
  name: null,
  groups: [],
};
const agent: AccessDevice = {
  surface: 'agent',
  isEnrolled: true,
  isCompliant: true,
  id: null,
  name: null,
  groups: ['laptops'],
};

const reasons = (answer: AccessAnswer): readonly AccessReason[] =>
  answer.isAllowed ? [] : answer.missing.map(({ reason }) => reason);
const mayStart = (helper: Person, when = facts) => reasons(decideAccess({ kind: 'start', helper }, when));
const mayJoin = (parties: { helper?: Person; sharer?: Person; device?: AccessDevice }, when = facts) =>
  reasons(decideAccess({ kind: 'join', helper: operator, sharer, device: browser, ...parties }, when));
const mayAsk = (
  mode: Mode,
  parties: { helper?: Person; sharer?: Person; device?: AccessDevice } = {},
  when = facts,
) => reasons(decideAccess({ kind: 'mode', mode, helper: operator, sharer, device: agent, ...parties }, when));

function helperWith(permissions: readonly Permission[], scope: Partial<Scope> = {}): Person {
  const [assignment] = operator.assignments;
  if (assignment === undefined) throw new Error('the operator has a role');
  return {
    ...operator,
    assignments: [{ ...assignment, permissions, scope: { people: 'all', devices: 'all', ...scope } }],
  };
}

describe('who may help', () => {
  test('ACC1 nobody helps while Alongside is off', () => {
    const off = { ...facts, isEnabled: false };
    expect(mayStart(operator, off)).toEqual(['tenant-off']);
    expect(mayJoin({}, off)).toEqual(['tenant-off']);
    expect(mayAsk('view', {}, off)).toEqual(['tenant-off']);
  });

  test('ACC1 the console stays open while Alongside is off', () => {
    const question = { kind: 'console', person: administrator, anyOf: ['manage-settings'] } as const;
    expect(decideAccess(question, { ...facts, isEnabled: false })).toEqual({ isAllowed: true });
  });

  test('ACC2 a deactivated person may do nothing', () => {
    const gone = { ...administrator, isActive: false };
    expect(mayStart(gone)).toEqual(['person-deactivated', 'needs-permission']);
    expect(mayJoin({ sharer: { ...sharer, isActive: false } })).toEqual(['person-deactivated']);
    for (const permission of Permission.options) {
      const question = { kind: 'console', person: gone, anyOf: [permission] } as const;
      expect(decideAccess(question, facts).isAllowed).toBe(false);
    }
  });

  test('ACC3 somebody of another tenant is nobody', () => {
    expect(mayStart({ ...operator, tenantId: otherTenantId })).toContain('person-deactivated');
    expect(mayJoin({ sharer: { ...sharer, tenantId: otherTenantId } })).toEqual(['person-deactivated']);
    expect(mayAsk('view', { sharer: { ...sharer, tenantId: otherTenantId } })).toEqual([
      'person-deactivated',
    ]);
    const question = {
      kind: 'console',
      person: { ...administrator, tenantId: otherTenantId },
      anyOf: Permission.options,
    } as const;
    expect(decideAccess(question, facts).isAllowed).toBe(false);
  });

  test('ACC4 a blocked helper may not help but keeps the rest', () => {
    const blocked = { ...administrator, isBlocked: true };
    expect(mayStart(blocked)).toEqual(['helper-blocked']);
    expect(mayJoin({ helper: blocked })).toEqual(['helper-blocked']);
    const question = { kind: 'console', person: blocked, anyOf: ['view-reports'] } as const;
    expect(decideAccess(question, facts)).toEqual({ isAllowed: true });
  });

  test('ACC5 helping needs a permission to help', () => {
    expect(mayStart(operator)).toEqual([]);
    expect(mayStart(sharer)).toEqual(['needs-permission']);
    expect(mayStart(samplePerson({ n: 4, tenantId, roles: ['auditor'] }))).toEqual(['needs-permission']);
    expect(mayStart(helperWith(['unattended-control']))).toEqual(['needs-permission']);
  });

  test('ACC6 nobody helps themself', () => {
    expect(mayJoin({ sharer: operator })).toEqual(['own-session']);
    expect(mayAsk('view', { sharer: operator })).toEqual(['own-session']);
  });

  test('ACC7 an unenrolled device is let in only where the tenant allows it', () => {
    const strict = { ...facts, areUnenrolledDevicesAllowed: false };
    expect(mayJoin({}, strict)).toEqual(['device-unenrolled']);
    expect(mayJoin({ device: agent }, strict)).toEqual([]);
    expect(mayAsk('view', { device: browser }, strict)).toEqual(['device-unenrolled']);
  });
});

describe('what may be asked', () => {
  test('ACC8 each mode needs its permission, or one that implies it', () => {
    const allowed = (permission: Permission) =>
      Mode.options.filter((mode) => mayAsk(mode, { helper: helperWith([permission]) }).length === 0);
    expect(allowed('view-screen')).toEqual(['view']);
    expect(allowed('take-full-control')).toEqual(['view', 'control']);
    expect(allowed('elevation')).toEqual(['view', 'control']);
    expect(allowed('unattended-control')).toEqual([]);
  });

  test('ACC8 a refusal names the permission', () => {
    const question = { kind: 'mode', mode: 'control', sharer, device: agent } as const;
    expect(decideAccess({ ...question, helper: helperWith(['view-screen']) }, facts)).toEqual({
      isAllowed: false,
      missing: [{ reason: 'needs-permission', permission: 'take-full-control' }],
    });
  });

  test('ACC9 a browser is only asked for viewing', () => {
    expect(mayAsk('view', { device: browser })).toEqual([]);
    expect(mayAsk('control', { device: browser })).toEqual(['surface-view-only']);
    expect(mayAsk('elevation', { device: browser })).toEqual([
      'capability-not-available',
      'surface-view-only',
    ]);
  });

  test('ACC18 elevation is not available yet, whoever asks it of whatever device', () => {
    expect(mayAsk('elevation', { helper: administrator, device: agent })).toEqual([
      'capability-not-available',
    ]);
    expect(mayAsk('elevation', { helper: helperWith(['view-screen']), device: agent })).toEqual([
      'capability-not-available',
      'needs-permission',
    ]);
  });

  test('ACC10 nobody is asked for what needs nobody', () => {
    expect(mayAsk('unattended', { helper: administrator })).toEqual(['capability-not-available']);
  });

  test('ACC11 one assignment with the permission must cover both the sharer and the device', () => {
    const berlin = { ...sharer, groups: ['berlin'] };
    const ask = (scope: Partial<Scope>) =>
      mayAsk('view', { helper: helperWith(['view-screen'], scope), sharer: berlin });
    expect(ask({ people: ['berlin'], devices: ['laptops'] })).toEqual([]);
    expect(ask({ people: ['paris'] })).toEqual(['sharer-out-of-scope']);
    expect(ask({ devices: ['servers'] })).toEqual(['device-out-of-scope']);
    expect(ask({ people: ['paris'], devices: ['servers'] })).toEqual([
      'sharer-out-of-scope',
      'device-out-of-scope',
    ]);
    expect(ask({ people: [], devices: [] })).toEqual(['sharer-out-of-scope', 'device-out-of-scope']);
  });

  test('ACC11 two assignments that cover one each cover nothing', () => {
    const people = helperWith(['view-screen'], { people: ['berlin'], devices: [] });
    const devices = helperWith(['view-screen'], { people: [], devices: ['laptops'] });
    const helper = { ...operator, assignments: [...people.assignments, ...devices.assignments] };
    const berlin = { ...sharer, groups: ['berlin'] };
    expect(mayAsk('view', { helper, sharer: berlin })).toEqual(['device-out-of-scope']);
  });

  test('ACC12 a refusal names everything that is missing', () => {
    const blocked = { ...helperWith(['view-screen']), isBlocked: true };
    const strict = { ...facts, isEnabled: false, areUnenrolledDevicesAllowed: false };
    expect(mayAsk('control', { helper: blocked, sharer: blocked, device: browser }, strict)).toEqual([
      'tenant-off',
      'helper-blocked',
      'own-session',
      'device-unenrolled',
      'surface-view-only',
      'needs-permission',
    ]);
  });

  test('ACC13 any of the named permissions opens a part of the console; none opens nothing', () => {
    const ask = (person: Person, ...anyOf: Permission[]) =>
      decideAccess({ kind: 'console', person, anyOf }, facts).isAllowed;
    expect(ask(operator, 'view-screen', 'view-reports')).toBe(true);
    expect(ask(operator, 'view-reports')).toBe(false);
    expect(ask(administrator)).toBe(false);
  });
});

const groups = fc.subarray(['berlin', 'paris', 'laptops']);
const scopes = fc.record({
  people: fc.oneof(fc.constant('all' as const), groups),
  devices: fc.oneof(fc.constant('all' as const), groups),
});
const assignments: fc.Arbitrary<RoleAssignment[]> = fc.array(
  fc.record({
    id: fc.constantFrom(...administrator.assignments.map(({ id }) => id)),
    permissions: fc.subarray([...Permission.options]),
    scope: scopes,
  }),
  { maxLength: 3 },
);
const people = (n: number): fc.Arbitrary<Person> =>
  fc
    .record({
      tenantId: fc.constantFrom(tenantId, tenantId, tenantId, otherTenantId),
      isActive: fc.boolean(),
      isBlocked: fc.boolean(),
      groups,
      assignments,
    })
    .map((made) => ({ ...samplePerson({ n, tenantId }), ...made }));
const devices: fc.Arbitrary<AccessDevice> = fc.record({
  surface: fc.constantFrom('browser', 'agent'),
  isEnrolled: fc.boolean(),
  isCompliant: fc.boolean(),
  id: fc.constant(null),
  name: fc.constant(null),
  groups,
});
const parties = fc.record({
  helper: people(1),
  sharer: fc.oneof(people(3), people(1)),
  device: devices,
});
const tenants = fc.record({
  tenantId: fc.constant(tenantId),
  isEnabled: fc.boolean(),
  areUnenrolledDevicesAllowed: fc.boolean(),
});

describe('whatever the facts', () => {
  test('ACC14 who may control may view, and who may elevate may do both', () => {
    fc.assert(
      fc.property(parties, tenants, (all, tenant) => {
        const answers = answerModes(all, tenant);
        if (answers.elevation.isAllowed) expect(answers.control.isAllowed).toBe(true);
        if (answers.control.isAllowed) expect(answers.view.isAllowed).toBe(true);
        expect(answers.unattended.isAllowed).toBe(false);
      }),
    );
  });

  test('ACC15 nothing is allowed across tenants', () => {
    fc.assert(
      fc.property(parties, tenants, fc.boolean(), (all, tenant, isHelperForeign) => {
        const foreign = isHelperForeign
          ? { ...all, helper: { ...all.helper, tenantId: otherTenantId } }
          : { ...all, sharer: { ...all.sharer, tenantId: otherTenantId } };
        expect(decideAccess({ kind: 'join', ...foreign }, tenant).isAllowed).toBe(false);
        for (const answer of Object.values(answerModes(foreign, tenant)))
          expect(answer.isAllowed).toBe(false);
      }),
    );
  });

  test('ACC16 taking anything away never adds access', () => {
    const narrower = fc.constantFrom<(all: Facts) => Facts>(
      (all) => ({ ...all, tenant: { ...all.tenant, isEnabled: false } }),
      (all) => ({ ...all, tenant: { ...all.tenant, areUnenrolledDevicesAllowed: false } }),
      (all) => ({ ...all, helper: { ...all.helper, isActive: false } }),
      (all) => ({ ...all, helper: { ...all.helper, isBlocked: true } }),
      (all) => ({ ...all, helper: { ...all.helper, assignments: all.helper.assignments.slice(1) } }),
      (all) => ({
        ...all,
        helper: withFirst(all.helper, (first) => ({ permissions: first.permissions.slice(1) })),
      }),
      (all) => ({
        ...all,
        helper: withFirst(all.helper, ({ scope }) => ({ scope: { ...scope, people: [] } })),
      }),
      (all) => ({
        ...all,
        helper: withFirst(all.helper, ({ scope }) => ({ scope: { ...scope, devices: [] } })),
      }),
      (all) => ({ ...all, sharer: { ...all.sharer, isActive: false } }),
      (all) => ({ ...all, sharer: { ...all.sharer, groups: all.sharer.groups.slice(1) } }),
      (all) => ({ ...all, device: { ...all.device, groups: all.device.groups.slice(1) } }),
      (all) => ({ ...all, device: { ...all.device, isEnrolled: false } }),
      (all) => ({ ...all, device: { ...all.device, surface: 'browser' } }),
    );
    fc.assert(
      fc.property(parties, tenants, narrower, (all, tenant, narrow) => {
        const after = narrow({ ...all, tenant });
        const [wide, less] = [allowedOf({ ...all, tenant }), allowedOf(after)];
        expect(wide).toEqual(expect.arrayContaining(less));
      }),
      { numRuns: 500 },
    );
  });

  test('ACC17 a refusal always says why', () => {
    fc.assert(
      fc.property(parties, tenants, fc.constantFrom(...Mode.options), (all, tenant, mode) => {
        const answer = decideAccess({ kind: 'mode', mode, ...all }, tenant);
        if (!answer.isAllowed) expect(answer.missing.length).toBeGreaterThan(0);
      }),
    );
    expect(Object.values(refuseModes({ reason: 'tenant-off' })).some(({ isAllowed }) => isAllowed)).toBe(
      false,
    );
  });
});

interface Facts {
  readonly helper: Person;
  readonly sharer: Person;
  readonly device: AccessDevice;
  readonly tenant: AccessFacts;
}

function withFirst(person: Person, change: (first: RoleAssignment) => Partial<RoleAssignment>): Person {
  const [first, ...rest] = person.assignments;
  return first === undefined ? person : { ...person, assignments: [{ ...first, ...change(first) }, ...rest] };
}

/** Everything that is allowed with these facts, by name. */
function allowedOf({ helper, sharer: helped, device, tenant }: Facts): string[] {
  const answers = {
    start: decideAccess({ kind: 'start', helper }, tenant),
    join: decideAccess({ kind: 'join', helper, sharer: helped, device }, tenant),
    ...answerModes({ helper, sharer: helped, device }, tenant),
    ...Object.fromEntries(
      Permission.options.map((permission) => [
        permission,
        decideAccess({ kind: 'console', person: helper, anyOf: [permission] }, tenant),
      ]),
    ),
  };
  return Object.entries(answers).flatMap(([name, answer]) => (answer.isAllowed ? [name] : []));
}
