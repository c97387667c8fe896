import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose, type Server } from '../compose.ts';
import { TestBrowser } from '../features/identity/test-browser.ts';
import { readConfig } from '../platform/config/index.ts';
import { ADMIN_ADDRESS, makeTestDatabase, testEngines } from '../platform/database/test-engines.ts';
import { listen } from '../platform/http/index.ts';
import { createLog } from '../platform/log/index.ts';
import { readWords } from './read-words.ts';
import { runWords, type Said } from './run-words.ts';

/** Far from the ports that systems give out by themselves, and another one for each process of a test run. */
const PORT = 30_000 + (process.pid % 10_000);
const ORIGIN = `http://localhost:${String(PORT)}`;
const EMAIL = 'greta@nordlicht.example';
const PASSWORD = 'four words nobody guesses';

interface Place {
  readonly folder: string;
  readonly options: readonly string[];
  drop(): Promise<unknown>;
}

/** A data folder, and for PostgreSQL an empty database. */
async function makePlace(engine: 'PGlite' | 'PostgreSQL'): Promise<Place> {
  const folder = await mkdtemp(path.join(tmpdir(), 'alongside-cli-'));
  const options = ['--data', folder];
  const remove = () => rm(folder, { recursive: true });
  if (engine === 'PGlite') return { folder, options, drop: remove };
  const made = await makeTestDatabase(ADMIN_ADDRESS);
  const drop = async (): Promise<void> => {
    await made.drop();
    await remove();
  };
  return { folder, options: [...options, '--database', made.address], drop };
}

async function startServer({ options }: Place): Promise<Server> {
  const config = readConfig({
    args: [...options, '--port', String(PORT)],
    environment: {},
    isTerminal: false,
  });
  if (config === null) throw new Error('Help was asked for');
  const server = await compose(config, createLog('silent'));
  await listen(server.app, config);
  return server;
}

