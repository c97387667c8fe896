import type { ComplianceRule } from '@alongside/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRule, DAY_MS } from './check-rule.ts';
import { type ComplianceFacts, type CompliancePolicy, failureKey } from './compliance-policy.ts';
import { evaluateCompliance } from './evaluate-compliance.ts';
import { device, group, NOW, policy, policyId } from './test-compliance.ts';

const disk: ComplianceRule = { kind: 'disk-encryption' };
const system = (atLeast: string): ComplianceRule => ({
  kind: 'os-version',
  least: [
    { system: 'debian gnu/linux', atLeast },
    { system: 'Windows', atLeast: '11 23H2' },
  ],
});
const fact = (key: string, op: 'equals' | 'at-least', value: boolean | number | string): ComplianceRule => ({
  kind: 'external-fact',
  source: 'intune',
  key,
  op,
  value,
});

const outcome = (rule: ComplianceRule, facts: ComplianceFacts) => {
  const { outcome: became, fault } = checkRule(rule, facts, NOW);
  return fault === null ? became : `${became}: ${fault}`;
};

describe('one rule', () => {
  test('CPL3 the system has to be one of those named, with its least version', () => {
    expect(outcome(system('13'), device())).toBe('met');
    expect(outcome(system('13.1'), device())).toBe('failed: too-old');
    expect(outcome(system('13'), device({ osVersion: 'Ubuntu 24.04' }))).toBe('failed: not-listed');
    expect(outcome(system('13'), device({ osVersion: 'Debian GNU/Linux sid' }))).toBe('failed: unreadable');
    const windows = (osVersion: string) => device({ platform: 'windows', osVersion });
    expect(outcome(system('13'), windows('Windows 11 23H2'))).toBe('met');
    expect(outcome(system('13'), windows('Windows 10 22H2'))).toBe('failed: too-old');
  });

  test.each([
    ['disk-encryption', 'isDiskEncrypted'],
    ['firewall', 'isFirewallOn'],
    ['screen-lock', 'hasScreenLock'],
  ] as const)('CPL4 %s has to be on; what the device can’t tell isn’t met', (kind, name) => {
    const told = (said: boolean | null) =>
      device({
        posture: { isDiskEncrypted: true, isFirewallOn: true, hasScreenLock: true, [name]: said },
      });
    expect(outcome({ kind }, told(true))).toBe('met');
    expect(outcome({ kind }, told(false))).toBe('failed: off');
    expect(outcome({ kind }, told(null))).toBe('failed: not-known');
    expect(outcome({ kind }, device({ posture: null }))).toBe('not-evaluated: not-told');
  });

  test('CPL5 the agent has to have its least version', () => {
    const atLeast = (version: string) => ({ kind: 'agent-version', atLeast: version }) as const;
    expect(outcome(atLeast('1.4'), device())).toBe('met');
    expect(outcome(atLeast('1.10'), device())).toBe('failed: too-old');
    expect(outcome(atLeast('1.4'), device({ agentVersion: 'custom' }))).toBe('failed: unreadable');
  });

  test('CPL6 the device has to have been heard of within the days, to the millisecond', () => {
    const rule = { kind: 'last-check-in', withinDays: 7 } as const;
    const last = checkRule(rule, device({ lastSeenAt: NOW - 7 * DAY_MS + 1 }), NOW);
    expect(last).toMatchObject({ outcome: 'met', changesAt: NOW + 1 });
    expect(outcome(rule, device({ lastSeenAt: NOW - 7 * DAY_MS }))).toBe('failed: too-old');
  });

  test('CPL7 a fact from outside is equal, or at least as much, or at least that version', () => {
    expect(outcome(fact('antivirus-on', 'equals', true), device())).toBe('met');
    expect(outcome(fact('antivirus-on', 'equals', 'true'), device())).toBe('failed: differs');
    expect(outcome(fact('score', 'at-least', 80), device())).toBe('met');
    expect(outcome(fact('score', 'at-least', 80.5), device())).toBe('failed: too-old');
    expect(outcome(fact('signature-version', 'at-least', '1.9'), device())).toBe('met');
    expect(outcome(fact('score', 'at-least', '80'), device())).toBe('failed: unreadable');
  });

  test('CPL7 a fact that its source doesn’t tell fails; a source that never told anything isn’t evaluated', () => {
    expect(outcome(fact('tampered', 'equals', false), device())).toBe('failed: not-known');
    expect(outcome(fact('constructor', 'equals', false), device())).toBe('failed: not-known');
    expect(outcome(fact('score', 'at-least', 1), device({ external: {} }))).toBe('not-evaluated: not-told');
  });
});

