import { randomUUID } from 'node:crypto';
import { auditEvent } from '@alongside/domain';
import {
  type AssignmentBody,
  AssignmentId,
  type AssignmentPatch,
  type AssignmentView,
  CodedError,
  type GroupId,
  type RoleRef,
  type ScopeBody,
  type TenantId,
} from '@alongside/protocol';
import { noteAccessChange } from '../../platform/access-changes/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import { isUniqueViolation, type Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import { byCaller, type NamedGroup, requireAdministratorLeft } from '../identity/index.ts';
import { describeAssignment, lockAssignment } from './assignment-rows.ts';
import { changeOf } from './change-of.ts';
import { isBuiltIn, nameOfRole } from './role-rows.ts';
import { roleTables } from './role-tables.ts';
import type { RolePorts } from './role-ports.ts';

const targetOf = ({ id, name }: Pick<AssignmentView, 'id' | 'name'>) =>
  ({ kind: 'assignment', id, name }) as const;

function asNameTaken(error: unknown): never {
  throw isUniqueViolation(error) ? new CodedError('ASSIGNMENT_NAME_TAKEN', {}, { cause: error }) : error;
}

/** @throws CodedError ASSIGNMENT_NAME_TAKEN; REQUEST_MALFORMED for a role or group that isn't there */
export async function addAssignment(
  ports: RolePorts,
  caller: Caller,
  body: AssignmentBody,
): Promise<AssignmentView> {
  const nowMs = ports.clock.now();
  const now = new Date(nowMs);
  const { tenantId } = caller;
  const id = AssignmentId.parse(randomUUID());
  return ports.database
    .inTenant(tenantId, async (tx) => {
      await requireKnown(tx, body);
      const { name, description, scope } = body;
      await roleTables(tx)
        .insertInto('role_assignments')
        .values({
          id,
          tenant_id: tenantId,
          name,
          description,
          ...roleColumns(body.role),
          ...scopeColumns(scope),
          created_at: now,
          updated_at: now,
        })
        .execute();
      await writeGroups(tx, { tenantId, id }, body);
      const view = await describeAssignment(tx, id);
      const by = await byCaller(tx, caller, nowMs);
      await appendAudit(tx, tenantId, [
        auditEvent('assignment.added', {
          ...by,
          target: targetOf(view),
          before: null,
          after: fieldsOf(view),
        }),
      ]);
      return view;
    })
    .catch(asNameTaken);
}

/** @throws CodedError NOT_FOUND, ASSIGNMENT_NAME_TAKEN, LAST_ADMINISTRATOR; REQUEST_MALFORMED as for a new one */
export async function updateAssignment(
  ports: RolePorts,
  caller: Caller,
  change: { readonly id: AssignmentId; readonly patch: AssignmentPatch },
): Promise<AssignmentView> {
  const nowMs = ports.clock.now();
  const { tenantId } = caller;
  const { id, patch } = change;
  return ports.database
    .inTenant(tenantId, async (tx) => {
      const before = await lockAssignment(tx, id);
      await requireKnown(tx, patch);
      await roleTables(tx)
        .updateTable('role_assignments')
        .set({
          ...(patch.name === undefined ? {} : { name: patch.name }),
          ...(patch.description === undefined ? {} : { description: patch.description }),
          ...(patch.role === undefined ? {} : roleColumns(patch.role)),
          ...(patch.scope === undefined ? {} : scopeColumns(patch.scope)),
          updated_at: new Date(nowMs),
        })
        .where('id', '=', id)
        .execute();
      await writeGroups(tx, { tenantId, id }, patch);
      const view = await describeAssignment(tx, id);
      const changed = changeOf(fieldsOf(before), fieldsOf(view));
      if (changed === null) return view;
      await narrow(tx, caller, id);
      const by = await byCaller(tx, caller, nowMs);
      await appendAudit(tx, tenantId, [
        auditEvent('assignment.changed', { ...by, target: targetOf(view), ...changed }),
      ]);
      return view;
    })
    .catch(asNameTaken);
}

