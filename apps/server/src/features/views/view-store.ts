import {
  CodedError,
  type ListName,
  type PersonId,
  type SavedView,
  type TenantId,
  type ViewId,
  type ViewState,
} from '@alongside/protocol';
import { isUniqueViolation, type JsonColumn, type Transaction } from '../../platform/database/index.ts';

/** Of one person in one list: a menu with more couldn't be read. */
const OWN_VIEWS_MAX = 50;
/** Shared ones that a list shows at most. */
const SHOWN_MAX = 500;

interface ViewsTable {
  readonly id: ViewId;
  readonly tenant_id: TenantId;
  readonly owner_id: PersonId;
  readonly list: ListName;
  readonly name: string;
  readonly is_shared: boolean;
  readonly state: JsonColumn<ViewState>;
  readonly created_at: Date;
  readonly updated_at: Date;
}

// A type, not an interface: only that fits what the query builder takes as a set of tables.
type ViewTables = {
  views: ViewsTable;
  persons: { readonly id: PersonId; readonly full_name: string };
};

const viewTables = (tx: Transaction) => tx.$extendTables<ViewTables>();

/** Whose transaction it is. */
interface Owner {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
}

type ViewContent = Pick<SavedView, 'name' | 'isShared' | 'state'>;

const seenBy = (tx: Transaction, { personId }: Owner) =>
  viewTables(tx)
    .selectFrom('views')
    .innerJoin('persons', 'persons.id', 'views.owner_id')
    .select(['views.id', 'list', 'name', 'is_shared', 'state', 'owner_id', 'persons.full_name as owner_name'])
    .where((where) => where.or([where('owner_id', '=', personId), where('is_shared', '=', true)]));

type SeenView = Awaited<ReturnType<ReturnType<typeof seenBy>['executeTakeFirstOrThrow']>>;

const viewOf = (row: SeenView, { personId }: Owner): SavedView => ({
  id: row.id,
  list: row.list,
  name: row.name,
  isShared: row.is_shared,
  isOwn: row.owner_id === personId,
  ownerName: row.owner_name,
  state: row.state,
});

/** The person's own views of a list and what others share of it, by name. */
export async function viewsOf(tx: Transaction, owner: Owner, list: ListName): Promise<SavedView[]> {
  const rows = await seenBy(tx, owner)
    .where('list', '=', list)
    .orderBy((order) => order.fn<string>('lower', ['name']))
    .orderBy('views.id')
    .limit(SHOWN_MAX)
    .execute();
  return rows.map((row) => viewOf(row, owner));
}

async function mustSee(tx: Transaction, owner: Owner, id: ViewId): Promise<SavedView> {
  const row = await seenBy(tx, owner).where('views.id', '=', id).executeTakeFirst();
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return viewOf(row, owner);
}

interface NewView {
  readonly id: ViewId;
  readonly list: ListName;
  readonly content: ViewContent;
  readonly nowMs: number;
}

/** @throws CodedError CONFLICT for a name that the person has in this list, or for too many views */
export async function addView(tx: Transaction, owner: Owner, view: NewView): Promise<SavedView> {
  const { count } = await viewTables(tx)
    .selectFrom('views')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('owner_id', '=', owner.personId)
    .where('list', '=', view.list)
    .executeTakeFirstOrThrow();
  if (Number(count) >= OWN_VIEWS_MAX) throw new CodedError('CONFLICT');
  const now = new Date(view.nowMs);
  await takingNames(
    viewTables(tx)
      .insertInto('views')
      .values({
        id: view.id,
        tenant_id: owner.tenantId,
        owner_id: owner.personId,
        list: view.list,
        name: view.content.name,
        is_shared: view.content.isShared,
        state: JSON.stringify(view.content.state),
        created_at: now,
        updated_at: now,
      })
      .execute(),
  );
  return mustSee(tx, owner, view.id);
}

interface ViewChange {
  readonly id: ViewId;
  readonly patch: { readonly [Name in keyof ViewContent]?: ViewContent[Name] | undefined };
  readonly nowMs: number;
}

/** @throws CodedError NOT_FOUND unless the view is the person's own; CONFLICT for a name that they have */
export async function changeView(tx: Transaction, owner: Owner, change: ViewChange): Promise<SavedView> {
  const { name, isShared, state } = change.patch;
  const changed = await takingNames(
    viewTables(tx)
      .updateTable('views')
      .set({
        updated_at: new Date(change.nowMs),
        ...(name !== undefined && { name }),
        ...(isShared !== undefined && { is_shared: isShared }),
        ...(state !== undefined && { state: JSON.stringify(state) }),
      })
      .where('id', '=', change.id)
      .where('owner_id', '=', owner.personId)
      .returning('id')
      .executeTakeFirst(),
  );
  if (changed === undefined) throw new CodedError('NOT_FOUND');
  return mustSee(tx, owner, change.id);
}

/** @throws CodedError NOT_FOUND for a view that the person doesn't see, or that isn't theirs to remove */
export async function removeView(
  tx: Transaction,
  owner: Owner,
  { id, mayRemoveShared }: { readonly id: ViewId; readonly mayRemoveShared: boolean },
): Promise<void> {
  const view = await mustSee(tx, owner, id);
  if (!view.isOwn && !mayRemoveShared) throw new CodedError('NOT_FOUND');
  await viewTables(tx).deleteFrom('views').where('id', '=', id).execute();
}

async function takingNames<Result>(writing: Promise<Result>): Promise<Result> {
  try {
    return await writing;
  } catch (cause) {
    if (isUniqueViolation(cause)) throw new CodedError('CONFLICT', {}, { cause });
    throw cause;
  }
}
