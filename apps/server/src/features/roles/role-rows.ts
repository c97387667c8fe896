import { BUILT_IN_ROLE_NAMES, BUILT_IN_ROLES } from '@alongside/domain';
import { BuiltInRole, CodedError, type RoleId, type RoleRef, type RoleView } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import { readListCursor, writeListCursor } from '../../platform/search/index.ts';
import { roleTables } from './role-tables.ts';

export const isBuiltIn = (role: RoleRef): role is BuiltInRole => BuiltInRole.safeParse(role).success;

const selectRoles = (tx: Transaction) =>
  roleTables(tx)
    .selectFrom('roles')
    .selectAll('roles')
    .select(
      sql<number>`(select count(*)::int from role_assignments a where a.role_id = roles.id)`.as(
        'assignments',
      ),
    );

type RoleRow = Awaited<ReturnType<ReturnType<typeof selectRoles>['execute']>>[number];

const viewOf = (row: RoleRow): RoleView => ({
  id: row.id,
  name: row.name,
  isBuiltIn: false,
  description: row.description,
  permissions: row.permissions,
  assignments: row.assignments,
  updatedAt: row.updated_at.toISOString(),
});

async function builtInViews(tx: Transaction): Promise<readonly RoleView[]> {
  const rows = await roleTables(tx)
    .selectFrom('role_assignments')
    .select(['built_in', sql<number>`count(*)::int`.as('count')])
    .where('built_in', 'is not', null)
    .groupBy('built_in')
    .execute();
  return BuiltInRole.options.map((id) => ({
    id,
    name: BUILT_IN_ROLE_NAMES[id],
    isBuiltIn: true,
    description: null,
    permissions: [...BUILT_IN_ROLES[id]],
    assignments: rows.find(({ built_in: key }) => key === id)?.count ?? 0,
    updatedAt: null,
  }));
}

/** Locked until the transaction is over. @throws CodedError NOT_FOUND, ROLE_BUILT_IN */
export async function lockRole(tx: Transaction, role: RoleRef): Promise<RoleRow> {
  if (isBuiltIn(role)) throw new CodedError('ROLE_BUILT_IN');
  const row = await selectRoles(tx).where('id', '=', role).forUpdate().executeTakeFirst();
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return row;
}

/** @throws CodedError NOT_FOUND */
export async function describeRole(tx: Transaction, role: RoleRef): Promise<RoleView> {
  const view = isBuiltIn(role)
    ? (await builtInViews(tx)).find(({ id }) => id === role)
    : await findCustom(tx, role);
  if (view === undefined) throw new CodedError('NOT_FOUND');
  return view;
}

async function findCustom(tx: Transaction, id: RoleId): Promise<RoleView | undefined> {
  const row = await selectRoles(tx).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : viewOf(row);
}

/** What assignments name as theirs. @returns its name; null: there is none of that id */
export async function nameOfRole(tx: Transaction, role: RoleRef): Promise<string | null> {
  if (isBuiltIn(role)) return BUILT_IN_ROLE_NAMES[role];
  return (await findCustom(tx, role))?.name ?? null;
}

interface RolesQuery {
  readonly search?: string | undefined;
  readonly sort: 'name' | '-name';
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Nobody has so many roles that they wouldn't fit into one answer of the database. */
export async function listRoles(tx: Transaction, query: RolesQuery) {
  const { search, sort, after, limit } = query;
  const custom = (await selectRoles(tx).execute()).map(viewOf);
  const sought = search?.normalize('NFC').trim().toLowerCase() ?? '';
  const all = [...(await builtInViews(tx)), ...custom]
    .filter(({ name, description }) => `${name}\n${description ?? ''}`.toLowerCase().includes(sought))
    .sort((a, b) => (sort === 'name' ? compare(a, b) : compare(b, a)));
  const cursor = readListCursor(after, sort);
  const start = cursor === null ? 0 : all.findIndex((role) => isBehind(role, cursor, sort));
  const rest = start === -1 ? [] : all.slice(start);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: last === undefined || rest.length <= limit ? null : writeListCursor({ sort, ...placeOf(last) }),
    total: all.length,
  };
}

interface Place {
  readonly key: string;
  readonly id: string;
}

/** Ids of the built-in ones aren't UUIDs, which a place in a list wants: they come by their names alone. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

const placeOf = ({ id, name }: RoleView): Place => ({
  key: name.toLowerCase(),
  id: isBuiltIn(id) ? NO_ID : id,
});

const comparePlaces = (a: Place, b: Place): number => {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
};

const compare = (a: RoleView, b: RoleView): number => comparePlaces(placeOf(a), placeOf(b));

const isBehind = (role: RoleView, cursor: Place, sort: 'name' | '-name'): boolean =>
  comparePlaces(placeOf(role), cursor) * (sort === 'name' ? 1 : -1) > 0;
