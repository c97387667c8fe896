import { randomUUID } from 'node:crypto';
import { type AuditEvent, auditEvent } from '@alongside/domain';
import { type EmailAddress, PersonId, type TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import { prepared, type Transaction } from '../../../platform/database/index.ts';
import { personTarget } from '../audit-actors.ts';
import { identityTables } from '../identity-tables.ts';
import type { About } from './change-activity.ts';
import { searchColumns } from './search-columns.ts';

/** What a directory or a file says of a person; every text as `line` lets it pass. */
export interface PersonFields {
  readonly email: EmailAddress;
  readonly fullName: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly company: string | null;
  readonly employeeNumber: string | null;
  /** What the directory calls the person; unique in the tenant. */
  readonly externalId: string | null;
}

export const PERSON_COLUMNS = {
  email: 'email',
  fullName: 'full_name',
  firstName: 'first_name',
  lastName: 'last_name',
  jobTitle: 'job_title',
  department: 'department',
  company: 'company',
  employeeNumber: 'employee_number',
  externalId: 'external_id',
} as const satisfies Record<keyof PersonFields, string>;

const PERSON_FIELDS = Object.keys(PERSON_COLUMNS) as (keyof PersonFields)[];

interface NewPeople {
  readonly tenantId: TenantId;
  readonly source: 'csv' | 'scim';
  readonly people: readonly { readonly fields: PersonFields; readonly isActive: boolean }[];
}

interface AddedPeople {
  /** By address. Those whose address somebody has by now are absent. */
  readonly ids: ReadonlyMap<string, PersonId>;
  readonly events: readonly AuditEvent[];
}

/** Of the tenant that the transaction sees; null: it uses the embedded provider. */
const OWN_ISSUER = sql<string | null>`(select issuer from identity_providers
  where tenant_id = nullif(current_setting('alongside.tenant', true), '')::uuid)`;

/**
 * Adds people that a directory or a file tells of.
 * @param tx fails with a unique violation where somebody else has the external id
 */
export async function insertPeople(tx: Transaction, about: About, given: NewPeople): Promise<AddedPeople> {
  if (given.people.length === 0) return { ids: new Map(), events: [] };
  const rows = given.people.map(({ fields, isActive }) => {
    const { nameKey, words } = searchColumns(fields);
    return {
      ...personColumns(fields),
      id: PersonId.parse(randomUUID()),
      is_active: isActive,
      name_key: nameKey,
      words,
    };
  });
  // One text for any number of people, with their words: asked for one at a time, ten thousand times, each statement counts.
  // The directory vouches for the address: the provider's first subject with it is this person.
  const { rows: made } = await sql<Pick<WrittenPerson, 'id' | 'email' | 'full_name'>>`${prepared}
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, email text, full_name text,
        first_name text, last_name text, job_title text, department text, company text, employee_number text,
        external_id text, is_active boolean, name_key text, words text[])
    ), made as (
      insert into persons (id, tenant_id, email, full_name, first_name, last_name, job_title, department, company,
        employee_number, external_id, is_active, name_key, roles, may_link_issuer, source, created_at)
      select id, ${given.tenantId}::uuid, email, full_name, first_name, last_name, job_title, department, company,
        employee_number, external_id, is_active, name_key, '{}', ${OWN_ISSUER}, ${given.source}, ${new Date(about.at)}
      from given
      on conflict (tenant_id, email) do nothing
      returning id, email, full_name
    ), worded as (
      insert into person_words (tenant_id, person_id, word)
      select ${given.tenantId}::uuid, made.id, word from made join given on given.id = made.id
      cross join unnest(given.words) as word
    )
    select id, email, full_name from made`.execute(tx);
  const ids = new Map(made.map(({ id, email }) => [email, id]));
  const events = made.map((person) =>
    auditEvent('person.added', {
      ...about,
      target: personTarget(person),
      before: null,
      after: { email: person.email, roles: [], source: given.source },
    }),
  );
  return { ids, events };
}

/** The columns that directories fill. */
export const personColumns = (fields: PersonFields) => ({
  email: fields.email,
  full_name: fields.fullName,
  first_name: fields.firstName,
  last_name: fields.lastName,
  job_title: fields.jobTitle,
  department: fields.department,
  company: fields.company,
  employee_number: fields.employeeNumber,
  external_id: fields.externalId,
});

/** A person's row as far as directories fill it. */
export interface WrittenPerson {
  readonly id: PersonId;
  readonly email: string;
  readonly full_name: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly job_title: string | null;
  readonly department: string | null;
  readonly company: string | null;
  readonly employee_number: string | null;
  readonly external_id: string | null;
}

/** Those of the fields that are given and aren't so yet. */
export const differing = (person: WrittenPerson, wanted: Partial<PersonFields>): (keyof PersonFields)[] =>
  PERSON_FIELDS.filter(
    (field) => wanted[field] !== undefined && wanted[field] !== person[PERSON_COLUMNS[field]],
  );

/**
 * Changes what is given and differs. Whoever calls it calls `indexPeople` for everybody it changed.
 * @returns null: it was all so already
 */
export async function changePerson(
  tx: Transaction,
  about: About,
  { person, wanted }: { readonly person: WrittenPerson; readonly wanted: Partial<PersonFields> },
): Promise<AuditEvent | null> {
  const changed = differing(person, wanted);
  if (changed.length === 0) return null;
  await identityTables(tx)
    .updateTable('persons')
    .set({
      ...Object.fromEntries(changed.map((field) => [PERSON_COLUMNS[field], wanted[field]])),
      updated_at: new Date(about.at),
    })
    .where('id', '=', person.id)
    .execute();
  return auditEvent('person.profile-changed', {
    ...about,
    target: personTarget(person),
    before: Object.fromEntries(changed.map((field) => [field, person[PERSON_COLUMNS[field]]])),
    after: Object.fromEntries(changed.map((field) => [field, wanted[field]])),
  });
}
