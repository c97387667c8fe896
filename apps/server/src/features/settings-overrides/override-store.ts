import {
  CodedError,
  type GroupId,
  type OverrideId,
  SettingsOverridePatch,
  type SettingsOverrideView,
  type TenantId,
} from '@alongside/protocol';
import { isUniqueViolation, type Transaction } from '../../platform/database/index.ts';
import { overrideTables } from './override-tables.ts';

/** A page could not show more, and each decision lays those of its groups over each other. */
const OVERRIDES_MAX = 500;

/** All of the transaction's tenant, in the order in which they are laid over each other. */
export async function readOverrides(tx: Transaction): Promise<SettingsOverrideView[]> {
  const rows = await selectOverrides(tx).orderBy('position').orderBy('settings_overrides.id').execute();
  return rows.map(viewOf);
}

/** @throws CodedError NOT_FOUND */
export async function findOverride(tx: Transaction, id: OverrideId): Promise<SettingsOverrideView> {
  const row = await selectOverrides(tx).where('settings_overrides.id', '=', id).executeTakeFirst();
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return viewOf(row);
}

const selectOverrides = (tx: Transaction) =>
  overrideTables(tx)
    .selectFrom('settings_overrides')
    .innerJoin('groups', 'groups.id', 'settings_overrides.group_id')
    .select([
      'settings_overrides.id',
      'settings',
      'settings_overrides.created_at',
      'settings_overrides.updated_at',
      'group_id',
      'groups.name',
      'groups.kind',
    ]);

const viewOf = (
  row: Awaited<ReturnType<ReturnType<typeof selectOverrides>['execute']>>[number],
): SettingsOverrideView => ({
  id: row.id,
  group: { id: row.group_id, name: row.name, kind: row.kind },
  settings: SettingsOverridePatch.parse(row.settings),
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

interface NewOverride {
  readonly id: OverrideId;
  readonly tenantId: TenantId;
  readonly groupId: GroupId;
  readonly settings: SettingsOverridePatch;
  readonly nowMs: number;
}

/** @throws CodedError CONFLICT if the group has some already or there are too many, NOT_FOUND if there is no such group */
export async function insertOverride(tx: Transaction, override: NewOverride): Promise<void> {
  const { id, tenantId, groupId, settings, nowMs } = override;
  await requireGroup(tx, groupId);
  const positions = await lockOrder(tx);
  if (positions.length >= OVERRIDES_MAX) throw new CodedError('CONFLICT');
  try {
    await overrideTables(tx)
      .insertInto('settings_overrides')
      .values({
        id,
        tenant_id: tenantId,
        group_id: groupId,
        position: Math.max(0, ...positions.map(({ position }) => position)) + 1,
        settings: JSON.stringify(settings),
        created_at: new Date(nowMs),
        updated_at: new Date(nowMs),
      })
      .execute();
  } catch (cause) {
    if (isUniqueViolation(cause)) throw new CodedError('CONFLICT', {}, { cause });
    throw cause;
  }
}

async function requireGroup(tx: Transaction, id: GroupId): Promise<void> {
  const group = await overrideTables(tx)
    .selectFrom('groups')
    .select('id')
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();
  if (group === undefined) throw new CodedError('NOT_FOUND');
}

const lockOrder = (tx: Transaction) =>
  overrideTables(tx)
    .selectFrom('settings_overrides')
    .select(['id', 'position'])
    .orderBy('id')
    .forUpdate()
    .execute();

export async function updateOverride(
  tx: Transaction,
  id: OverrideId,
  change: { readonly settings: SettingsOverridePatch; readonly nowMs: number },
): Promise<void> {
  await overrideTables(tx)
    .updateTable('settings_overrides')
    .set({ settings: JSON.stringify(change.settings), updated_at: new Date(change.nowMs) })
    .where('id', '=', id)
    .execute();
}

export async function deleteOverride(tx: Transaction, id: OverrideId): Promise<void> {
  await overrideTables(tx).deleteFrom('settings_overrides').where('id', '=', id).execute();
}

/** @throws CodedError CONFLICT if these aren't all that there are, each once */
export async function orderOverrides(tx: Transaction, ids: readonly OverrideId[]): Promise<void> {
  const known = await lockOrder(tx);
  const isComplete = new Set(ids).size === ids.length && known.every(({ id }) => ids.includes(id));
  if (!isComplete || ids.length !== known.length) throw new CodedError('CONFLICT');
  for (const [index, id] of ids.entries()) {
    await overrideTables(tx)
      .updateTable('settings_overrides')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute();
  }
}

/** What differs for a group, as something that keeps it from being removed. */
export async function settingsOverridesOfGroup(
  tx: Transaction,
  id: GroupId,
): Promise<
  readonly { readonly kind: 'settings-override'; readonly id: OverrideId; readonly name: string }[]
> {
  const rows = await selectOverrides(tx).where('group_id', '=', id).execute();
  return rows.map((row) => ({ kind: 'settings-override', id: row.id, name: row.name }));
}
