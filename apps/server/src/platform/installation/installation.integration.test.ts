import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../database/test-engines.ts';
import { installationMigration } from './migrations/0307-installation.ts';
import { requireSameKeys } from './require-same-keys.ts';

for (const engine of testEngines) {
  describe.skipIf(!engine.isThere)(`keys of an installation on ${engine.name}`, () => {
    let database: TestDatabase;
    beforeEach(async () => {
      database = await engine.open([installationMigration]);
    });
    afterEach(() => database.close());

    test('PND1 every node starts with the same keys, and none with others', async () => {
      const keys = [randomBytes(32), randomBytes(32)];
      await Promise.all([requireSameKeys(database, keys), requireSameKeys(database, keys)]);
      for (const others of [[randomBytes(32), randomBytes(32)], keys.toReversed(), keys.slice(0, 1)]) {
        await expect(requireSameKeys(database, others)).rejects.toMatchObject({ code: 'KEYS_DIFFER' });
      }
      await requireSameKeys(database, keys);
      const stored = JSON.stringify(await database.asOwner('select * from installation'));
      for (const key of keys) expect(stored).not.toContain(key.toString('base64url'));
    });
  });
}
