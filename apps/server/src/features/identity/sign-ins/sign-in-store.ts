import { type PersonId, SignInId, type TenantId } from '@alongside/protocol';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import { hashToken, makeToken } from '../one-time-token.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A sign-in that nobody used for this long has ended. */
export const SIGN_IN_IDLE_MS = 12 * HOUR_MS;
/** A sign-in ends after this, however much it is used. */
const SIGN_IN_LONGEST_MS = 7 * 24 * HOUR_MS;
/** `last_used_at` is written at most this often: a read must not cost a write. */
export const SIGN_IN_TOUCH_MS = MINUTE_MS;
const BROWSER_MAX = 300;

export interface NewSignIn {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly issuer: string;
  readonly amr: readonly string[];
  readonly acr: string | null;
  readonly sealedIdToken: string | null;
  readonly address: string;
  readonly browser: string | undefined;
  readonly nowMs: number;
}

/** Begins a sign-in. The token goes to the browser's cookie and is nowhere else; only its hash is kept. */
export async function createSignIn(
  tx: Transaction,
  signIn: NewSignIn,
): Promise<{ id: SignInId; token: string }> {
  const id = SignInId.parse(randomUUID());
  const token = makeToken();
  const now = new Date(signIn.nowMs);
  await identityTables(tx)
    .insertInto('sign_ins')
    .values({
      id,
      tenant_id: signIn.tenantId,
      person_id: signIn.personId,
      token_hash: hashToken(token),
      issuer: signIn.issuer,
      amr: [...signIn.amr],
      acr: signIn.acr,
      sealed_id_token: signIn.sealedIdToken,
      address: signIn.address,
      browser: signIn.browser?.replaceAll(/[^\x20-\x7e]/gu, '').slice(0, BROWSER_MAX) ?? null,
      created_at: now,
      last_used_at: now,
      expires_at: new Date(signIn.nowMs + SIGN_IN_LONGEST_MS),
    })
    .execute();
  await identityTables(tx)
    .updateTable('persons')
    .set({ last_sign_in_at: now })
    .where('id', '=', signIn.personId)
    .execute();
  return { id, token };
}

export interface SignInsToEnd {
  readonly personId: PersonId;
  /** Only this one. */
  readonly only?: SignInId;
  /** All but this one. */
  readonly except?: SignInId;
}

/** Ends sign-ins of one person. @returns those that were there */
export async function endSignIns(tx: Transaction, which: SignInsToEnd): Promise<SignInId[]> {
  let ending = identityTables(tx)
    .deleteFrom('sign_ins')
    .where('person_id', '=', which.personId)
    .returning('id');
  if (which.only !== undefined) ending = ending.where('id', '=', which.only);
  if (which.except !== undefined) ending = ending.where('id', '!=', which.except);
  const ended = await ending.execute();
  return ended.map(({ id }) => id);
}

export interface ExpiredSignIn {
  readonly id: SignInId;
  readonly tenantId: TenantId;
  readonly personId: PersonId;
}

/** Ends the sign-ins of all tenants whose time is over. */
export async function takeExpiredSignIns(tx: Transaction, nowMs: number): Promise<ExpiredSignIn[]> {
  const rows = await identityTables(tx)
    .deleteFrom('sign_ins')
    .where((where) =>
      where.or([
        where('expires_at', '<=', new Date(nowMs)),
        where('last_used_at', '<=', new Date(nowMs - SIGN_IN_IDLE_MS)),
      ]),
    )
    .returning(['id', 'tenant_id', 'person_id'])
    .execute();
  return rows.map((row) => ({ id: row.id, tenantId: row.tenant_id, personId: row.person_id }));
}
