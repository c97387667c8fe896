import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { prepared, type Transaction } from '../../platform/database/index.ts';
import { hashToken } from '../identity/index.ts';
import { type TokenTables, tokenTables } from './token-tables.ts';

const MINUTE_MS = 60_000;

type FoundPerson = Pick<TokenTables['persons'], 'is_active' | 'roles' | 'locale'>;

/** What is known of who answers for it is null if they are gone. */
export type FoundToken = Omit<Selectable<TokenTables['api_tokens']>, 'token_hash' | 'ending'> & {
  readonly [Field in keyof FoundPerson]: FoundPerson[Field] | null;
};

/** The row of a token, ended or not, with what is known of who answers for it; undefined: there is none. */
export async function findToken(tx: Transaction, text: string): Promise<FoundToken | undefined> {
  const { rows } = await sql<FoundToken>`${prepared}
    select t.id, t.tenant_id, t.kind, t.person_id, t.made_by, t.name, t.scopes, t.created_at, t.expires_at, t.last_used_at,
      t.last_address, t.revoked_at, p.is_active, p.roles, p.locale
    from api_tokens t left join persons p on p.id = t.made_by where t.token_hash = ${hashToken(text)}`.execute(
    tx,
  );
  return rows[0];
}

interface TokenUse {
  readonly address: string;
  readonly nowMs: number;
}

const minuteOf = (nowMs: number): number => nowMs - (nowMs % MINUTE_MS);

/** Uses are written down once a minute and address: a read must not cost a write. */
export const isUseNoted = (found: FoundToken, { address, nowMs }: TokenUse): boolean =>
  found.last_used_at?.getTime() === minuteOf(nowMs) && found.last_address === address;

/** Writes down that the token is used. */
export async function noteUse(
  tx: Transaction,
  found: FoundToken,
  { address, nowMs }: TokenUse,
): Promise<void> {
  await tokenTables(tx)
    .updateTable('api_tokens')
    .set({ last_used_at: new Date(minuteOf(nowMs)), last_address: address })
    .where('id', '=', found.id)
    .execute();
}
