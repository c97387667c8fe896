import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../database/index.ts';
import { StartFault } from '../start-fault.ts';

/**
 * Every node on one database needs the same keys: what one has sealed, another has to open. The first one leaves a digest
 * of its keys in the database, which tells nothing about them.
 * @param keys in an order that is always the same
 * @throws StartFault KEYS_DIFFER
 */
export async function requireSameKeys(database: Database, keys: readonly Uint8Array[]): Promise<void> {
  const digest = keys
    .reduce((hmac, key) => hmac.update(key), createHmac('sha256', 'alongside keys'))
    .digest('base64url');
  const kept = await database.acrossTenants('the keys of this installation', async (tx) => {
    await sql`insert into installation (keys_digest) values (${digest}) on conflict do nothing`.execute(tx);
    const { rows } = await sql<{ keys_digest: string }>`select keys_digest from installation`.execute(tx);
    return rows[0]?.keys_digest;
  });
  if (kept === digest) return;
  throw new StartFault(
    'KEYS_DIFFER',
    'The keys in the data folder aren’t those that this database was made with. Copy identity-keys.json and code-key from ' +
      'the data folder of another node, or from the backup that belongs to the database.',
  );
}
