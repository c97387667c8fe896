import { auditEvent } from '@alongside/domain';
import { CodedError, type TenantId } from '@alongside/protocol';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { networkOf } from '../../../platform/http/address-network.ts';
import { personActor, personTarget } from '../audit-actors.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { hashToken } from '../one-time-token.ts';
import { findAccountOf } from './account-rows.ts';
import { hashPassword } from './password-hashes.ts';
import { assertPasswordStrong } from './password-rules.ts';

const TRIES = { limit: 100, windowMs: 15 * 60_000 };

interface Invited {
  readonly tenantId: TenantId;
  readonly email: string;
  readonly fullName: string;
  readonly organisation: string;
  readonly expiresAt: Date;
}

const findInvitation = (tx: Transaction, token: string, nowMs: number) =>
  identityTables(tx)
    .selectFrom('invitations')
    .innerJoin('persons', 'persons.id', 'invitations.person_id')
    .select(['invitations.tenant_id', 'invitations.person_id', 'expires_at', 'email', 'full_name'])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', new Date(nowMs))
    .where('is_active', '=', true)
    .executeTakeFirst();

async function countTry({ tries }: IdentityPorts, address: string): Promise<void> {
  const verdict = await tries.take([{ key: `invitation ${networkOf(address)}`, ...TRIES }]);
  if (!verdict.isAllowed) throw new CodedError('TOO_MANY_TRIES', { retryAfterMs: verdict.retryAfterMs });
}

/** @throws CodedError INVITATION_INVALID, TOO_MANY_TRIES */
export async function readInvitation(ports: IdentityPorts, token: string, address: string): Promise<Invited> {
  await countTry(ports, address);
  return ports.database.acrossTenants('whom an invitation is for', async (tx) => {
    const row = await findInvitation(tx, token, ports.clock.now());
    if (row === undefined) throw new CodedError('INVITATION_INVALID');
    const tenant = await tx
      .selectFrom('tenants')
      .select('name')
      .where('id', '=', row.tenant_id)
      .executeTakeFirstOrThrow();
    return {
      tenantId: row.tenant_id,
      email: row.email,
      fullName: row.full_name,
      organisation: tenant.name,
      expiresAt: row.expires_at,
    };
  });
}

/**
 * Sets the first password of an invited person; the invitation is used up.
 * @throws CodedError INVITATION_INVALID, PASSWORD_TOO_WEAK, TOO_MANY_TRIES
 */
export async function acceptInvitation(
  ports: IdentityPorts,
  given: { readonly token: string; readonly password: string; readonly address: string },
): Promise<string> {
  const invited = await readInvitation(ports, given.token, given.address);
  assertPasswordStrong(given.password, [invited.email, invited.fullName, invited.organisation]);
  const passwordHash = await hashPassword(given.password);
  const nowMs = ports.clock.now();
  return ports.database.inTenant(invited.tenantId, async (tx) => {
    const used = await identityTables(tx)
      .deleteFrom('invitations')
      .where('token_hash', '=', hashToken(given.token))
      .returning('person_id')
      .executeTakeFirst();
    const account = used === undefined ? undefined : await findAccountOf(tx, used.person_id);
    if (account?.password_hash !== null) throw new CodedError('INVITATION_INVALID');
    await identityTables(tx)
      .updateTable('accounts')
      .set({ password_hash: passwordHash, password_changed_at: new Date(nowMs) })
      .where('id', '=', account.id)
      .execute();
    const person = { id: account.person_id, full_name: account.full_name };
    const event = auditEvent('person.invitation-used', {
      at: nowMs,
      actor: personActor(person),
      target: personTarget(person),
      address: given.address,
      before: null,
      after: null,
    });
    await appendAudit(tx, invited.tenantId, [event]);
    return account.email;
  });
}
