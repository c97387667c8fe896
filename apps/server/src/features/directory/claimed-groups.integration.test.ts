import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { redirectUriOf } from '../identity/identity-ports.ts';
import {
  FOREIGN_CLAIMS,
  type ForeignProvider,
  signInAt,
  startForeignProvider,
} from '../identity/test-foreign-provider.ts';
import type { TestIdentityWorld } from '../identity/test-identity-world.ts';
import { openDirectoryWorld, type Page, TestTenant } from './test-directory-world.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly members: number;
}

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let foreign: ForeignProvider;
  beforeAll(async () => {
    world = await openDirectoryWorld(engine);
    foreign = await startForeignProvider([redirectUriOf(world.origin)]);
  });
  afterAll(async () => {
    await foreign.stop();
    await world.close();
  });

  it('GRP9 puts who signs in into the groups that the provider names, and out of those that it names no more', async () => {
    const tenant = await TestTenant.make(world);
    await tenant.group('By hand');
    await tenant.browser.call('PUT', '/identity-provider', {
      kind: 'oidc',
      issuer: foreign.issuer,
      clientId: foreign.clientId,
      clientSecret: foreign.clientSecret,
      claims: { ...FOREIGN_CLAIMS, groups: 'memberships' },
    });
    const email = `kim@${tenant.domain}`;
    const come = (memberships?: unknown) =>
      signInAt(world.browser(), email, {
        sub: `kim-${tenant.domain}`,
        upn: email,
        display_name: 'Kim',
        ...(memberships === undefined ? {} : { memberships }),
      });
    const groups = async () => {
      const page = (await tenant.browser.call('GET', '/groups?limit=200')) as Page<Listed>;
      return page.items.map(({ name, source, members }) => `${name} ${source} ${String(members)}`);
    };
    await come(['Drivers', 'drivers', 'Berlin', 'By hand', 'Evil\u202Ename', 7]);
    expect(await groups()).toEqual(['Berlin claims 1', 'By hand manual 0', 'Drivers claims 1']);
    await come(['Berlin', 'Paris']);
    const later = ['Berlin claims 1', 'By hand manual 0', 'Drivers claims 0', 'Paris claims 1'];
    expect(await groups()).toEqual(later);
    await come();
    expect(await groups()).toEqual(later);
    const page = (await tenant.browser.call('GET', '/groups?source=claims')) as Page<Listed>;
    const [berlin] = page.items;
    const byHand = { remove: { people: [tenant.admin.personId] } };
    expect(await tenant.browser.refusal('POST', `/groups/${berlin?.id ?? ''}/members`, byHand)).toBe(
      '409 GROUP_MANAGED_ELSEWHERE',
    );
    await come(Array.from({ length: 300 }, (_, n) => `g${String(n)}`));
    expect((await tenant.browser.call('GET', '/groups?source=claims&limit=1')) as Page<Listed>).toMatchObject(
      {
        total: 203,
      },
    );
  });

  it('RLS16 a provider’s claims leave the last administrator the group that makes them one', async () => {
    const tenant = await TestTenant.make(world);
    const { tenantId } = tenant.admin;
    await tenant.browser.call('PUT', '/identity-provider', {
      kind: 'oidc',
      issuer: foreign.issuer,
      clientId: foreign.clientId,
      clientSecret: foreign.clientSecret,
      claims: { ...FOREIGN_CLAIMS, groups: 'memberships' },
    });
    const come = (name: string, memberships: readonly string[]) => {
      const email = `${name}@${tenant.domain}`;
      const claims = { sub: email, upn: email, display_name: name, memberships };
      return signInAt(world.browser(), email, claims);
    };
    await come('kim', ['Admins', 'Staff']);
    await world.ports.database.inTenant(tenantId, async (tx) => {
      const assignment = randomUUID();
      await sql`insert into role_assignments
        (id, tenant_id, name, built_in, scope_people, scope_devices, created_at, updated_at)
        values (${assignment}, ${tenantId}, 'Admins', 'administrator', 'all', 'all', now(), now())`.execute(
        tx,
      );
      await sql`insert into assignment_members (tenant_id, assignment_id, group_id)
        select ${tenantId}, ${assignment}, id from groups where name = 'Admins'`.execute(tx);
      await sql`update persons set roles = '{}' where id = ${tenant.admin.personId}`.execute(tx);
    });
    const members = async () => {
      const { rows } = await world.ports.database.inTenant(tenantId, (tx) =>
        sql<{ name: string }>`select g.name || ' ' || p.email as name from group_people m
          join groups g on g.id = m.group_id join persons p on p.id = m.person_id order by 1`.execute(tx),
      );
      return rows.map(({ name }) => name.slice(0, name.indexOf('@')));
    };
    await come('kim', []);
    expect(await members()).toEqual(['Admins kim']);
    const changes = (await world.auditRows(tenantId)).filter(({ code }) => code === 'group.members-changed');
    expect(changes.slice(-2).map(({ result }) => result)).toEqual(['refused', 'done']);
    await come('lee', ['Admins']);
    await come('kim', []);
    expect(await members()).toEqual(['Admins lee']);
  });
});
