import { auditEvent } from '@alongside/domain';
import type { PersonId, SignInId, TenantId } from '@alongside/protocol';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { byCaller } from '../audit-actors.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { announceEndedSignIns } from './announce-ended-sign-ins.ts';
import { endSignIns, type SignInsToEnd } from './sign-in-store.ts';

type Cause = 'sign-out' | 'everywhere' | 'expired' | 'deactivated' | 'removed' | 'replaced';
type Ports = Pick<IdentityPorts, 'database' | 'bus' | 'clock'>;

interface Ending {
  readonly caller: Pick<Caller, 'tenantId' | 'personId' | 'address'>;
  readonly which: SignInsToEnd;
  readonly cause: Cause;
}

/** Ends sign-ins of a person for somebody, with one audit row each, in the caller's transaction. */
export async function endSignInsBy(tx: Transaction, ending: Ending, nowMs: number): Promise<SignInId[]> {
  const ended = await endSignIns(tx, ending.which);
  const by = await byCaller(tx, ending.caller, nowMs);
  const events = ended.map((id) =>
    auditEvent('sign-in.ended', {
      ...by,
      target: { kind: 'sign-in', id, name: null },
      before: null,
      after: { cause: ending.cause },
    }),
  );
  await appendAudit(tx, ending.caller.tenantId, events);
  return ended;
}

export interface SignedOut {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly issuer: string;
  readonly sealedIdToken: string | null;
}

/** Ends the caller's sign-in, or all of theirs; live sockets end at once. */
export async function signOut(ports: Ports, caller: Caller, isEverywhere: boolean): Promise<SignedOut> {
  const { current, ended } = await ports.database.inTenant(caller.tenantId, async (tx) => {
    const current = await identityTables(tx)
      .selectFrom('sign_ins')
      .select(['issuer', 'sealed_id_token'])
      .where('id', '=', caller.signInId)
      .executeTakeFirst();
    const which = { personId: caller.personId, ...(isEverywhere ? {} : { only: caller.signInId }) };
    const cause = isEverywhere ? 'everywhere' : 'sign-out';
    const ended = await endSignInsBy(tx, { caller, which, cause }, ports.clock.now());
    return { current, ended };
  });
  announceEndedSignIns(ports.bus, ended);
  return {
    tenantId: caller.tenantId,
    personId: caller.personId,
    issuer: current?.issuer ?? '',
    sealedIdToken: current?.sealed_id_token ?? null,
  };
}
