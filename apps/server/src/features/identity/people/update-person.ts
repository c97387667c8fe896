import { type AuditEvent, auditEvent } from '@alongside/domain';
import { type BuiltInRole, CodedError, type PersonId, type PersonSummary } from '@alongside/protocol';
import { accessChangesTopic, noteAccessChange } from '../../../platform/access-changes/index.ts';
import { tenantTopic } from '../../../platform/bus/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { byCaller, personTarget } from '../audit-actors.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { requireAdministratorLeft } from './administrator-left.ts';
import { announceEndedAccess, changeActivity, type EndedAccess, lockPeople } from './change-activity.ts';
import { requireMayGiveRoles, requireMayUnblock, requireNotAbove } from './may-give-roles.ts';
import { findPerson, type PersonRow } from './person-rows.ts';
import { summarise } from './person-summaries.ts';

export interface PersonPatch {
  readonly roles?: readonly BuiltInRole[] | undefined;
  readonly isActive?: boolean | undefined;
  readonly isBlocked?: false | undefined;
}

interface PersonUpdate {
  readonly person: PersonSummary;
  /** What deactivating ended; null: it wasn't. */
  readonly ended: EndedAccess | null;
}

/**
 * Changes what a person may do. Deactivating ends their sign-ins and live sockets at once.
 * @throws CodedError NOT_FOUND, LAST_ADMINISTRATOR, PERMISSION_MISSING
 */
export async function updatePerson(
  ports: IdentityPorts,
  caller: Caller,
  change: { readonly personId: PersonId; readonly patch: PersonPatch },
): Promise<PersonSummary> {
  const nowMs = ports.clock.now();
  const { person, ended } = await ports.database.inTenant(caller.tenantId, (tx) =>
    applyPatch(tx, { caller, ...change, nowMs }),
  );
  if (ended !== null) await announceEndedAccess(ports, ended);
  ports.bus.publish(tenantTopic(caller.tenantId, 'people'), {});
  ports.bus.publish(accessChangesTopic, {});
  return person;
}

interface Patching {
  readonly caller: Caller;
  readonly personId: PersonId;
  readonly patch: PersonPatch;
  readonly nowMs: number;
}

async function applyPatch(tx: Transaction, patching: Patching): Promise<PersonUpdate> {
  const { caller, personId, patch, nowMs } = patching;
  const { tenantId } = caller;
  await lockPeople(tx, tenantId);
  const before = await findPerson(tx, personId);
  if (before === undefined) throw new CodedError('NOT_FOUND');
  await requireNotAbove(tx, caller, personId);
  requireMayGiveRoles(caller, before.roles, patch.roles ?? []);
  if (patch.isBlocked === false) requireMayUnblock(caller, personId);
  const after = {
    roles: patch.roles === undefined ? before.roles : [...new Set(patch.roles)],
    is_blocked: patch.isBlocked ?? before.is_blocked,
  };
  await identityTables(tx).updateTable('persons').set(after).where('id', '=', personId).execute();
  const by = await byCaller(tx, caller, nowMs);
  const ended =
    patch.isActive === undefined
      ? null
      : await changeActivity(tx, by, { tenantId, ids: [personId], isActive: patch.isActive });
  await requireAdministratorLeft(tx);
  await noteAccessChange(tx, tenantId, { kind: 'person', id: personId });
  await appendAudit(tx, tenantId, eventsOf(by, before, after));
  return { ended, person: await summarise(tx, personId, nowMs) };
}

type Access = Pick<PersonRow, 'roles' | 'is_blocked'>;

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
  if (before.is_blocked && !after.is_blocked) events.push(auditEvent('person.unblocked', plain));
  return events;
}
