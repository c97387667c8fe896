import { BUILT_IN_ROLE_NAMES } from '@alongside/domain';
import {
  type AssignmentId,
  type AssignmentView,
  CodedError,
  type GroupId,
  type RoleRef,
} from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import { readListCursor, writeListCursor } from '../../platform/search/index.ts';
import type { NamedGroup } from '../identity/index.ts';
import { isBuiltIn } from './role-rows.ts';
import { roleTables } from './role-tables.ts';

type ScopeGroup = NamedGroup & { readonly kind: 'people' | 'devices' };

const namedGroups = (table: 'assignment_members' | 'assignment_scopes') =>
  sql<readonly ScopeGroup[] | null>`(
    select json_agg(json_build_object('id', g.id, 'name', g.name, 'kind', g.kind) order by lower(g.name))
    from ${sql.table(table)} m join groups g on g.id = m.group_id where m.assignment_id = a.id)`;

const selectAssignments = (tx: Transaction) =>
  roleTables(tx)
    .selectFrom('role_assignments as a')
    .leftJoin('roles as r', 'r.id', 'a.role_id')
    .selectAll('a')
    .select('r.name as role_name')
    .select(namedGroups('assignment_members').as('members'))
    .select(namedGroups('assignment_scopes').as('scopes'));

type AssignmentRow = Awaited<ReturnType<ReturnType<typeof selectAssignments>['execute']>>[number];

function viewOf(row: AssignmentRow): AssignmentView {
  const named = (groups: readonly ScopeGroup[] | null, kind?: ScopeGroup['kind']): NamedGroup[] =>
    (groups ?? [])
      .filter((group) => kind === undefined || group.kind === kind)
      .map(({ id, name }) => ({ id, name }));
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    role: roleOf(row),
    members: named(row.members),
    scope: {
      people: row.scope_people === 'all' ? 'all' : named(row.scopes, 'people'),
      devices: row.scope_devices === 'all' ? 'all' : named(row.scopes, 'devices'),
    },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function roleOf(row: AssignmentRow): AssignmentView['role'] {
  if (row.built_in !== null) return { id: row.built_in, name: BUILT_IN_ROLE_NAMES[row.built_in] };
  if (row.role_id === null) throw new CodedError('SERVER_FAULT');
  return { id: row.role_id, name: row.role_name ?? '' };
}

/** @throws CodedError NOT_FOUND */
export async function describeAssignment(tx: Transaction, id: AssignmentId): Promise<AssignmentView> {
  const row = await selectAssignments(tx).where('a.id', '=', id).executeTakeFirst();
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return viewOf(row);
}

/** Locked until the transaction is over. @throws CodedError NOT_FOUND */
export async function lockAssignment(tx: Transaction, id: AssignmentId): Promise<AssignmentView> {
  await roleTables(tx).selectFrom('role_assignments').select('id').where('id', '=', id).forUpdate().execute();
  return describeAssignment(tx, id);
}

interface AssignmentsQuery {
  readonly search?: string | undefined;
  readonly sort: 'name' | '-name';
  readonly role?: RoleRef | undefined;
  readonly group?: GroupId | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, '\\$&')}%`;

function matching(tx: Transaction, { search, role, group }: AssignmentsQuery) {
  let query = selectAssignments(tx);
  const sought = search?.normalize('NFC').trim() ?? '';
  if (sought !== '') {
    const pattern = likePattern(sought);
    query = query.where((is) =>
      is.or([is('a.name', 'ilike', pattern), is('a.description', 'ilike', pattern)]),
    );
  }
  if (role !== undefined) {
    query = isBuiltIn(role) ? query.where('a.built_in', '=', role) : query.where('a.role_id', '=', role);
  }
  if (group !== undefined) {
    const uses = (table: 'assignment_members' | 'assignment_scopes') =>
      sql<boolean>`exists (select 1 from ${sql.table(table)} m where m.assignment_id = a.id and m.group_id = ${group})`;
    query = query.where((is) => is.or([uses('assignment_members'), uses('assignment_scopes')]));
  }
  return query;
}

/** By name without regard to case, in the order of the letters' numbers, so that a page begins where one ended. */
const NAME_KEY = sql<string>`lower(a.name) collate "C"`;

export async function listAssignments(tx: Transaction, query: AssignmentsQuery) {
  const { sort, after, limit } = query;
  const cursor = readListCursor(after, sort);
  const order = sort === 'name' ? 'asc' : 'desc';
  const behind = sql.raw(sort === 'name' ? '>' : '<');
  let some = matching(tx, query).select(NAME_KEY.as('name_key'));
  if (cursor !== null) {
    some = some.where(sql<boolean>`(${NAME_KEY}, a.id) ${behind} (${cursor.key}, ${cursor.id}::uuid)`);
  }
  const rows = await some
    .orderBy(NAME_KEY, order)
    .orderBy('a.id', order)
    .limit(limit + 1)
    .execute();
  const counted = await matching(tx, query)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(viewOf),
    next:
      last === undefined || rows.length <= limit
        ? null
        : writeListCursor({ sort, key: last.name_key, id: last.id }),
    total: counted.total,
  };
}

/** The assignments that a group is a member or a scope of, for whoever wants to delete it. */
export async function assignmentsOfGroup(
  tx: Transaction,
  id: GroupId,
): Promise<readonly { readonly kind: 'assignment'; readonly id: AssignmentId; readonly name: string }[]> {
  const query = { group: id, sort: 'name', limit: 1 } as const;
  const rows = await matching(tx, query).clearSelect().select(['a.id', 'a.name']).orderBy('a.name').execute();
  return rows.map((row) => ({ kind: 'assignment', id: row.id, name: row.name }));
}