describe('a device', () => {
  test('CPL8 complies without a policy that is for it', () => {
    expect(evaluateCompliance([], device(), NOW)).toEqual({
      state: 'compliant',
      failed: [],
      findings: [],
      dueAt: null,
    });
    const failing = device({ posture: { isDiskEncrypted: false, isFirewallOn: null, hasScreenLock: null } });
    const elsewhere = policy({ rules: [disk], platforms: ['windows', 'macos'] });
    expect(evaluateCompliance([elsewhere], failing, NOW).state).toBe('compliant');
  });

  test('CPL9 has the policies for all and for its groups, but for those that except one of them', () => {
    const named = (to: 'all' | number[], except: number[] = []) =>
      policy({
        rules: [disk],
        assignment: { to: to === 'all' ? to : to.map(group), except: except.map(group) },
      });
    const failing = device({
      posture: { isDiskEncrypted: false, isFirewallOn: true, hasScreenLock: true },
      groups: [group(1), group(2)],
    });
    const state = (each: CompliancePolicy) => evaluateCompliance([each], failing, NOW).state;
    expect(state(named('all'))).toBe('noncompliant');
    expect(state(named([2, 3]))).toBe('noncompliant');
    expect(state(named([3]))).toBe('compliant');
    expect(state(named([]))).toBe('compliant');
    expect(state(named('all', [1]))).toBe('compliant');
    expect(state(named([2], [1]))).toBe('compliant');
  });

  test('CPL10 doesn’t comply where a rule fails, and isn’t evaluated where one can’t be', () => {
    const rules = [disk, { kind: 'agent-version', atLeast: '2' } as const];
    const { state, failed, findings } = evaluateCompliance([policy({ rules })], device(), NOW);
    expect(state).toBe('noncompliant');
    expect(failed.map(({ policyName, rule }) => [policyName, rule])).toEqual([
      ['Base line', 'agent-version'],
    ]);
    expect(findings).toHaveLength(2);
    const silent = device({ posture: null });
    expect(evaluateCompliance([policy({ rules: [disk] })], silent, NOW).state).toBe('not-evaluated');
    expect(evaluateCompliance([policy({ rules })], silent, NOW).state).toBe('noncompliant');
  });

  test('CPL11 a failure counts when the grace period since it began is over, and not before', () => {
    const strict = policy({ rules: [disk], graceDays: 3 });
    const failing = (since: number | null) =>
      device({
        posture: { isDiskEncrypted: false, isFirewallOn: true, hasScreenLock: true },
        failingSince: new Map(since === null ? [] : [[failureKey(policyId(1), 'disk-encryption'), since]]),
      });
    const fresh = evaluateCompliance([strict], failing(null), NOW);
    expect(fresh).toMatchObject({
      state: 'compliant',
      failed: [{ since: NOW, graceUntil: NOW + 3 * DAY_MS }],
      dueAt: NOW + 3 * DAY_MS,
    });
    const nearly = evaluateCompliance([strict], failing(NOW - 3 * DAY_MS + 1), NOW);
    expect(nearly).toMatchObject({ state: 'compliant', dueAt: NOW + 1 });
    const over = evaluateCompliance([strict], failing(NOW - 3 * DAY_MS), NOW);
    expect(over).toMatchObject({ state: 'noncompliant', failed: [{ graceUntil: null }], dueAt: null });
  });

  test('CPL11 a device that was heard of in between fails anew', () => {
    const rules = [{ kind: 'last-check-in', withinDays: 1 } as const];
    const silent = (since: number) =>
      device({
        lastSeenAt: NOW - 2 * DAY_MS,
        failingSince: new Map([[failureKey(policyId(1), 'last-check-in'), since]]),
      });
    const since = (at: number) =>
      evaluateCompliance([policy({ rules })], silent(at), NOW).failed.map((each) => each.since);
    expect(since(NOW - DAY_MS)).toEqual([NOW - DAY_MS]);
    expect(since(NOW - 3 * DAY_MS)).toEqual([NOW]);
  });

  test('CPL12 says when time alone may change the result', () => {
    const rules = [{ kind: 'last-check-in', withinDays: 7 } as const];
    const { dueAt } = evaluateCompliance([policy({ rules })], device({ lastSeenAt: NOW - DAY_MS }), NOW);
    expect(dueAt).toBe(NOW + 6 * DAY_MS);
    expect(evaluateCompliance([policy({ rules })], device(), dueAt ?? 0).state).toBe('noncompliant');
  });
});

