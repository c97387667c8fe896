import { sql } from 'kysely';
import type { FilterColumn, FilterColumns } from './filter-sql.ts';

const email: FilterColumn = { kind: 'folded', column: sql`persons.email` };
const fullName: FilterColumn = { kind: 'text', column: sql`persons.full_name` };

/** What users are found by. */
export const USER_COLUMNS: FilterColumns = new Map<string, FilterColumn>([
  ['id', { kind: 'exact', column: sql`persons.id::text` }],
  ['externalid', { kind: 'exact', column: sql`persons.external_id` }],
  [
    'username',
    {
      kind: 'folded',
      column: sql`coalesce(persons.user_name_key, persons.email)`,
      // Each part has an index of its own; what both are made into has none.
      equals: (value) =>
        sql`(persons.user_name_key = ${value} or (persons.email = ${value} and persons.user_name_key is null))`,
    },
  ],
  ['displayname', fullName],
  ['name.formatted', fullName],
  ['name.givenname', { kind: 'text', column: sql`persons.first_name` }],
  ['name.familyname', { kind: 'text', column: sql`persons.last_name` }],
  ['title', { kind: 'text', column: sql`persons.job_title` }],
  ['emails', email],
  ['emails.value', email],
  ['emails.type', { kind: 'constant', value: 'work' }],
  ['emails.primary', { kind: 'constant', value: true }],
  ['active', { kind: 'boolean', column: sql`persons.is_active` }],
  ['meta.created', { kind: 'moment', column: sql`persons.created_at` }],
  ['meta.lastmodified', { kind: 'moment', column: sql`coalesce(persons.updated_at, persons.created_at)` }],
  ['ent:department', { kind: 'text', column: sql`persons.department` }],
  ['ent:organization', { kind: 'text', column: sql`persons.company` }],
  ['ent:employeenumber', { kind: 'text', column: sql`persons.employee_number` }],
]);
