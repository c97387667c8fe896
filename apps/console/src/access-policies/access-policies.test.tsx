// @vitest-environment jsdom
import {
  type AccessPolicyView,
  AccessPolicyFields,
  ERRORS,
  GroupId,
  NetworkId,
  PolicyId,
} from '@alongside/protocol';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, me, openConsole, stubServer } from '../test-console.tsx';
import { draftOf, fieldsOf, NEW_POLICY, policyFaults } from './policy-draft.ts';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const user = userEvent.setup();
const at = '2026-01-01T00:00:00.000Z';
const policyId = PolicyId.parse('66666666-6666-4666-8666-666666666666');
const groupId = GroupId.parse('55555555-5555-4555-8555-555555555555');
const networkId = NetworkId.parse('88888888-8888-4888-8888-888888888888');

const policy: AccessPolicyView = {
  id: policyId,
  name: 'Night shift',
  description: null,
  state: 'report-only',
  who: {
    sides: ['helper'],
    people: { people: [], groups: [groupId] },
    except: { people: [], groups: [] },
  },
  conditions: { networks: { is: 'not-in', of: [networkId] }, modes: ['control'] },
  then: { kind: 'require', match: 'all', of: [{ kind: 'mfa', acrValues: [] }] },
  names: { [groupId]: 'Night shift', [networkId]: 'Office' },
  createdAt: at,
  updatedAt: at,
};
const SENTENCE =
  'When a helper of “Night shift” asks for “Full control” and comes from outside “Office”, ask for a sign-in with a second factor.';

const list = (items: readonly unknown[], more: object = {}) =>
  answer({ items, total: items.length, next: null, ...more });
const lockOut = {
  status: ERRORS.POLICY_LOCKS_OUT,
  body: {
    type: 'about:blank',
    title: 'POLICY_LOCKS_OUT',
    status: ERRORS.POLICY_LOCKS_OUT,
    code: 'POLICY_LOCKS_OUT',
    details: { reason: 'self', policies: ['Night shift'] },
  },
};

const faultsOfAxe = async () => {
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
};

test('CPO1, CPO2 a policy is listed by what it says in one sentence, and turning it on asks first', async () => {
  const calls = stubServer({
    'GET /access-policies': list([policy], { areCountriesKnown: true }),
    [`PATCH /access-policies/${policyId}`]: answer({ ...policy, state: 'on' }),
  });
  openConsole('/console/policies');
  expect(await screen.findByText(SENTENCE)).toBeDefined();
  expect(await faultsOfAxe()).toEqual([]);
  const isSaving = ({ route }: { readonly route: string }) => route.startsWith('PATCH');
  await user.selectOptions(screen.getByRole('combobox', { name: 'State of Night shift' }), 'On');
  const dialog = await screen.findByRole('dialog', { name: 'Turn Night shift on?' });
  expect(within(dialog).getByText(SENTENCE)).toBeDefined();
  expect(calls.some(isSaving)).toBe(false);
  await user.click(within(dialog).getByRole('button', { name: 'Turn on' }));
  await vi.waitFor(() => expect(calls.find(isSaving)?.body).toEqual({ state: 'on' }));
});

test('CPO2 turning a policy off doesn’t ask', async () => {
  const calls = stubServer({
    'GET /access-policies': list([policy], { areCountriesKnown: true }),
    [`PATCH /access-policies/${policyId}`]: answer({ ...policy, state: 'off' }),
  });
  openConsole('/console/policies');
  await user.selectOptions(await screen.findByRole('combobox', { name: 'State of Night shift' }), 'Off');
  await vi.waitFor(() => {
    expect(calls.find(({ route }) => route.startsWith('PATCH'))?.body).toEqual({ state: 'off' });
  });
});

test('CPO3 what would lock somebody out says whom, by which policies, and what to do', async () => {
  stubServer({
    'GET /access-policies': list([policy], { areCountriesKnown: true }),
    [`PATCH /access-policies/${policyId}`]: lockOut,
  });
  openConsole('/console/policies');
  await user.selectOptions(await screen.findByRole('combobox', { name: 'State of Night shift' }), 'On');
  await user.click(await screen.findByRole('button', { name: 'Turn on' }));
  expect(await screen.findByText('That would lock you out')).toBeDefined();
  expect(screen.getByText(/By: Night shift\. Nothing was saved/u)).toBeDefined();
});

test('CPO1 the sentence of the editor follows every part as it is chosen', async () => {
  stubServer({});
  openConsole('/console/policies/new');
  const summary = within(await screen.findByRole('region', { name: 'In one sentence' }));
  const says = (text: string) => expect(summary.getByText(text)).toBeDefined();
  says('When any helper signs in or is in a session, ask for a sign-in with a second factor.');
  await user.click(screen.getByRole('checkbox', { name: 'Kind of help that is asked for' }));
  await user.click(screen.getByRole('checkbox', { name: 'Full control' }));
  await user.click(screen.getByRole('radio', { name: 'Refuse' }));
  says('When any helper asks for “Full control”, refuse.');
});

test('CPO4 a policy is sent once it is whole', async () => {
  const calls = stubServer({
    'POST /access-policies': answer(policy),
    [`GET /access-policies/${policyId}`]: answer(policy),
  });
  openConsole('/console/policies/new');
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  expect(calls.some(({ route }) => route.startsWith('POST'))).toBe(false);
  expect(await faultsOfAxe()).toEqual([]);
  await user.type(screen.getByLabelText(/^Policy/u), 'No control');
  await user.click(screen.getByText('Save'));
  await vi.waitFor(() => {
    expect(calls.find(({ route }) => route === 'POST /access-policies')?.body).toMatchObject({
      name: 'No control',
      state: 'report-only',
      conditions: {},
      then: { kind: 'require', match: 'all', of: [{ kind: 'mfa', acrValues: [] }] },
    });
  });
});

