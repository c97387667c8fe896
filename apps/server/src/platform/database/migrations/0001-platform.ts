import { type Migration, protectTenantTable, reserveForSystem, runStatements } from '../migration.ts';

/** Tenants, their settings, the audit chain, and counted tries. */
export const platformMigration: Migration = {
  name: '0001-platform',
  async up(db) {
    await runStatements(
      db,
      `create table tenants (
         id uuid primary key,
         name text not null,
         created_at timestamptz not null
       );
       create table tenant_settings (
         tenant_id uuid primary key references tenants (id) on delete cascade,
         settings jsonb not null
       );
       create table audit_log (
         tenant_id uuid not null,
         n bigint not null check (n > 0),
         at timestamptz not null,
         code text not null,
         severity text not null,
         actor_kind text not null,
         actor_id text,
         actor_name text not null,
         target_kind text,
         target_id text,
         target_name text,
         address text,
         result text not null,
         before jsonb,
         after jsonb,
         previous_hash text not null,
         hash text not null,
         primary key (tenant_id, n)
       );
       create index audit_log_by_time on audit_log (tenant_id, at);
       create table audit_heads (
         tenant_id uuid primary key,
         n bigint not null,
         hash text not null
       );
       create table try_counts (
         key text primary key,
         tries integer not null,
         ends_at timestamptz not null
       );
       create index try_counts_by_end on try_counts (ends_at)`,
    );
    await protectTenantTable(db, 'tenants', { tenantColumn: 'id' });
    await protectTenantTable(db, 'tenant_settings');
    await protectTenantTable(db, 'audit_log', { isAppendOnly: true });
    await protectTenantTable(db, 'audit_heads');
    await reserveForSystem(db, 'try_counts');
  },
};
