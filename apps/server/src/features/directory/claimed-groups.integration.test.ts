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
});
