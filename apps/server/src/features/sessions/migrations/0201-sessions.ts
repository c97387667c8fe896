import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/migration.ts';

/** Sessions with what reports find them by, and their timelines, which go with them. */
export const sessionsMigration: Migration = {
  name: '0201-sessions',
  async up(db) {
    await runStatements(
      db,
      `create table sessions (
         tenant_id uuid not null references tenants (id) on delete cascade,
         id uuid not null,
         state jsonb not null,
         version integer not null,
         kind text not null check (kind in ('waiting', 'meeting', 'active', 'ended')),
         started_by text not null,
         helper_id uuid not null,
         helper_key text not null,
         sharer_id uuid,
         sharer_key text not null,
         surface text,
         search_text text not null,
         modes text[] not null,
         end_reason text,
         code_hash text check (code_hash is null or kind = 'waiting'),
         due_at timestamptz check (due_at is null or kind <> 'ended'),
         is_attended boolean not null,
         created_at timestamptz not null,
         started_at timestamptz,
         ended_at timestamptz check ((ended_at is not null) = (kind = 'ended')),
         primary key (tenant_id, id)
       );
       create unique index sessions_by_code on sessions (tenant_id, code_hash) where code_hash is not null;
       create index sessions_by_due on sessions (due_at) where due_at is not null;
       create index sessions_attended on sessions (created_at) where is_attended;
       create index sessions_running on sessions (tenant_id, created_at) where kind <> 'ended';
       create index sessions_by_creation on sessions (tenant_id, created_at, id);
       create index sessions_by_end on sessions (tenant_id, ended_at) where ended_at is not null;
       create table session_timeline (
         tenant_id uuid not null,
         session_id uuid not null,
         n integer not null check (n >= 1),
         at timestamptz not null,
         what text not null,
         by text not null,
         mode text,
         capability text,
         reason text,
         primary key (tenant_id, session_id, n),
         foreign key (tenant_id, session_id) references sessions (tenant_id, id) on delete cascade
       )`,
    );
    await protectTenantTable(db, 'sessions');
    await protectTenantTable(db, 'session_timeline');
  },
};
