import {
  AccessPolicyFields,
  defaultTenantSettings,
  GroupId,
  Mode,
  Permission,
  PolicyId,
  type AccessAnswer,
  type AccessReason,
} from '@alongside/protocol';
import { numberedTenant, numberedUuid, samplePerson } from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { decideAccess, refuseModes } from './access.ts';
import { factsOf, type AccessDevice, type AccessFacts, type AccessQuestion } from './access-facts.ts';
import type { ConditionalPolicy } from './conditional/conditional-context.ts';
import { explainAccess } from './explain-access.ts';
import type { Person, Scope } from './person.ts';

const tenantId = numberedTenant(1);
const otherTenantId = numberedTenant(2);
const [berlin, paris, laptops, servers] = [1, 2, 3, 4].map((n) =>
  GroupId.parse(numberedUuid(0xbb00 + n)),
) as [GroupId, GroupId, GroupId, GroupId];
const settings = { ...defaultTenantSettings, isEnabled: true, areUnenrolledDevicesAllowed: true };
const facts: AccessFacts = {
  ...factsOf(tenantId, settings, Date.UTC(2026, 0, 1)),
  groupNames: new Map([
    [berlin, 'Berlin'],
    [laptops, 'Berlin laptops'],
  ]),
};
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
  isRetired: false,
};
const agent: AccessDevice = {
  surface: 'agent',
  isEnrolled: true,
  isCompliant: true,
  id: null,
  name: null,
  groups: [laptops],
  isRetired: false,
};

const reasons = (answer: AccessAnswer): readonly AccessReason[] =>
  answer.isAllowed ? [] : answer.missing.map(({ reason }) => reason);
