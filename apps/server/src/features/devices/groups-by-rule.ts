import { type Device, meetsRule, type RuledDevice, shownName } from '@alongside/domain';
import { type DeviceId, DeviceRule, type GroupId, type TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import { noteAccessChange } from '../../platform/access-changes/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { groupTables } from '../directory/index.ts';
import { type DeviceScope, isAmong } from './device-scope.ts';

/** Devices that are held against a rule at a time. */
const BATCH = 5_000;

const ruledDevice = (device: Device): RuledDevice => ({
  ...device.facts,
  name: shownName(device),
  ownership: device.ownership,
});

/** Puts a device into the groups whose rules it meets, and takes it out of those whose rules it doesn't. */
export async function joinGroupsByRule(tx: Transaction, device: Device): Promise<void> {
  const groups = await groupTables(tx)
    .selectFrom('groups')
    .leftJoin('group_devices', (join) =>
      join.onRef('group_devices.group_id', '=', 'groups.id').on('group_devices.device_id', '=', device.id),
    )
    .select(['groups.id', 'rule', 'group_devices.device_id'])
    .where('groups.tenant_id', '=', device.tenantId)
    .where('source', '=', 'rule')
    .execute();
  const joins: GroupId[] = [];
  const leaves: GroupId[] = [];
  for (const { id, rule, device_id: member } of groups) {
    const isMember = member !== null;
    const belongs = meetsRule(DeviceRule.parse(rule), ruledDevice(device));
    if (belongs && !isMember) joins.push(id);
    if (!belongs && isMember) leaves.push(id);
  }
  const { tenantId, id: deviceId } = device;
  if (joins.length > 0) {
    const rows = joins.map((groupId) => ({ tenant_id: tenantId, group_id: groupId, device_id: deviceId }));
    await groupTables(tx)
      .insertInto('group_devices')
      .values(rows)
      .onConflict((on) => on.doNothing())
      .execute();
  }
  if (leaves.length > 0) {
    await groupTables(tx)
      .deleteFrom('group_devices')
      .where('device_id', '=', deviceId)
      .where('group_id', 'in', leaves)
      .execute();
  }
  if (joins.length + leaves.length > 0) await handleMoved(tx, tenantId, [deviceId]);
}

/** How many devices of the tenant that are in the scope meet a rule. */
export async function countByRule(
  tx: Transaction,
  { tenantId, scope }: { readonly tenantId: TenantId; readonly scope: DeviceScope },
  rule: DeviceRule,
): Promise<number> {
  let count = 0;
  let after: DeviceId | null = null;
  for (;;) {
    const batch: BatchRow[] = await readBatch(tx, { tenantId, groupId: null, after, scope });
    count += batch.filter((row) => belongsBy(rule, row)).length;
    const last = batch.at(-1);
    if (last === undefined || batch.length < BATCH) return count;
    after = last.id;
  }
}

/**
 * Fills a group by its rule, after the rule was made or changed, in the caller's transaction. Nobody is in the group by
 * another way. Reads the tenant's devices in batches.
 * @returns how many devices joined and left
 */
export async function fillGroupByRule(
  tx: Transaction,
  { tenantId, groupId, rule }: { tenantId: TenantId; groupId: GroupId; rule: DeviceRule },
): Promise<{ readonly joined: number; readonly left: number }> {
  const moved: DeviceId[] = [];
  let joined = 0;
  let after: DeviceId | null = null;
  for (;;) {
    const batch: BatchRow[] = await readBatch(tx, { tenantId, groupId, after, scope: 'all' });
    const joins = batch.filter((row) => row.member === null && belongsBy(rule, row)).map(({ id }) => id);
    const leaves = batch.filter((row) => row.member !== null && !belongsBy(rule, row)).map(({ id }) => id);
    joined += joins.length;
    moved.push(...joins, ...leaves);
    await sql`insert into group_devices (tenant_id, group_id, device_id)
      select ${tenantId}::uuid, ${groupId}::uuid, id from unnest(${joins}::uuid[]) as joins(id)
      on conflict do nothing`.execute(tx);
    await sql`delete from group_devices where group_id = ${groupId} and device_id = any(${leaves}::uuid[])`.execute(
      tx,
    );
    const last = batch.at(-1);
    if (last === undefined || batch.length < BATCH) break;
    after = last.id;
  }
  if (moved.length > 0) await handleMoved(tx, tenantId, moved);
  return { joined, left: moved.length - joined };
}

interface BatchRow {
  readonly id: DeviceId;
  readonly member: DeviceId | null;
  readonly ruled: RuledDevice;
}

const belongsBy = (rule: DeviceRule, { ruled }: BatchRow): boolean => meetsRule(rule, ruled);

interface ReadRow {
  readonly id: DeviceId;
  readonly member: DeviceId | null;
  readonly name: string;
  readonly model: string | null;
  readonly platform: string;
  readonly ownership: string;
  readonly os_version: string;
  readonly agent_version: string;
}

interface BatchRequest {
  readonly tenantId: TenantId;
  readonly groupId: GroupId | null;
  readonly after: DeviceId | null;
  readonly scope: DeviceScope;
}

async function readBatch(
  tx: Transaction,
  { tenantId, groupId, after, scope }: BatchRequest,
): Promise<BatchRow[]> {
  const among = scope === 'all' ? sql`` : sql`and ${isAmong('d.id', scope)}`;
  const { rows } = await sql<ReadRow>`
    select d.id, m.device_id as member, coalesce(display_name, name) as name, model, platform, ownership,
      os_version, agent_version
    from devices d left join group_devices m on m.device_id = d.id and m.group_id = ${groupId}::uuid
    where d.tenant_id = ${tenantId} and (${after}::uuid is null or d.id > ${after}::uuid) ${among}
    order by d.id limit ${sql.lit(BATCH)}`.execute(tx);
  return rows.map(({ id, member, os_version: osVersion, agent_version: agentVersion, ...told }) => ({
    id,
    member,
    ruled: { ...told, osVersion, agentVersion },
  }));
}

/** What follows when devices are in other groups than before. */
async function handleMoved(tx: Transaction, tenantId: TenantId, moved: readonly DeviceId[]): Promise<void> {
  const [first] = moved;
  await noteAccessChange(tx, tenantId, { kind: 'device', id: moved.length === 1 ? (first ?? null) : null });
}
