import {
  type BuiltInRole,
  CodedError,
  type GroupId,
  type Permission,
  type PersonId,
} from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';

/**
 * Holds that the caller may put people or devices into these groups.
 * @throws CodedError PERMISSION_MISSING
 */
export async function requireMayAddTo(
  tx: Transaction,
  caller: Caller,
  ids: readonly GroupId[],
): Promise<void> {
  if ((await guardedFrom(tx, caller, ids)).size > 0) {
    throw new CodedError('PERMISSION_MISSING', { anyOf: ['manage-roles'] });
  }
}

/**
 * Those of the groups that only somebody who manages roles fills. Being put into a group that has roles, itself or by a
 * group around it, gives those roles; and a group in the scope of an assignment of the caller's own says whom
 * and what they reach. Otherwise whoever manages people or devices could make themself anything, and bring anybody within their reach.
 */
export async function guardedFrom(
  tx: Transaction,
  caller: Pick<Caller, 'personId' | 'permissions'>,
  ids: readonly GroupId[],
): Promise<ReadonlySet<GroupId>> {
  if (caller.permissions.has('manage-roles') || ids.length === 0) return new Set();
  return new Set([...(await givingRoles(tx, ids)), ...(await inReachOf(tx, caller.personId, ids))]);
}

/** For what an assignment's scope counts. */
const SCOPED: readonly Permission[] = [
  'view-screen',
  'take-full-control',
  'elevation',
  'unattended-control',
  'view-devices',
  'manage-devices',
];
const SCOPED_ROLES: readonly BuiltInRole[] = ['help-desk-operator', 'administrator'];

/** Those of the groups by which whoever or whatever is in them is within the person's reach. */
async function inReachOf(
  tx: Transaction,
  personId: PersonId,
  ids: readonly GroupId[],
): Promise<readonly GroupId[]> {
  const { rows } = await sql<{ id: GroupId }>`
    with recursive around(id, of) as (
      select given, given from unnest(${[...ids]}::uuid[]) as given
      union
      select g.parent_id, a.of from group_groups g join around a on g.child_id = a.id
    ), own(id) as (
      select group_id from group_people where person_id = ${personId}
      union
      select g.parent_id from group_groups g join own o on g.child_id = o.id
    )
    select distinct a.of as id
    from around a
    join assignment_scopes s on s.group_id = a.id
    join role_assignments r on r.id = s.assignment_id
    left join roles custom on custom.id = r.role_id
    where (r.built_in = any(${[...SCOPED_ROLES]}::text[]) or custom.permissions && ${[...SCOPED]}::text[])
      and exists (select from assignment_members m join own o on o.id = m.group_id where m.assignment_id = r.id)`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Those of the groups whose members have roles by being in them. */
async function givingRoles(tx: Transaction, ids: readonly GroupId[]): Promise<ReadonlySet<GroupId>> {
  const { rows } = await sql<{ id: GroupId }>`
    with recursive around(id, of) as (
      select given, given from unnest(${[...ids]}::uuid[]) as given
      union
      select g.parent_id, a.of from group_groups g join around a on g.child_id = a.id
    )
    select distinct a.of as id from assignment_members m join around a on m.group_id = a.id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