const berliner = { ...sharer, groups: [berlin] };

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
      'needs-permission',
      'capability-not-available',
    ]);
  });

  test('ACC10 nobody is asked for what needs nobody', () => {
    expect(mayAsk('unattended', { helper: administrator })).toEqual(['capability-not-available']);
  });

  test('ACC11 one assignment with the permission must cover both the sharer and the device', () => {
    const ask = (scope: Partial<Scope>) =>
      mayAsk('view', { helper: helperWith(['view-screen'], scope), sharer: berliner });
    expect(ask({ people: [berlin], devices: [laptops] })).toEqual([]);
    expect(ask({ people: [paris] })).toEqual(['sharer-out-of-scope']);
    expect(ask({ devices: [servers] })).toEqual(['device-out-of-scope']);
    expect(ask({ people: [paris], devices: [servers] })).toEqual([
      'sharer-out-of-scope',
      'device-out-of-scope',
    ]);
    expect(ask({ people: [], devices: [] })).toEqual(['sharer-out-of-scope', 'device-out-of-scope']);
  });

  test('ACC11 two assignments that cover one each cover nothing', () => {
    const people = helperWith(['view-screen'], { people: [berlin], devices: [] });
    const devices = helperWith(['view-screen'], { people: [], devices: [laptops] });
    const helper = { ...operator, assignments: [...people.assignments, ...devices.assignments] };
    expect(mayAsk('view', { helper, sharer: berliner })).toEqual(['device-out-of-scope']);
  });

  test('ACC19 a refusal names the permission, and the nearest group that no scope has', () => {
    const ask = (device: Partial<AccessDevice>, scope: Partial<Scope>) =>
      decideAccess(
        {
          kind: 'mode',
          mode: 'control',
          helper: helperWith(['take-full-control'], scope),
          sharer: berliner,
          device: { ...agent, ...device },
        },
        facts,
      );
    const missing = (reason: AccessReason, on?: string) => ({
      isAllowed: false,
      missing: [{ reason, permission: 'take-full-control', ...(on === undefined ? {} : { on }) }],
    });
    expect(ask({}, { devices: [servers] })).toEqual(missing('device-out-of-scope', 'Berlin laptops'));
    expect(ask({ groups: [], name: 'Front desk' }, { devices: [servers] })).toEqual(
      missing('device-out-of-scope', 'Front desk'),
    );
    expect(ask({ groups: [] }, { devices: [servers] })).toEqual(missing('device-out-of-scope'));
    expect(ask({}, { people: [paris] })).toEqual(missing('sharer-out-of-scope', 'Berlin'));
    // Of no name that is known the person's own stands in.
    const unnamed = mayAsk('view', { helper: helperWith(['view-screen'], { people: [] }) });
    expect(unnamed).toEqual(['sharer-out-of-scope']);
  });

  test('ACC12 a refusal names everything that is missing', () => {
    const blocked = { ...helperWith(['view-screen']), isBlocked: true };
    const strict = { ...facts, isEnabled: false, areUnenrolledDevicesAllowed: false };
    expect(mayAsk('control', { helper: blocked, sharer: blocked, device: browser }, strict)).toEqual([
      'tenant-off',
      'helper-blocked',
      'own-session',
      'needs-permission',
      'device-unenrolled',
      'surface-view-only',
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

describe('the device', () => {
  const noncompliant = { ...agent, isCompliant: false };
  const under = (noncompliantDevice: AccessFacts['noncompliantDevice']) => ({ ...facts, noncompliantDevice });
  const allModes = { ...administrator, personId: operator.personId };

  test('ACC20 a retired device takes part in nothing', () => {
    const device = { ...agent, isRetired: true };
    expect(mayJoin({ device })).toEqual(['device-retired']);
    expect(mayAsk('view', { device })).toEqual(['device-retired']);
  });

  test.each([
    ['warn', [], [], []],
    ['no-elevation', [], [], ['device-noncompliant']],
    ['view-only', [], ['device-noncompliant'], ['device-noncompliant']],
    ['block', ['device-noncompliant'], ['device-noncompliant'], ['device-noncompliant']],
  ] as const)(
    'ACC21 with “%s” a noncompliant device keeps from what it says',
    (effect, view, control, more) => {
      const ask = (mode: Mode) =>
        mayAsk(mode, { helper: allModes, device: noncompliant }, under(effect)).filter(
          (reason) => reason !== 'capability-not-available',
        );
      expect([ask('view'), ask('control'), ask('elevation')]).toEqual([view, control, more]);
      expect(mayJoin({ device: noncompliant }, under(effect))).toEqual(view);
      expect(mayJoin({ device: agent }, under(effect))).toEqual([]);
    },
  );

  test('ACC21 an unenrolled device never complies', () => {
    expect(mayJoin({ device: browser }, under('block'))).toEqual(['device-noncompliant']);
    expect(mayJoin({ device: browser }, under('view-only'))).toEqual([]);
  });
});

describe('conditional access', () => {
  const policy = (given: Partial<z.input<typeof AccessPolicyFields>> = {}): ConditionalPolicy => ({
    id: PolicyId.parse(numberedUuid(0xdd01)),
    ...AccessPolicyFields.parse({
      name: 'Only from the office',
      state: 'on',
      who: { sides: ['helper'], people: 'all' },
      then: { kind: 'block' },
      ...given,
    }),
  });
  const under = (...policies: readonly ConditionalPolicy[]): AccessFacts => ({
    ...facts,
    conditional: { ...facts.conditional, policies },
  });
  const missing = (question: AccessQuestion, when: AccessFacts) => {
    const answer = decideAccess(question, when);
    return answer.isAllowed ? [] : answer.missing;
  };

  test('ACC22 a policy keeps its side from starting, meeting and asking, and is named', () => {
    const when = under(policy());
    const blocked = [{ reason: 'policy-blocks', on: 'Only from the office', side: 'helper' }];
    expect(missing({ kind: 'start', helper: operator }, when)).toEqual(blocked);
    expect(missing({ kind: 'join', helper: operator, sharer, device: agent }, when)).toEqual(blocked);
    expect(missing({ kind: 'mode', mode: 'view', helper: operator, sharer, device: agent }, when)).toEqual(
      blocked,
    );
    expect(missing({ kind: 'get-help', sharer, device: agent }, when)).toEqual([]);
  });

  test('ACC22 the console is not shut by a policy: it is where policies are changed', () => {
    const question = { kind: 'console', person: administrator, anyOf: ['manage-policies'] } as const;
    expect(decideAccess(question, under(policy())).isAllowed).toBe(true);
  });

  test('ACC22 each thing that a policy asks for has its reason', () => {
    const asks = policy({
      who: { sides: ['sharer'], people: 'all' },
      then: {
        kind: 'require',
        match: 'all',
        of: [
          { kind: 'mfa' },
          { kind: 'compliant-device' },
          { kind: 'fresh-sign-in', withinMs: 60_000 },
          { kind: 'approval' },
        ],
      },
    });
    const reasonsOf = (device: AccessDevice) => mayAsk('view', { device }, under(asks));
    expect(reasonsOf(browser)).toEqual([
      'needs-mfa',
      'needs-compliant-device',
      'needs-fresh-sign-in',
      'needs-approval',
    ]);
    expect(reasonsOf(agent)).toEqual(['needs-mfa', 'needs-fresh-sign-in', 'needs-approval']);
    // An approval is asked for with a mode.
    expect(mayJoin({ device: agent }, under(asks))).toEqual(['needs-mfa', 'needs-fresh-sign-in']);
  });

  test('ACC23 a policy for viewing counts for control as well, and one for control for that alone', () => {
    const modes = (mode: Mode) => under(policy({ conditions: { modes: [mode] } }));
    expect(mayAsk('control', {}, modes('view'))).toEqual(['policy-blocks']);
    expect(mayAsk('view', {}, modes('control'))).toEqual([]);
    expect(mayAsk('control', {}, modes('control'))).toEqual(['policy-blocks']);
  });

  test('ACC23 an approval of control is one of viewing, and not the other way round', () => {
    const asks = policy({ then: { kind: 'require', match: 'all', of: [{ kind: 'approval' }] } });
    const approved = (mode: Mode): AccessFacts => ({
      ...facts,
      conditional: { ...facts.conditional, policies: [asks], approvals: [{ policyId: asks.id, mode }] },
    });
    expect(mayAsk('view', {}, approved('control'))).toEqual([]);
    expect(mayAsk('control', {}, approved('control'))).toEqual([]);
    expect(mayAsk('control', {}, approved('view'))).toEqual(['needs-approval']);
  });

  test('ACC22 a policy that is only reported is told in the explanation and keeps nobody out', () => {
    const when = under(policy({ state: 'report-only' }));
    const question = { kind: 'mode', mode: 'view', helper: operator, sharer, device: agent } as const;
    expect(decideAccess(question, when)).toEqual({ isAllowed: true });
    expect(explainAccess(question, when).at(-1)).toEqual({
      rule: 'conditional-access',
      outcome: 'passed',
      missing: [],
      evidence: [
        {
          kind: 'policy',
          id: policy().id,
          name: 'Only from the office',
          side: 'helper',
          state: 'report-only',
          outcome: 'block',
          isMet: false,
        },
      ],
    });
  });
});

describe('explanations', () => {
  test('EXA1 every rule is told, with what made or broke it', () => {
    const helper = helperWith(['take-full-control'], { people: [berlin], devices: [servers] });
    const rules = explainAccess(
      { kind: 'mode', mode: 'view', helper, sharer: berliner, device: agent },
      facts,
    );
    expect(rules.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'tenant-on passed',
      'helper-active passed',
      'helper-not-blocked passed',
      'sharer-active passed',
      'two-people passed',
      'permission passed',
      'sharer-in-scope passed',
      'device-in-scope failed',
      'device-in-use passed',
      'device-enrolled passed',
      'mode-available passed',
      'surface passed',
      'compliance passed',
      'conditional-access passed',
    ]);
    expect(rules.find(({ rule }) => rule === 'device-in-scope')?.evidence).toMatchObject([
      {
        kind: 'assignment',
        role: { id: 'help-desk-operator' },
        hasPermission: true,
        coversSharer: true,
        coversDevice: false,
        via: [{ id: berlin, name: 'Berlin' }],
      },
    ]);
    expect(rules[0]?.evidence).toEqual([{ kind: 'setting', name: 'isEnabled', value: 'true', group: null }]);
  });

  test('EXA1 a setting that differs for a group is told with the group', () => {
    const when = {
      ...facts,
      noncompliantDevice: 'block',
      overriddenBy: { noncompliantDevice: 'Berlin' },
    } as const;
    const device = { ...agent, isCompliant: false };
    const rules = explainAccess({ kind: 'get-help', sharer, device }, when);
    expect(rules.find(({ rule }) => rule === 'compliance')).toMatchObject({
      outcome: 'failed',
      evidence: [{ kind: 'device' }, { name: 'noncompliantDevice', value: 'block', group: 'Berlin' }],
    });
  });

  test('EXA2 a rule that does not concern the question is not asked', () => {
    const rules = explainAccess({ kind: 'start', helper: operator }, facts);
    const asked = rules.filter(({ outcome }) => outcome !== 'not-asked').map(({ rule }) => rule);
    expect(asked).toEqual([
      'tenant-on',
      'helper-active',
      'helper-not-blocked',
      'permission',
      'conditional-access',
    ]);
  });

  test('ACC17 no mode at all has its reason, too', () => {
    const answers = Object.values(refuseModes({ reason: 'tenant-off' }));
    expect(answers.some(({ isAllowed }) => isAllowed)).toBe(false);
  });
});
