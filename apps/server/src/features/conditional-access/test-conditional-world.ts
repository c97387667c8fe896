import type { AccessPolicyFields, AccessPolicyView, NetworkView } from '@alongside/protocol';
import { InMemoryTryLimiter } from '@alongside/testkit';
import type { z } from 'zod';
import type { CountryOf } from '../../platform/countries/index.ts';
import type { TestEngine } from '../../platform/database/test-engines.ts';
import { registerDirectory } from '../directory/index.ts';
import { byCaller, DatabaseDirectory, requireAdministratorLeft } from '../identity/index.ts';
import type { TestBrowser } from '../identity/test-browser.ts';
import { TestIdentityWorld } from '../identity/test-identity-world.ts';
import { accessPoliciesOfGroup } from './access-policies.ts';
import { ConditionalGate } from './conditional-gate.ts';
import type { ConditionalPorts } from './conditional-ports.ts';
import { registerConditionalAccess } from './register-conditional-access.ts';

/** In this world one network is in Germany. */
const testCountryOf: CountryOf = (address) => (address?.startsWith('192.0.2.') === true ? 'DE' : null);

/** Identity with groups and conditional access. */
export async function openConditionalWorld(
  engine: TestEngine,
): Promise<{ world: TestIdentityWorld; ports: ConditionalPorts }> {
  let made: ConditionalPorts | null = null;
  const portsOf = (ports: TestIdentityWorld['ports']): ConditionalPorts => {
    const { database, bus, clock } = ports;
    made ??= {
      database,
      bus,
      clock,
      directory: new DatabaseDirectory(database),
      tries: new InMemoryTryLimiter(clock),
      countryOf: testCountryOf,
      areCountriesKnown: true,
    };
    return made;
  };
  const world = await TestIdentityWorld.openWith(engine, {
    authenticator: (pages) => pages,
    gate: (ports) => new ConditionalGate(portsOf(ports)),
    register: (app, ports) => {
      registerDirectory(app, {
        ...ports,
        byCaller,
        requireAdministratorLeft,
        usesOfGroup: [accessPoliciesOfGroup],
      });
      registerConditionalAccess(app, portsOf(ports));
    },
  });
  return { world, ports: portsOf(world.ports) };
}

type GivenPolicy = Partial<z.input<typeof AccessPolicyFields>>;

export const policyBody = (given: GivenPolicy = {}): z.input<typeof AccessPolicyFields> => ({
  name: 'A policy',
  state: 'on',
  who: { sides: ['sharer'], people: 'all' },
  then: { kind: 'block' },
  ...given,
});

export const addPolicy = (browser: TestBrowser, given: GivenPolicy = {}): Promise<AccessPolicyView> =>
  browser.call('POST', '/access-policies', policyBody(given)) as Promise<AccessPolicyView>;

export const addNetwork = (browser: TestBrowser, name: string, ...ranges: string[]): Promise<NetworkView> =>
  browser.call('POST', '/networks', { name, ranges }) as Promise<NetworkView>;
