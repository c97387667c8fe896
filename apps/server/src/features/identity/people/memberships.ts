import type { DeviceId, GroupId, PersonId, TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';

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
  { people, devices }: Members,
): Promise<ReadonlyMap<PersonId | DeviceId, readonly NamedGroup[]>> {
  const { rows } = await sql<{ member: PersonId | DeviceId; id: GroupId; name: string }>`
    with recursive member_of(member, id, depth) as (
      (select person_id, group_id, 0 from group_people
        where tenant_id = ${tenantId} and person_id = any(${people}::uuid[])
       union all
       select device_id, group_id, 0 from group_devices
        where tenant_id = ${tenantId} and device_id = any(${devices}::uuid[]))
      union
      select m.member, g.parent_id, m.depth + 1 from member_of m
        join group_groups g on g.tenant_id = ${tenantId} and g.child_id = m.id
        where m.depth < ${DEPTH_MAX}
    )
    select m.member, g.id, g.name
    from (select member, id, min(depth) as depth from member_of group by member, id) m
    join groups g on g.id = m.id
    order by m.depth, g.name`.execute(tx);
  const byMember = new Map<PersonId | DeviceId, NamedGroup[]>();
  for (const { member, id, name } of rows) {
    const groups = byMember.get(member) ?? [];
    byMember.set(member, groups);
    groups.push({ id, name });
  }
  return byMember;
}
