import { type AuditEvent, auditEvent } from '@alongside/domain';
import {
  type BuiltInRole,
  CodedError,
  type PersonId,
  type PersonSummary,
  type SignInId,
} from '@alongside/protocol';
import { sql } from 'kysely';
import { tenantTopic } from '../../../platform/bus/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { byCaller, personTarget } from '../audit-actors.ts';
import { forgetProviderSessions } from '../embedded-provider/database-oidc-adapter.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { announceEndedSignIns } from '../sign-ins/announce-ended-sign-ins.ts';
import { endSignInsBy } from '../sign-ins/sign-out.ts';
import { findPerson, type PersonRow } from './person-rows.ts';
import { summarise } from './person-summaries.ts';

export interface PersonPatch {
  readonly roles?: readonly BuiltInRole[] | undefined;
  readonly isActive?: boolean | undefined;
  readonly isBlocked?: false | undefined;
}

interface PersonUpdate {
  readonly person: PersonSummary;
  readonly endedSignIns: readonly SignInId[];
  /** Of the embedded provider, when the person was deactivated. */
  readonly accountId: string | null;
}

/**
 * Changes what a person may do. Deactivating ends their sign-ins and live sockets at once.
 * @throws CodedError NOT_FOUND, LAST_ADMINISTRATOR
 */
export async function updatePerson(
  ports: IdentityPorts,
  caller: Caller,
  change: { readonly personId: PersonId; readonly patch: PersonPatch },
): Promise<PersonSummary> {
  const nowMs = ports.clock.now();
  const update = await ports.database.inTenant(caller.tenantId, (tx) =>
    applyPatch(tx, { caller, ...change, nowMs }),
  );
  announceEndedSignIns(ports.bus, update.endedSignIns);
  if (update.accountId !== null) await forgetProviderSessions(ports.database, update.accountId);
  ports.bus.publish(tenantTopic(caller.tenantId, 'people'), {});
  return update.person;
}

interface Patching {
  readonly caller: Caller;
  readonly personId: PersonId;
  readonly patch: PersonPatch;
  readonly nowMs: number;
}

async function applyPatch(tx: Transaction, patching: Patching): Promise<PersonUpdate> {
  const { caller, personId, patch, nowMs } = patching;
  // One after the other in a tenant: two administrators can't take each other's role at the same moment.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people ${caller.tenantId}`}, 0))`.execute(tx);
  const before = await findPerson(tx, personId);
  if (before === undefined) throw new CodedError('NOT_FOUND');
  const after = {
    roles: patch.roles === undefined ? before.roles : [...new Set(patch.roles)],
    is_active: patch.isActive ?? before.is_active,
    is_blocked: patch.isBlocked ?? before.is_blocked,
  };
  await identityTables(tx).updateTable('persons').set(after).where('id', '=', personId).execute();
  await requireAdministratorLeft(tx);
  const by = await byCaller(tx, caller, nowMs);
  const isDeactivated = before.is_active && !after.is_active;
  const ending = { caller, which: { personId }, cause: 'deactivated' } as const;
  // Sign-ins first, the end of the audit chain last: the other way round two could wait for each other.
  const endedSignIns = isDeactivated ? await endSignInsBy(tx, ending, nowMs) : [];
  await appendAudit(tx, caller.tenantId, eventsOf(by, before, after));
  return {
    endedSignIns,
    accountId: isDeactivated ? await accountIdOf(tx, personId) : null,
    person: await summarise(tx, personId, nowMs),
  };
}

/** @throws CodedError LAST_ADMINISTRATOR if nobody who is active may administer the tenant any more */
export async function requireAdministratorLeft(tx: Transaction): Promise<void> {
  const active = await identityTables(tx)
    .selectFrom('persons')
    .select('roles')
    .where('is_active', '=', true)
    .execute();
  if (!active.some(({ roles }) => roles.includes('administrator')))
    throw new CodedError('LAST_ADMINISTRATOR');
}

async function accountIdOf(tx: Transaction, personId: PersonId): Promise<string | null> {
  const row = await identityTables(tx)
    .selectFrom('accounts')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.id ?? null;
}

type Access = Pick<PersonRow, 'roles' | 'is_active' | 'is_blocked'>;

function eventsOf(
  by: Awaited<ReturnType<typeof byCaller>>,
  before: PersonRow,
  after: Access,
): readonly AuditEvent[] {
  const about = { ...by, target: personTarget(before) };
  const plain = { ...about, before: null, after: null };
  const events: AuditEvent[] = [];
  if ([...before.roles].sort().join() !== [...after.roles].sort().join()) {
    const change = { before: { roles: before.roles }, after: { roles: after.roles } };
    events.push(auditEvent('person.roles-changed', { ...about, ...change }));
  }
  if (before.is_active && !after.is_active) events.push(auditEvent('person.deactivated', plain));
  if (!before.is_active && after.is_active) events.push(auditEvent('person.reactivated', plain));
  if (before.is_blocked && !after.is_blocked) events.push(auditEvent('person.unblocked', plain));
  return events;
}
