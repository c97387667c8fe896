import {
  type Migration,
  protectTenantTable,
  reserveForSystem,
  runStatements,
} from '../../../platform/database/index.ts';

const TABLES = `
create table persons (
  id uuid primary key,
  tenant_id uuid not null references tenants(id),
  email text not null,
  full_name text not null,
  first_name text,
  last_name text,
  job_title text,
  company text,
  locale text,
  roles text[] not null,
  is_active boolean not null default true,
  is_blocked boolean not null default false,
  may_link_issuer text,
  picture_version text,
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  unique (tenant_id, email)
);
create table person_pictures (
  person_id uuid primary key references persons(id) on delete cascade,
  tenant_id uuid not null references tenants(id),
  media_type text not null,
  bytes bytea not null
);
create table identities (
  tenant_id uuid not null references tenants(id),
  person_id uuid not null references persons(id) on delete cascade,
  issuer text not null,
  subject text not null,
  created_at timestamptz not null,
  primary key (tenant_id, issuer, subject),
  unique (person_id, issuer)
);
create table domains (
  id uuid primary key,
  tenant_id uuid not null references tenants(id),
  name text not null,
  token text not null,
  is_founding boolean not null,
  verified_at timestamptz,
  created_at timestamptz not null,
  unique (tenant_id, name)
);
create unique index domains_held on domains (name) where verified_at is not null or is_founding;
create table identity_providers (
  tenant_id uuid primary key references tenants(id),
  issuer text not null,
  client_id text not null,
  sealed_secret text,
  claims jsonb not null,
  updated_at timestamptz not null
);
create table sign_ins (
  id uuid primary key,
  tenant_id uuid not null references tenants(id),
  person_id uuid not null references persons(id) on delete cascade,
  token_hash text not null unique,
  issuer text not null,
  amr text[] not null,
  acr text,
  sealed_id_token text,
  address text,
  browser text,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_ins_of_person on sign_ins (person_id);
create table sign_in_attempts (
  state_hash text primary key,
  tenant_id uuid not null references tenants(id),
  browser_hash text not null,
  issuer text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  expires_at timestamptz not null
);
create table accounts (
  id uuid primary key,
  tenant_id uuid not null references tenants(id),
  person_id uuid not null unique references persons(id) on delete cascade,
  password_hash text,
  password_changed_at timestamptz not null,
  sealed_totp text,
  sealed_pending_totp text,
  totp_period bigint not null,
  passkey_challenge text,
  passkey_challenge_expires_at timestamptz
);
create table passkeys (
  id uuid primary key,
  tenant_id uuid not null references tenants(id),
  account_id uuid not null references accounts(id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create table known_devices (
  tenant_id uuid not null references tenants(id),
  account_id uuid not null references accounts(id) on delete cascade,
  token_hash text not null,
  expires_at timestamptz not null,
  primary key (account_id, token_hash)
);
create table invitations (
  person_id uuid primary key references persons(id) on delete cascade,
  tenant_id uuid not null references tenants(id),
  token_hash text not null unique,
  expires_at timestamptz not null
);
create table interaction_steps (
  uid text primary key,
  account_id uuid references accounts(id) on delete cascade,
  passkey_challenge text,
  expires_at timestamptz not null
);
create table oidc_models (
  model text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  account_id text,
  consumed_at timestamptz,
  expires_at timestamptz,
  primary key (model, id)
);
create index oidc_models_of_grant on oidc_models (grant_id);
create index oidc_models_by_uid on oidc_models (uid);
create index oidc_models_of_account on oidc_models (account_id);
create table server_setup (
  is_only_row boolean primary key default true check (is_only_row),
  token_hash text,
  closed_at timestamptz
);
insert into server_setup (is_only_row) values (true);
`;

const TENANT_TABLES = [
  'persons',
  'person_pictures',
  'identities',
  'domains',
  'identity_providers',
  'sign_ins',
  'sign_in_attempts',
  'accounts',
  'passkeys',
  'known_devices',
  'invitations',
];
const SYSTEM_TABLES = ['interaction_steps', 'oidc_models', 'server_setup'];

export const identityMigration: Migration = {
  name: '0101-identity',
  async up(db) {
    await runStatements(db, TABLES);
    for (const table of TENANT_TABLES) await protectTenantTable(db, table);
    for (const table of SYSTEM_TABLES) await reserveForSystem(db, table);
  },
};
