import { randomUUID } from 'node:crypto';
import type { TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Database } from '../../../apps/server/src/platform/database/index.ts';

type Work = Parameters<Parameters<Database['acrossTenants']>[1]>[0];

const NODES = 3;

/**
 * Makes the devices of an organisation as different as those of a company: a tenth on Windows, a quarter personal, one in
 * seven noncompliant, three in five online on three nodes, and words that they are found by.
 * @returns the nodes that live
 */
export async function fillFleet(tx: Work, tenantId: TenantId): Promise<readonly string[]> {
  const n = sql.raw(`substr(thumbprint, 5)::integer`);
  await sql`update devices set
      platform = case when ${n} % 10 = 0 then 'windows' else 'linux' end,
      ownership = case when ${n} % 4 = 0 then 'personal' else 'corporate' end,
      compliance = case when ${n} % 7 = 0 then 'noncompliant' else 'compliant' end,
      last_seen_at = now() - (${n} % 1000) * interval '1 minute',
      compliance_stale = false
    where tenant_id = ${tenantId}`.execute(tx);
  await sql`insert into device_words (tenant_id, device_id, word)
    select tenant_id, id, word from devices
    cross join lateral (values ('device'), (ltrim(substr(thumbprint, 5), '0')), ('thinkpad')) as words(word)
    where tenant_id = ${tenantId} on conflict do nothing`.execute(tx);
  const nodes = Array.from({ length: NODES }, () => randomUUID());
  await sql`insert into nodes (id, beat_at) select unnest(${nodes}::uuid[]), now()`.execute(tx);
  await sql`insert into device_presence (tenant_id, device_id, node_id, since, connection_id)
    select tenant_id, id, (${nodes}::uuid[])[1 + ${n} % ${sql.lit(NODES)}], now(), gen_random_uuid()
    from devices where tenant_id = ${tenantId} and ${n} % 5 < 3`.execute(tx);
  // What the database does by itself some time after so much was written; only the owner may.
  await sql`reset role`.execute(tx);
  await sql`analyze`.execute(tx);
  return nodes;
}
