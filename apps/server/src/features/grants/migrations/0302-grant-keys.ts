import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';

/** Keys that sign grants. The newest signs; those that aren't retired are given to agents. */
export const grantKeysMigration: Migration = {
  name: '0302-grant-keys',
  async up(db) {
    await runStatements(
      db,
      `create table grant_keys (
         tenant_id uuid not null references tenants (id),
         n integer not null,
         kid text not null,
         public_key jsonb not null,
         sealed_private_key text not null,
         created_at timestamptz not null,
         retired_at timestamptz,
         primary key (tenant_id, n)
       )`,
    );
    await protectTenantTable(db, 'grant_keys');
  },
};
