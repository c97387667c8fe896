import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Permission, type Route } from '@alongside/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose, type Server } from './compose.ts';
import { TestBrowser } from './features/identity/test-browser.ts';
import { readConfig } from './platform/config/index.ts';
import { contractRoutes } from './platform/docs/index.ts';
import { listen } from './platform/http/index.ts';
import { createLog } from './platform/log/index.ts';

/** Far from the ports that systems give out by themselves, and another one for each process of a test run. */
const PORT = 20_000 + (process.pid % 10_000);
const ORIGIN = `http://localhost:${String(PORT)}`;
const NOBODY = '00000000-0000-4000-8000-00000000dead';

let folder: string;
let server: Server;
let token: string;
/** What was made, by what the routes call it. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'alongside-services-'));
  const args = ['--data', folder, '--port', String(PORT), '--demo'];
  const config = readConfig({ args, environment: {}, isTerminal: false });
  if (config === null) throw new Error('Help was asked for');
  server = await compose(config, createLog('silent'));
  await listen(server.app, { port: PORT, host: 'localhost' });
  const email = 'greta.lindqvist@nordlicht.example';
  const browser = new TestBrowser(ORIGIN);
  await browser.signIn(email, server.demoPeople?.find((each) => each.email === email)?.password ?? '');
  const made = await browser.call('POST', '/service-tokens', { name: 'All', scopes: Permission.options });
  ({ token } = made as { token: string });
  const { items } = (await browser.call('GET', '/devices?limit=1')) as { items: { id: string }[] };
  ids['deviceId'] = items[0]?.id ?? NOBODY;
  ids['self'] = (await browser.me()).profile.personId;
}, 60_000);

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

interface Step {
  readonly body?: unknown;
  readonly query?: string;
  /** Where the id of what is made stands in the answer, and what routes call it. */
  readonly makes?: readonly [name: string, of: (answer: Answer) => string | undefined];
  /** What it is refused with: what is asked for isn't there, or can't be here. */
  readonly refused?: string;
}
interface Answer {
  readonly id?: string;
  readonly code?: string;
  readonly person?: { readonly profile: { readonly personId: string } };
  readonly stream?: { readonly id: string };
  readonly enrolmentToken?: { readonly id: string };
}

const idOf = ({ id }: Answer) => id;
const rule = { all: [{ field: 'name', op: 'starts-with', value: 'B' }] };
const scope = { people: 'all', devices: 'all' };
const csv = 'email,name\nnew.one@nordlicht.example,New One';
const policy = {
  name: 'Of a service',
  state: 'report-only',
  who: { sides: ['sharer'], people: 'all' },
  then: { kind: 'block' },
};

