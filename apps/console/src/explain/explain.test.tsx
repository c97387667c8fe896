// @vitest-environment jsdom
import {
  AssignmentId,
  DeviceId,
  type ExplainedRule,
  GroupId,
  PolicyId,
  type Profile,
} from '@alongside/protocol';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { run } from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, jonas, maya, me, openConsole, stubServer } from '../test-console.tsx';
import { questionOf } from './explain-search.ts';
import { NEW_WHAT_IF, readWhatIf } from './what-if-draft.ts';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const user = userEvent.setup();
const deviceId = DeviceId.parse('44444444-4444-4444-8444-444444444444');
const groupId = GroupId.parse('55555555-5555-4555-8555-555555555555');
const policyId = PolicyId.parse('66666666-6666-4666-8666-666666666666');
const assignmentId = AssignmentId.parse('77777777-7777-4777-8777-777777777777');

const rule = (part: Partial<ExplainedRule> & Pick<ExplainedRule, 'rule'>): ExplainedRule => ({
  outcome: 'passed',
  missing: [],
  evidence: [],
  ...part,
});

const named = ({ personId, fullName, email, jobTitle }: Profile) => ({ personId, fullName, email, jobTitle });

const refusal = {
  helper: maya,
  sharer: jonas,
  device: { id: deviceId, name: 'KIEL-07' },
  mode: 'control',
  answer: {
    isAllowed: false,
    missing: [{ reason: 'needs-mfa', on: 'Night shift', side: 'helper' }],
  },
  rules: [
    rule({
      rule: 'tenant-on',
      evidence: [{ kind: 'setting', name: 'isEnabled', value: 'true', group: null }],
    }),
    rule({
      rule: 'permission',
      evidence: [
        {
          kind: 'assignment',
          id: assignmentId,
          name: 'North',
          role: { id: 'help-desk-operator', name: 'Second line' },
          hasPermission: true,
          coversSharer: true,
          coversDevice: true,
          via: [{ id: groupId, name: 'Kiel help desk' }],
        },
      ],
    }),
    rule({ rule: 'surface', outcome: 'not-asked' }),
    rule({
      rule: 'conditional-access',
      outcome: 'failed',
      missing: [{ reason: 'needs-mfa', on: 'Night shift', side: 'helper' }],
      evidence: [
        {
          kind: 'policy',
          id: policyId,
          name: 'Night shift',
          side: 'helper',
          state: 'on',
          outcome: 'mfa',
          isMet: false,
        },
      ],
    }),
  ],
};

const address = `/console/explain?helper=${maya.personId}&sharer=${jonas.personId}&device=${deviceId}&mode=control`;

test('CEX1 an address with the whole question is answered at once: the decision in one sentence', async () => {
  const calls = stubServer({ 'POST /access/explain': answer(refusal) });
  openConsole(address);
  expect(
    await screen.findByText('Maya Lindqvist may not use “Full control” with Jonas Weber on KIEL-07.'),
  ).toBeDefined();
  expect(calls.find(({ route }) => route === 'POST /access/explain')?.body).toEqual({
    helper: maya.personId,
    sharer: jonas.personId,
    device: deviceId,
    mode: 'control',
  });
});

