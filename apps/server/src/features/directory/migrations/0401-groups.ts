import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';

const TABLES = `
create table groups (
  id uuid primary key,
  tenant_id uuid not null references tenants(id) on delete cascade,
  name text not null,
  kind text not null check (kind in ('people', 'devices')),
  description text,
  external_id text,
  source text not null check (source in ('manual', 'scim', 'claims', 'rule')),
  rule jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((source = 'rule') = (rule is not null)),
  check (source <> 'rule' or kind = 'devices')
);
create unique index groups_by_name on groups (tenant_id, kind, lower(name));
create unique index groups_by_external_id on groups (tenant_id, external_id) where external_id is not null;
create table group_people (
  tenant_id uuid not null references tenants(id) on delete cascade,
  group_id uuid not null references groups(id) on delete cascade,
  person_id uuid not null references persons(id) on delete cascade,
  primary key (group_id, person_id)
);
create index group_people_by_person on group_people (tenant_id, person_id);
create table group_devices (
  tenant_id uuid not null references tenants(id) on delete cascade,
  group_id uuid not null references groups(id) on delete cascade,
  device_id uuid not null references devices(id) on delete cascade,
  primary key (group_id, device_id)
);
create index group_devices_by_device on group_devices (tenant_id, device_id);
create table group_groups (
  tenant_id uuid not null references tenants(id) on delete cascade,
  parent_id uuid not null references groups(id) on delete cascade,
  child_id uuid not null references groups(id) on delete cascade,
  primary key (parent_id, child_id),
  check (parent_id <> child_id)
);
create index group_groups_by_child on group_groups (tenant_id, child_id)
`;

/** Groups of people and of devices, with their members. Members of a group inside another are members of that, too. */
export const groupsMigration: Migration = {
  name: '0401-groups',
  async up(db) {
    await runStatements(db, TABLES);
    for (const table of ['groups', 'group_people', 'group_devices', 'group_groups']) {
      await protectTenantTable(db, table);
    }
  },
};
