import { effectivePermissions, type RoleAssignment } from '@alongside/domain';
import {
  type BuiltInRole,
  CodedError,
  type DeviceId,
  type GroupId,
  type Permission,
} from '@alongside/protocol';
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import { withInnerGroups } from '../directory/index.ts';
import { assignmentsOf, directAssignments, membershipsOf } from '../identity/index.ts';

/** Devices that somebody may see or manage: all of the tenant, or the members of these groups. */
export type DeviceScope = 'all' | readonly GroupId[];

const TO_MANAGE = ['manage-devices'] as const;
/** Whoever manages a device sees it. */
const TO_SEE = ['view-devices', ...TO_MANAGE] as const;

/** Devices that the caller may see. */
export const seenDevices = (tx: Transaction, caller: Caller): Promise<DeviceScope> =>
  scopeOf(tx, caller, TO_SEE);

/**
 * Keeps the caller from a device that they may not manage.
 * @throws CodedError NOT_FOUND for one that they don't see either, else PERMISSION_MISSING
 */
export async function requireManagedDevice(tx: Transaction, caller: Caller, id: DeviceId): Promise<void> {
  if (await isInScope(tx, id, await scopeOf(tx, caller, TO_MANAGE))) return;
  await requireSeenDevice(tx, caller, id);
  throw new CodedError('PERMISSION_MISSING', { anyOf: TO_MANAGE });
}

/** @throws CodedError NOT_FOUND for a device that the caller doesn't see */
export async function requireSeenDevice(tx: Transaction, caller: Caller, id: DeviceId): Promise<void> {
  if (!(await isInScope(tx, id, await seenDevices(tx, caller)))) throw new CodedError('NOT_FOUND');
}

/** Whether the device in this column is in the scope. */
export const isAmong = (column: string, groups: readonly GroupId[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} in (select device_id from group_devices where group_id = any(${groups}::uuid[]))`;

async function isInScope(tx: Transaction, id: DeviceId, scope: DeviceScope): Promise<boolean> {
  if (scope === 'all') return true;
  const { rows } = await sql`select from group_devices
    where device_id = ${id} and group_id = any(${scope}::uuid[]) limit 1`.execute(tx);
  return rows.length > 0;
}

/** Where the caller has any of the permissions, with every group inside the groups that are named. */
async function scopeOf(
  tx: Transaction,
  { tenantId, personId, token, permissions }: Caller,
  anyOf: readonly Permission[],
): Promise<DeviceScope> {
  const had = anyOf.filter((permission) => permissions.has(permission));
  if (had.length === 0) return [];
  // A service is nobody, and has what its token names for the whole tenant.
  if (token?.kind === 'service') return 'all';
  const person = await tx
    .$extendTables<{ persons: { id: string; roles: BuiltInRole[] } }>()
    .selectFrom('persons')
    .select('roles')
    .where('id', '=', personId)
    .executeTakeFirst();
  const roles = person?.roles ?? [];
  if (groupsWith(had, directAssignments(roles)) === 'all') return 'all';
  const memberships = await membershipsOf(tx, tenantId, { people: [personId], devices: [] });
  const { assignments } = await assignmentsOf(tx, { tenantId, roles }, memberships.get(personId) ?? []);
  const named = groupsWith(had, assignments);
  return named === 'all' ? 'all' : withInnerGroups(tx, named);
}

function groupsWith(
  permissions: readonly Permission[],
  assignments: readonly RoleAssignment[],
): 'all' | readonly GroupId[] {
  const scopes = effectivePermissions({ isActive: true, assignments })
    .filter(({ permission }) => permissions.includes(permission))
    .flatMap(({ sources }) => sources.map(({ assignment }) => assignment.scope.devices));
  return scopes.includes('all') ? 'all' : scopes.flatMap((groups) => (groups === 'all' ? [] : groups));
}
