import type { BuiltInRole, Locale, PersonId, Profile, TenantId } from '@alongside/protocol';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
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

/** Those of them that the transaction sees, in no order. */
export const findPeople = (tx: Transaction, ids: readonly PersonId[]): Promise<PersonRow[]> =>
  selectPeople(tx).where('persons.id', 'in', ids).execute();

const picturePath = (row: PersonRow): string | null =>
  row.picture_version === null ? null : `/api/v1/people/${row.id}/picture?v=${row.picture_version}`;

export const profileOf = (row: PersonRow): Profile => ({
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
