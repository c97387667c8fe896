import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';

const TABLES = `
create table settings_overrides (
  id uuid primary key,
  tenant_id uuid not null references tenants (id) on delete cascade,
  group_id uuid not null references groups (id) on delete cascade,
  position integer not null,
  settings jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (tenant_id, group_id)
)
`;

/** Settings that differ for groups, laid over the tenant's own in the order of their positions. */
export const settingsOverridesMigration: Migration = {
  name: '0502-settings-overrides',
  async up(db) {
    await runStatements(db, TABLES);
    await protectTenantTable(db, 'settings_overrides');
  },
};
