import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose, type Server } from './compose.ts';
import { TestBrowser } from './features/identity/test-browser.ts';
import { readConfig } from './platform/config/index.ts';
import { listen } from './platform/http/index.ts';
import { createLog } from './platform/log/index.ts';

/** Far from the ports that systems give out by themselves, and another one for each process of a test run. */
const PORT = 40_000 + (process.pid % 10_000);
const DAY_MS = 86_400_000;
const DEMO_MS = 60_000;

interface Page {
  readonly total: number;
  readonly items: readonly Record<string, unknown>[];
}

let folder: string;
let server: Server;
let administrator: TestBrowser;

async function start(): Promise<void> {
  const args = ['--data', folder, '--port', String(PORT), '--demo'];
  const config = readConfig({ args, environment: {}, isTerminal: false });
  if (config === null) throw new Error('Help was asked for');
  server = await compose(config, createLog('silent'));
  await listen(server.app, { port: PORT, host: 'localhost' });
  administrator = new TestBrowser(`http://localhost:${String(PORT)}`);
  const greta = server.demoPeople?.find(({ email }) => email.startsWith('greta.'));
  await administrator.signIn(greta?.email ?? '', greta?.password ?? '');
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'alongside-demo-'));
  await start();
}, DEMO_MS);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const list = async (url: string): Promise<Page> => (await administrator.call('GET', url)) as Page;
const namesOf = ({ items }: Page) => items.map(({ name }) => name);

async function counts(): Promise<readonly number[]> {
  const lists = [
    '/people',
    '/groups',
    '/devices',
    '/assignments',
    '/access-policies',
    '/networks',
    '/reports/sessions',
  ];
  const pages: number[] = [];
  for (const url of lists) pages.push((await list(`${url}?limit=100`)).items.length);
  return pages;
}

test('DEM1 the demo has an organisation in it, with a history and an audit log that is whole', async () => {
  const devices = await list('/devices?limit=100');
  expect(new Set(devices.items.map(({ platform }) => platform))).toEqual(
    new Set(['linux', 'macos', 'windows']),
  );
  expect(devices.items.some(({ isOnline }) => isOnline === true)).toBe(false);
  expect(namesOf(await list('/groups?search=Berlin'))).toEqual(['Berlin laptops', 'Berlin office']);
  const policies = await list('/access-policies');
  expect(policies.items.map(({ state }) => state).sort()).toEqual(['on', 'report-only']);
  await expect
    .poll(async () => (await list('/devices?compliance=noncompliant')).items.length, { timeout: 20_000 })
    .toBeGreaterThan(1);
  const sessions = await list('/reports/sessions?limit=100');
  const days = new Set(sessions.items.map(({ createdAt }) => String(createdAt).slice(0, 10)));
  expect(days.size).toBeGreaterThan(10);
  const oldest = Math.min(...sessions.items.map(({ createdAt }) => Date.parse(String(createdAt))));
  expect(Date.now() - oldest).toBeLessThan(30 * DAY_MS);
  expect(await administrator.call('POST', '/audit/verify')).toMatchObject({ fault: null });
});

test('DEM2 the people whose passwords are printed are in no group of it', async () => {
  const everybody = await list('/people?limit=100');
  const printed = new Set(server.demoPeople?.map(({ email }): string => email));
  for (const item of everybody.items) {
    const { email, personId } = item['profile'] as { email: string; personId: string };
    if (!printed.has(email)) continue;
    expect(await administrator.call('GET', `/people/${personId}`)).toMatchObject({ groups: [], devices: [] });
  }
});

test(
  'DEM1 it is furnished once: the next start adds nothing',
  async () => {
    const before = await counts();
    await server.stop();
    await start();
    expect(await counts()).toEqual(before);
  },
  DEMO_MS,
);
