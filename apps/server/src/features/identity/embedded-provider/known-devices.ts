import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import { hashToken } from '../one-time-token.ts';
import type { AccountRow } from './account-rows.ts';

const KNOWN_FOR_MS = 365 * 24 * 60 * 60_000;

/** Hash of the browser's device token if it has signed in to the account before; else null. */
export async function knownDeviceOf(
  tx: Transaction,
  account: Pick<AccountRow, 'id'> | undefined,
  device: { readonly token: string | null; readonly nowMs: number },
): Promise<string | null> {
  if (account === undefined || device.token === null) return null;
  const row = await identityTables(tx)
    .selectFrom('known_devices')
    .select('token_hash')
    .where('account_id', '=', account.id)
    .where('token_hash', '=', hashToken(device.token))
    .where('expires_at', '>', new Date(device.nowMs))
    .executeTakeFirst();
  return row?.token_hash ?? null;
}

/** Remembers that this browser has signed in to the account. */
export async function rememberDevice(
  tx: Transaction,
  account: Pick<AccountRow, 'id' | 'tenant_id'>,
  device: { readonly token: string; readonly nowMs: number },
): Promise<void> {
  const expires = new Date(device.nowMs + KNOWN_FOR_MS);
  await identityTables(tx)
    .insertInto('known_devices')
    .values({
      tenant_id: account.tenant_id,
      account_id: account.id,
      token_hash: hashToken(device.token),
      expires_at: expires,
    })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'token_hash']).doUpdateSet({ expires_at: expires }),
    )
    .execute();
}
