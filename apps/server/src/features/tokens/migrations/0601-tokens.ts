import { sql } from 'kysely';
import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';

/** Tokens of the API. They end with their person, whichever way that person is deactivated. */
export const tokensMigration: Migration = {
  name: '0601-tokens',
  async up(db) {
    await runStatements(
      db,
      `create table api_tokens (
         id uuid primary key,
         tenant_id uuid not null references tenants (id),
         kind text not null check (kind in ('personal', 'service')),
         person_id uuid references persons (id) on delete cascade,
         made_by uuid references persons (id) on delete set null,
         name text not null,
         scopes text[] not null,
         token_hash text not null unique,
         ending text not null,
         created_at timestamptz not null,
         expires_at timestamptz not null,
         last_used_at timestamptz,
         last_address text,
         revoked_at timestamptz,
         check ((kind = 'personal') = (person_id is not null))
       );
       create index api_tokens_by_age on api_tokens (tenant_id, kind, created_at desc, id);
       create index api_tokens_of_person on api_tokens (person_id)`,
    );
    await protectTenantTable(db, 'api_tokens');
    await sql
      .raw(
        `create function end_tokens_of_person() returns trigger language plpgsql as $$
         begin
           update api_tokens set revoked_at = now() where person_id = new.id and revoked_at is null;
           return null;
         end $$`,
      )
      .execute(db);
    await sql
      .raw(
        `create trigger end_tokens_of_person after update of is_active on persons for each row
         when (old.is_active and not new.is_active) execute function end_tokens_of_person()`,
      )
      .execute(db);
  },
};