describe('any device and any policies', () => {
  const rules = fc.constantFrom<ComplianceRule>(
    disk,
    { kind: 'firewall' },
    { kind: 'screen-lock' },
    system('12'),
    system('14'),
    { kind: 'agent-version', atLeast: '1.3' },
    { kind: 'last-check-in', withinDays: 3 },
    fact('score', 'at-least', 50),
  );
  const someGroups = fc.uniqueArray(fc.integer({ min: 1, max: 4 }).map(group));
  const policies = fc.array(
    fc.record({
      id: fc.integer({ min: 1, max: 9 }).map(policyId),
      name: fc.constant('Any'),
      platforms: fc.subarray<'linux' | 'windows'>(['linux', 'windows']),
      assignment: fc.record({ to: fc.oneof(fc.constant('all' as const), someGroups), except: someGroups }),
      rules: fc.uniqueArray(rules, { selector: ({ kind }) => kind }),
      graceDays: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 5 },
  );
  const told = fc.option(fc.boolean());
  const devices = fc.record({
    platform: fc.constantFrom('linux' as const, 'windows' as const),
    osVersion: fc.oneof(fc.constantFrom('Debian GNU/Linux 13', 'Windows 11 24H2'), fc.string()),
    agentVersion: fc.oneof(fc.constantFrom('1.2', '1.4'), fc.string()),
    lastSeenAt: fc.integer({ min: NOW - 9 * DAY_MS, max: NOW }),
    posture: fc.option(fc.record({ isDiskEncrypted: told, isFirewallOn: told, hasScreenLock: told })),
    external: fc.constantFrom({}, { intune: { score: 40 } }, { intune: { score: 60 } }),
    groups: someGroups,
    failingSince: fc.constantFrom(
      new Map<string, number>(),
      new Map([1, 2, 3].map((n) => [failureKey(policyId(n), 'firewall'), NOW - n * DAY_MS])),
    ),
  });

  test('CPL13 a policy or a rule more never makes a device comply that didn’t', () => {
    fc.assert(
      fc.property(policies, devices, rules, (all, facts, more) => {
        if (evaluateCompliance(all, facts, NOW).state === 'compliant') return;
        expect(evaluateCompliance([...all, policy({ rules: [more] })], facts, NOW).state).not.toBe(
          'compliant',
        );
        const stricter = all.map((each) => ({ ...each, rules: [...each.rules, more] }));
        expect(evaluateCompliance(stricter, facts, NOW).state).not.toBe('compliant');
      }),
    );
  });

  test('CPL13 a longer grace period never takes compliance away, and time alone changes nothing before its moment', () => {
    fc.assert(
      fc.property(policies, devices, (all, facts) => {
        const now = evaluateCompliance(all, facts, NOW);
        const longer = all.map((each) => ({ ...each, graceDays: each.graceDays + 1 }));
        if (now.state === 'compliant') {
          expect(evaluateCompliance(longer, facts, NOW).state).toBe('compliant');
        }
        const failingSince = new Map(
          now.failed.map(({ policyId: id, rule, since }) => [failureKey(id, rule), since ?? NOW]),
        );
        const before = now.dueAt === null ? NOW + 365 * DAY_MS : now.dueAt - 1;
        expect(evaluateCompliance(all, { ...facts, failingSince }, before).state).toBe(now.state);
      }),
    );
  });
});
