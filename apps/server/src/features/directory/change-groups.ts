import { randomUUID } from 'node:crypto';
import { type AuditEvent, type AuditTarget, auditEvent } from '@alongside/domain';
import { CodedError, type GroupDetails, GroupId, type Permission, type PersonId } from '@alongside/protocol';
import { noteAccessChange } from '../../platform/access-changes/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import { isUniqueViolation, type Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import {
  addMembers,
  type MemberIds,
  membersForAudit,
  type NamedMember,
  removeMembers,
  unknownIds,
} from './change-members.ts';
import type { DirectoryPorts } from './directory-ports.ts';
import {
  requireHoldsNobodyAbove,
  requireManagesAllDevices,
  requireMayAddTo,
  requireMayTakeFrom,
  requireStillHeld,
} from './gives-roles.ts';
import { groupsOfPerson } from './groups-of-member.ts';
import { describeGroup, lockGroup } from './group-rows.ts';
import { groupTables, type GroupKind, type GroupSource } from './group-tables.ts';

const PERMISSIONS: Readonly<Record<GroupKind, Permission>> = {
  people: 'manage-people',
  devices: 'manage-devices',
};

export const groupTarget = ({ id, name }: { readonly id: GroupId; readonly name: string }): AuditTarget => ({
  kind: 'group',
  id,
  name,
});

async function requireManager(tx: Transaction, caller: Caller, kind: GroupKind): Promise<void> {
  const permission = PERMISSIONS[kind];
  if (!caller.permissions.has(permission))
    throw new CodedError('PERMISSION_MISSING', { anyOf: [permission] });
  if (kind === 'devices') await requireManagesAllDevices(tx, caller);
}

interface NewGroup {
  readonly kind: GroupKind;
  readonly name: string;
  readonly description: string | null;
}

/** @throws CodedError GROUP_NAME_TAKEN, PERMISSION_MISSING */
export async function addGroup(
  ports: DirectoryPorts,
  caller: Caller,
  given: NewGroup,
): Promise<GroupDetails> {
  const nowMs = ports.clock.now();
  return ports.database
    .inTenant(caller.tenantId, async (tx) => {
      await requireManager(tx, caller, given.kind);
      const by = await ports.byCaller(tx, caller, nowMs);
      const id = GroupId.parse(randomUUID());
      const now = new Date(nowMs);
      await groupTables(tx)
        .insertInto('groups')
        .values({
          id,
          tenant_id: caller.tenantId,
          ...given,
          source: 'manual',
          created_at: now,
          updated_at: now,
        })
        .execute();
      const after = { kind: given.kind, name: given.name, source: 'manual' };
      const target = groupTarget({ id, name: given.name });
      await appendAudit(tx, caller.tenantId, [
        auditEvent('group.added', { ...by, target, before: null, after }),
      ]);
      return describeGroup(tx, id);
    })
    .catch(asNameTaken);
}

/** The two unique columns are the name and what a directory calls the group, which nobody writes here. */
function asNameTaken(error: unknown): never {
  throw isUniqueViolation(error) ? new CodedError('GROUP_NAME_TAKEN', {}, { cause: error }) : error;
}

interface GroupPatch {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
}

/** @throws CodedError NOT_FOUND, GROUP_NAME_TAKEN, GROUP_MANAGED_ELSEWHERE, PERMISSION_MISSING */
export async function updateGroup(
  ports: DirectoryPorts,
  caller: Caller,
  { id, patch }: { readonly id: GroupId; readonly patch: GroupPatch },
): Promise<GroupDetails> {
  const nowMs = ports.clock.now();
  return ports.database
    .inTenant(caller.tenantId, async (tx) => {
      const by = await ports.byCaller(tx, caller, nowMs);
      const group = await lockGroup(tx, id, 'change');
      await requireManager(tx, caller, group.kind);
      const before: GroupPatch = { name: group.name, description: group.description };
      const changed = (['name', 'description'] as const).filter(
        (field) => patch[field] !== undefined && patch[field] !== before[field],
      );
      if (changed.length === 0) return describeGroup(tx, id);
      if (changed.includes('name') && (group.source === 'scim' || group.source === 'claims')) {
        throw new CodedError('GROUP_MANAGED_ELSEWHERE');
      }
      const fields = (of: GroupPatch) => Object.fromEntries(changed.map((field) => [field, of[field]]));
      await groupTables(tx)
        .updateTable('groups')
        .set({ ...fields(patch), updated_at: new Date(nowMs) })
        .where('id', '=', id)
        .execute();
      const change = { before: fields(before), after: fields(patch) };
      await appendAudit(tx, caller.tenantId, [
        auditEvent('group.changed', { ...by, target: groupTarget(group), ...change }),
      ]);
      return describeGroup(tx, id);
    })
    .catch(asNameTaken);
}

