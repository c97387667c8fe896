import { type BuiltInRole, CodedError, type PersonId } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import type { PersonRow } from './person-rows.ts';
import { permissionsNow } from './role-assignments.ts';

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

/** @throws CodedError PERMISSION_MISSING */
export function requireManagesRoles(caller: Caller): void {
  if (!caller.permissions.has('manage-roles')) {
    throw new CodedError('PERMISSION_MISSING', { anyOf: ['manage-roles'] });
  }
}
