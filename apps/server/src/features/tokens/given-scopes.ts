import { permissionsOf } from '@alongside/domain';
import type { BuiltInRole, Permission, PersonId, ServiceTokenScope, TenantId } from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';
import { directAssignments, permissionsNow } from '../identity/index.ts';
import type { TokenKind } from './token-text.ts';

/** Whoever provisions makes people and says who is in which group, also in those that have roles. */
const PROVISIONING: readonly Permission[] = ['manage-people', 'manage-roles'];
/** What it takes to make a token of a service at all. */
const SERVICES: Permission = 'manage-settings';

/** What it takes to give a scope. */
export const neededFor = (scope: ServiceTokenScope): readonly Permission[] =>
  scope === 'scim' ? PROVISIONING : [scope];

interface Backed {
  readonly tenant_id: TenantId;
  readonly kind: TokenKind;
  readonly scopes: readonly ServiceTokenScope[];
  /** Who answers for it: its person, or for a service who made it or took it over; and what is known of them. */
  readonly made_by: PersonId | null;
  readonly is_active: boolean | null;
  readonly roles: readonly BuiltInRole[] | null;
}

/**
 * Those of a token's scopes that whoever answers for it may give at this moment: nobody leaves behind, in a token, what was
 * taken from them.
 * @param tx of this tenant, or across tenants
 */
export async function givenScopes(
  tx: Transaction,
  { tenant_id, kind, scopes, made_by: personId, is_active: isActive, roles }: Backed,
): Promise<ReadonlySet<ServiceTokenScope>> {
  if (personId === null || isActive !== true) return new Set();
  const given = (theirs: ReadonlySet<Permission>): ServiceTokenScope[] =>
    kind === 'service' && !theirs.has(SERVICES)
      ? []
      : scopes.filter((scope) => neededFor(scope).every((permission) => theirs.has(permission)));
  // Who has it all by a role of their own needs no look at groups: a token is asked about at each of its requests.
  const direct = given(permissionsOf({ isActive, assignments: directAssignments(roles ?? []) }));
  if (direct.length === scopes.length) return new Set(direct);
  return new Set(given(await permissionsNow(tx, { tenant_id, person_id: personId, roles: roles ?? [] })));
}
