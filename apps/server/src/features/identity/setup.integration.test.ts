import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { loadIdentityKeys } from './embedded-provider/key-file.ts';
import { identityTables } from './identity-tables.ts';
import { seedDemo } from './setup/seed-demo.ts';
import { GOOD_PASSWORD, someDomain, TestIdentityWorld } from './test-identity-world.ts';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'alongside-identity-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach(async () => {
    world = await TestIdentityWorld.open(engine);
  });
  afterEach(() => world.close());

  const request = (token: string) => ({
    token,
    organisation: 'Fjord & Söhne',
    email: 'Admin@Fjord.example',
    fullName: 'Ada Min',
    password: GOOD_PASSWORD,
    isEnabled: true,
    areUnenrolledDevicesAllowed: true,
  });
  const isOpen = () => world.browser().call('GET', '/setup');
  const tenants = () =>
    world.ports.database.acrossTenants('count the tenants of a test', (tx) =>
      tx.selectFrom('tenants').selectAll().execute(),
    );
  const issued = async (): Promise<string> => (await world.setup.issueToken()) ?? '';

  it('IDN1 makes the organisation, its domain, its settings and its first administrator, who can sign in', async () => {
    expect(await isOpen()).toEqual({ isOpen: true });
    const browser = world.browser();
    const answer = await browser.call('POST', '/setup', request(await issued()));
    expect(answer).toEqual({ email: 'admin@fjord.example' });
    expect(await isOpen()).toEqual({ isOpen: false });
    await browser.signIn('admin@fjord.example', GOOD_PASSWORD);
    const me = await browser.me();
    expect(me).toMatchObject({
      tenant: { name: 'Fjord & Söhne', isEnabled: true },
      profile: { fullName: 'Ada Min', verifiedDomain: null },
    });
    expect(me.permissions).toContain('manage-people');
    expect(await browser.call('GET', '/settings')).toMatchObject({ areUnenrolledDevicesAllowed: true });
    const [tenant] = await tenants();
    expect(tenant).toBeDefined();
    expect(await world.auditCodes(tenant?.id as never)).toContain('setup.completed');
  });

  it('IDN1 makes one organisation of two requests at the same moment', async () => {
    const body = request(await issued());
    const answers = await Promise.all([1, 2, 3].map(() => world.browser().api('POST', '/setup', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    expect(await tenants()).toHaveLength(1);
  });

  it('IDN2 is gone afterwards, also after a restart', async () => {
    const token = await issued();
    await world.browser().call('POST', '/setup', request(token));
    const restarted = await TestIdentityWorld.on({
      ...world.ports.database,
      inTenant: (tenantId, work) => world.ports.database.inTenant(tenantId, work),
      readInTenant: (tenantId, work) => world.ports.database.readInTenant(tenantId, work),
      acrossTenants: (reason, work) => world.ports.database.acrossTenants(reason, work),
      close: () => Promise.resolve(),
    });
    try {
      for (const server of [world, restarted]) {
        expect(await server.setup.issueToken()).toBeNull();
        const again = { ...request(token), email: 'thief@evil.example' };
        expect(await server.browser().refusal('POST', '/setup', again)).toBe('404 NOT_FOUND');
      }
    } finally {
      await restarted.close();
    }
    expect(await tenants()).toHaveLength(1);
  });

  it('IDN3 takes the newest token alone, keeps only its hash, and refuses every other', async () => {
    const old = await issued();
    const token = await issued();
    const rows = await world.ports.database.acrossTenants('read the set-up of a test', (tx) =>
      identityTables(tx).selectFrom('server_setup').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    for (const wrong of [old, 'x', `${token}x`]) {
      expect(await world.browser().refusal('POST', '/setup', request(wrong))).toBe('404 SETUP_TOKEN_INVALID');
    }
    expect(await tenants()).toEqual([]);
    expect(world.log.join('')).not.toContain(token);
  });

  it('IDN3 limits guesses of the token', async () => {
    await issued();
    const codes: string[] = [];
    for (let tries = 0; tries < 21; tries += 1) {
      codes.push(await world.browser().refusal('POST', '/setup', request('guess')));
    }
    expect(codes.at(-1)).toBe('429 TOO_MANY_TRIES');
  });

  it('IDN3 keeps the token for another try when the password is too weak', async () => {
    const body = request(await issued());
    const weak = { ...body, password: 'Fjord.example' };
    expect(await world.browser().refusal('POST', '/setup', weak)).toBe('422 PASSWORD_TOO_WEAK');
    await world.browser().call('POST', '/setup', body);
  });

  it('IDN39 makes the keys once and keeps them in a file that its owner alone reads', async () => {
    const file = path.join(folder, engine.name, 'keys.json');
    const [one, two] = await Promise.all([loadIdentityKeys(file), loadIdentityKeys(file)]);
    expect(two).toEqual(one);
    expect(await loadIdentityKeys(file)).toEqual(one);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('IDN90 makes two demo organisations once, and tells the same passwords at the next start', async () => {
    const passwordFile = path.join(folder, `${engine.name}-demo.json`);
    const options = { ports: world.ports, setup: world.setup, passwordFile };
    const people = (await seedDemo(options)) ?? [];
    expect(new Set(people.map(({ organisation }) => organisation)).size).toBe(2);
    expect((await stat(passwordFile)).mode & 0o777).toBe(0o600);
    expect(await seedDemo(options)).toEqual(people);
    expect(await tenants()).toHaveLength(2);
    expect(await isOpen()).toEqual({ isOpen: false });
    const roles = new Set<string>();
    for (const { email, password, roles: own } of people) {
      const browser = await world.signedIn(email, password);
      expect((await browser.me()).profile.verifiedDomain).toBe(email.split('@')[1]);
      for (const role of own) roles.add(role);
    }
    expect(roles).toEqual(new Set(['help-desk-operator', 'administrator', 'auditor']));
    expect(await readFile(passwordFile, 'utf8')).toContain(people[0]?.password);
  });

  it('IDN90 makes no demo where somebody has set up their own organisation', async () => {
    await world.browser().call('POST', '/setup', request(await issued()));
    const passwordFile = path.join(folder, `${engine.name}-none.json`);
    expect(await seedDemo({ ports: world.ports, setup: world.setup, passwordFile })).toBeNull();
    expect(await tenants()).toHaveLength(1);
  });

  it('IDN15 leads an unverified domain to its tenant only while no other tenant is there', async () => {
    const first = someDomain();
    const admin = await world.member(await world.organisation(first), `admin@${first}`, ['administrator']);
    const browser = await world.signedIn(admin.email);
    const claimed = someDomain();
    await browser.call('POST', '/domains', { name: claimed });
    const body = { email: `x@${claimed}`, returnTo: '/' };
    expect((await world.browser().api('POST', '/sign-in', body)).status).toBe(200);
    await world.organisation(someDomain());
    expect(await world.browser().refusal('POST', '/sign-in', body)).toBe('404 SIGN_IN_UNKNOWN_DOMAIN');
  });
});
