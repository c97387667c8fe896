import { ImportOutcome } from '@alongside/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import type { TestIdentityWorld } from '../identity/test-identity-world.ts';
import { openDirectoryWorld, TestTenant } from './test-directory-world.ts';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  beforeAll(async () => {
    world = await openDirectoryWorld(engine);
  });
  afterAll(() => world.close());

  async function send(tenant: TestTenant, path: string, text: string): Promise<ImportOutcome> {
    const answer = await tenant.browser.send(`/api/v1/people/import${path}`, {
      method: 'POST',
      body: Buffer.from(text, 'utf8'),
      headers: { 'content-type': 'text/csv' },
    });
    expect([answer.status, answer.text]).toMatchObject([200, expect.any(String)]);
    return ImportOutcome.parse(JSON.parse(answer.text));
  }

  it('PIM6 shows what a file would change without changing it, does so when told, and nothing more the second time', async () => {
    const tenant = await TestTenant.make(world);
    const { domain } = tenant;
    await tenant.group('Berlin');
    await tenant.member('ada');
    const bea = await tenant.member('bea');
    const theirs = await world.signedIn(bea.email);
    const text = [
      'email;name;department;groups;active',
      `ada@${domain};Ada Lovelace;Engines;berlin;`,
      `bea@${domain};;;;no`,
      `cem@${domain};Cem;;Berlin;`,
      `dan@${domain};;;;`,
      `admin@${domain};;;;no`,
      `eve@elsewhere.example;Eve;;;`,
      `fay@${domain};Fay;;Nowhere;`,
    ].join('\r\n');
    const preview = await send(tenant, '/preview', text);
    const change = { kind: 'changed', line: 2, email: `ada@${domain}` };
    const expected = [
      { kind: 'error', line: 5, reason: 'name', column: 'fullName' },
      { kind: 'error', line: 7, reason: 'foreign-domain' },
      { kind: 'error', line: 8, reason: 'unknown-group', column: 'groups' },
    ];
    const changes = [
      {
        ...change,
        before: { fullName: 'Person ada', department: null, groups: null },
        after: { fullName: 'Ada Lovelace', department: 'Engines', groups: 'Berlin' },
      },
      { kind: 'changed', line: 3, before: { active: 'true' }, after: { active: 'false' } },
    ];
    expect(preview).toMatchObject({ added: 1, changed: 3, unchanged: 0, errors: 3 });
    expect(preview.lines).toMatchObject([
      ...expected,
      ...changes,
      { kind: 'changed', line: 6 },
      { kind: 'added', line: 4, name: 'Cem' },
    ]);
    expect(await tenant.browser.call('GET', '/people?source=csv')).toMatchObject({ total: 0 });
    expect(await theirs.isSignedIn()).toBe(true);

    const done = await send(tenant, '', text);
    expect(done).toMatchObject({ added: 1, changed: 2, errors: 4 });
    expect(done.lines).toMatchObject([
      expected[0],
      { kind: 'error', line: 6, reason: 'last-administrator', column: 'active' },
      expected[1],
      expected[2],
      ...changes,
      { kind: 'added', line: 4 },
    ]);
    expect(await theirs.isSignedIn()).toBe(false);
    expect(await tenant.browser.call('GET', '/people?search=lovelace')).toMatchObject({
      items: [{ department: 'Engines' }],
    });
    const [berlin] = (
      (await tenant.browser.call('GET', '/groups?search=berlin')) as { items: { members: number }[] }
    ).items;
    expect(berlin?.members).toBe(2);
    const again = await send(tenant, '', text.split('\r\n').slice(0, 4).join('\r\n'));
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 3, errors: 0 });
    const codes = await world.auditCodes(tenant.admin.tenantId);
    expect(codes).toEqual(
      expect.arrayContaining([
        'person.added',
        'person.profile-changed',
        'group.members-changed',
        'person.imported',
      ]),
    );
  });

  it('PIM8 gives nobody roles by a group on behalf of somebody who may not give them', async () => {
    const tenant = await TestTenant.make(world);
    const { domain, admin } = tenant;
    const { id } = await tenant.group('Administrators');
    const { database } = world.ports;
    await database.inTenant(admin.tenantId, async (tx) => {
      const assignment = sql`'00000000-0000-4000-8000-0000000000aa'::uuid`;
      await sql`insert into role_assignments
          (id, tenant_id, name, built_in, scope_people, scope_devices, created_at, updated_at)
        values (${assignment}, ${admin.tenantId}, 'All', 'administrator', 'all', 'all', now(), now())
        on conflict do nothing`.execute(tx);
      await sql`insert into assignment_members (tenant_id, assignment_id, group_id)
        values (${admin.tenantId}, ${assignment}, ${id})`.execute(tx);
    });
    const body = { name: 'People', scopes: ['manage-people'] };
    const { token } = (await tenant.browser.call('POST', '/service-tokens', body)) as { token: string };
    const importWith = async (headers: Record<string, string>) => {
      const text = `email,name,groups\neve@${domain},Eve,Administrators`;
      const answer = await fetch(`${world.origin}/api/v1/people/import`, {
        method: 'POST',
        body: text,
        headers: { 'content-type': 'text/csv', ...headers },
      });
      return ImportOutcome.parse(await answer.json());
    };
    expect((await importWith({ authorization: `Bearer ${token}` })).lines).toMatchObject([
      { kind: 'error', reason: 'group-gives-roles', column: 'groups' },
    ]);
    expect((await tenant.members(id)).total).toBe(0);
    expect(await send(tenant, '', `email,name,groups\neve@${domain},Eve,Administrators`)).toMatchObject({
      added: 1,
    });
  });

  it('PIM7 takes thousands of lines, and refuses a file that is too large or isn’t CSV', async () => {
    const tenant = await TestTenant.make(world);
    const lines = Array.from({ length: 1_200 }, (_, n) => `p${n}@${tenant.domain},Person ${n}`);
    const outcome = await send(tenant, '', ['email,name', ...lines].join('\n'));
    expect([outcome.added, outcome.errors, outcome.lines.length]).toEqual([1_200, 0, 500]);
    const request = { method: 'POST', headers: { 'content-type': 'text/csv' } };
    const large = await tenant.browser.send('/api/v1/people/import', {
      ...request,
      body: Buffer.alloc(10_485_761),
    });
    expect(large.status).toBe(413);
    const unreadable = await tenant.browser.send('/api/v1/people/import', {
      ...request,
      body: Buffer.from('name'),
    });
    expect(unreadable.status).toBe(422);
    expect(await tenant.browser.refusal('POST', '/people/import', {})).toBe('415 MEDIA_TYPE_UNSUPPORTED');
  });
});
