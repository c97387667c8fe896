import { CodedError, type PersonId, type PersonSummary } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import { type PersonRow, profileOf, selectPeople } from './person-rows.ts';

export const summaryOf = (row: PersonRow, isInvited: boolean): PersonSummary => ({
  profile: profileOf(row),
  roles: row.roles,
  isActive: row.is_active,
  isBlocked: row.is_blocked,
  lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  hasPendingInvitation: isInvited,
});

/** Who of them has an invitation that can still be used. */
export async function invitedAmong(
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
