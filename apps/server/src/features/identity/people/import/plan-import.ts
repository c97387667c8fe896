import type { GroupId, ImportLine, PersonId, TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database/index.ts';
import type { Caller } from '../../../../platform/http/index.ts';
import { groupTables, guardedFrom, type GroupReferenceRow } from '../../../directory/index.ts';
import { identityTables, type PersonSource } from '../../identity-tables.ts';
import { domainOf } from '../../relying-party/mapped-claims.ts';
import { holdingMore } from '../may-give-roles.ts';
import { differing, type PersonFields, type WrittenPerson } from '../write-people.ts';
import type { ImportRow } from './read-people-file.ts';

type ImportError = Extract<ImportLine, { kind: 'error' }>;

interface StoredPerson extends WrittenPerson {
  readonly is_active: boolean;
  readonly source: PersonSource;
}

/** What one good line of a file comes to. */
export type PlannedRow =
  | {
      readonly kind: 'added';
      readonly row: ImportRow;
      readonly fields: PersonFields;
      readonly groups: readonly GroupReferenceRow[];
    }
  | {
      readonly kind: 'changed';
      readonly row: ImportRow;
      readonly person: StoredPerson;
      /** What is given and differs. */
      readonly wanted: Partial<PersonFields>;
      /** Those that the person isn't in yet. */
      readonly groups: readonly GroupReferenceRow[];
      /** null: as it is. */
      readonly isActive: boolean | null;
    }
  | { readonly kind: 'unchanged' }
  | ImportError;

export interface ImportContext {
  readonly tenantId: TenantId;
  /** Domains of the file's addresses that are the tenant's. */
  readonly domains: ReadonlySet<string>;
  /** For somebody new whose line names no company. */
  readonly organisation: string;
  /** Whoever imports. */
  readonly caller: Pick<Caller, 'tenantId' | 'personId' | 'permissions'>;
}

/** Holds lines of a file against the people and groups that are there, in as few queries as for one line. */
export async function planImport(
  tx: Transaction,
  context: ImportContext,
  rows: readonly ImportRow[],
): Promise<PlannedRow[]> {
  const people = await peopleOf(tx, rows);
  const groups = await groupsNamedIn(tx, rows);
  const guarded = await guardedFrom(
    tx,
    context.caller,
    [...groups.values()].map(({ id }) => id),
  );
  const memberships = await membershipsOf(
    tx,
    [...people.values()].map(({ id }) => id),
  );
  const above = await holdingMore(
    tx,
    context.caller,
    [...people.values()].map(({ id }) => id),
  );
  return rows.map((row) =>
    planRow(row, { context, groups, guarded, memberships, above, person: people.get(row.email) }),
  );
}

interface Known {
  readonly context: ImportContext;
  readonly person: StoredPerson | undefined;
  /** By name in lower case. */
  readonly groups: ReadonlyMap<string, GroupReferenceRow>;
  /** Groups that whoever imports may put nobody into. */
  readonly guarded: ReadonlySet<GroupId>;
  readonly memberships: ReadonlySet<string>;
  /** Who may do more than whoever imports. */
  readonly above: ReadonlySet<PersonId>;
}

const faultOf = (row: ImportRow, reason: ImportError['reason'], column: string | null): ImportError => ({
  kind: 'error',
  line: row.line,
  email: row.email,
  reason,
  column,
});

function planRow(row: ImportRow, known: Known): PlannedRow {
  const { context, person } = known;
  if (!context.domains.has(domainOf(row.email))) return faultOf(row, 'foreign-domain', 'email');
  const groups = row.groups.map((name) => known.groups.get(name.toLowerCase()));
  const named = groups.filter((group) => group !== undefined);
  if (named.length < groups.length) return faultOf(row, 'unknown-group', 'groups');
  if (named.some(({ source }) => source !== 'manual'))
    return faultOf(row, 'group-managed-elsewhere', 'groups');
  const joining = named.filter((group) => !known.memberships.has(`${group.id} ${person?.id ?? ''}`));
  if (joining.some(({ id }) => known.guarded.has(id))) return faultOf(row, 'group-gives-roles', 'groups');
  if (person === undefined) return planNew(row, context, joining);
  const planned = planKnown(row, person, joining);
  return planned.kind === 'changed' && known.above.has(person.id)
    ? faultOf(row, 'may-do-more', null)
    : planned;
}

function planNew(row: ImportRow, context: ImportContext, groups: readonly GroupReferenceRow[]): PlannedRow {
  const { fullName, ...given } = row.fields;
  if (fullName === undefined) return faultOf(row, 'name', 'fullName');
  const fields: PersonFields = {
    firstName: null,
    lastName: null,
    jobTitle: null,
    department: null,
    company: context.organisation,
    employeeNumber: null,
    externalId: null,
    ...given,
    fullName,
    email: row.email,
  };
  return { kind: 'added', row, fields, groups };
}

function planKnown(row: ImportRow, person: StoredPerson, groups: readonly GroupReferenceRow[]): PlannedRow {
  const changed = differing(person, row.fields);
  const isActive = row.isActive === null || row.isActive === person.is_active ? null : row.isActive;
  if (person.source === 'scim' && (changed.length > 0 || isActive !== null)) {
    return faultOf(row, 'managed-by-scim', changed[0] ?? 'active');
  }
  if (changed.length === 0 && groups.length === 0 && isActive === null) return { kind: 'unchanged' };
  const wanted = Object.fromEntries(
    changed.map((field) => [field, (row.fields as Partial<PersonFields>)[field]]),
  );
  return { kind: 'changed', row, person, wanted, groups, isActive };
}

async function peopleOf(
  tx: Transaction,
  rows: readonly ImportRow[],
): Promise<ReadonlyMap<string, StoredPerson>> {
  const found = await identityTables(tx)
    .selectFrom('persons')
    .select([
      'id',
      'email',
      'full_name',
      'first_name',
      'last_name',
      'job_title',
      'department',
      'company',
      'employee_number',
      'external_id',
      'is_active',
      'source',
    ])
    .where(
      'email',
      'in',
      rows.map(({ email }) => email),
    )
    .execute();
  return new Map(found.map((person) => [person.email, person]));
}

async function groupsNamedIn(
  tx: Transaction,
  rows: readonly ImportRow[],
): Promise<ReadonlyMap<string, GroupReferenceRow>> {
  const names = [...new Set(rows.flatMap(({ groups }) => groups))];
  if (names.length === 0) return new Map();
  const found = await groupTables(tx)
    .selectFrom('groups')
    .select(['id', 'name', 'source'])
    .where('kind', '=', 'people')
    .where(sql<boolean>`lower(name) in (select lower(name) from unnest(${names}::text[]) as given(name))`)
    .execute();
  return new Map(found.map((group) => [group.name.toLowerCase(), group]));
}

async function membershipsOf(tx: Transaction, ids: readonly PersonId[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = await groupTables(tx)
    .selectFrom('group_people')
    .select(['group_id', 'person_id'])
    .where('person_id', 'in', [...ids])
    .execute();
  return new Set(found.map((row) => `${row.group_id} ${row.person_id}`));
}
