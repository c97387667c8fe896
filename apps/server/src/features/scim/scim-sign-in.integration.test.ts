import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { redirectUriOf } from '../identity/identity-ports.ts';
import {
  FOREIGN_CLAIMS,
  type ForeignProvider,
  signInAt,
  startForeignProvider,
} from '../identity/test-foreign-provider.ts';
import { TestScimWorld } from './test-scim-world.ts';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestScimWorld;
  let foreign: ForeignProvider;
  beforeAll(async () => {
    world = await TestScimWorld.open(engine);
    foreign = await startForeignProvider([redirectUriOf(world.identity.origin)]);
  });
  afterAll(async () => {
    await foreign.stop();
    await world.close();
  });

  it('SCM17 lets somebody whom the directory made sign in through the provider, until it deactivates them', async () => {
    const tenant = await world.tenant();
    const admin = await world.identity.signedIn(tenant.admin.email);
    await admin.call('PUT', '/identity-provider', {
      kind: 'oidc',
      issuer: foreign.issuer,
      clientId: foreign.clientId,
      clientSecret: foreign.clientSecret,
      claims: FOREIGN_CLAIMS,
    });
    const { id } = (await tenant.user('kim')).body;
    const email = tenant.address('kim');
    const claims = { sub: `kim-${tenant.domain}`, upn: email, display_name: 'Kim' };
    const browser = world.identity.browser();
    await signInAt(browser, email, claims);
    expect((await browser.me()).profile.personId).toBe(id);
    await tenant.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false });
    expect(await browser.isSignedIn()).toBe(false);
    const again = world.identity.browser();
    await signInAt(again, email, claims);
    expect(await again.isSignedIn()).toBe(false);
  });
});
