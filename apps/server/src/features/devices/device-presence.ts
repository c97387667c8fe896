import { DEVICE_KEY_LIFETIME_MS } from '@alongside/domain';
import type { DeviceId, TenantId } from '@alongside/protocol';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import type { DeviceNews } from './device-topic.ts';

/** A node that has said nothing for this long doesn't come back: what it held is cleared away. */
const DEAD_NODE_MS = 60_000;
/** While a device is online, when it was last seen is written this often. */
const SEEN_EVERY_MS = 60 * 60_000;

/**
 * Whether the device in the row `devices` is online, as a condition on many.
 * @param living nodes that live now
 */
export const isOnline = (living: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from device_presence p
    where p.device_id = devices.id and p.node_id = any(${[...living]}::uuid[]))`;

/** How many devices of the tenant are online. All of them are enrolled: one that is retired or unenrolled isn't here any more. */
export async function countOnline(
  tx: Transaction,
  tenantId: TenantId,
  living: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from device_presence
    where tenant_id = ${tenantId} and node_id = any(${[...living]}::uuid[])`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** A device that is let in no longer is not here either, whenever its node hears of it. */
export async function removePresence(tx: Transaction, id: DeviceId): Promise<void> {
  await sql`delete from device_presence where device_id = ${id}`.execute(tx);
}

/** The same for the few rows of a page: looked up one by one, where the other reads everything that is online. */
export const isRowOnline = (living: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`coalesce((select p.node_id from device_presence p where p.device_id = devices.id)
    = any(${[...living]}::uuid[]), false)`;

/** Clears away nodes that died, with what they held. Their devices were last seen when they were. */
export async function forgetDeadNodes(tx: Transaction): Promise<void> {
  const isDead = sql<SqlBool>`beat_at < now() - ${sql.lit(DEAD_NODE_MS)} * interval '1 millisecond'`;
  await sql`update devices d
    set last_seen_at = greatest(d.last_seen_at, date_trunc('milliseconds', n.beat_at))
    from device_presence p join nodes n on n.id = p.node_id
    where p.device_id = d.id and ${isDead}`.execute(tx);
  await sql`delete from nodes where ${isDead}`.execute(tx);
}

/** Tenants of which a device is held by one of the nodes. */
export async function tenantsAtNodes(
  tx: Transaction,
  nodes: readonly string[],
): Promise<readonly TenantId[]> {
  const { rows } = await sql<{ tenant_id: TenantId }>`
    select distinct tenant_id from device_presence where node_id = any(${[...nodes]}::uuid[])`.execute(tx);
  return rows.map(({ tenant_id: tenantId }) => tenantId);
}

/** The node ends, and its devices are offline. */
export async function leaveNode(tx: Transaction, nodeId: string, nowMs: number): Promise<void> {
  await sql`update devices set last_seen_at = ${new Date(nowMs)}
    where id in (select device_id from device_presence where node_id = ${nodeId})`.execute(tx);
  await sql`delete from nodes where id = ${nodeId}`.execute(tx);
}

/** Notes that the node's devices are still there, and finds what they are to be told. */
export async function lookAfterDevices(
  tx: Transaction,
  nodeId: string,
  nowMs: number,
): Promise<readonly { readonly id: DeviceId; readonly news: DeviceNews['kind'] }[]> {
  await sql`update devices d set last_seen_at = ${new Date(nowMs)}
    from device_presence p
    where p.device_id = d.id and p.node_id = ${nodeId} and d.last_seen_at < ${new Date(nowMs - SEEN_EVERY_MS)}`.execute(
    tx,
  );
  const { rows } = await sql<{ id: DeviceId; news: DeviceNews['kind'] }>`
    select d.id, case d.state when 'enrolled' then 'new-key-due' else d.state end as news
    from device_presence p join devices d on d.id = p.device_id
    where p.node_id = ${nodeId}
      and (d.state <> 'enrolled' or d.key_rotation_asked_at is not null
        or d.key_since <= ${new Date(nowMs - DEVICE_KEY_LIFETIME_MS)})`.execute(tx);
  return rows;
}
