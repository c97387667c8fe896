import { auditEvent, type Bus, type Clock } from '@alongside/domain';
import { CodedError, type PersonId, type TenantId } from '@alongside/protocol';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Database, Transaction } from '../../../platform/database/index.ts';
import { personTarget } from '../audit-actors.ts';
import { findAccountOf } from '../embedded-provider/account-rows.ts';
import { createAccount } from '../embedded-provider/create-account.ts';
import { identityTables } from '../identity-tables.ts';
import { endSignIns } from '../sign-ins/sign-in-store.ts';
import { type About, announceEndedAccess, type EndedAccess } from './change-activity.ts';
import { invitationLink, makeInvitation } from './invitations.ts';
import { findPerson } from './person-rows.ts';

interface ResetPorts {
  readonly bus: Bus;
  readonly database: Database;
  readonly clock: Clock;
  readonly origin: string;
}

/**
 * Lets somebody in again who can't get in any more: takes away password, authenticator app and passkeys of their account
 * here, ends their sign-ins, and makes an invitation to set a new password. For who runs the server, not for
 * administrators: it would be a way into anybody's account.
 * @returns the invitation's link
 * @throws CodedError NOT_FOUND; CONFLICT if they are deactivated or sign in with another provider
 */
export async function resetSignIn(
  ports: ResetPorts,
  about: About,
  person: { readonly tenantId: TenantId; readonly id: PersonId },
): Promise<string> {
  const { token, ended } = await ports.database.inTenant(person.tenantId, (tx) => reset(tx, about, person));
  await announceEndedAccess(ports, ended);
  return invitationLink(ports.origin, token);
}

async function reset(
  tx: Transaction,
  about: About,
  { tenantId, id }: { readonly tenantId: TenantId; readonly id: PersonId },
): Promise<{ token: string; ended: EndedAccess }> {
  const person = await findPerson(tx, id);
  if (person === undefined) throw new CodedError('NOT_FOUND');
  const foreign = await identityTables(tx)
    .selectFrom('identity_providers')
    .select('issuer')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (!person.is_active || foreign !== undefined) throw new CodedError('CONFLICT');
  const account = await findAccountOf(tx, id);
  if (account === undefined) {
    await createAccount(tx, { tenantId, personId: id, passwordHash: null, nowMs: about.at });
  } else {
    await clearAccount(tx, account.id, about.at);
  }
  const signIns = await endSignIns(tx, { personId: id });
  const token = await makeInvitation(tx, { id, tenantId }, about.at);
  const plain = { ...about, target: personTarget(person), before: null, after: null };
  await appendAudit(tx, tenantId, [
    ...signIns.map((signInId) =>
      auditEvent('sign-in.ended', {
        ...about,
        target: { kind: 'sign-in', id: signInId, name: null },
        before: null,
        after: { cause: 'removed' },
      }),
    ),
    auditEvent('account.reset', plain),
    auditEvent('person.invitation-made', plain),
  ]);
  return { token, ended: { tenantId, signIns, accountIds: account === undefined ? [] : [account.id] } };
}

async function clearAccount(tx: Transaction, accountId: string, nowMs: number): Promise<void> {
  const tables = identityTables(tx);
  await tables.deleteFrom('passkeys').where('account_id', '=', accountId).execute();
  await tables
    .updateTable('accounts')
    .set({
      password_hash: null,
      password_changed_at: new Date(nowMs),
      sealed_totp: null,
      sealed_pending_totp: null,
    })
    .where('id', '=', accountId)
    .execute();
}
