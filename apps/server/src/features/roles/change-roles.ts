import { randomUUID } from 'node:crypto';
import { auditEvent } from '@alongside/domain';
import {
  CodedError,
  RoleId,
  type RoleBody,
  type RolePatch,
  type RoleRef,
  type RoleView,
} from '@alongside/protocol';
import { noteAccessChange } from '../../platform/access-changes/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import { isUniqueViolation, type Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import { byCaller, requireAdministratorLeft } from '../identity/index.ts';
import { changeOf } from './change-of.ts';
import type { RolePorts } from './role-ports.ts';
import { describeRole, lockRole } from './role-rows.ts';
import { roleTables } from './role-tables.ts';

const targetOf = ({ id, name }: { readonly id: RoleId; readonly name: string }) =>
  ({ kind: 'role', id, name }) as const;

const distinct = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];

function asNameTaken(error: unknown): never {
  throw isUniqueViolation(error) ? new CodedError('ROLE_NAME_TAKEN', {}, { cause: error }) : error;
}

/** @throws CodedError ROLE_NAME_TAKEN */
export async function addRole(ports: RolePorts, caller: Caller, body: RoleBody): Promise<RoleView> {
  const nowMs = ports.clock.now();
  const now = new Date(nowMs);
  const { tenantId } = caller;
  const id = RoleId.parse(randomUUID());
  const fields = { ...body, permissions: distinct(body.permissions) };
  return ports.database
    .inTenant(tenantId, async (tx) => {
      await roleTables(tx)
        .insertInto('roles')
        .values({ id, tenant_id: tenantId, ...fields, created_at: now, updated_at: now })
        .execute();
      const by = await byCaller(tx, caller, nowMs);
      const target = targetOf({ id, name: fields.name });
      await appendAudit(tx, tenantId, [
        auditEvent('role.added', { ...by, target, before: null, after: fields }),
      ]);
      return describeRole(tx, id);
    })
    .catch(asNameTaken);
}

/** @throws CodedError NOT_FOUND, ROLE_BUILT_IN, ROLE_NAME_TAKEN, LAST_ADMINISTRATOR */
export async function updateRole(
  ports: RolePorts,
  caller: Caller,
  change: { readonly role: RoleRef; readonly patch: RolePatch },
): Promise<RoleView> {
  const nowMs = ports.clock.now();
  const { tenantId } = caller;
  return ports.database
    .inTenant(tenantId, async (tx) => {
      const stored = await lockRole(tx, change.role);
      const { id, name, description, permissions } = stored;
      const patch = {
        ...change.patch,
        ...(change.patch.permissions === undefined
          ? {}
          : { permissions: distinct(change.patch.permissions) }),
      };
      const changed = changeOf({ name, description, permissions }, patch);
      if (changed === null) return describeRole(tx, id);
      await roleTables(tx)
        .updateTable('roles')
        .set({ ...changed.after, updated_at: new Date(nowMs) })
        .where('id', '=', id)
        .execute();
      if (changed.after.permissions !== undefined) await narrow(tx, caller, id);
      const by = await byCaller(tx, caller, nowMs);
      await appendAudit(tx, tenantId, [
        auditEvent('role.changed', { ...by, target: targetOf(stored), ...changed }),
      ]);
      return describeRole(tx, id);
    })
    .catch(asNameTaken);
}

async function narrow(tx: Transaction, { tenantId }: Caller, id: RoleId): Promise<void> {
  await requireAdministratorLeft(tx);
  await noteAccessChange(tx, tenantId, { kind: 'role', id });
}

/** @throws CodedError NOT_FOUND, ROLE_BUILT_IN, ROLE_IN_USE */
export async function removeRole(ports: RolePorts, caller: Caller, role: RoleRef): Promise<void> {
  const nowMs = ports.clock.now();
  const { tenantId } = caller;
  await ports.database.inTenant(tenantId, async (tx) => {
    const stored = await lockRole(tx, role);
    const uses = await roleTables(tx)
      .selectFrom('role_assignments')
      .select('name')
      .where('role_id', '=', stored.id)
      .orderBy('name')
      .limit(20)
      .execute();
    if (uses.length > 0) throw new CodedError('ROLE_IN_USE', { assignments: uses.map(({ name }) => name) });
    await roleTables(tx).deleteFrom('roles').where('id', '=', stored.id).execute();
    const by = await byCaller(tx, caller, nowMs);
    const { name, description, permissions } = stored;
    const before = { name, description, permissions };
    await appendAudit(tx, tenantId, [
      auditEvent('role.removed', { ...by, target: targetOf(stored), before, after: null }),
    ]);
  });
}
