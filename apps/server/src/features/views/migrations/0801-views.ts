import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';

export const viewsMigration: Migration = {
  name: '0801-views',
  async up(db) {
    await runStatements(
      db,
      `create table views (
         id uuid primary key,
         tenant_id uuid not null references tenants (id),
         owner_id uuid not null references persons (id) on delete cascade,
         list text not null,
         name text not null,
         is_shared boolean not null,
         state jsonb not null,
         created_at timestamptz not null,
         updated_at timestamptz not null
       );
       create unique index views_of_owner on views (tenant_id, list, owner_id, lower(name))`,
    );
    await protectTenantTable(db, 'views');
  },
};
