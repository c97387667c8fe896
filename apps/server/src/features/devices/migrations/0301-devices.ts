import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';

export const devicesMigration: Migration = {
  name: '0301-devices',
  async up(db) {
    await runStatements(
      db,
      `create table devices (
         id uuid primary key,
         tenant_id uuid not null references tenants (id),
         name text not null,
         platform text not null,
         os_version text not null,
         model text,
         agent_version text not null,
         public_key jsonb not null,
         thumbprint text not null,
         primary_person_id uuid not null,
         enrolled_at timestamptz not null,
         last_seen_at timestamptz not null,
         retired_at timestamptz,
         unique (tenant_id, thumbprint)
       )`,
    );
    await protectTenantTable(db, 'devices');
  },
};
