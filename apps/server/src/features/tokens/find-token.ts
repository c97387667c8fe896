import type { Transaction } from '../../platform/database/index.ts';
import { hashToken } from '../identity/index.ts';
import { tokenTables } from './token-tables.ts';

const MINUTE_MS = 60_000;

/** The row of a token, ended or not, with what is known of its person; undefined: there is none. */
export function findToken(tx: Transaction, text: string) {
  return tokenTables(tx)
    .selectFrom('api_tokens')
    .leftJoin('persons', 'persons.id', 'api_tokens.person_id')
    .select([
      'api_tokens.id',
      'api_tokens.tenant_id',
      'api_tokens.kind',
      'api_tokens.person_id',
      'api_tokens.name',
      'api_tokens.scopes',
      'api_tokens.created_at',
      'api_tokens.expires_at',
      'api_tokens.last_used_at',
      'api_tokens.last_address',
      'api_tokens.revoked_at',
      'persons.is_active',
      'persons.roles',
      'persons.locale',
    ])
    .where('token_hash', '=', hashToken(text))
    .executeTakeFirst();
}

export type FoundToken = NonNullable<Awaited<ReturnType<typeof findToken>>>;

/** Writes down that the token is used, at most once a minute and address: a read must not cost a write. */
export async function noteUse(
  tx: Transaction,
  found: FoundToken,
  { address, nowMs }: { readonly address: string; readonly nowMs: number },
): Promise<void> {
  const minute = nowMs - (nowMs % MINUTE_MS);
  if (found.last_used_at?.getTime() === minute && found.last_address === address) return;
  await tokenTables(tx)
    .updateTable('api_tokens')
    .set({ last_used_at: new Date(minute), last_address: address })
    .where('id', '=', found.id)
    .execute();
}
