import type { GroupId } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';

/** The groups with every group inside them. */
export async function withInnerGroups(
  tx: Transaction,
  groups: readonly GroupId[],
): Promise<readonly GroupId[]> {
  if (groups.length === 0) return [];
  const { rows } = await sql<{ id: GroupId }>`
    with recursive inside(id) as (
      select unnest(${groups}::uuid[])
      union
      select g.child_id from group_groups g join inside i on g.parent_id = i.id
    )
    select id from inside`.execute(tx);
  return rows.map(({ id }) => id);
}
