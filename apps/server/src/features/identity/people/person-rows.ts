import type { BuiltInRole, Locale, PersonId, Profile, TenantId } from '@alongside/protocol';
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { idList, type Transaction } from '../../../platform/database/index.ts';
import { type IdentityTables, identityTables, type PersonSource } from '../identity-tables.ts';

/** A person as stored, with the verified domain of the tenant that their address is in. */
export interface PersonRow {
  readonly id: PersonId;
  readonly tenant_id: TenantId;
  readonly email: string;
  readonly full_name: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly job_title: string | null;
  readonly company: string | null;
  readonly locale: Locale | null;
  readonly roles: BuiltInRole[];
  readonly is_active: boolean;
  readonly is_blocked: boolean;
  readonly may_link_issuer: string | null;
  readonly picture_version: string | null;
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
  readonly department: string | null;
  readonly employee_number: string | null;
  readonly external_id: string | null;
  readonly source: PersonSource;
  readonly updated_at: Date | null;
  readonly verified_domain: string | null;
}

/** All people that the transaction sees. */
export const selectPeople = (tx: Transaction): SelectQueryBuilder<IdentityTables, 'persons', PersonRow> =>
  identityTables(tx)
    .selectFrom('persons')
    .selectAll('persons')
    .select((select) =>
      select
        .selectFrom('domains')
        .select('domains.name')
        .whereRef('domains.tenant_id', '=', 'persons.tenant_id')
        .where('domains.verified_at', 'is not', null)
        .whereRef('domains.name', '=', sql<string>`split_part(persons.email, '@', 2)`)
        .as('verified_domain'),
    );

export const findPerson = (tx: Transaction, personId: PersonId): Promise<PersonRow | undefined> =>
  selectPeople(tx).where('persons.id', '=', personId).executeTakeFirst();

/** What decisions ask of a person. */
export type PartyRow = ProfileRow & Pick<PersonRow, 'tenant_id' | 'roles' | 'is_active' | 'is_blocked'>;

/** The people whom a decision is about, for a statement that reads more than them. */
export const selectParties = (ids: readonly PersonId[]): RawBuilder<PartyRow> => sql`
  select p.id, p.tenant_id, p.email, p.full_name, p.first_name, p.last_name, p.job_title, p.company, p.roles, p.is_active,
    p.is_blocked, p.picture_version,
    (select d.name from domains d where d.tenant_id = p.tenant_id and d.verified_at is not null
      and d.name = split_part(p.email, '@', 2)) as verified_domain
  from persons p where p.id in (${idList(ids)})`;

type ProfileRow = Pick<
  PersonRow,
  | 'id'
  | 'full_name'
  | 'first_name'
  | 'last_name'
  | 'job_title'
  | 'company'
  | 'email'
  | 'verified_domain'
  | 'picture_version'
>;

const picturePath = (row: ProfileRow): string | null =>
  row.picture_version === null ? null : `/api/v1/people/${row.id}/picture?v=${row.picture_version}`;

export const profileOf = (row: ProfileRow): Profile => ({
  personId: row.id,
  fullName: row.full_name,
  firstName: row.first_name,
  lastName: row.last_name,
  jobTitle: row.job_title,
  company: row.company,
  email: row.email,
  verifiedDomain: row.verified_domain,
  picture: picturePath(row),
});
