import { CodedError } from '@alongside/protocol';
import type { Person } from '../access/person.ts';
import type { AuditActor } from '../audit/audit-event.ts';
import type { Requester, SessionPorts } from './ports.ts';

/** @throws CodedError SIGN_IN_REQUIRED if the caller is nobody of the tenant any more */
export async function knownPerson(
  ports: Pick<SessionPorts, 'directory'>,
  caller: Requester,
): Promise<Person> {
  const person = await ports.directory.person(caller.tenantId, caller.personId);
  if (person === null) throw new CodedError('SIGN_IN_REQUIRED');
  return person;
}

export const actorOf = ({ personId, profile }: Person): AuditActor => ({
  kind: 'person',
  id: personId,
  name: profile.fullName,
});
