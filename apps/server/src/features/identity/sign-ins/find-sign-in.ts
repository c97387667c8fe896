import { noteAccessChange } from '../../../platform/access-changes/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import { hashToken } from '../one-time-token.ts';
import { idleSince, SIGN_IN_TOUCH_MS } from './sign-in-store.ts';

/** The sign-in of a token, with what is known of its person; undefined: there is none, or it has ended. */
export function findSignIn(tx: Transaction, token: string, nowMs: number) {
  return identityTables(tx)
    .selectFrom('sign_ins')
    .innerJoin('persons', 'persons.id', 'sign_ins.person_id')
    .select([
      'sign_ins.id',
      'sign_ins.tenant_id',
      'sign_ins.person_id',
      'sign_ins.device_id',
      'sign_ins.expires_at',
      'last_used_at',
      'sign_ins.address',
      'roles',
      'locale',
    ])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', new Date(nowMs))
    .where('last_used_at', '>', idleSince(nowMs))
    .where('is_active', '=', true)
    .executeTakeFirst();
}

export type FoundSignIn = NonNullable<Awaited<ReturnType<typeof findSignIn>>>;

/** One use of a sign-in. */
export interface SignInUse {
  readonly address: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** Whether it is time to write down again that the sign-in is used: now and then, and at once from another address. */
export const isTouchDue = (found: FoundSignIn, { address, nowMs }: SignInUse): boolean =>
  found.last_used_at.getTime() + SIGN_IN_TOUCH_MS < nowMs || found.address !== address;

/** Writes down when and from where a sign-in is used. From another network less may be allowed. */
export async function touchSignIn(
  tx: Transaction,
  found: FoundSignIn,
  { address, nowMs }: SignInUse,
): Promise<void> {
  await identityTables(tx)
    .updateTable('sign_ins')
    .set({ last_used_at: new Date(nowMs), address })
    .where('id', '=', found.id)
    .execute();
  if (found.address === address) return;
  await noteAccessChange(tx, found.tenant_id, { kind: 'person', id: found.person_id });
}
