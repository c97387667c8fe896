import { randomUUID } from 'node:crypto';
import { auditEvent } from '@alongside/domain';
import { CodedError, DeviceRule, GroupId } from '@alongside/protocol';
import { tenantTopic } from '../../platform/bus/index.ts';
import { accessChangesTopic, noteAccessChange } from '../../platform/access-changes/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import { isUniqueViolation, type Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import { groupTables, requireManagesAllDevices, requireMayAddTo } from '../directory/index.ts';
import { byCaller } from '../identity/index.ts';
import type { DevicePorts } from './device-ports.ts';
import { fillGroupByRule } from './groups-by-rule.ts';

interface GroupByRule {
  readonly id: GroupId;
  readonly name: string;
  readonly rule: DeviceRule;
  readonly devices: number;
}

interface NewGroup {
  readonly name: string;
  readonly description: string | null;
  readonly rule: DeviceRule;
}

/** @throws CodedError GROUP_NAME_TAKEN */
export async function createDeviceGroup(
  ports: DevicePorts,
  caller: Caller,
  { name, description, rule }: NewGroup,
): Promise<GroupByRule> {
  const { tenantId } = caller;
  const nowMs = ports.clock.now();
  const id = GroupId.parse(randomUUID());
  try {
    const created = await ports.database.inTenant(tenantId, async (tx) => {
      await requireManagesAllDevices(tx, caller);
      const by = await byCaller(tx, caller, nowMs);
      const at = new Date(nowMs);
      await groupTables(tx)
        .insertInto('groups')
        .values({
          id,
          tenant_id: tenantId,
          name,
          kind: 'devices',
          description,
          source: 'rule',
          rule: JSON.stringify(rule),
          created_at: at,
          updated_at: at,
        })
        .execute();
      await fillGroupByRule(tx, { tenantId, groupId: id, rule });
      const added = auditEvent('group.added', {
        ...by,
        target: { kind: 'group', id, name },
        before: null,
        after: { kind: 'devices', name, source: 'rule' },
      });
      await appendAudit(tx, tenantId, [added, ruleChanged(by, { id, name }, { before: null, after: rule })]);
      return readGroupRule(tx, id);
    });
    ports.bus.publish(tenantTopic(tenantId, 'groups'), {});
    return created;
  } catch (cause) {
    throw isUniqueViolation(cause) ? new CodedError('GROUP_NAME_TAKEN', {}, { cause }) : cause;
  }
}

/** @throws CodedError NOT_FOUND for a group that has no rule; PERMISSION_MISSING for one that the caller may not fill */
export async function setDeviceGroupRule(
  ports: DevicePorts,
  caller: Caller,
  { id, rule }: { readonly id: GroupId; readonly rule: DeviceRule },
): Promise<GroupByRule> {
  const { tenantId } = caller;
  const nowMs = ports.clock.now();
  const changed = await ports.database.inTenant(tenantId, async (tx) => {
    await requireManagesAllDevices(tx, caller);
    const by = await byCaller(tx, caller, nowMs);
    const row = await groupTables(tx)
      .selectFrom('groups')
      .select(['name', 'rule'])
      .where('id', '=', id)
      .where('source', '=', 'rule')
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (row === undefined) throw new CodedError('NOT_FOUND');
    await requireMayAddTo(tx, caller, [id]);
    await groupTables(tx)
      .updateTable('groups')
      .set({ rule: JSON.stringify(rule), updated_at: new Date(nowMs) })
      .where('id', '=', id)
      .execute();
    await fillGroupByRule(tx, { tenantId, groupId: id, rule });
    await noteAccessChange(tx, tenantId, { kind: 'group', id });
    const change = { before: DeviceRule.parse(row.rule), after: rule };
    await appendAudit(tx, tenantId, [ruleChanged(by, { id, name: row.name }, change)]);
    return readGroupRule(tx, id);
  });
  ports.bus.publish(tenantTopic(tenantId, 'groups'), {});
  ports.bus.publish(accessChangesTopic, {});
  return changed;
}

/** @throws CodedError NOT_FOUND for a group that has no rule */
export async function readGroupRule(tx: Transaction, id: GroupId): Promise<GroupByRule> {
  const row = await groupTables(tx)
    .selectFrom('groups')
    .select((is) => [
      'id',
      'name',
      'rule',
      is
        .selectFrom('group_devices')
        .select((of) => of.fn.countAll<number>().as('devices'))
        .whereRef('group_id', '=', 'groups.id')
        .as('devices'),
    ])
    .where('id', '=', id)
    .where('source', '=', 'rule')
    .executeTakeFirst();
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return { id: row.id, name: row.name, rule: DeviceRule.parse(row.rule), devices: row.devices ?? 0 };
}

const ruleChanged = (
  by: Awaited<ReturnType<typeof byCaller>>,
  group: { readonly id: GroupId; readonly name: string },
  { before, after }: { readonly before: DeviceRule | null; readonly after: DeviceRule },
) =>
  auditEvent('group.rule-changed', {
    ...by,
    target: { kind: 'group', ...group },
    before: before === null ? null : { rule: before },
    after: { rule: after },
  });