async function run({ options }: Place, ...args: readonly string[]): Promise<Said> {
  const words = readWords([...args, ...options], { ALONGSIDE_ORIGIN: ORIGIN });
  if (words === null) throw new Error('Help was asked for');
  return runWords(words);
}

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', ({ name }) => {
  let place: Place;
  let server: Server;
  let backup: string;
  const browser = new TestBrowser(ORIGIN);

  beforeAll(async () => {
    place = await makePlace(name);
    backup = path.join(place.folder, 'all.backup');
    server = await startServer(place);
    await browser.call('POST', '/setup', {
      organisation: 'Nordlicht',
      email: EMAIL,
      fullName: 'Greta Nord',
      isEnabled: true,
      areUnenrolledDevicesAllowed: true,
      token: server.setupToken,
      password: PASSWORD,
    });
    await browser.signIn(EMAIL, PASSWORD);
    await browser.call('POST', '/people', { email: 'bo@nordlicht.example', fullName: 'Bo', roles: [] });
  });
  afterAll(async () => {
    await server.stop();
    await place.drop();
  });

  test('OPR1, OPR3 while the server runs it says how it is', async () => {
    const { data, isBad } = await run(place, 'status');
    expect(data).toMatchObject({
      server: { isReachable: true, isReady: true },
      database: { isUpToDate: true, engine: name === 'PGlite' ? 'embedded' : 'postgresql' },
      nodes: [{ isAlive: true }],
      tenants: 1,
      people: 2,
    });
    expect(isBad).toBe(false);
    expect((await run(place, 'tenants')).data).toMatchObject([{ name: 'Nordlicht', people: 2 }]);
    expect((await run(place, 'users', '--search', 'GRETA')).data).toMatchObject([
      { email: EMAIL, roles: ['administrator'], isActive: true },
    ]);
    expect((await run(place, 'users', '--tenant', 'Nobody')).data).toEqual([]);
    expect((await run(place, 'audit', 'verify')).data).toMatchObject({ isWhole: true });
    const { mode } = await stat(path.join(place.folder, 'operator.sock'));
    expect(mode & 0o777).toBe(0o600);
  });

  test('OPR4 people are deactivated and reactivated, but not the last administrator', async () => {
    await expect(run(place, 'users', 'deactivate', EMAIL)).rejects.toMatchObject({ code: 'COMMAND_REFUSED' });
    await expect(run(place, 'users', 'deactivate', 'nobody@x.example')).rejects.toMatchObject({
      code: 'NOBODY_FOUND',
    });
    await run(place, 'users', 'deactivate', 'BO@nordlicht.example');
    expect((await run(place, 'users', '--search', 'bo@')).data).toMatchObject([{ isActive: false }]);
    await run(place, 'users', 'reactivate', 'bo@nordlicht.example');
    const { items } = (await browser.call('GET', '/audit?limit=2')) as { items: object[] };
    expect(items).toMatchObject([
      { code: 'person.reactivated', actor: { kind: 'system', name: 'Command line' } },
      { code: 'person.deactivated', target: { name: 'Bo' } },
    ]);
  });

  test('OPR6, BAK7 a backup of the running server is restored elsewhere, where people sign in as before', async () => {
    await browser.call('POST', '/service-tokens', { name: 'Inventory', scopes: ['view-devices'] });
    expect((await run(place, 'backup', backup)).data).toMatchObject({ file: backup });
    expect((await run(place, 'backup', 'verify', backup)).data).toMatchObject({ hasKeys: true });
    await expect(run(place, 'restore', backup)).rejects.toMatchObject({
      code: name === 'PGlite' ? 'DATA_FOLDER_IN_USE' : 'DATABASE_NOT_EMPTY',
    });
    await server.stop();
    const other = await makePlace(name);
    try {
      await expect(run(other, 'restore', path.join(other.folder, 'none'))).rejects.toMatchObject({
        code: 'BACKUP_UNREADABLE',
      });
      const restored = await run(other, 'restore', backup);
      expect(restored.data).toMatchObject({ isWhole: true, ended: { api_tokens: 1 } });
      expect(restored.lines.join('\n')).toContain('1 tokens of the API');
      expect((await run(other, 'migrate', 'status')).data).toMatchObject({ isUpToDate: true });
      const copy = await startServer(other);
      try {
        expect(copy.setupToken).toBeNull();
        const again = new TestBrowser(ORIGIN);
        await again.signIn(EMAIL, PASSWORD);
        expect(await again.call('POST', '/audit/verify')).toMatchObject({ fault: null });
        // Nobody knows what was ended since the backup: nothing that let somebody in then does so now.
        expect(await browser.isSignedIn()).toBe(false);
        expect(await again.call('GET', '/service-tokens')).toMatchObject({ items: [{ state: 'revoked' }] });
        expect(await again.call('GET', '/audit?code=backup.restored')).toMatchObject({
          items: [{ severity: 'alert', after: { isAccessEnded: true } }],
        });
      } finally {
        await copy.stop();
      }
      const moved = await makePlace(name);
      try {
        expect((await run(moved, 'restore', backup, '--keep-access')).data).toMatchObject({ ended: {} });
        const there = await startServer(moved);
        try {
          // The keys came along.
          expect(await browser.isSignedIn()).toBe(true);
        } finally {
          await there.stop();
        }
      } finally {
        await moved.drop();
      }
    } finally {
      await other.drop();
      server = await startServer(place);
    }
  });

  test('OPR5 who is locked out gets in again by an invitation, and by nothing from before', async () => {
    const { data } = await run(place, 'users', 'reset', EMAIL);
    const { invitationLink } = data as { invitationLink: string };
    expect(await browser.isSignedIn()).toBe(false);
    const other = new TestBrowser(ORIGIN);
    const interaction = await other.interact(EMAIL);
    expect(
      await other.refusal('POST', `${interaction}/password`, { email: EMAIL, password: PASSWORD }),
    ).toContain('401');
    const token = invitationLink.slice(invitationLink.indexOf('#') + 1);
    const password = 'five other words for greta';
    await other.call('POST', '/account/invitation', { token, password });
    const again = new TestBrowser(ORIGIN);
    await again.signIn(EMAIL, password);
    const { items } = (await again.call('GET', '/audit?code=account')) as { items: object[] };
    expect(items).toMatchObject([{ code: 'account.reset', severity: 'alert' }]);
  });
});

test('OPR2 what can’t be meant is refused with what would help', () => {
  const refused = [
    ['nonsense'],
    ['backup'],
    ['backup', 'a', 'b'],
    ['tenants', 'x'],
    ['tenants', '--search', 'x'],
    ['audit', 'verify', '--expect', 'x'],
    ['status', '--database', 'mysql://user:s3cret@host/name'],
    ['status', '--nonsense'],
  ];
  for (const args of refused) {
    expect(() => readWords(args, {}), args.join(' ')).toThrow('--help');
    expect(() => readWords(args, {})).not.toThrow('s3cret');
  }
  expect(readWords(['backup', 'verify', 'f'], {})).toMatchObject({ command: 'backup verify', subject: 'f' });
});
