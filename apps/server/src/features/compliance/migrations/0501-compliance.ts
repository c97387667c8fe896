import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';

const TABLES = `
create table compliance_policies (
  id uuid primary key,
  tenant_id uuid not null references tenants (id) on delete cascade,
  name text not null,
  description text,
  platforms text[] not null,
  is_for_all boolean not null,
  rules jsonb not null,
  grace_days integer not null check (grace_days >= 0),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index compliance_policies_by_name on compliance_policies (tenant_id, lower(name));
create table compliance_policy_groups (
  tenant_id uuid not null references tenants (id) on delete cascade,
  policy_id uuid not null references compliance_policies (id) on delete cascade,
  group_id uuid not null references groups (id) on delete cascade,
  is_excepted boolean not null,
  primary key (policy_id, group_id, is_excepted)
);
create index compliance_policy_groups_by_group on compliance_policy_groups (tenant_id, group_id);
create table device_compliance (
  tenant_id uuid not null references tenants (id) on delete cascade,
  device_id uuid not null references devices (id) on delete cascade,
  policy_id uuid not null references compliance_policies (id) on delete cascade,
  rule text not null,
  outcome text not null check (outcome = 'failed'),
  since timestamptz not null,
  grace_until timestamptz,
  primary key (device_id, policy_id, rule)
);
create index device_compliance_by_policy on device_compliance (tenant_id, policy_id, device_id);
create index device_compliance_by_silence on device_compliance (tenant_id, device_id) where rule = 'last-check-in';
create table compliance_runs (
  id bigint primary key generated always as identity,
  tenant_id uuid not null references tenants (id) on delete cascade,
  platforms text[] not null,
  group_ids uuid[],
  after_id uuid
)
`;

/** Nothing was asked of the devices that are there, so each complies that is enrolled. */
const COLUMNS = `
alter table devices
  add column compliance text not null default 'not-evaluated'
    check (compliance in ('compliant', 'noncompliant', 'not-evaluated')),
  add column compliance_stale boolean not null default true,
  add column compliance_due_at timestamptz;
update devices set compliance = 'compliant', compliance_stale = false where state = 'enrolled';
create index devices_compliance_stale on devices (tenant_id, id) where compliance_stale and state = 'enrolled';
create index devices_compliance_due on devices (compliance_due_at)
  where compliance_due_at is not null and state = 'enrolled'
`;

/**
 * Whoever puts a device or a group into a group or takes it out, and however: what is asked of devices may change. A
 * group's members leave it before it goes, as the one who removes it: what a cascade deletes may be done as the owner of
 * the tables, who sees no rows of tenants.
 */
const MEMBERSHIP = `
create function stale_compliance_of_members() returns trigger language plpgsql as $$ begin
  update devices set compliance_stale = true from changed
    where devices.id = changed.device_id and not compliance_stale; return null; end $$;
create trigger compliance_of_added after insert on group_devices referencing new table as changed
  for each statement execute function stale_compliance_of_members();
create trigger compliance_of_removed after delete on group_devices referencing old table as changed
  for each statement execute function stale_compliance_of_members();
create function evaluate_inner_groups() returns trigger language plpgsql as $$ begin
  insert into compliance_runs (tenant_id, platforms, group_ids)
    select tenant_id, '{linux,windows,macos}', array_agg(distinct child_id) from changed
    group by tenant_id; return null; end $$;
create trigger compliance_of_nested after insert on group_groups referencing new table as changed
  for each statement execute function evaluate_inner_groups();
create trigger compliance_of_unnested after delete on group_groups referencing old table as changed
  for each statement execute function evaluate_inner_groups();
create function empty_group() returns trigger language plpgsql as $$ begin
  delete from group_devices where group_id = old.id; delete from group_groups
    where parent_id = old.id or child_id = old.id; return old; end $$;
create trigger compliance_of_dissolved before delete on groups for each row execute function empty_group()
`;

/** Compliance policies, what they say of each device, and the devices that are to be evaluated anew. */
export const complianceMigration: Migration = {
  name: '0501-compliance',
  async up(db) {
    await runStatements(db, TABLES);
    await runStatements(db, COLUMNS);
    await runStatements(db, MEMBERSHIP);
    for (const table of [
      'compliance_policies',
      'compliance_policy_groups',
      'device_compliance',
      'compliance_runs',
    ]) {
      await protectTenantTable(db, table);
    }
  },
};
