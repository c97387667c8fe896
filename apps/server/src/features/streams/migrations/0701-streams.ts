import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';

/** Where the audit log is streamed to, how far each is, and what a receiver refused. */
export const streamsMigration: Migration = {
  name: '0701-streams',
  async up(db) {
    await runStatements(
      db,
      `create table audit_streams (
         id uuid primary key,
         tenant_id uuid not null references tenants (id),
         name text not null,
         format text not null check (format in ('ocsf', 'json')),
         target jsonb not null,
         sealed_secret text,
         is_enabled boolean not null default true,
         position bigint not null check (position >= 0),
         failing_since timestamptz,
         reason text,
         tries integer not null default 0,
         next_try_at timestamptz,
         claimed_until timestamptz,
         last_delivered_at timestamptz,
         created_at timestamptz not null
       );
       create index audit_streams_of_tenant on audit_streams (tenant_id);
       create table audit_stream_dead_letters (
         tenant_id uuid not null,
         stream_id uuid not null references audit_streams (id) on delete cascade,
         n bigint not null,
         reason text not null,
         refused_at timestamptz not null,
         primary key (stream_id, n)
       )`,
    );
    await protectTenantTable(db, 'audit_streams');
    await protectTenantTable(db, 'audit_stream_dead_letters');
  },
};
