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
  const { rows } = await sql`
    with recursive around(id) as (
      select ${id}::uuid
      union
      select g.parent_id from group_groups g join around a on g.child_id = a.id
    )
    select 1 from assignment_members m join around a on m.group_id = a.id limit 1`.execute(tx);
  if (rows.length > 0) throw new CodedError('PERMISSION_MISSING', { anyOf: ['manage-roles'] });
}
