import { CodedError, type Permission } from '@alongside/protocol';
import { decideAccess } from '../access/access.ts';
import type { AuditActor } from '../audit/audit-event.ts';
import { factsOf } from '../access/access-facts.ts';
import { actorOf, knownPerson } from './known-person.ts';
import type { SessionOutcome } from './outcome.ts';
import type { Requester, SessionPorts, SessionRequest } from './ports.ts';
import { stepSession } from './step-session.ts';

/**
 * An administrator ends any session of the tenant. For one that has ended this changes nothing and succeeds.
 * @throws CodedError NOT_FOUND, PERMISSION_MISSING
 */
export async function endSession(ports: SessionPorts, request: SessionRequest): Promise<SessionOutcome> {
  const { caller, sessionId } = request;
  const administrator = await needPermission(ports, caller, 'end-any-session');
  return stepSession(ports, { tenantId: caller.tenantId, sessionId }, () => ({
    input: { kind: 'end', reason: 'ended-by-administrator', by: 'administrator' },
    context: { by: 'administrator', address: caller.address, administrator },
  }));
}

/** @throws CodedError PERMISSION_MISSING */
export async function needPermission(
  ports: Pick<SessionPorts, 'directory' | 'settings' | 'clock'>,
  caller: Requester,
  permission: Permission,
): Promise<AuditActor> {
  const { token = null, permissions } = caller;
  if (token?.kind === 'service') {
    if (permissions?.has(permission) !== true)
      throw new CodedError('PERMISSION_MISSING', { anyOf: [permission] });
    return { kind: 'token', id: token.id, name: token.name };
  }
  const person = await knownPerson(ports, caller);
  const facts = factsOf(caller.tenantId, await ports.settings.read(caller.tenantId), ports.clock.now());
  const answer = decideAccess({ kind: 'console', person, anyOf: [permission] }, facts);
  if (!answer.isAllowed) throw new CodedError('PERMISSION_MISSING', { missing: answer.missing });
  return actorOf(person);
}
