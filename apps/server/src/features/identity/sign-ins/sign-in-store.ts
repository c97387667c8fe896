import { type DeviceId, type PersonId, SignInId, type TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import { hashToken, makeToken } from '../one-time-token.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const DAY_MS = 24 * HOUR_MS;

interface SignInTimes {
  /** A sign-in that nobody used for this long has ended. */
  readonly idleMs: number;
  /** A sign-in ends after this, however much it is used. */
  readonly longestMs: number;
}

/** Of a browser: whoever copies its cookie has the sign-in. */
const BROWSER_TIMES: SignInTimes = { idleMs: 12 * HOUR_MS, longestMs: 7 * DAY_MS };
/** Of an agent: of no use without the key that stays in the device. */
const DEVICE_TIMES: SignInTimes = { idleMs: 30 * DAY_MS, longestMs: 90 * DAY_MS };

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
  /** The device whose agent signs in; null: a browser does. */
  readonly device: { readonly id: DeviceId; readonly name: string } | null;
  readonly nowMs: number;
  /** When the person proved who they are, in milliseconds since 1970; absent: now. */
  readonly authenticatedAtMs?: number;
}

export interface CreatedSignIn {
  readonly id: SignInId;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Begins a sign-in. The token goes to the browser's cookie, or to the agent, and is nowhere else; only its hash is kept. */
export async function createSignIn(tx: Transaction, signIn: NewSignIn): Promise<CreatedSignIn> {
  const id = SignInId.parse(randomUUID());
  const token = makeToken();
  const now = new Date(signIn.nowMs);
  const { longestMs } = signIn.device === null ? BROWSER_TIMES : DEVICE_TIMES;
  const expiresAt = signIn.nowMs + longestMs;
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
      device_id: signIn.device?.id ?? null,
      device_name: signIn.device?.name ?? null,
      created_at: now,
      authenticated_at: new Date(signIn.authenticatedAtMs ?? signIn.nowMs),
      last_used_at: now,
      expires_at: new Date(expiresAt),
    })
    .execute();
  await identityTables(tx)
    .updateTable('persons')
    .set({ last_sign_in_at: now })
    .where('id', '=', signIn.personId)
    .execute();
  return { id, token, expiresAt };
}

export interface Renewal {
  readonly id: SignInId;
  /** Who has proven who they are. */
  readonly personId: PersonId;
  readonly amr: readonly string[];
  readonly acr: string | null;
  readonly sealedIdToken: string | null;
  readonly address: string;
  readonly nowMs: number;
  /** Milliseconds since 1970; null: it isn't known, so what was known before stays. */
  readonly authenticatedAtMs: number | null;
}

/** The same person has proven anew who they are: the sign-in goes on, with its token, by what was proven now. */
export async function renewSignIn(
  tx: Transaction,
  renewal: Renewal,
): Promise<'renewed' | 'another-person' | 'ended'> {
  const tables = identityTables(tx);
  const now = new Date(renewal.nowMs);
  const row = await tables
    .selectFrom('sign_ins')
    .select('person_id')
    .where('id', '=', renewal.id)
    .where('expires_at', '>', now)
    .where('last_used_at', '>', idleSince(renewal.nowMs))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return 'ended';
  if (row.person_id !== renewal.personId) return 'another-person';
  await tables
    .updateTable('sign_ins')
    .set({
      amr: [...renewal.amr],
      acr: renewal.acr,
      sealed_id_token: renewal.sealedIdToken,
      address: renewal.address,
      ...(renewal.authenticatedAtMs === null
        ? {}
        : { authenticated_at: new Date(renewal.authenticatedAtMs) }),
      last_used_at: now,
    })
    .where('id', '=', renewal.id)
    .execute();
  return 'renewed';
}

/** Last used at this moment or before, the row's sign-in has ended. */
export const idleSince = (nowMs: number) =>
  sql<Date>`case when device_id is null
    then ${new Date(nowMs - BROWSER_TIMES.idleMs)}::timestamptz
    else ${new Date(nowMs - DEVICE_TIMES.idleMs)}::timestamptz end`;

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

/** Ends the sign-ins of a tenant's people by any other issuer. @returns those that were there */
export async function endSignInsOfOthers(
  tx: Transaction,
  { issuer, except }: { readonly issuer: string; readonly except: SignInId },
): Promise<SignInId[]> {
  const ended = await identityTables(tx)
    .deleteFrom('sign_ins')
    .where('issuer', '!=', issuer)
    .where('id', '!=', except)
    .returning('id')
    .execute();
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
      where.or([where('expires_at', '<=', new Date(nowMs)), where('last_used_at', '<=', idleSince(nowMs))]),
    )
    .returning(['id', 'tenant_id', 'person_id'])
    .execute();
  return rows.map((row) => ({ id: row.id, tenantId: row.tenant_id, personId: row.person_id }));
}
