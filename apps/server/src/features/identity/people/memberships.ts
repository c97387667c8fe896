import type { DeviceId, GroupId, PersonId, TenantId } from '@alongside/protocol';
import { type RawBuilder, sql } from 'kysely';
import { idList, type Transaction } from '../../../platform/database/index.ts';

export interface NamedGroup {
  readonly id: GroupId;
  readonly name: string;
}

interface Members {
  readonly people: readonly PersonId[];
  readonly devices: readonly DeviceId[];
}

/** Groups inside groups are followed this far: deeper than anybody nests them, and no endless way round. */
const DEPTH_MAX = 50;

/**
 * Every group of each of these, directly or through a group inside it; the nearest ones first. One query for all of
 * them. Who is in none isn't in the answer.
 */
export async function membershipsOf(
  tx: Transaction,
  tenantId: TenantId,
  members: Members,
): Promise<ReadonlyMap<PersonId | DeviceId, readonly NamedGroup[]>> {
  const { rows } = await sql<MembershipRow>`
    ${selectMemberships(tenantId, members)} order by depth, name`.execute(tx);
  return byMember(rows);
}

export interface MembershipRow {
  readonly member: PersonId | DeviceId;
  readonly id: GroupId;
  readonly name: string;
}

/**
 * A row for each group of each member, for a statement that reads more; `depth` is 0 for direct ones. Each group is looked
 * up by itself (`offset 0` keeps it so): they are few, and joined at once all groups of the tenant would be read.
 */
export const selectMemberships = (
  tenantId: TenantId,
  { people, devices }: Members,
): RawBuilder<MembershipRow> => sql`
    with recursive member_of(member, id, depth) as (
      (select person_id, group_id, 0 from group_people
        where tenant_id = ${tenantId} and person_id in (${idList(people)})
       union all
       select device_id, group_id, 0 from group_devices
        where tenant_id = ${tenantId} and device_id in (${idList(devices)}))
      union
      select m.member, g.parent_id, m.depth + 1 from member_of m
        cross join lateral (
          select parent_id from group_groups where tenant_id = ${tenantId} and child_id = m.id offset 0) g
        where m.depth < ${DEPTH_MAX}
    )
    select m.member, g.id, g.name, m.depth
    from (select member, id, min(depth) as depth from member_of group by member, id) m
    cross join lateral (select id, name from groups where groups.id = m.id offset 0) g`;

/** @param rows in the order that the groups are to be in */
export function byMember(
  rows: readonly MembershipRow[],
): ReadonlyMap<PersonId | DeviceId, readonly NamedGroup[]> {
  const found = new Map<PersonId | DeviceId, NamedGroup[]>();
  for (const { member, id, name } of rows) {
    const groups = found.get(member) ?? [];
    found.set(member, groups);
    groups.push({ id, name });
  }
  return found;
}
