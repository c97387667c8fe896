import type { SettingsChange, SettingsStore } from '@alongside/domain';
import { CodedError, type TenantId, TenantSettings } from '@alongside/protocol';
import { noteAccessChange } from '../../../platform/access-changes/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Database, Transaction } from '../../../platform/database/index.ts';

async function assertTenant(tx: Transaction, tenantId: TenantId): Promise<void> {
  const tenant = await tx.selectFrom('tenants').select('id').where('id', '=', tenantId).executeTakeFirst();
  if (tenant === undefined) throw new CodedError('NOT_FOUND');
}

/** There is no row before the first change, and nothing to lock: so one is made. */
async function readLocked(tx: Transaction, tenantId: TenantId): Promise<TenantSettings> {
  await tx
    .insertInto('tenant_settings')
    .values({ tenant_id: tenantId, settings: '{}' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('tenant_settings')
    .select('settings')
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return TenantSettings.parse(row.settings);
}

async function readStored(tx: Transaction, tenantId: TenantId): Promise<TenantSettings> {
  const row = await tx
    .selectFrom('tenant_settings')
    .select('settings')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return TenantSettings.parse(row?.settings ?? {});
}

/** Writes the settings of the transaction's tenant. */
export async function writeSettings(
  tx: Transaction,
  tenantId: TenantId,
  settings: TenantSettings,
): Promise<void> {
  const text = JSON.stringify(settings);
  await tx
    .insertInto('tenant_settings')
    .values({ tenant_id: tenantId, settings: text })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ settings: text }))
    .execute();
}

/** The settings of the transaction's tenant. @throws CodedError NOT_FOUND for no tenant */
async function readSettings(tx: Transaction, tenantId: TenantId): Promise<TenantSettings> {
  await assertTenant(tx, tenantId);
  return readStored(tx, tenantId);
}

export class DatabaseSettingsStore implements SettingsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  read(tenantId: TenantId): Promise<TenantSettings> {
    return this.#database.inTenant(tenantId, (tx) => readSettings(tx, tenantId));
  }

  change(tenantId: TenantId, decide: (settings: TenantSettings) => SettingsChange): Promise<TenantSettings> {
    return this.#database.inTenant(tenantId, async (tx) => {
      await assertTenant(tx, tenantId);
      const { settings, events } = decide(await readLocked(tx, tenantId));
      if (events.length === 0) return settings;
      await writeSettings(tx, tenantId, settings);
      await noteAccessChange(tx, tenantId, { kind: 'settings', id: null });
      await appendAudit(tx, tenantId, events);
      return settings;
    });
  }
}
