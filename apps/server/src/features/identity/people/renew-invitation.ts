import { auditEvent } from '@alongside/domain';
import { CodedError, type PersonId } from '@alongside/protocol';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { byCaller, personTarget } from '../audit-actors.ts';
import { findAccountOf } from '../embedded-provider/account-rows.ts';
import { createAccount } from '../embedded-provider/create-account.ts';
import type { RelyingParty } from '../relying-party/begin-sign-in.ts';
import { providerOf } from '../relying-party/tenant-provider.ts';
import { invitationLink, makeInvitation } from './invitations.ts';
import { requireMayInvite } from './may-give-roles.ts';
import { findPerson } from './person-rows.ts';

/**
 * Only for somebody who never set a password: an invitation must not become a way to reset one. People who came by
 * another provider, before the tenant went back to the embedded one, get their account now.
 * @throws CodedError NOT_FOUND, CONFLICT
 */
export async function renewInvitation(
  party: RelyingParty,
  caller: Caller,
  personId: PersonId,
): Promise<string> {
  const { ports, sealing } = party;
  const nowMs = ports.clock.now();
  return ports.database.inTenant(caller.tenantId, async (tx) => {
    const person = await findPerson(tx, personId);
    if (person === undefined) throw new CodedError('NOT_FOUND');
    await requireMayInvite(tx, caller, person);
    const provider = await providerOf(tx, caller.tenantId, sealing);
    const account = await findAccountOf(tx, personId);
    const hasPassword = account !== undefined && account.password_hash !== null;
    if (hasPassword || !person.is_active || provider.kind !== 'embedded') throw new CodedError('CONFLICT');
    if (account === undefined) {
      await createAccount(tx, { tenantId: caller.tenantId, personId, passwordHash: null, nowMs });
    }
    const token = await makeInvitation(tx, { id: personId, tenantId: caller.tenantId }, nowMs);
    const event = auditEvent('person.invitation-made', {
      ...(await byCaller(tx, caller, nowMs)),
      target: personTarget({ id: personId, full_name: person.full_name }),
      before: null,
      after: null,
    });
    await appendAudit(tx, caller.tenantId, [event]);
    return invitationLink(ports.origin, token);
  });
}
