import type { AuditActor, Directory } from '@alongside/domain';
import { CodedError } from '@alongside/protocol';
import type { Caller } from './caller.ts';

/** Who the audit log names for what a service does; null: it is done by the caller's person, with a token or without. */
export const serviceActor = ({ token = null }: Partial<Pick<Caller, 'token'>>): AuditActor | null =>
  token?.kind === 'service' ? { kind: 'token', id: token.id, name: token.name } : null;

/** Who the audit log names for what the caller does. @throws CodedError SIGN_IN_REQUIRED if the person is gone */
export async function callersActor(directory: Directory, caller: Caller): Promise<AuditActor> {
  const service = serviceActor(caller);
  if (service !== null) return service;
  const { tenantId, personId } = caller;
  const person = await directory.person(tenantId, personId);
  if (person === null) throw new CodedError('SIGN_IN_REQUIRED');
  return { kind: 'person', id: personId, name: person.profile.fullName };
}
