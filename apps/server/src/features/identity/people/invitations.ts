import type { PersonId, TenantId } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import { hashToken, makeToken } from '../one-time-token.ts';

const INVITATION_MS = 7 * 24 * 60 * 60_000;

/** A new invitation; takes the place of the one before. @returns its token, which is kept nowhere */
export async function makeInvitation(
  tx: Transaction,
  person: { readonly id: PersonId; readonly tenantId: TenantId },
  nowMs: number,
): Promise<string> {
  const token = makeToken();
  const values = { token_hash: hashToken(token), expires_at: new Date(nowMs + INVITATION_MS) };
  await identityTables(tx)
    .insertInto('invitations')
    .values({ person_id: person.id, tenant_id: person.tenantId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
  return token;
}

/** The token is in the fragment, so that it is in no log and no referrer. */
export const invitationLink = (origin: string, token: string): string => `${origin}/invitation#${token}`;
