import { permissionsOf } from '@alongside/domain';
import { type BuiltInRole, CodedError, type PersonId } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { identityTables } from '../identity-tables.ts';
import { membershipsOf } from './memberships.ts';
import type { PersonRow } from './person-rows.ts';
import { assignmentsOf, permissionsNow } from './role-assignments.ts';

/** Whoever manages people doesn't by that manage roles. @throws CodedError PERMISSION_MISSING */
export function requireMayGiveRoles(
  caller: Caller,
  before: readonly BuiltInRole[],
  after: readonly BuiltInRole[],
): void {
  const given = after.filter((role) => !before.includes(role));
  if (given.length > 0) requireManagesRoles(caller);
}

/**
 * An invitation lets whoever holds it sign in as that person: where they have a role, making one is as good as having it,
 * for whomever it reaches.
 * @throws CodedError PERMISSION_MISSING
 */
export async function requireMayInvite(tx: Transaction, caller: Caller, person: PersonRow): Promise<void> {
  const { id, tenant_id: tenantId, roles } = person;
  const opened = await permissionsNow(tx, { tenant_id: tenantId, person_id: id, roles });
  if (opened.size > 0) requireManagesRoles(caller);
}

/** A helper who was reported waits for somebody to look who isn't they themself. @throws CodedError PERMISSION_MISSING */
export function requireMayUnblock(caller: Caller, personId: PersonId): void {
  if (caller.personId === personId) requireManagesRoles(caller);
}

type Acting = Pick<Caller, 'tenantId' | 'permissions'>;

/**
 * Those of the people who may do something, anywhere, that the caller may not: to deactivate them, to take their roles away
 * or to write down something else of them is to act upward. Whoever is deactivated counts as if they weren't.
 */
export async function holdingMore(
  tx: Transaction,
  { tenantId, permissions }: Acting,
  ids: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  if (permissions.has('manage-roles') || ids.length === 0) return new Set();
  const memberships = await membershipsOf(tx, tenantId, { people: ids, devices: [] });
  const people = await identityTables(tx)
    .selectFrom('persons')
    .select(['id', 'roles'])
    .where('id', 'in', [...ids])
    .execute();
  const more = new Set<PersonId>();
  for (const { id, roles } of people) {
    const groups = memberships.get(id) ?? [];
    if (groups.length === 0 && roles.length === 0) continue;
    const { assignments } = await assignmentsOf(tx, { tenantId, roles }, groups);
    const theirs = permissionsOf({ isActive: true, assignments });
    if ([...theirs].some((each) => !permissions.has(each))) more.add(id);
  }
  return more;
}

/** @throws CodedError PERMISSION_MISSING for somebody who may do what the caller may not */
export async function requireNotAbove(tx: Transaction, caller: Acting, id: PersonId): Promise<void> {
  const above = await holdingMore(tx, caller, [id]);
  if (above.size > 0) throw new CodedError('PERMISSION_MISSING', { anyOf: ['manage-roles'] });
}

/** @throws CodedError PERMISSION_MISSING */
export function requireManagesRoles(caller: Caller): void {
  if (!caller.permissions.has('manage-roles')) {
    throw new CodedError('PERMISSION_MISSING', { anyOf: ['manage-roles'] });
  }
}
