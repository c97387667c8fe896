import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withImplied } from '@alongside/domain';
import { Permission, type Route } from '@alongside/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose, type Server } from './compose.ts';
import { TestBrowser } from './features/identity/test-browser.ts';
import { readConfig } from './platform/config/index.ts';
import { contractRoutes } from './platform/docs/index.ts';
import { listen } from './platform/http/index.ts';
import { createLog } from './platform/log/index.ts';

/** Far from the ports that systems give out by themselves, and another one for each process of a test run. */
const PORT = 30_000 + (process.pid % 10_000);
const ORIGIN = `http://localhost:${String(PORT)}`;
const NOBODY = '00000000-0000-4000-8000-00000000dead';

/** Columns of the table: who asks. All but the first are people of the demo. */
const CALLERS = ['nobody', 'no role', 'operator', 'auditor', 'administrator', 'other tenant'] as const;
type CallerName = (typeof CALLERS)[number];
const ADDRESSES: Readonly<Record<Exclude<CallerName, 'nobody'>, string>> = {
  'no role': 'samir.haddad@nordlicht.example',
  operator: 'hanna.brandt@nordlicht.example',
  auditor: 'oskar.weiss@nordlicht.example',
  administrator: 'greta.lindqvist@nordlicht.example',
  'other tenant': 'lena.moreau@suedwind.example',
};

interface Caller {
  readonly browser: TestBrowser;
  readonly headers: Readonly<Record<string, string>>;
}

let folder: string;
let server: Server;
const callers = new Map<CallerName, Caller>();
const holders: (readonly [Permission, Asking])[] = [];
/** What there is in the first tenant: the other one's administrator asks for it. */
const there: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'alongside-routes-'));
  const args = ['--data', folder, '--port', String(PORT), '--demo'];
  const config = readConfig({ args, environment: {}, isTerminal: false });
  if (config === null) throw new Error('Help was asked for');
  server = await compose(config, createLog('silent'));
  await listen(server.app, { port: PORT, host: 'localhost' });
  for (const [name, email] of Object.entries(ADDRESSES) as [CallerName, string][]) {
    const browser = new TestBrowser(ORIGIN);
    const person = server.demoPeople?.find((each) => each.email === email);
    await browser.signIn(email, person?.password ?? '');
    const { csrfToken, profile } = await browser.me();
    const cookie = `alongside=${(await browser.cookie('alongside')) ?? ''}`;
    callers.set(name, { browser, headers: { cookie, 'x-csrf-token': csrfToken } });
    if (name === 'no role') there['personId'] = profile.personId;
  }
  const { browser } = callers.get('administrator') ?? { browser: new TestBrowser(ORIGIN) };
  const made = async (url: string, body: unknown): Promise<string> =>
    ((await browser.call('POST', url, body)) as { id: string }).id;
  there['groupId'] = await made('/groups', { kind: 'people', name: 'Everybody' });
  there['roleId'] = await made('/roles', { name: 'Some role', permissions: [] });
  const scope = { people: 'all', devices: 'all' };
  const assignment = { name: 'Some assignment', role: there['roleId'], members: [], scope };
  there['assignmentId'] = await made('/assignments', assignment);
  for (const [place, permission] of Permission.options.entries()) {
    holders.push([permission, await holderOf(permission, place)]);
  }
}, 180_000);

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** What a route wants to be asked with. */
const QUERIES: Readonly<Record<string, string>> = { listGroupMembers: '?kind=people' };

const KINDS_OF_BODIES = ['application/json', 'image/png', 'text/csv'] as const;

interface Asking {
  /** Of a sign-in; absent: nobody. */
  readonly headers: Caller['headers'] | undefined;
  readonly remoteAddress: string;
  readonly ids: Readonly<Record<string, string>>;
}

const asCaller = (name: CallerName): Asking => ({
  headers: callers.get(name)?.headers,
  remoteAddress: `192.0.2.${String(CALLERS.indexOf(name) + 1)}`,
  ids: name === 'other tenant' ? there : {},
});

/** Asks with a body that no route takes: whoever may ask is refused for that, and nothing happens. */
async function codeOf(
  { method, path: pattern, name: route }: Route,
  { headers, remoteAddress, ids }: Asking,
): Promise<string> {
  const url = `/api/v1${pattern.replaceAll(/:(\w+)/gu, (_all, param: string) => ids[param] ?? NOBODY)}${QUERIES[route] ?? ''}`;
  const hasBody = method !== 'GET' && method !== 'DELETE';
  let code = 'MEDIA_TYPE_UNSUPPORTED';
  for (const type of KINDS_OF_BODIES) {
    if (code !== 'MEDIA_TYPE_UNSUPPORTED') break;
    const answer = await server.app.inject({
      method,
      url,
      remoteAddress,
      headers: {
        origin: ORIGIN,
        ...headers,
        ...(hasBody ? { 'content-type': type } : {}),
      },
      ...(hasBody ? { payload: '{"nobodyKnowsThis":1}' } : {}),
    });
    const isProblem = answer.headers['content-type']?.toString().includes('problem') === true;
    code = isProblem ? answer.json<{ code: string }>().code : 'none';
  }
  return code;
}

