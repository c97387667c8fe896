import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { GOOD_PASSWORD, someDomain, TestIdentityWorld, type TestMember } from './test-identity-world.ts';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  let anna: TestMember;
  beforeAll(async () => {
    world = await TestIdentityWorld.open(engine);
    const domain = someDomain();
    anna = await world.member(await world.organisation(domain), `anna@${domain}`, ['administrator']);
  });
  afterAll(() => world.close());

  it('IDN10 signs in with address and password and comes back to where it began', async () => {
    const browser = world.browser();
    const page = await browser.signIn(anna.email, GOOD_PASSWORD, '/session/7?x=1');
    expect(page.url).toBe(`${world.origin}/session/7?x=1`);
    const me = await browser.me();
    expect(me).toMatchObject({ profile: { email: anna.email }, isEmbeddedAccount: true });
    expect(me.permissions).toContain('manage-settings');
  });
});