test('CPO4 a stored policy goes through the form unchanged', () => {
  const whole: AccessPolicyView = {
    ...policy,
    conditions: {
      ...policy.conditions,
      countries: { is: 'in', of: ['DE'] },
      platforms: { is: 'in', of: ['linux'] },
      device: ['noncompliant'],
      signInOlderThanMs: 90 * 60_000,
      isMfaAbsent: true,
    },
    then: {
      kind: 'require',
      match: 'any',
      of: [
        { kind: 'mfa', acrValues: ['gold'] },
        { kind: 'compliant-device' },
        { kind: 'fresh-sign-in', withinMs: 30 * 60_000 },
        { kind: 'approval', approvers: [groupId] },
      ],
    },
  };
  const { id: _id, names: _names, createdAt: _createdAt, updatedAt: _updatedAt, ...fields } = whole;
  const draft = draftOf(whole, (code) => code);
  expect(AccessPolicyFields.parse(fieldsOf(draft))).toEqual(fields);
  expect(policyFaults(draft)).toEqual(new Set());
});

test.each([
  ['name', NEW_POLICY],
  ['sides', { ...NEW_POLICY, sides: [] }],
  ['people', { ...NEW_POLICY, isEverybody: false }],
  ['networks', { ...NEW_POLICY, networks: { isOn: true, is: 'in', of: [] } }],
  ['signInOlderThanMs', { ...NEW_POLICY, isAgeAsked: true, signInOlderHours: '' }],
  ['then', { ...NEW_POLICY, isMfaAsked: false }],
  ['withinMs', { ...NEW_POLICY, isFreshSignInAsked: true, freshHours: '0' }],
] as const)('CPO4 what isn’t whole is said at its place: %s', (fault, draft) => {
  expect(policyFaults(draft)).toContain(fault);
});

test('CPO4 a description may have as many lines as its field takes', () => {
  const draft = {
    ...NEW_POLICY,
    name: 'Nights',
    description: 'Nobody is in the office.\nAsk who is on call.',
  };
  const parsed = AccessPolicyFields.safeParse(fieldsOf(draft));
  expect(parsed.data?.description).toBe(draft.description);
});

test('CPO5 a network that policies name can’t be removed; the reader’s own address is said', async () => {
  stubServer({
    'GET /networks': list(
      [
        {
          id: networkId,
          name: 'Office',
          description: null,
          ranges: ['203.0.113.0/24'],
          usedBy: [{ id: policyId, name: 'Night shift' }],
          createdAt: at,
          updatedAt: at,
        },
      ],
      { address: '198.51.100.7' },
    ),
  });
  openConsole('/console/policies/networks');
  expect(await screen.findByText('198.51.100.7')).toBeDefined();
  const remove = screen.getByRole('button', { name: 'Remove Office' });
  expect(remove.getAttribute('aria-disabled')).toBe('true');
  await user.click(screen.getByRole('button', { name: 'Change Office' }));
  const dialog = await screen.findByRole('dialog', { name: 'Change the network' });
  await user.click(within(dialog).getByRole('button', { name: 'Add the address I come from' }));
  expect(within(dialog).getByDisplayValue(/203\.0\.113\.0\/24\s198\.51\.100\.7/u)).toBeDefined();
  expect(await faultsOfAxe()).toEqual([]);
});

const approval = {
  id: '99999999-9999-4999-8999-999999999999',
  policy: { id: policyId, name: 'Night shift' },
  sessionId: '11111111-1111-4111-8111-111111111111',
  helper: { id: '22222222-2222-4222-8222-222222222222', name: 'Maya Lindqvist' },
  sharer: { id: '33333333-3333-4333-8333-333333333333', name: 'Jonas Weber' },
  deviceName: 'KIEL-07',
  mode: 'control',
  state: 'waiting',
  askedAt: at,
  expiresAt: '2999-01-01T00:00:00.000Z',
  answeredBy: null,
  answeredAt: null,
  mayAnswer: true,
};

test('CPO6 whoever is asked to approve, with whatever permissions, sees it and answers', async () => {
  const calls = stubServer({
    'GET /me': answer(me({ permissions: [] })),
    'GET /approvals': list([approval]),
    [`POST /approvals/${approval.id}/answer`]: answer({ ...approval, state: 'approved' }),
  });
  openConsole('/console/policies/approvals');
  const approve = await screen.findByRole('button', { name: 'Approve: Maya Lindqvist' });
  expect(await faultsOfAxe()).toEqual([]);
  await user.click(approve);
  await vi.waitFor(() => {
    expect(calls.find(({ route }) => route.startsWith('POST /approvals'))?.body).toEqual({
      isApproved: true,
    });
  });
});

test('CPO6 every other page says that somebody waits', async () => {
  stubServer({ 'GET /approvals': list([approval]) });
  openConsole('/console/explain');
  expect(await screen.findByText('A helper waits for your approval.')).toBeDefined();
  const link = screen.getByRole('link', { name: 'See what is asked' });
  expect(link.getAttribute('href')).toBe('/console/policies/approvals');
});
