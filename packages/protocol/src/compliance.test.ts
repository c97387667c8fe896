import { expect, test } from 'vitest';
import { CompliancePolicyBody, ComplianceRule, ComplianceRules } from './compliance.ts';

const takes = (rule: unknown) => ComplianceRule.safeParse(rule).success;
const system = (atLeast: unknown) => ({ kind: 'os-version', least: [{ system: 'Windows', atLeast }] });
const fact = (part: object) => ({
  kind: 'external-fact',
  source: 'intune',
  key: 'score',
  op: 'at-least',
  value: 80,
  ...part,
});

test('PCP1 a version is one to four numbers, or a release as Windows is called', () => {
  for (const version of ['13', '24.04', '10.0.26100.2033', '11 24H2'])
    expect(takes(system(version))).toBe(true);
  for (const version of ['', '1.', '1.2.3.4.5', '11 24h2', '9 24H2', 'v1', '1234567890', 13]) {
    expect(takes(system(version))).toBe(false);
  }
  expect(takes({ kind: 'agent-version', atLeast: '1.4.0' })).toBe(true);
  expect(takes({ kind: 'agent-version', atLeast: '11 24H2' })).toBe(false);
});

test('PCP2 a rule has what its kind asks for, within bounds, and nothing else', () => {
  expect(takes({ kind: 'firewall' })).toBe(true);
  expect(takes({ kind: 'firewall', isStrict: true })).toBe(false);
  expect([1, 365].every((withinDays) => takes({ kind: 'last-check-in', withinDays }))).toBe(true);
  expect([0, 366, 1.5].some((withinDays) => takes({ kind: 'last-check-in', withinDays }))).toBe(false);
  expect([80, true, 'on'].every((value) => takes(fact({ value })))).toBe(true);
  expect([null, {}, '', Infinity].some((value) => takes(fact({ value })))).toBe(false);
  expect(takes(fact({ source: 'In tune' }))).toBe(false);
  expect(takes({ kind: 'os-version', least: [] })).toBe(false);
});

test('PCP3 a policy has no rule twice; facts from outside are told apart by source, name and comparison', () => {
  const rules = (...all: object[]) => ComplianceRules.safeParse(all).success;
  expect(rules({ kind: 'firewall' }, { kind: 'screen-lock' })).toBe(true);
  expect(rules({ kind: 'firewall' }, { kind: 'firewall' })).toBe(false);
  expect(rules(fact({}), fact({ op: 'equals' }), fact({ key: 'risk' }))).toBe(true);
  expect(rules(fact({}), fact({ value: 90 }))).toBe(false);
  expect(rules()).toBe(false);
});

test('PCP4 a policy is for platforms that are known, and for all devices or for groups', () => {
  const policy = {
    name: 'Base',
    platforms: ['linux'],
    assignment: { to: 'all', except: [] },
    rules: [{ kind: 'firewall' }],
  };
  expect(CompliancePolicyBody.parse(policy)).toEqual({ ...policy, description: null, graceDays: 0 });
  const fails = (part: object) => CompliancePolicyBody.safeParse({ ...policy, ...part }).success;
  expect(fails({ platforms: [] })).toBe(false);
  expect(fails({ platforms: ['linux', 'linux'] })).toBe(false);
  expect(fails({ platforms: ['android'] })).toBe(false);
  expect(fails({ assignment: { to: 'everybody', except: [] } })).toBe(false);
  expect(fails({ assignment: { to: ['x'], except: [] } })).toBe(false);
  expect(fails({ graceDays: 366 })).toBe(false);
});