/** What a service asks of each route, one after the other: makings first, removals last. */
const STEPS: Readonly<Record<string, () => Step>> = {
  addPerson: () => ({
    body: { email: 'service@nordlicht.example', fullName: 'Made By Service', roles: [] },
    makes: ['personId', ({ person }) => person?.profile.personId],
  }),
  listPeople: () => ({}),
  findPeople: () => ({ query: '?search=ser' }),
  getPerson: () => ({}),
  updatePerson: () => ({ body: { roles: ['auditor'] } }),
  personPermissions: () => ({}),
  renewInvitation: () => ({}),
  bulkPeople: () => ({ body: { ids: [ids['personId']], action: { kind: 'deactivate' } } }),
  previewPeopleImport: () => ({ body: csv }),
  importPeople: () => ({ body: csv }),
  addGroup: () => ({ body: { kind: 'people', name: 'Of a service' }, makes: ['groupId', idOf] }),
  listGroups: () => ({}),
  getGroup: () => ({}),
  updateGroup: () => ({ body: { description: 'Made by a service' } }),
  changeGroupMembers: () => ({ body: { add: { people: [ids['self']] } } }),
  listGroupMembers: () => ({ query: '?kind=people' }),
  addRole: () => ({ body: { name: 'Of a service', permissions: ['view-screen'] }, makes: ['roleId', idOf] }),
  listRoles: () => ({}),
  getRole: () => ({}),
  updateRole: () => ({ body: { permissions: ['view-devices'] } }),
  addAssignment: () => ({
    body: { name: 'Of a service', role: ids['roleId'], members: [ids['groupId']], scope },
    makes: ['assignmentId', idOf],
  }),
  listAssignments: () => ({}),
  getAssignment: () => ({}),
  updateAssignment: () => ({ body: { description: 'Made by a service' } }),
  explainAccess: () => ({
    body: { helper: ids['self'], sharer: ids['personId'], device: null, mode: 'view' },
  }),
  addNetwork: () => ({
    body: { name: 'Of a service', ranges: ['192.0.2.0/24'] },
    makes: ['networkId', idOf],
  }),
  listNetworks: () => ({}),
  updateNetwork: () => ({ body: { ranges: ['198.51.100.0/24'] } }),
  removeNetwork: () => ({}),
  addAccessPolicy: () => ({ body: policy, makes: ['policyId', idOf] }),
  listAccessPolicies: () => ({}),
  getAccessPolicy: () => ({}),
  updateAccessPolicy: () => ({ body: { description: 'Made by a service' } }),
  whatIf: () => ({ body: { person: ids['self'], side: 'sharer' } }),
  removeAccessPolicy: () => ({}),
  addCompliancePolicy: () => ({
    body: {
      name: 'Of a service',
      platforms: ['linux'],
      rules: [{ kind: 'firewall' }],
      assignment: { to: 'all', except: [] },
    },
    makes: ['policyId', idOf],
  }),
  listCompliancePolicies: () => ({}),
  getCompliancePolicy: () => ({}),
  updateCompliancePolicy: () => ({ body: { name: 'Another name' } }),
  removeCompliancePolicy: () => ({}),
  createDeviceGroup: () => ({
    body: { name: 'By rule', description: null, rule },
    makes: ['deviceGroupId', idOf],
  }),
  getDeviceGroupRule: () => ({}),
  setDeviceGroupRule: () => ({ body: { rule } }),
  countDevicesByRule: () => ({ body: { rule } }),
  listDevices: () => ({}),
  findDevices: () => ({ query: '?search=b' }),
  getDevice: () => ({}),
  updateDevice: () => ({ body: { displayName: 'Named by a service', primaryPersonId: ids['self'] } }),
  deviceCompliance: () => ({}),
  setExternalFacts: () => ({ body: { facts: { 'antivirus-on': true } } }),
  rotateDeviceKey: () => ({}),
  retireDevice: () => ({}),
  restoreDevice: () => ({}),
  bulkDevices: () => ({ body: { ids: [ids['deviceId']], action: { kind: 'retire' } } }),
  unenrolDevice: () => ({}),
  createEnrolmentToken: () => ({
    body: { name: 'Of a service', days: 1, uses: 1, ownership: 'corporate', groupIds: [] },
    makes: ['enrolmentTokenId', ({ enrolmentToken }) => enrolmentToken?.id],
  }),
  listEnrolmentTokens: () => ({}),
  revokeEnrolmentToken: () => ({}),
  addDomain: () => ({ body: { name: 'service.example' }, makes: ['domainId', idOf] }),
  listDomains: () => ({}),
  // There is no such record; that it was looked for is said in the answer.
  verifyDomain: () => ({ refused: 'DOMAIN_NOT_VERIFIED' }),
  removeDomain: () => ({}),
  getIdentityProvider: () => ({}),
  setIdentityProvider: () => ({ body: { kind: 'embedded' } }),
  getSettings: () => ({}),
  updateSettings: () => ({ body: { isChatAllowed: false } }),
  addSettingsOverride: () => ({
    body: { groupId: ids['groupId'], settings: { isChatAllowed: true } },
    makes: ['overrideId', idOf],
  }),
  listSettingsOverrides: () => ({}),
  updateSettingsOverride: () => ({ body: { settings: { isChatAllowed: false } } }),
  orderSettingsOverrides: () => ({ body: { ids: [] }, refused: 'CONFLICT' }),
  removeSettingsOverride: () => ({}),
  auditLog: () => ({}),
  exportAudit: () => ({ query: '?format=json' }),
  verifyAudit: () => ({}),
  addStream: () => ({
    body: {
      name: 'Of a service',
      format: 'json',
      target: { kind: 'webhook', url: 'https://192.0.2.1/' },
    },
    refused: 'STREAM_ADDRESS_REFUSED',
  }),
  listStreams: () => ({}),
  updateStream: () => ({ body: { isEnabled: false }, refused: 'NOT_FOUND' }),
  testStream: () => ({ refused: 'NOT_FOUND' }),
  replayStream: () => ({ body: { from: 1 }, refused: 'NOT_FOUND' }),
  deadLetters: () => ({ refused: 'NOT_FOUND' }),
  replayDeadLetters: () => ({ body: { ns: [1] }, refused: 'NOT_FOUND' }),
  removeStream: () => ({ refused: 'NOT_FOUND' }),
  sessionsReport: () => ({}),
  sessionReport: () => ({ refused: 'NOT_FOUND' }),
  activeSessions: () => ({}),
  exportSessions: () => ({ query: '?format=json' }),
  endSession: () => ({ refused: 'NOT_FOUND' }),
  removeAssignment: () => ({}),
  removeRole: () => ({}),
  removeGroup: () => ({}),
};

const opened = contractRoutes.filter(({ tokens }) => tokens === 'any');

async function ask(route: Route, step: Step): Promise<string> {
  const isOfDevices = route.path.startsWith('/device-groups/');
  const filled = { ...ids, source: 'scanner', ...(isOfDevices && { groupId: ids['deviceGroupId'] }) };
  const url = route.path.replaceAll(
    /:(\w+)/gu,
    (_all, param: string) => (filled as Record<string, string | undefined>)[param] ?? NOBODY,
  );
  const { body } = step;
  const sent =
    typeof body === 'string'
      ? { headers: { 'content-type': 'text/csv' }, payload: body }
      : { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(body) };
  const answer = await server.app.inject({
    method: route.method,
    url: `/api/v1${url}${step.query ?? ''}`,
    headers: { authorization: `Bearer ${token}`, ...(body !== undefined && sent.headers) },
    ...(body !== undefined && { payload: sent.payload }),
  });
  const isJson = answer.headers['content-type']?.toString().includes('json') === true;
  const said = isJson && answer.body !== '' ? answer.json<Answer>() : {};
  if (answer.statusCode >= 400) return said.code ?? String(answer.statusCode);
  const [made, of] = step.makes ?? [];
  if (made !== undefined && of !== undefined) ids[made] = of(said) ?? NOBODY;
  return 'works';
}

// Without a second try: what was made is there already.
const ONCE = { timeout: 120_000, retry: 0 };

test(
  'TKN12 every route that a service may call works for one, also where it writes down who did it',
  ONCE,
  async () => {
    expect(Object.keys(STEPS).sort()).toEqual(opened.map(({ name }) => name).sort());
    const answers: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    for (const [name, stepOf] of Object.entries(STEPS)) {
      const step = stepOf();
      const route = opened.find((each) => each.name === name);
      answers[name] = route === undefined ? 'no such route' : await ask(route, step);
      wanted[name] = step.refused ?? 'works';
    }
    expect(answers).toEqual(wanted);
  },
);
