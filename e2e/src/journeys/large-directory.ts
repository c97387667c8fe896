import { join } from 'node:path';
import { sql } from 'kysely';
import { migrations } from '../../../apps/server/src/compose.ts';
import { openEmbeddedDatabase } from '../../../apps/server/src/platform/database/index.ts';
import type { ServerProcess } from '../rig/index.ts';

/**
 * Puts people, called *Person 1* and so on, and as many devices into the organisation of the demo's administrator, as a
 * directory would over days: into its database, while the server is away.
 */
export async function fillDirectory(
  server: ServerProcess,
  administrator: string,
  count: number,
): Promise<void> {
  await server.kill();
  const database = await openEmbeddedDatabase(join(server.dataFolder, 'database'), migrations);
  await database.acrossTenants('fill a directory', async (tx) => {
    const tenant = sql`(select tenant_id from persons where email = ${administrator})`;
    const numbers = sql`generate_series(1, ${count}::integer) n`;
    await sql`
      insert into persons (id, tenant_id, email, full_name, roles, created_at, name_key)
      select gen_random_uuid(), ${tenant}, 'p' || n || '@large.example', 'Person ' || n, '{}', now(), 'person ' || n
      from ${numbers}`.execute(tx);
    await sql`
      insert into person_words (tenant_id, person_id, word)
      select p.tenant_id, p.id, w from persons p, unnest(string_to_array(p.name_key, ' ')) w
      where p.email like 'p%@large.example'`.execute(tx);
    await sql`
      insert into devices (id, tenant_id, name, name_key, platform, os_version, agent_version, public_key, thumbprint,
        key_since, enrolled_at, last_seen_at)
      select gen_random_uuid(), ${tenant}, 'Device ' || n, 'device ' || n, 'linux', 'Debian GNU/Linux 13', '0.1.0', '{}',
        'key ' || n, now(), now(), now()
      from ${numbers}`.execute(tx);
    await sql`
      insert into device_words (tenant_id, device_id, word)
      select d.tenant_id, d.id, w from devices d, unnest(string_to_array(d.name_key, ' ')) w
      where d.thumbprint like 'key %'`.execute(tx);
    await sql`reset role`.execute(tx);
    await sql`analyze`.execute(tx);
  });
  await database.close();
  await server.startAgain();
}
