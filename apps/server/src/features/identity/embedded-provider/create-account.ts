import { randomUUID } from 'node:crypto';
import type { PersonId, TenantId } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import { EMBEDDED_ISSUER } from '../relying-party/tenant-provider.ts';

interface NewAccount {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  /** null: set by the invitation. */
  readonly passwordHash: string | null;
  readonly nowMs: number;
}

/** Gives a person an account of the embedded provider, tied to them from the start. @returns its id, the provider's subject */
export async function createAccount(tx: Transaction, account: NewAccount): Promise<string> {
  const id = randomUUID();
  const now = new Date(account.nowMs);
  const tables = identityTables(tx);
  await tables
    .insertInto('accounts')
    .values({
      id,
      tenant_id: account.tenantId,
      person_id: account.personId,
      password_hash: account.passwordHash,
      password_changed_at: now,
      totp_period: 0,
    })
    .execute();
  await tables
    .insertInto('identities')
    .values({
      tenant_id: account.tenantId,
      person_id: account.personId,
      issuer: EMBEDDED_ISSUER,
      subject: id,
      created_at: now,
    })
    .execute();
  return id;
}
