import { CodedError, type PersonId, type PersonSummary } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import { type PersonRow, profileOf, selectPeople } from './person-rows.ts';

const summaryOf = (row: PersonRow, isInvited: boolean): PersonSummary => ({
  profile: profileOf(row),
  roles: row.roles,
  isActive: row.is_active,
  isBlocked: row.is_blocked,
  lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  hasPendingInvitation: isInvited,
});

async function invitedAmong(
  tx: Transaction,
  people: readonly PersonRow[],
  nowMs: number,
): Promise<Set<PersonId>> {
  if (people.length === 0) return new Set();
  const rows = await identityTables(tx)
    .selectFrom('invitations')
    .select('person_id')
    .where(
      'person_id',
      'in',
      people.map(({ id }) => id),
    )
    .where('expires_at', '>', new Date(nowMs))
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** @throws CodedError NOT_FOUND */
export async function summarise(tx: Transaction, personId: PersonId, nowMs: number): Promise<PersonSummary> {
  const row = await selectPeople(tx).where('persons.id', '=', personId).executeTakeFirst();
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return summaryOf(row, (await invitedAmong(tx, [row], nowMs)).has(row.id));
}

export interface PeopleQuery {
  readonly search?: string | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

const likePattern = (search: string): string => `%${search.replaceAll(/[\\%_]/gu, '\\$&')}%`;

function matching(tx: Transaction, search: string | undefined) {
  const all = selectPeople(tx);
  const text = search?.normalize('NFC').trim() ?? '';
  if (text === '') return all;
  const pattern = likePattern(text);
  return all.where((where) =>
    where.or([where('full_name', 'ilike', pattern), where('email', 'ilike', pattern)]),
  );
}

/** People by address, a page at a time; an address is the place where the next page begins. */
export async function listPeople(tx: Transaction, query: PeopleQuery, nowMs: number) {
  const { after } = query;
  const some = matching(tx, query.search);
  const page = await (after === undefined ? some : some.where('email', '>', after))
    .orderBy('email')
    .limit(query.limit + 1)
    .execute();
  const [counted] = await matching(tx, query.search)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('total'))
    .execute();
  const rows = page.slice(0, query.limit);
  const invited = await invitedAmong(tx, rows, nowMs);
  return {
    items: rows.map((row) => summaryOf(row, invited.has(row.id))),
    next: page.length > query.limit ? (rows.at(-1)?.email ?? null) : null,
    total: counted?.total ?? 0,
  };
}
