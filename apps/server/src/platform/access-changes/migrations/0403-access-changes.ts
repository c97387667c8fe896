import { type Migration, protectTenantTable, runStatements } from '../../database/index.ts';

const TABLES = `
create table access_changes (
  id bigint primary key generated always as identity,
  tenant_id uuid not null references tenants(id) on delete cascade,
  kind text not null check (kind in ('person', 'group', 'role', 'device', 'policy', 'settings')),
  subject_id uuid,
  claimed_until timestamptz
)
`;

/** What may have narrowed access and that no node has acted on yet. A row is gone when one has. */
export const accessChangesMigration: Migration = {
  name: '0403-access-changes',
  async up(db) {
    await runStatements(db, TABLES);
    await protectTenantTable(db, 'access_changes');
  },
};