/** @throws CodedError NOT_FOUND, GROUP_IN_USE with `uses`, LAST_ADMINISTRATOR, PERMISSION_MISSING */
export async function removeGroup(ports: DirectoryPorts, caller: Caller, id: GroupId): Promise<void> {
  const nowMs = ports.clock.now();
  await ports.database.inTenant(caller.tenantId, async (tx) => {
    const by = await ports.byCaller(tx, caller, nowMs);
    const group = await lockGroup(tx, id, 'removal');
    await requireManager(tx, caller, group.kind);
    const uses = [];
    for (const usesOf of ports.usesOfGroup) uses.push(...(await usesOf(tx, id)));
    if (uses.length > 0) throw new CodedError('GROUP_IN_USE', { uses: uses.slice(0, 20) });
    await requireMayTakeFrom(tx, caller, id);
    const { kind, name, members, groups } = await describeGroup(tx, id);
    await groupTables(tx).deleteFrom('groups').where('id', '=', id).execute();
    await ports.requireAdministratorLeft(tx);
    await noteAccessChange(tx, caller.tenantId, { kind: 'group', id });
    await appendAudit(tx, caller.tenantId, [
      auditEvent('group.removed', {
        ...by,
        target: groupTarget(group),
        before: { kind, name, members, groups },
        after: null,
      }),
    ]);
  });
}

interface MembersChange {
  readonly id: GroupId;
  readonly add?: MemberIds | undefined;
  readonly remove?: MemberIds | undefined;
}

interface ChangedMembers {
  readonly added: number;
  readonly removed: number;
  /** Who is a member now and wasn't before, or the other way round. */
  readonly changed: string[];
  readonly failed: { readonly id: string; readonly code: 'NOT_FOUND' }[];
}

/**
 * Removes, then adds: who is in both is a member afterwards.
 * @throws CodedError NOT_FOUND, GROUP_CYCLE, GROUP_MANAGED_ELSEWHERE, LAST_ADMINISTRATOR, PERMISSION_MISSING
 */
export async function changeMembers(
  ports: Pick<DirectoryPorts, 'database' | 'clock' | 'byCaller' | 'requireAdministratorLeft'>,
  caller: Caller,
  { id, add = {}, remove = {} }: MembersChange,
): Promise<ChangedMembers> {
  const nowMs = ports.clock.now();
  return ports.database.inTenant(caller.tenantId, async (tx) => {
    const by = await ports.byCaller(tx, caller, nowMs);
    const group = await lockGroup(tx, id, 'change');
    await requireManager(tx, caller, group.kind);
    if (group.source !== 'manual') throw new CodedError('GROUP_MANAGED_ELSEWHERE');
    const into = { tenantId: caller.tenantId, id, kind: group.kind };
    const failed = await unknownIds(tx, into, add);
    const own = await groupsOfPerson(tx, caller.personId);
    const removed = await removeMembers(tx, into, remove);
    const added = await addMembers(tx, into, add);
    if (removed.length > 0) {
      await requireStillHeld(tx, caller, own);
      await requireMayTakeFrom(tx, caller, id);
    }
    if (added.length > 0) {
      await requireMayAddTo(tx, caller, [id]);
      await requireHoldsNobodyAbove(tx, caller, { id, added });
    }
    if (removed.length > 0) await ports.requireAdministratorLeft(tx);
    if (removed.length + added.length > 0) {
      await noteMembersChanged(tx, { tenantId: caller.tenantId, id }, nowMs);
      await appendAudit(tx, caller.tenantId, [
        membersChanged({ ...by, target: groupTarget(group) }, removed, added),
      ]);
    }
    return {
      added: added.length,
      removed: removed.length,
      changed: [...without(removed, added), ...without(added, removed)],
      failed: failed.map((each) => ({ id: each, code: 'NOT_FOUND' as const })),
    };
  });
}

const without = (some: readonly NamedMember[], others: readonly NamedMember[]): string[] => {
  const left = new Set(others.map(({ id }) => id));
  return some.map(({ id }) => id).filter((id) => !left.has(id));
};

/** Whoever is in a group now may be within reach of more people, and whoever isn't of fewer. */
export async function noteMembersChanged(
  tx: Transaction,
  { tenantId, id }: { readonly tenantId: Caller['tenantId']; readonly id: GroupId },
  nowMs: number,
): Promise<void> {
  await groupTables(tx)
    .updateTable('groups')
    .set({ updated_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute();
  await noteAccessChange(tx, tenantId, { kind: 'group', id });
}

/** What the audit log is told of members who left or came. */
export const membersChanged = (
  about: Pick<AuditEvent, 'at' | 'actor' | 'target' | 'address'>,
  removed: readonly NamedMember[],
  added: readonly NamedMember[],
): AuditEvent =>
  auditEvent('group.members-changed', {
    ...about,
    before: membersForAudit(removed),
    after: membersForAudit(added),
  });

export interface GroupReferenceRow {
  readonly id: GroupId;
  readonly name: string;
  readonly source: GroupSource;
}

interface Joining {
  readonly tenantId: Caller['tenantId'];
  readonly group: Pick<GroupReferenceRow, 'id' | 'name'>;
  readonly people: readonly PersonId[];
}

/**
 * Puts people into a group of people, in the caller's transaction, whoever keeps the group.
 * @returns what the audit log is to be told; null: all of them were in it
 */
export async function addMembersTo(
  tx: Transaction,
  about: Pick<AuditEvent, 'at' | 'actor' | 'address'>,
  { tenantId, group, people }: Joining,
): Promise<AuditEvent | null> {
  const added = await addMembers(tx, { tenantId, id: group.id, kind: 'people' }, { people });
  if (added.length === 0) return null;
  await noteMembersChanged(tx, { tenantId, id: group.id }, about.at);
  return membersChanged({ ...about, target: groupTarget(group) }, [], added);
}
