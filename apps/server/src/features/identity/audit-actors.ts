import { type AuditActor, type AuditTarget, SYSTEM_ACTOR } from '@alongside/domain';
import type { PersonId } from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';
import { type Caller, serviceActor } from '../../platform/http/index.ts';
import { identityTables } from './identity-tables.ts';

interface Named {
  readonly id: PersonId;
  readonly full_name: string;
}

export const personActor = (person: Named): AuditActor => ({
  kind: 'person',
  id: person.id,
  name: person.full_name,
});

export const personTarget = (person: Named): AuditTarget => ({
  kind: 'person',
  id: person.id,
  name: person.full_name,
});

/** Somebody who isn't signed in. */
export const STRANGER: AuditActor = { ...SYSTEM_ACTOR, name: 'Sign-in' };

/** Who, when and where from, of something a signed-in person or a service does. */
export async function byCaller(
  tx: Transaction,
  caller: Pick<Caller, 'personId' | 'address'> & Partial<Pick<Caller, 'token'>>,
  nowMs: number,
): Promise<{ at: number; actor: AuditActor; address: string }> {
  const service = serviceActor(caller);
  if (service !== null) return { at: nowMs, actor: service, address: caller.address };
  const person = await identityTables(tx)
    .selectFrom('persons')
    .select(['id', 'full_name'])
    .where('id', '=', caller.personId)
    .executeTakeFirstOrThrow();
  return { at: nowMs, actor: personActor(person), address: caller.address };
}
