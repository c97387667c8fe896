import type { PersonId, TenantId } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';

/** An account of the embedded provider, with the person it belongs to. */
export interface AccountRow {
  readonly id: string;
  readonly tenant_id: TenantId;
  readonly person_id: PersonId;
  readonly password_hash: string | null;
  readonly password_changed_at: Date;
  readonly sealed_totp: string | null;
  readonly sealed_pending_totp: string | null;
  readonly totp_period: number;
  readonly email: string;
  readonly full_name: string;
  readonly is_active: boolean;
}

export const selectAccounts = (tx: Transaction) =>
  identityTables(tx)
    .selectFrom('accounts')
    .innerJoin('persons', 'persons.id', 'accounts.person_id')
    .select([
      'accounts.id',
      'accounts.tenant_id',
      'accounts.person_id',
      'accounts.password_hash',
      'accounts.password_changed_at',
      'accounts.sealed_totp',
      'accounts.sealed_pending_totp',
      'accounts.totp_period',
      'persons.email',
      'persons.full_name',
      'persons.is_active',
    ]);

/** The account of a person. */
export const findAccountOf = (tx: Transaction, personId: PersonId): Promise<AccountRow | undefined> =>
  selectAccounts(tx).where('accounts.person_id', '=', personId).executeTakeFirst();

/** The account that may sign in with an address. */
export const findActiveAccount = (tx: Transaction, email: string): Promise<AccountRow | undefined> =>
  selectAccounts(tx)
    .where('persons.email', '=', email)
    .where('persons.is_active', '=', true)
    .executeTakeFirst();
