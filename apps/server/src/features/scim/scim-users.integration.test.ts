import type { PersonDetails } from '@alongside/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tenantTopic } from '../../platform/bus/index.ts';
import { testEngines } from '../../platform/database/test-engines.ts';
import { type ScimTenant, TestScimWorld } from './test-scim-world.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestScimWorld;
  let tenant: ScimTenant;
  beforeAll(async () => {
    world = await TestScimWorld.open(engine);
    tenant = await world.tenant();
  });
  afterAll(() => world.close());

  const find = async (filter: string, of: ScimTenant = tenant) =>
    (await of.ask('GET', `/Users?filter=${encodeURIComponent(filter)}`)).body;
  const details = async (of: ScimTenant, id: string) => {
    const browser = await world.identity.signedIn(of.admin.email);
    return (await browser.call('GET', `/people/${id}`)) as PersonDetails;
  };

  it('SCM18 whoever watches people is told what a directory writes of them', async () => {
    const told: string[] = [];
    using watching = new DisposableStack();
    watching.defer(
      world.identity.bus.subscribe(tenantTopic(tenant.admin.tenantId, 'people'), () => told.push('people')),
    );
    const { id } = (await tenant.user('watched')).body as { id: string };
    expect(told).toEqual(['people']);
    await tenant.patch(`/Users/${id}`, { op: 'replace', path: 'title', value: 'Porter' });
    expect(told).toEqual(['people', 'people']);
    await tenant.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false });
    expect(told).toHaveLength(3);
  });

  it('SCM19 users made at the same time are each answered for themselves', async () => {
    const of = await world.tenant();
    const names = Array.from({ length: 24 }, (_, n) => `together${n}`);
    const twice = [...names, 'together3', 'together7'];
    const answers = await Promise.all([
      ...twice.map((name) => of.user(name)),
      // Of these one has an external id, the other is refused for it.
      ...['one', 'other'].map((name) =>
        of.ask('POST', '/Users', { userName: `${name}@${of.domain}`, externalId: 'the same' }),
      ),
      of.ask('POST', '/Users', { userName: 'away@elsewhere.example' }),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(names.length + 1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(3);
    expect(statuses.at(-1)).toBe(400);
    for (const name of names) {
      const { Resources } = await find(`userName eq "${name}@${of.domain}"`, of);
      const made = answers.find(({ status, body }) => status === 201 && body.id === Resources[0]?.id);
      expect([Resources.length, made?.body['userName']]).toEqual([1, `${name}@${of.domain}`]);
    }
  });

  it('SCM1 makes a user of RFC 7643’s full example, keeping what a helper is shown', async () => {
    const { domain } = tenant;
    const { status, headers, body } = await tenant.ask('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
      externalId: '701984',
      userName: `BJensen@${domain}`,
      name: {
        formatted: 'Ms. Barbara J Jensen, III',
        familyName: 'Jensen',
        givenName: 'Barbara',
        middleName: 'Jane',
        honorificPrefix: 'Ms.',
      },
      nickName: 'Babs',
      emails: [
        { value: 'babs@jensen.org', type: 'home' },
        { value: `bjensen@${domain}`, type: 'work', primary: true },
      ],
      addresses: [{ type: 'work', streetAddress: '100 Universal City Plaza' }],
      phoneNumbers: [{ value: '555-555-5555', type: 'work' }],
      title: 'Tour Guide',
      active: true,
      password: 't1meMa$heen',
      [ENTERPRISE]: {
        employeeNumber: '701984',
        organization: 'Universal Studios',
        department: 'Tour Operations',
        manager: { value: '26118915-6090-4610-87e4-49d8ca9f808d' },
      },
    });
    expect([status, headers.get('content-type')]).toEqual([
      201,
      expect.stringContaining('application/scim+json'),
    ]);
    expect(body).toMatchObject({
      externalId: '701984',
      userName: `BJensen@${domain}`,
      name: { formatted: 'Ms. Barbara J Jensen, III', familyName: 'Jensen', givenName: 'Barbara' },
      title: 'Tour Guide',
      active: true,
      emails: [{ value: `bjensen@${domain}`, type: 'work', primary: true }],
      [ENTERPRISE]: {
        employeeNumber: '701984',
        organization: 'Universal Studios',
        department: 'Tour Operations',
      },
      meta: { resourceType: 'User', location: `${world.identity.origin}/scim/v2/Users/${body.id}` },
    });
    expect(JSON.stringify(body)).not.toContain('t1meMa$heen');
    expect(headers.get('location')).toBe(body.meta.location);
    expect((await tenant.ask('GET', `/Users/${body.id}`)).body).toEqual(body);
    expect(await details(tenant, body.id)).toMatchObject({
      profile: { email: `bjensen@${domain}`, jobTitle: 'Tour Guide', company: 'Universal Studios' },
      department: 'Tour Operations',
      source: 'scim',
      roles: [],
    });
    const rows = await world.identity.auditRows(tenant.admin.tenantId);
    expect(rows.find(({ target_id: id }) => id === body.id)).toMatchObject({
      code: 'person.added',
      actor_kind: 'token',
      actor_name: 'Directory',
    });
  });

  it('SCM2 refuses a second user of the same address, and one of another organisation’s', async () => {
    await tenant.user('twice');
    const again = await tenant.user('TWICE');
    expect([again.status, again.body]).toMatchObject([
      409,
      { schemas: [ERROR], status: '409', scimType: 'uniqueness' },
    ]);
    await tenant.user('ext1', { externalId: 'same' });
    expect((await tenant.user('ext2', { externalId: 'same' })).body).toMatchObject({
      scimType: 'uniqueness',
    });
    const foreign = { userName: 'x@elsewhere.example', emails: [] };
    expect((await tenant.ask('POST', '/Users', foreign)).body).toMatchObject({
      status: '400',
      scimType: 'invalidValue',
    });
    expect((await tenant.ask('POST', '/Users', { displayName: 'x' })).body).toMatchObject({
      scimType: 'invalidValue',
    });
    const other = await world.tenant();
    const theirs = { userName: other.address('x'), emails: [{ value: other.address('x') }] };
    expect((await tenant.ask('POST', '/Users', theirs)).body).toMatchObject({ scimType: 'invalidValue' });
  });

  it('SCM3 finds users by the filters that directories ask with', async () => {
    const own = await world.tenant();
    const made = (await own.user('Filter', { externalId: 'F-1', title: 'Diver' })).body;
    await own.user('other');
    const user = own.address('filter');
    for (const filter of [
      `userName eq "${user}"`,
      `userName Eq "${user.toUpperCase()}"`,
      'externalId eq "F-1"',
      `externalId eq "F-1" and userName eq "${user}"`,
      `emails[type eq "work" and value eq "${user}"]`,
      `emails.value eq "${user}"`,
      'displayName co "est Filt"',
      'displayName eq "test filter"',
      'name.familyName sw "Fil" and not (title eq "Driver")',
      'userName sw "filter@"',
      `title pr and userName ew "${own.domain}"`,
      'title eq "diver" or title eq "driver"',
      `id eq "${made.id}"`,
      'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "filter"',
      'meta.created gt "2020-01-01T00:00:00Z" and title eq "Diver"',
      'active eq true and externalId pr',
    ]) {
      const { totalResults, Resources } = await find(filter, own);
      expect([filter, totalResults, Resources[0]?.id]).toEqual([filter, 1, made.id]);
    }
    for (const filter of [
      `userName eq "nobody@${own.domain}"`,
      'externalId eq "f-1"',
      'active eq "False"',
      `title eq "' or 1=1 --"`,
    ]) {
      expect([filter, await find(filter, own)]).toMatchObject([
        filter,
        { schemas: [LIST], totalResults: 0, itemsPerPage: 0, Resources: [] },
      ]);
    }
    for (const filter of [
      'userName',
      'shoeSize eq 3',
      'userName eq',
      `${'('.repeat(50)}title pr${')'.repeat(50)}`,
    ]) {
      expect([filter, await find(filter, own)]).toMatchObject([
        filter,
        { status: '400', scimType: 'invalidFilter' },
      ]);
    }
  });

  it('SCM4 answers pages, and of each user what is asked for', async () => {
    const own = await world.tenant();
    for (let n = 0; n < 5; n += 1) await own.user(`p${n}`);
    const page = async (query: string) => (await own.ask('GET', `/Users?${query}`)).body;
    const seen: string[] = [];
    for (const startIndex of [1, 3, 5]) {
      const { totalResults, itemsPerPage, Resources } = await page(`startIndex=${startIndex}&count=2`);
      expect([totalResults, itemsPerPage]).toEqual([6, 2]);
      seen.push(...Resources.map(({ userName }) => String(userName)));
    }
    expect(seen).toEqual(['admin', 'p0', 'p1', 'p2', 'p3', 'p4'].map((name) => own.address(name)));
    expect(await page('startIndex=7&count=2')).toMatchObject({
      totalResults: 6,
      itemsPerPage: 0,
      startIndex: 7,
    });
    expect(await page('startIndex=-4&count=-1')).toMatchObject({
      totalResults: 6,
      itemsPerPage: 0,
      startIndex: 1,
    });
    const { Resources } = await page('count=1&attributes=userName,name.familyName');
    expect(Object.keys(Resources[0] ?? {}).sort()).toEqual(['id', 'name', 'schemas', 'userName']);
    const { Resources: others } = await page('count=1&excludedAttributes=emails,meta');
    expect(others[0]).not.toHaveProperty('emails');
    expect(others[0]).toHaveProperty('displayName');
  });

  it('SCM5 takes Entra ID’s patches: capital operations, paths with filters, texts for booleans, and none of what it doesn’t keep', async () => {
    const { id } = (await tenant.user('entra')).body;
    const patched = await tenant.patch(
      `/Users/${id}`,
      { op: 'Replace', path: 'displayName', value: 'Avery Smith' },
      { op: 'Add', path: 'name.givenName', value: 'Avery' },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: tenant.address('Avery') },
      { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Bridge' },
      { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '555' },
      {
        op: 'Add',
        value: { title: 'Pilot', 'name.familyName': 'Smith', [`${ENTERPRISE}:employeeNumber`]: '7' },
      },
      { op: 'Replace', path: 'active', value: 'False' },
    );
    expect([patched.status, patched.body]).toMatchObject([
      200,
      {
        displayName: 'Avery Smith',
        name: { givenName: 'Avery', familyName: 'Smith' },
        userName: tenant.address('entra'),
        emails: [{ value: tenant.address('avery') }],
        title: 'Pilot',
        active: false,
        [ENTERPRISE]: { department: 'Bridge', employeeNumber: '7' },
      },
    ]);
    const removed = await tenant.patch(
      `/Users/${id}`,
      { op: 'Remove', path: 'title' },
      { op: 'remove', path: `${ENTERPRISE}:department` },
    );
    expect(removed.body).not.toHaveProperty('title');
    expect(removed.body[ENTERPRISE]).toEqual({ employeeNumber: '7' });
    expect((await tenant.patch(`/Users/${id}`, { op: 'Remove', path: 'userName' })).body).toMatchObject({
      scimType: 'mutability',
    });
    expect((await tenant.patch(`/Users/${id}`, { op: 'Remove' })).body).toMatchObject({
      scimType: 'noTarget',
    });
    expect(
      (await tenant.patch(`/Users/${id}`, { op: 'Move', path: 'title', value: 'x' })).body,
    ).toMatchObject({
      scimType: 'invalidSyntax',
    });
  });

  it('SCM6 takes Okta’s requests: a look before making, a PUT of everything, and a patch that deactivates', async () => {
    const userName = tenant.address('okta');
    const filter = encodeURIComponent(`userName eq "${userName}"`);
    expect((await tenant.ask('GET', `/Users?filter=${filter}&startIndex=1&count=100`)).body).toMatchObject({
      totalResults: 0,
    });
    const okta = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName,
      name: { givenName: 'Test', familyName: 'User' },
      emails: [{ primary: true, value: userName, type: 'work' }],
      displayName: 'Test User',
      locale: 'en-US',
      externalId: '00ujl29u0le5T6Aj10h7',
      groups: [],
      password: '1mz050nq',
      active: true,
    };
    const { id } = (await tenant.ask('POST', '/Users', okta)).body;
    const put = await tenant.ask('PUT', `/Users/${id}`, {
      ...okta,
      id,
      name: { givenName: 'Another', familyName: 'User' },
      displayName: 'Another User',
      meta: { resourceType: 'User' },
    });
    expect([put.status, put.body]).toMatchObject([200, { id, displayName: 'Another User', active: true }]);
    const off = await tenant.patch(`/Users/${id}`, { op: 'replace', value: { active: false } });
    expect(off.body).toMatchObject({ id, active: false, externalId: '00ujl29u0le5T6Aj10h7' });
    expect((await find(`userName eq "${userName}"`)).Resources).toMatchObject([{ id, active: false }]);
  });

  it('SCM7 ends sign-ins when a user is deactivated, keeps the last administrator, and takes over who is there already', async () => {
    const own = await world.tenant();
    const ben = await world.identity.member(own.admin.tenantId, own.address('ben'));
    const browser = await world.identity.signedIn(ben.email);
    const found = await find(`userName eq "${ben.email}"`, own);
    expect(found.Resources).toMatchObject([{ id: ben.personId, active: true }]);
    await own.patch(`/Users/${ben.personId}`, { op: 'Replace', path: 'active', value: 'False' });
    expect(await browser.isSignedIn()).toBe(false);
    expect(await details(own, ben.personId)).toMatchObject({ isActive: false, source: 'scim' });
    const last = await own.patch(`/Users/${own.admin.personId}`, {
      op: 'Replace',
      path: 'active',
      value: 'False',
    });
    expect([last.status, last.body]).toMatchObject([409, { schemas: [ERROR], status: '409' }]);
    expect((await own.ask('DELETE', `/Users/${own.admin.personId}`)).status).toBe(409);
  });

  it('SCM8 deletes softly: gone for the directory, deactivated for the organisation, and the same person when they come back', async () => {
    const own = await world.tenant();
    const { id } = (await own.user('leaver', { externalId: 'L' })).body;
    expect((await own.ask('DELETE', `/Users/${id}`)).status).toBe(204);
    for (const method of ['GET', 'DELETE', 'PUT'] as const) {
      const answer = await own.ask(
        method,
        `/Users/${id}`,
        method === 'PUT' ? { userName: own.address('leaver') } : undefined,
      );
      expect([method, answer.status, answer.body]).toMatchObject([
        method,
        404,
        { schemas: [ERROR], status: '404' },
      ]);
    }
    expect(await find(`userName eq "${own.address('leaver')}"`, own)).toMatchObject({ totalResults: 0 });
    expect(await details(own, id)).toMatchObject({ isActive: false });
    const back = await own.user('leaver', { externalId: 'L2', displayName: 'Back Again' });
    expect([back.status, back.body]).toMatchObject([
      201,
      { id, active: true, externalId: 'L2', displayName: 'Back Again' },
    ]);
    expect(await world.identity.auditCodes(own.admin.tenantId)).toEqual(
      expect.arrayContaining(['person.deprovisioned', 'person.deactivated', 'person.reactivated']),
    );
  });

  it('SCM9 versions a user, and changes only the version that the client knows', async () => {
    const { body, headers } = await tenant.user('versioned');
    const path = `/Users/${body.id}`;
    const version = headers.get('etag') ?? '';
    expect(body.meta.version).toBe(version);
    expect((await tenant.ask('GET', path, undefined, { 'if-none-match': version })).status).toBe(304);
    const put = (of: string, displayName: string) =>
      tenant.ask('PUT', path, { userName: tenant.address('versioned'), displayName }, { 'if-match': of });
    expect((await put(version, 'Second')).status).toBe(200);
    const stale = await put(version, 'Third');
    expect([stale.status, stale.body]).toMatchObject([412, { status: '412' }]);
  });

  it('SCM10 lets nobody in without a token of its scope, and shows a token its own tenant alone', async () => {
    const other = await world.tenant();
    const { id } = (await tenant.user('hidden')).body;
    expect((await other.ask('GET', `/Users/${id}`)).status).toBe(404);
    expect((await other.patch(`/Users/${id}`, { op: 'replace', value: { active: false } })).status).toBe(404);
    expect((await other.ask('DELETE', `/Users/${id}`)).status).toBe(404);
    expect(await find('userName sw "hidden"', other)).toMatchObject({ totalResults: 0 });
    for (const authorization of ['', 'Bearer als_nonsense', 'Basic YTpi']) {
      const answer = await tenant.ask('GET', '/Users', undefined, { authorization });
      expect([authorization, answer.status, answer.body]).toMatchObject([
        authorization,
        401,
        { schemas: [ERROR] },
      ]);
    }
    const browser = await world.identity.signedIn(tenant.admin.email);
    const made = (await browser.call('POST', '/service-tokens', {
      name: 'Reports',
      scopes: ['view-reports'],
    })) as {
      token: string;
    };
    const refused = await tenant.ask('GET', '/Users', undefined, { authorization: `Bearer ${made.token}` });
    expect(refused.status).toBe(403);
  });

  it('SCM11 describes itself, and answers every fault in SCIM’s form', async () => {
    expect((await tenant.ask('GET', '/ServiceProviderConfig')).body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true },
      etag: { supported: true },
    });
    expect((await tenant.ask('GET', '/ResourceTypes')).body).toMatchObject({ totalResults: 2 });
    expect((await tenant.ask('GET', '/ResourceTypes/Group')).body).toMatchObject({ endpoint: '/Groups' });
    expect((await tenant.ask('GET', `/Schemas/${ENTERPRISE}`)).body).toMatchObject({
      name: 'EnterpriseUser',
    });
    for (const [method, path, body, status] of [
      ['GET', '/Nothing', undefined, 404],
      ['GET', '/Schemas/none', undefined, 404],
      ['POST', '/Users', '{', 400],
      ['POST', '/Users', '[]', 400],
      ['POST', '/Users', `{"__proto__":{"x":1}}`, 400],
      ['GET', '/Users/not-an-id', undefined, 404],
    ] as const) {
      const answer = await tenant.ask(method, path, body);
      expect([path, answer.status, answer.body]).toMatchObject([
        path,
        status,
        { schemas: [ERROR], status: String(status) },
      ]);
    }
    const text = await tenant.ask('POST', '/Users', 'x', { 'content-type': 'text/plain' });
    expect([text.status, text.body]).toMatchObject([415, { schemas: [ERROR] }]);
    const huge = await tenant.ask('POST', '/Users', JSON.stringify({ userName: 'x'.repeat(8_400_000) }));
    expect([huge.status, huge.body]).toMatchObject([413, { schemas: [ERROR] }]);
  });

  it('SCM12 passes over what can’t be shown, and never keeps it', async () => {
    const { status, body } = await tenant.user('odd', {
      displayName: 'Evil \u202E txt',
      title: 'x'.repeat(5_000),
      [ENTERPRISE]: { department: 'a\u0000b', organization: { a: 1 } },
    });
    expect([status, body['displayName']]).toEqual([201, 'Test odd']);
    expect(body).not.toHaveProperty('title');
    expect(body[ENTERPRISE]).toEqual({});
  });
});