/** @throws CodedError NOT_FOUND, LAST_ADMINISTRATOR */
export async function removeAssignment(ports: RolePorts, caller: Caller, id: AssignmentId): Promise<void> {
  const nowMs = ports.clock.now();
  const { tenantId } = caller;
  await ports.database.inTenant(tenantId, async (tx) => {
    const view = await lockAssignment(tx, id);
    await roleTables(tx).deleteFrom('role_assignments').where('id', '=', id).execute();
    await narrow(tx, caller, id);
    const by = await byCaller(tx, caller, nowMs);
    await appendAudit(tx, tenantId, [
      auditEvent('assignment.removed', {
        ...by,
        target: targetOf(view),
        before: fieldsOf(view),
        after: null,
      }),
    ]);
  });
}

async function narrow(tx: Transaction, { tenantId }: Caller, id: AssignmentId): Promise<void> {
  await requireAdministratorLeft(tx);
  await noteAccessChange(tx, tenantId, { kind: 'role', id });
}

const roleColumns = (role: RoleRef) =>
  isBuiltIn(role) ? { role_id: null, built_in: role } : { role_id: role, built_in: null };

const scopeColumns = ({ people, devices }: ScopeBody) => ({
  scope_people: people === 'all' ? ('all' as const) : ('groups' as const),
  scope_devices: devices === 'all' ? ('all' as const) : ('groups' as const),
});

const namesOf = (groups: 'all' | readonly NamedGroup[]): 'all' | string[] =>
  groups === 'all' ? 'all' : groups.map(({ name }) => name);

/** As the audit log tells it. */
const fieldsOf = ({ name, description, role, members, scope }: AssignmentView) => ({
  name,
  description,
  role: role.name,
  members: members.map((group) => group.name),
  people: namesOf(scope.people),
  devices: namesOf(scope.devices),
});

type Named = Pick<AssignmentPatch, 'role' | 'members' | 'scope'>;

const FAULTS_MAX = 20;

/** Every role and group must be of the tenant, and of the right kind. @throws CodedError REQUEST_MALFORMED */
async function requireKnown(tx: Transaction, { role, members, scope }: Named): Promise<void> {
  const wanted = [
    ...placesOf('members', members ?? 'all', 'people'),
    ...placesOf('scope/people', scope?.people ?? 'all', 'people'),
    ...placesOf('scope/devices', scope?.devices ?? 'all', 'devices'),
  ];
  const known = new Map<string, string>();
  if (wanted.length > 0) {
    const rows = await roleTables(tx)
      .selectFrom('groups')
      .select(['id', 'kind'])
      .where('id', 'in', [...new Set(wanted.map(({ id }) => id))])
      .execute();
    for (const { id, kind } of rows) known.set(id, kind);
  }
  const pointers = wanted.filter(({ id, kind }) => known.get(id) !== kind).map(({ pointer }) => pointer);
  if (role !== undefined && (await nameOfRole(tx, role)) === null) pointers.unshift('/body/role');
  if (pointers.length > 0) {
    throw new CodedError('REQUEST_MALFORMED', {
      faults: pointers.slice(0, FAULTS_MAX).map((pointer) => ({ pointer, reason: 'unknown' })),
    });
  }
}

const placesOf = (place: string, ids: 'all' | readonly GroupId[], kind: 'people' | 'devices') =>
  ids === 'all' ? [] : ids.map((id, index) => ({ id, kind, pointer: `/body/${place}/${String(index)}` }));

interface Assignment {
  readonly tenantId: TenantId;
  readonly id: AssignmentId;
}

/** Puts the given lists in place of the stored ones. */
async function writeGroups(
  tx: Transaction,
  assignment: Assignment,
  { members, scope }: Named,
): Promise<void> {
  if (members !== undefined) await replaceGroups(tx, 'assignment_members', assignment, members);
  if (scope === undefined) return;
  const { people, devices } = scope;
  const groups = [...(people === 'all' ? [] : people), ...(devices === 'all' ? [] : devices)];
  await replaceGroups(tx, 'assignment_scopes', assignment, groups);
}

async function replaceGroups(
  tx: Transaction,
  table: 'assignment_members' | 'assignment_scopes',
  { tenantId, id }: Assignment,
  groups: readonly GroupId[],
): Promise<void> {
  await roleTables(tx).deleteFrom(table).where('assignment_id', '=', id).execute();
  if (groups.length === 0) return;
  await roleTables(tx)
    .insertInto(table)
    .values(
      [...new Set(groups)].map((group) => ({ tenant_id: tenantId, assignment_id: id, group_id: group })),
    )
    .execute();
}
