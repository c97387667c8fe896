import { BUILT_IN_ROLES } from '@alongside/domain';
import { type BuiltInRole, CodedError, type Permission } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';

/** What it takes to administer a tenant: whoever has both can give everything else, to themself and others. */
const NEEDED: readonly Permission[] = ['manage-roles', 'manage-people'];

/** Built-in roles that have at least one of them. */
const BUILT_IN = (Object.keys(BUILT_IN_ROLES) as BuiltInRole[]).filter((role) =>
  NEEDED.some((permission) => BUILT_IN_ROLES[role].includes(permission)),
);

/**
 * Called at the end of every transaction that may take the administration of a tenant from somebody: a change of
 * activity, of direct roles, of members of groups, of groups, roles and assignments.
 *
 * Somebody administers the tenant who is active and may manage roles and people, for everybody and everything. Of two
 * transactions that end at the same moment the second sees what the first has done.
 *
 * @param tx of one tenant
 * @throws CodedError LAST_ADMINISTRATOR if nobody would be left
 */
export async function requireAdministratorLeft(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('administrators ' || current_setting('alongside.tenant'), 0))`.execute(
    tx,
  );
  if (await hasDirectAdministrator(tx)) return;
  if (!(await hasAssignedAdministrator(tx))) throw new CodedError('LAST_ADMINISTRATOR');
}

async function hasDirectAdministrator(tx: Transaction): Promise<boolean> {
  const { rows } = await sql`
    select 1 from persons where is_active and 'administrator' = any(roles) limit 1`.execute(tx);
  return rows.length > 0;
}

/** Somebody may have one of the two from one assignment and the other from another. */
async function hasAssignedAdministrator(tx: Transaction): Promise<boolean> {
  const { rows } = await sql`
    with recursive holding(permissions, group_id) as (
      select coalesce(r.permissions, ${NEEDED}::text[]), m.group_id
      from role_assignments a
      left join roles r on r.id = a.role_id
      join assignment_members m on m.assignment_id = a.id
      where a.scope_people = 'all' and a.scope_devices = 'all'
        and (a.built_in = any(${BUILT_IN}::text[]) or r.permissions && ${NEEDED}::text[])
      union
      select h.permissions, g.child_id from holding h join group_groups g on g.parent_id = h.group_id
    )
    select 1
    from holding h
    join group_people m on m.group_id = h.group_id
    join persons p on p.id = m.person_id and p.is_active
    group by p.id
    having ${sql.join(
      NEEDED.map((each) => sql`bool_or(${each} = any(h.permissions))`),
      sql` and `,
    )}
    limit 1`.execute(tx);
  return rows.length > 0;
}
