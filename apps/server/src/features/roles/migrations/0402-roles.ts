import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';

const TABLES = `
create table roles (
  id uuid primary key,
  tenant_id uuid not null references tenants(id) on delete cascade,
  name text not null,
  description text,
  permissions text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index roles_by_name on roles (tenant_id, lower(name));
create table role_assignments (
  id uuid primary key,
  tenant_id uuid not null references tenants(id) on delete cascade,
  name text not null,
  description text,
  role_id uuid references roles(id),
  built_in text,
  scope_people text not null check (scope_people in ('all', 'groups')),
  scope_devices text not null check (scope_devices in ('all', 'groups')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((role_id is null) <> (built_in is null))
);
create unique index role_assignments_by_name on role_assignments (tenant_id, lower(name));
create index role_assignments_by_role on role_assignments (role_id) where role_id is not null;
create table assignment_members (
  tenant_id uuid not null references tenants(id) on delete cascade,
  assignment_id uuid not null references role_assignments(id) on delete cascade,
  group_id uuid not null references groups(id) on delete cascade,
  primary key (assignment_id, group_id)
);
create index assignment_members_by_group on assignment_members (tenant_id, group_id);
create table assignment_scopes (
  tenant_id uuid not null references tenants(id) on delete cascade,
  assignment_id uuid not null references role_assignments(id) on delete cascade,
  group_id uuid not null references groups(id) on delete cascade,
  primary key (assignment_id, group_id)
);
create index assignment_scopes_by_group on assignment_scopes (tenant_id, group_id);
create index persons_administrators on persons (tenant_id) where is_active and 'administrator' = any(roles)
`;

/** Custom roles, and who has which role for whom. A group that goes away takes its memberships and scopes with it. */
export const rolesMigration: Migration = {
  name: '0402-roles',
  async up(db) {
    await runStatements(db, TABLES);
    for (const table of ['roles', 'role_assignments', 'assignment_members', 'assignment_scopes']) {
      await protectTenantTable(db, table);
    }
  },
};
