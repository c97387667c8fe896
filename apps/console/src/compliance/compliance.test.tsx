// @vitest-environment jsdom
import { CompliancePolicyBody, type CompliancePolicyView, GroupId, PolicyId } from '@alongside/protocol';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, me, openConsole, stubServer } from '../test-console.tsx';
import { bodyOf, complianceFaults, draftOf, NEW_COMPLIANCE, NEW_FACT } from './compliance-draft.ts';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const user = userEvent.setup();
const at = '2026-01-01T00:00:00.000Z';
const groupId = GroupId.parse('55555555-5555-4555-8555-555555555555');

const policy: CompliancePolicyView = {
  id: PolicyId.parse('66666666-6666-4666-8666-666666666666'),
  name: 'Laptops',
  description: null,
  platforms: ['linux', 'windows'],
  assignment: { to: [{ id: groupId, name: 'Kiel' }], except: [] },
  rules: [
    { kind: 'os-version', least: [{ system: 'Windows', atLeast: '11 24H2' }] },
    { kind: 'disk-encryption' },
    { kind: 'agent-version', atLeast: '1.4' },
    { kind: 'last-check-in', withinDays: 14 },
    { kind: 'external-fact', source: 'defender', key: 'antivirus-on', op: 'equals', value: true },
    { kind: 'external-fact', source: 'defender', key: 'engine', op: 'at-least', value: '1.1' },
    { kind: 'external-fact', source: 'scanner', key: 'score', op: 'at-least', value: 80 },
  ],
  graceDays: 3,
  failingDevices: 12,
  createdAt: at,
  updatedAt: at,
};

const faultsOfAxe = async () => {
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
};

test('CCM1 the list says what each policy asks for and at how many devices it fails', async () => {
  stubServer({
    'GET /compliance-policies': answer({ items: [policy], total: 1, next: null }),
    'GET /devices': answer({ items: [], total: 40, next: null }),
  });
  openConsole('/console/policies/compliance');
  expect(await screen.findByText(/Version of the system, Disk encryption/u)).toBeDefined();
  expect(screen.getByText('12')).toBeDefined();
  const link = screen.getByRole('link', { name: 'Noncompliant' });
  expect(link.getAttribute('href')).toBe('/console/devices?compliance=noncompliant&state=enrolled');
  expect(await faultsOfAxe()).toEqual([]);
});

test('CCM2 a stored policy goes through the form unchanged', () => {
  const draft = draftOf(policy);
  expect(CompliancePolicyBody.parse(bodyOf(draft))).toEqual({
    name: 'Laptops',
    description: null,
    platforms: policy.platforms,
    assignment: { to: [groupId], except: [] },
    rules: policy.rules,
    graceDays: 3,
  });
  expect(complianceFaults(draft)).toEqual(new Set());
});

const whole = { ...NEW_COMPLIANCE, name: 'Laptops' };

test.each([
  ['name', NEW_COMPLIANCE],
  ['platforms', { ...whole, platforms: [] }],
  ['assignment', { ...whole, isForAll: false }],
  ['rules', { ...whole, isDiskEncrypted: false }],
  ['os-version', { ...whole, isSystemAsked: true }],
  ['agent-version', { ...whole, isAgentAsked: true, agentAtLeast: 'new' }],
  ['last-check-in', { ...whole, isCheckInAsked: true, checkInDays: '' }],
  ['fact-0', { ...whole, facts: [NEW_FACT] }],
  ['graceDays', { ...whole, graceDays: '-1' }],
] as const)('CCM2 what isn’t whole is said at its place: %s', (fault, draft) => {
  expect(complianceFaults(draft)).toContain(fault);
});

test('CCM2 a new policy is sent as it was written, and only once it is whole', async () => {
  const calls = stubServer({ 'POST /compliance-policies': answer(policy) });
  openConsole('/console/policies/compliance/new');
  await user.click(await screen.findByRole('checkbox', { name: 'Firewall' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(calls.some(({ route }) => route.startsWith('POST'))).toBe(false);
  expect(await faultsOfAxe()).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: /^Policy/u }), 'Laptops');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await vi.waitFor(() => {
    expect(calls.find(({ route }) => route.startsWith('POST'))?.body).toMatchObject({
      name: 'Laptops',
      assignment: { to: 'all', except: [] },
      rules: [{ kind: 'disk-encryption' }, { kind: 'firewall' }],
      graceDays: 0,
    });
  });
});

test('CCM3 who may see devices and no more reads a policy and can’t change it', async () => {
  stubServer({
    'GET /me': answer(me({ permissions: ['view-devices'] })),
    [`GET /compliance-policies/${policy.id}`]: answer(policy),
  });
  openConsole(`/console/policies/compliance/${policy.id}`);
  expect(await screen.findByText('12 devices fail it.')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
});
