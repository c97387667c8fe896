import { CodedError, type GroupId } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';

/**
 * Putting somebody into a group that has roles, itself or by a group around it, gives them those roles: that is for
 * whoever manages roles, as giving one directly is. Otherwise whoever manages people could make themself anything.
 * @throws CodedError PERMISSION_MISSING
 */
export async function requireMayAddTo(tx: Transaction, caller: Caller, id: GroupId): Promise<void> {
  if (caller.permissions.has('manage-roles')) return;
  if ((await givingRoles(tx, [id])).size > 0) {
    throw new CodedError('PERMISSION_MISSING', { anyOf: ['manage-roles'] });
  }
}

/** Those of the groups whose members have roles by being in them. */
export async function givingRoles(tx: Transaction, ids: readonly GroupId[]): Promise<ReadonlySet<GroupId>> {
  const { rows } = await sql<{ id: GroupId }>`
    with recursive around(id, of) as (
      select given, given from unnest(${[...ids]}::uuid[]) as given
      union
      select g.parent_id, a.of from group_groups g join around a on g.child_id = a.id
    )
    select distinct a.of as id from assignment_members m join around a on m.group_id = a.id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