function cellOf(route: Route, name: CallerName, code: string): string {
  if (code === 'SIGN_IN_REQUIRED') return 'sign in';
  if (code === 'PERMISSION_MISSING') return 'no';
  if (code === 'AGENT_REQUIRED') return 'agents';
  if (route.access.kind === 'public') return 'open';
  const isForeign = name === 'other tenant' && Object.keys(there).some((id) => route.path.includes(`:${id}`));
  if (!isForeign || (route.method !== 'GET' && route.method !== 'DELETE')) return 'yes';
  return code === 'NOT_FOUND' ? 'not found' : code;
}

const routes = [...contractRoutes].sort((a, b) => {
  const [one, other] = [`${a.path} ${a.method}`, `${b.path} ${b.method}`];
  return one < other ? -1 : 1;
});

async function rowsFor(names: readonly CallerName[]): Promise<string[][]> {
  const rows: string[][] = [];
  for (const route of routes) {
    const cells: string[] = [];
    for (const name of names) cells.push(cellOf(route, name, await codeOf(route, asCaller(name))));
    rows.push([`${route.method} ${route.path}`, ...cells]);
  }
  return rows;
}

/** Columns as wide as their widest cell. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_cell, n) => Math.max(3, ...[head, ...rows].map((row) => (row[n] ?? '').length)));
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${widths.map((width, n) => (cells[n] ?? '').padEnd(width, fill)).join(' | ')} |`;
  return [line(head), line([], '-'), ...rows.map((row) => line(row))].join('\n');
}

const INTRODUCTION = `# Who may call which route

Written by \`routes-by-role.integration.test.ts\`, which asks every route as everybody and compares. \`sign in\`: signing in is
asked for; \`no\`: a permission is missing; \`yes\`: the request itself is looked at; \`open\`: nobody needs to be signed in;
\`agents\`: an agent alone; \`not found\`: what is another tenant's isn't there. The other tenant's caller is an administrator.
The last column is asked as fourteen people with a role of one permission each: which of them alone opens the route.
`;

/** Somebody with a role of one permission, for everybody and everything. */
async function holderOf(permission: Permission, place: number): Promise<Asking> {
  const admin = callers.get('administrator')?.browser;
  if (admin === undefined) throw new Error('Nobody is signed in');
  const made = async (url: string, body: unknown) => (await admin.call('POST', url, body)) as { id: string };
  const email = `${permission}@nordlicht.example`;
  const added = (await admin.call('POST', '/people', { email, fullName: permission, roles: [] })) as {
    person: { profile: { personId: string } };
    invitationLink: string;
  };
  const { id: group } = await made('/groups', { kind: 'people', name: permission });
  const people = [added.person.profile.personId];
  await admin.call('POST', `/groups/${group}/members`, { add: { people } });
  const { id: role } = await made('/roles', { name: permission, permissions: [permission] });
  const scope = { people: 'all', devices: 'all' };
  await made('/assignments', { name: permission, role, members: [group], scope });
  const browser = new TestBrowser(ORIGIN);
  const token = added.invitationLink.slice(added.invitationLink.indexOf('#') + 1);
  const password = 'nine other words for each of them';
  await browser.call('POST', '/account/invitation', { token, password });
  await browser.signIn(email, password);
  const { csrfToken } = await browser.me();
  const cookie = `alongside=${(await browser.cookie('alongside')) ?? ''}`;
  return {
    headers: { cookie, 'x-csrf-token': csrfToken },
    remoteAddress: `198.51.100.${String(place + 1)}`,
    ids: {},
  };
}

/** Which permissions alone open each route. */
async function openedByOne(): Promise<string[]> {
  const cells: string[] = [];
  for (const route of routes) {
    const opening: string[] = [];
    for (const [permission, asking] of holders) {
      const code = await codeOf(route, asking);
      if (code !== 'PERMISSION_MISSING' && code !== 'AGENT_REQUIRED') opening.push(permission);
    }
    const isForAll = opening.length === holders.length;
    cells.push(isForAll ? 'any, or none' : opening.length === 0 ? 'none' : opening.join(', '));
  }
  return cells;
}

test('SES11 every route is answered to whom the table says, by role, by one permission and by tenant', async () => {
  const [rows, cells] = [await rowsFor(CALLERS), await openedByOne()];
  const table = tableOf(
    ['route', ...CALLERS, 'opened by one permission'],
    rows.map((row, n) => [...row, cells[n] ?? '']),
  );
  for (const [n, { access }] of routes.entries()) {
    if (access.kind !== 'permission') continue;
    const opens = (each: Permission) => access.anyOf.some((named) => withImplied([each]).has(named));
    const named = Permission.options.filter(opens).join(', ');
    expect([rows[n]?.[0], cells[n]]).toEqual([rows[n]?.[0], named]);
  }
  await expect(`${INTRODUCTION}\n${table}\n`).toMatchFileSnapshot('./routes-by-role.md');
}, 180_000);

test('SES11 while Alongside is off nobody gets further, and nobody is kept from turning it on', async () => {
  const names = ['operator', 'administrator'] as const;
  const before = await rowsFor(names);
  await callers.get('administrator')?.browser.call('PATCH', '/settings', { isEnabled: false });
  expect(await rowsFor(names)).toEqual(before);
  await callers.get('administrator')?.browser.call('PATCH', '/settings', { isEnabled: true });
}, 180_000);

test('SES11 somebody who was deactivated is a stranger to every route', async () => {
  await callers
    .get('administrator')
    ?.browser.call('PATCH', `/people/${there['personId'] ?? ''}`, { isActive: false });
  const [gone, nobody] = [await rowsFor(['no role']), await rowsFor(['nobody'])];
  expect(gone).toEqual(nobody);
}, 180_000);
