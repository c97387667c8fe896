import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';

const TABLES = `
create table access_policies (
  id uuid primary key,
  tenant_id uuid not null references tenants(id) on delete cascade,
  name text not null,
  description text,
  state text not null check (state in ('off', 'report-only', 'on')),
  who jsonb not null,
  conditions jsonb not null,
  consequence jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index access_policies_by_name on access_policies (tenant_id, lower(name));
create table named_networks (
  id uuid primary key,
  tenant_id uuid not null references tenants(id) on delete cascade,
  name text not null,
  description text,
  ranges text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index named_networks_by_name on named_networks (tenant_id, lower(name));
create table session_sign_ins (
  tenant_id uuid not null,
  session_id uuid not null,
  side text not null check (side in ('helper', 'sharer')),
  sign_in_id uuid not null references sign_ins(id) on delete cascade,
  primary key (tenant_id, session_id, side),
  foreign key (tenant_id, session_id) references sessions (tenant_id, id) on delete cascade
);
create index session_sign_ins_by_sign_in on session_sign_ins (sign_in_id);
create table access_approvals (
  id uuid primary key,
  tenant_id uuid not null,
  session_id uuid not null,
  policy_id uuid not null references access_policies(id) on delete cascade,
  mode text not null,
  helper_id uuid not null references persons(id) on delete cascade,
  sharer_id uuid not null references persons(id) on delete cascade,
  device_name text,
  state text not null check (state in ('waiting', 'approved', 'declined')),
  asked_at timestamptz not null,
  answered_by uuid references persons(id) on delete set null,
  answered_at timestamptz,
  expires_at timestamptz not null,
  foreign key (tenant_id, session_id) references sessions (tenant_id, id) on delete cascade
);
create unique index access_approvals_of_session on access_approvals (tenant_id, session_id, policy_id, mode);
create index access_approvals_by_time on access_approvals (tenant_id, asked_at desc, id);
create table access_policy_reports (
  tenant_id uuid not null references tenants(id) on delete cascade,
  policy_id uuid not null references access_policies(id) on delete cascade,
  person_id uuid not null references persons(id) on delete cascade,
  outcome text not null,
  told_at timestamptz not null,
  primary key (policy_id, person_id, outcome)
)
`;

/** Policies of conditional access, the networks that they name, what a session's two sides signed in with, and approvals. */
export const conditionalAccessMigration: Migration = {
  name: '0503-conditional-access',
  async up(db) {
    await runStatements(db, TABLES);
    for (const table of [
      'access_policies',
      'named_networks',
      'session_sign_ins',
      'access_approvals',
      'access_policy_reports',
    ]) {
      await protectTenantTable(db, table);
    }
  },
};
