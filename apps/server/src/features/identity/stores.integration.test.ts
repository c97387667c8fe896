import { randomUUID } from 'node:crypto';
import { TenantId } from '@alongside/protocol';
import { directoryContract, settingsStoreContract } from '@alongside/testkit';
import { afterAll, beforeAll, describe } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { DatabaseDirectory } from './people/database-directory.ts';
import { DatabaseSettingsStore } from './settings/database-settings-store.ts';
import { someDomain, TestIdentityWorld } from './test-identity-world.ts';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestIdentityWorld;
  beforeAll(async () => {
    world = await TestIdentityWorld.open(engine);
  });
  afterAll(() => world.close());

  const subject = () => ({
    auditCodes: (tenantId: TenantId) => world.auditCodes(tenantId),
    close: () => Promise.resolve(),
  });

  const bareTenant = async (): Promise<TenantId> => {
    const id = TenantId.parse(randomUUID());
    await world.ports.database.acrossTenants('a tenant of a test', (tx) =>
      tx.insertInto('tenants').values({ id, name: 'Bare', created_at: new Date() }).execute(),
    );
    return id;
  };

  directoryContract('DatabaseDirectory', async () => {
    const domain = someDomain();
    const tenantIds = [await world.organisation(domain), await world.organisation(someDomain())] as const;
    const operator = await world.member(tenantIds[0], `op@${domain}`, ['help-desk-operator']);
    const directory = new DatabaseDirectory(world.ports.database);
    return { ...subject(), directory, tenantIds, operatorId: operator.personId };
  });

  settingsStoreContract('DatabaseSettingsStore', async () => ({
    ...subject(),
    store: new DatabaseSettingsStore(world.ports.database),
    tenantIds: [await bareTenant(), await bareTenant()],
  }));
});
