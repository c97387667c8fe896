import type { PersonId } from '@alongside/protocol';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables, type PersonSource } from '../identity-tables.ts';
import type { WrittenPerson } from './write-people.ts';

/** A person as a directory that provisions people sees them. */
export interface ProvisionedPerson extends WrittenPerson {
  /** null: the address. */
  readonly user_name: string | null;
  readonly is_active: boolean;
  readonly source: PersonSource;
  readonly created_at: Date;
  readonly updated_at: Date | null;
  readonly deprovisioned_at: Date | null;
}

const selectProvisioned = (tx: Transaction) =>
  identityTables(tx)
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
      'user_name',
      'is_active',
      'source',
      'created_at',
      'updated_at',
      'deprovisioned_at',
    ]);

/** Those that meet the condition and that no directory has deleted, from the `offset`-th on, the oldest first. */
export async function listProvisioned(
  tx: Transaction,
  condition: RawBuilder<boolean>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly people: readonly ProvisionedPerson[]; readonly total: number }> {
  const here = sql<boolean>`(persons.deprovisioned_at is null and ${condition})`;
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from persons where ${here}`.execute(tx);
  const people =
    limit === 0
      ? []
      : await selectProvisioned(tx)
          .where(here)
          .orderBy('created_at')
          .orderBy('id')
          .offset(offset)
          .limit(limit)
          .execute();
  return { people, total: counted.rows[0]?.total ?? 0 };
}

/** undefined: there is none, or a directory has deleted them. @param isLocked nobody else changes them until the end */
export function findProvisioned(
  tx: Transaction,
  id: PersonId,
  isLocked = false,
): Promise<ProvisionedPerson | undefined> {
  const found = selectProvisioned(tx).where('id', '=', id).where('deprovisioned_at', 'is', null);
  return (isLocked ? found.forUpdate() : found).executeTakeFirst();
}

/** Whoever has the address, deleted by a directory or not; nobody else changes them until the end. */
export const lockByAddress = (tx: Transaction, email: string): Promise<ProvisionedPerson | undefined> =>
  selectProvisioned(tx).where('email', '=', email).forUpdate().executeTakeFirst();

/** Marks that a directory keeps the person, and what it calls them. @param userName null: their address */
export async function markProvisioned(
  tx: Transaction,
  id: PersonId,
  { userName, at }: { readonly userName: string | null; readonly at: number },
): Promise<void> {
  await identityTables(tx)
    .updateTable('persons')
    .set({
      source: 'scim',
      user_name: userName,
      user_name_key: userName?.toLowerCase() ?? null,
      deprovisioned_at: null,
      updated_at: new Date(at),
    })
    .where('id', '=', id)
    .execute();
}

/** Hides from the directory whom it has deleted; what refers to them keeps them. */
export async function markDeprovisioned(tx: Transaction, id: PersonId, at: number): Promise<void> {
  await identityTables(tx)
    .updateTable('persons')
    .set({
      deprovisioned_at: new Date(at),
      external_id: null,
      user_name: null,
      user_name_key: null,
      updated_at: new Date(at),
    })
    .where('id', '=', id)
    .execute();
}