test('CEX2 every rule stands there in order, with what came of it and links to what made it so', async () => {
  stubServer({ 'POST /access/explain': answer(refusal) });
  const { container } = openConsole(address);
  const rules = within(await screen.findByRole('list', { name: 'Every rule, in order' }));
  const titles = rules.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
  expect(titles).toEqual([
    'Alongside is turned on',
    'A role of the helper has the permission',
    'The sharer’s side can do it',
    'Access policies let it through',
  ]);
  expect(rules.getAllByText(/^(Passed|Failed|Not asked)$/u).map(({ textContent }) => textContent)).toEqual([
    'Passed',
    'Passed',
    'Not asked',
    'Failed',
  ]);
  const hrefOf = (name: string) => rules.getByRole('link', { name }).getAttribute('href');
  expect(rules.getByText('(role “Help desk operator”):')).toBeDefined();
  expect(hrefOf('North')).toBe(`/console/roles/assignments/${assignmentId}`);
  expect(hrefOf('Kiel help desk')).toBe(`/console/groups/${groupId}`);
  expect(hrefOf('Night shift')).toBe(`/console/policies/${policyId}`);
  const { violations } = await run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('CEX1 what is missing of the question is still to be chosen, and nothing is asked', async () => {
  const calls = stubServer({});
  openConsole(`/console/explain?helper=${maya.personId}`);
  expect(await screen.findByText('Who, whom and on what?')).toBeDefined();
  expect(calls.some(({ route }) => route.startsWith('POST'))).toBe(false);
});

test('CEX1 whoever only reads the audit log finds those whom the question is about', async () => {
  stubServer({
    'GET /me': answer(me({ permissions: ['view-audit-log'] })),
    'GET /people/names': answer({ items: [named(jonas)] }),
    'GET /devices/names': answer({ items: [{ id: deviceId, name: 'KIEL-07', primaryPerson: null }] }),
  });
  openConsole('/console/explain');
  await user.type(await screen.findByRole('combobox', { name: 'Helped' }), 'jon');
  await user.click(await screen.findByRole('option', { name: /Jonas/u }));
  await user.type(screen.getByRole('combobox', { name: 'Device' }), 'kie');
  await user.click(await screen.findByRole('option', { name: 'KIEL-07' }));
  await vi.waitFor(() => expect(window.location.search).toContain(deviceId));
  expect(window.location.search).toContain(jonas.personId);
});

test('CEX1 a browser is asked about as no device', () => {
  const [helper, sharer] = [maya.personId, jonas.personId];
  expect(questionOf({ helper, sharer, device: 'browser', mode: undefined })).toEqual({
    helper,
    sharer,
    device: null,
    mode: 'view',
  });
  expect(questionOf({ helper, sharer, device: undefined, mode: 'view' })).toBeNull();
});

test('CEX4 somebody who may manage policies alone gets what if', async () => {
  stubServer({ 'GET /me': answer(me({ permissions: ['manage-policies'] })) });
  openConsole('/console/explain');
  expect(await screen.findByRole('button', { name: 'See what would apply' })).toBeDefined();
});

test('CEX4 what if says which policies would apply, and why the others wouldn’t', async () => {
  const calls = stubServer({
    'GET /people/names': answer({ items: [named(jonas)] }),
    'POST /access/what-if': answer({
      isAllowed: false,
      networks: [],
      country: null,
      policies: [
        {
          id: policyId,
          name: 'Night shift',
          state: 'on',
          applies: true,
          failed: [],
          outcomes: [{ outcome: 'mfa', isMet: false }],
        },
        {
          id: '66666666-6666-4666-8666-666666666667',
          name: 'Visitors',
          state: 'report-only',
          applies: false,
          failed: ['people', 'networks'],
          outcomes: [],
        },
      ],
    }),
  });
  const { container } = openConsole('/console/explain/what-if');
  await user.click(await screen.findByRole('button', { name: 'See what would apply' }));
  expect(screen.getByText('Choose somebody.')).toBeDefined();
  await user.type(screen.getByRole('combobox', { name: 'Person' }), 'jon');
  await user.click(await screen.findByRole('option', { name: /Jonas/u }));
  await user.click(screen.getByRole('button', { name: 'See what would apply' }));
  expect(await screen.findByText('sign-in with a second factor: not met')).toBeDefined();
  expect(screen.getByText('it isn’t for this person and another network')).toBeDefined();
  expect(calls.find(({ route }) => route === 'POST /access/what-if')?.body).toMatchObject({
    person: jonas.personId,
    side: 'helper',
    device: null,
  });
  const { violations } = await run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test.each([
  ['person', NEW_WHAT_IF],
  ['address', { ...NEW_WHAT_IF, place: 'address', address: '300.1.1.1' }],
  ['network', { ...NEW_WHAT_IF, place: 'network' }],
  ['signInAgeMs', { ...NEW_WHAT_IF, signInAgeMinutes: '' }],
] as const)('CEX4 without its %s nothing is asked', (field, draft) => {
  const { question, faults } = readWhatIf(draft);
  expect(question).toBeNull();
  expect(faults.has(field)).toBe(true);
});
