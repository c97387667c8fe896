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
import { groupsOfPerson } from './groups-of-member.ts';

/** What it takes to fill a group besides managing its kind of members. */
interface Guarded {
  readonly by: Permission;
  readonly groups: ReadonlySet<GroupId>;
}

/**
 * Holds that the caller may put people or devices into these groups.
 * @throws CodedError PERMISSION_MISSING
 */
export async function requireMayAddTo(
  tx: Transaction,
  caller: Caller,
  ids: readonly GroupId[],
): Promise<void> {
  for (const { by, groups } of await guardsOf(tx, caller, ids)) {
    if (groups.size > 0) throw new CodedError('PERMISSION_MISSING', { anyOf: [by] });
  }
}

/**
 * Holds that the caller may take people out of this group: where being in it, or in one around it, gives roles, it is to
 * take those roles away.
 * @throws CodedError PERMISSION_MISSING
 */
export async function requireMayTakeFrom(tx: Transaction, caller: Filler, id: GroupId): Promise<void> {
  if (caller.permissions.has('manage-roles')) return;
  const giving = await givingRoles(tx, [id]);
  if (giving.size > 0) throw new CodedError('PERMISSION_MISSING', { anyOf: ['manage-roles'] });
}

/** Those of the groups that the caller may not put anybody or anything into. */
export async function guardedFrom(
  tx: Transaction,
  caller: Filler,
  ids: readonly GroupId[],
): Promise<ReadonlySet<GroupId>> {
  return new Set((await guardsOf(tx, caller, ids)).flatMap(({ groups }) => [...groups]));
}

type Filler = Pick<Caller, 'personId' | 'permissions'>;

/**
 * Being put into a group that has roles, itself or by a group around it, gives those roles; a group in the scope of an
 * assignment of the caller's own says whom and what they reach; and policies leave groups out, and name those who approve.
 * Otherwise whoever manages people or devices could make themself anything, bring anybody within their reach, and be held
 * to no policy.
 */
async function guardsOf(
  tx: Transaction,
  { personId, permissions }: Filler,
  ids: readonly GroupId[],
): Promise<readonly Guarded[]> {
  if (ids.length === 0) return [];
  const guards: Guarded[] = [];
  if (!permissions.has('manage-roles')) {
    const groups = [...(await givingRoles(tx, ids)), ...(await inReachOf(tx, personId, ids))];
    guards.push({ by: 'manage-roles', groups: new Set(groups) });
  }
  if (!permissions.has('manage-policies')) {
    guards.push({ by: 'manage-policies', groups: await trustedByPolicies(tx, ids) });
  }
  return guards;
}

/** Those of the groups that access policies leave out, that approve, or that compliance policies leave out. */
async function trustedByPolicies(tx: Transaction, ids: readonly GroupId[]): Promise<ReadonlySet<GroupId>> {
  const { rows } = await sql<{ id: GroupId }>`
    with recursive around(id, of) as (
      select given, given from unnest(${[...ids]}::uuid[]) as given
      union
      select g.parent_id, a.of from group_groups g join around a on g.child_id = a.id
    )
    select distinct a.of as id
    from around a join access_policies p on p.state <> 'off'
    where p.who->'except'->'groups' @> to_jsonb(a.id::text)
      or exists (select from jsonb_array_elements(coalesce(p.consequence->'of', '[]')) as required
        where required->'approvers' @> to_jsonb(a.id::text))
    union
    select a.of from around a join compliance_policy_groups c on c.group_id = a.id and c.is_excepted`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Holds that the caller hasn't taken themself out of a group for which an access policy holds.
 * @param before their groups, as they were
 * @throws CodedError PERMISSION_MISSING
 */
export async function requireStillHeld(
  tx: Transaction,
  caller: Filler,
  before: readonly GroupId[],
): Promise<void> {
  if (caller.permissions.has('manage-policies') || before.length === 0) return;
  const after = new Set(await groupsOfPerson(tx, caller.personId));
  const left = before.filter((id) => !after.has(id));
  if (left.length === 0) return;
  const { rows } = await sql`
    select from unnest(${left}::uuid[]) as given(id) join access_policies p on p.state <> 'off'
    where p.who->'people'->'groups' @> to_jsonb(given.id::text) limit 1`.execute(tx);
  if (rows.length > 0) throw new CodedError('PERMISSION_MISSING', { anyOf: ['manage-policies'] });
}

/**
 * Holds that the caller hasn't put somebody who has a role into a group for which an access policy holds: that would be to
 * keep out whoever may do more.
 * @param added what the group has now besides
 * @throws CodedError PERMISSION_MISSING
 */
export async function requireHoldsNobodyAbove(
  tx: Transaction,
  caller: Filler,
  {
    id,
    added,
  }: { readonly id: GroupId; readonly added: readonly { readonly kind: string; readonly id: string }[] },
): Promise<void> {
  if (caller.permissions.has('manage-policies') || caller.permissions.has('manage-roles')) return;
  const of = (kind: string) => added.filter((each) => each.kind === kind).map((each) => each.id);
  const { rows } = await sql`
    with recursive around(id) as (
      select ${id}::uuid union select g.parent_id from group_groups g join around a on g.child_id = a.id
    ), inside(id) as (
      select unnest(${of('group')}::uuid[]) union select g.child_id from group_groups g join inside i on g.parent_id = i.id
    ), held(id) as (
      select unnest(${of('person')}::uuid[])
      union select m.person_id from group_people m join inside i on i.id = m.group_id
    ), theirs(id) as (
      select m.group_id from group_people m join held h on h.id = m.person_id where h.id <> ${caller.personId}
      union select g.parent_id from group_groups g join theirs t on g.child_id = t.id
    )
    select from access_policies p join around a on p.who->'people'->'groups' @> to_jsonb(a.id::text)
    where p.state <> 'off' and (
      exists (select from persons x join held h on h.id = x.id and h.id <> ${caller.personId} where x.roles <> '{}')
      or exists (select from assignment_members m join theirs t on t.id = m.group_id)) limit 1`.execute(tx);
  if (rows.length > 0) throw new CodedError('PERMISSION_MISSING', { anyOf: ['manage-policies'] });
}

/**
 * Groups of devices, their rules and enrolment tokens are about any device: whoever manages some devices doesn't change them.
 * @throws CodedError PERMISSION_MISSING
 */
export async function requireManagesAllDevices(tx: Transaction, caller: Caller): Promise<void> {
  if (caller.token?.kind === 'service' || caller.permissions.has('manage-roles')) return;
  const { rows } = await sql`
    with recursive own(id) as (
      select group_id from group_people where person_id = ${caller.personId}
      union
      select g.parent_id from group_groups g join own o on g.child_id = o.id
    )
    select from persons where id = ${caller.personId} and 'administrator' = any(roles)
    union all
    select from role_assignments r
      left join roles custom on custom.id = r.role_id
      join assignment_members m on m.assignment_id = r.id
      join own o on o.id = m.group_id
      where r.scope_devices = 'all' and (r.built_in = 'administrator' or 'manage-devices' = any(custom.permissions))
    limit 1`.execute(tx);
  if (rows.length === 0)
    throw new CodedError('PERMISSION_MISSING', { anyOf: ['manage-devices'], scope: 'all' });
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
