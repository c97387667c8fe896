import { type Kysely, sql } from 'kysely';
import { type Migration, protectTenantTable, runStatements } from '../../../platform/database/index.ts';
import { searchColumns } from '../people/search-columns.ts';

const TABLES = `
alter table persons add column department text;
alter table persons add column employee_number text;
alter table persons add column external_id text;
alter table persons add column source text not null default 'manual'
  check (source in ('manual', 'csv', 'scim', 'sign-in'));
alter table persons add column updated_at timestamptz;
alter table persons add column name_key text collate "C" not null default '';
create unique index persons_by_external_id on persons (tenant_id, external_id) where external_id is not null;
create index persons_by_name on persons (tenant_id, name_key, id);
create index persons_by_last_sign_in on persons (tenant_id, (coalesce(last_sign_in_at, '-infinity'::timestamptz)), id);
create index persons_by_creation on persons (tenant_id, created_at, id);
create table person_words (
  tenant_id uuid not null references tenants(id) on delete cascade,
  person_id uuid not null references persons(id) on delete cascade,
  word text collate "C" not null,
  primary key (person_id, word)
);
create index person_words_by_word on person_words (tenant_id, word, person_id)
`;

interface StoredPerson {
  readonly id: string;
  readonly tenant_id: string;
  readonly full_name: string;
  readonly email: string;
  readonly job_title: string | null;
}

/** What directories say of people, and what people are found and sorted by. */
export const directoryPeopleMigration: Migration = {
  name: '0404-directory-people',
  async up(db) {
    await runStatements(db, TABLES);
    await protectTenantTable(db, 'person_words');
    await fillSearchColumns(db);
  },
};

async function fillSearchColumns(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<StoredPerson>`
    select id, tenant_id, full_name, email, job_title from persons`.execute(db);
  for (const { id, tenant_id: tenantId, ...row } of rows) {
    const { nameKey, words } = searchColumns({
      fullName: row.full_name,
      email: row.email,
      jobTitle: row.job_title,
    });
    await sql`update persons set name_key = ${nameKey} where id = ${id}`.execute(db);
    await sql`insert into person_words (tenant_id, person_id, word)
      select ${tenantId}::uuid, ${id}::uuid, word from unnest(${words}::text[]) as word`.execute(db);
  }
}
