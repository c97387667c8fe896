import { type Kysely, sql } from 'kysely';
import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';
import { searchColumns } from '../search-columns.ts';

/** What a device's page shows and devices are found by, and tokens by which they enrol without anybody signing in. */
export const deviceInventoryMigration: Migration = {
  name: '0304-device-inventory',
  async up(db) {
    await runStatements(db, COLUMNS);
    await runStatements(db, INDEXES);
    await runStatements(db, TOKENS);
    for (const table of ['device_words', 'enrolment_tokens']) await protectTenantTable(db, table);
    await fillSearchColumns(db);
  },
};

const COLUMNS = `
alter table devices
  alter column primary_person_id drop not null,
  alter column public_key drop not null,
  alter column thumbprint drop not null,
  add column display_name text,
  add column serial text,
  add column ownership text not null default 'personal' check (ownership in ('corporate', 'personal')),
  add column signed_in_users text[] not null default '{}',
  add column facts jsonb,
  add column facts_at timestamptz,
  add column external_facts jsonb not null default '{}',
  add column enrolled_by text not null default 'sign-in' check (enrolled_by in ('sign-in', 'token')),
  add column enrolment_token_id uuid,
  add column unenrolled_at timestamptz,
  add column key_since timestamptz,
  add column key_rotation_asked_at timestamptz;
update devices set key_since = enrolled_at;
alter table devices
  alter column key_since set not null,
  add check ((public_key is null) = (thumbprint is null)),
  add check ((thumbprint is null) = (unenrolled_at is not null)),
  add column name_key text collate "C" not null default '',
  add column state text not null generated always as (
    case when unenrolled_at is not null then 'unenrolled' when retired_at is not null then 'retired' else 'enrolled' end
  ) stored
`;

const INDEXES = `
create table device_words (
  tenant_id uuid not null references tenants (id) on delete cascade,
  device_id uuid not null references devices (id) on delete cascade,
  word text collate "C" not null,
  primary key (device_id, word)
);
create index device_words_by_word on device_words (tenant_id, word, device_id);
create index devices_by_name on devices (tenant_id, state, name_key, id);
create index devices_by_last_seen on devices (tenant_id, state, last_seen_at, id);
create index devices_by_enrolment on devices (tenant_id, state, enrolled_at, id);
create index devices_by_os_version on devices (tenant_id, state, os_version, id);
create index devices_by_primary_person on devices (tenant_id, primary_person_id);
create index devices_by_thumbprint on devices (thumbprint)
`;

const TOKENS = `
create table enrolment_tokens (
  id uuid primary key,
  tenant_id uuid not null references tenants (id),
  name text not null,
  token_hash text not null unique,
  ownership text not null check (ownership in ('corporate', 'personal')),
  group_ids uuid[] not null,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz not null,
  uses_left integer check (uses_left >= 0),
  uses integer not null default 0,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index enrolment_tokens_by_age on enrolment_tokens (tenant_id, created_at, id)
`;

interface StoredDevice {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly model: string | null;
}

async function fillSearchColumns(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<StoredDevice>`select id, tenant_id, name, model from devices`.execute(db);
  for (const { id, tenant_id: tenantId, name, model } of rows) {
    const { nameKey, words } = searchColumns({ names: [name], model, serial: null, signedInUsers: [] });
    await sql`update devices set name_key = ${nameKey} where id = ${id}`.execute(db);
    await sql`insert into device_words (tenant_id, device_id, word)
      select ${tenantId}::uuid, ${id}::uuid, word from unnest(${words}::text[]) as word`.execute(db);
  }
}
