import { type AuditEvent, auditEvent } from '@alongside/domain';
import type { PersonId, SignInId, TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import { accessChangesTopic, noteAccessChange } from '../../../platform/access-changes/index.ts';
import { tenantTopic } from '../../../platform/bus/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { personTarget } from '../audit-actors.ts';
import { forgetProviderSessions } from '../embedded-provider/database-oidc-adapter.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { announceEndedSignIns } from '../sign-ins/announce-ended-sign-ins.ts';
import { requireAdministratorLeft } from './administrator-left.ts';

/** Who does something, when and where from. */
export type About = Pick<AuditEvent, 'at' | 'actor' | 'address'>;

/** What is to be said and done once the transaction that deactivated somebody is over. */
export interface EndedAccess {
  readonly tenantId: TenantId;
  readonly signIns: readonly SignInId[];
  /** Of the embedded provider. */
  readonly accountIds: readonly string[];
}

interface ChangedActivity extends EndedAccess {
  /** Those who weren't so before. */
  readonly changed: readonly PersonId[];
}

interface ActivityChange {
  readonly tenantId: TenantId;
  readonly ids: readonly PersonId[];
  readonly isActive: boolean;
}

/** One after the other in a tenant: two administrators can't put each other out at the same moment. */
export const lockPeople = (tx: Transaction, tenantId: TenantId) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`people ${tenantId}`}, 0))`.execute(tx);

/**
 * Deactivates people, which ends their sign-ins, or reactivates them; who is so already is passed over. Whoever calls it
 * hands what it answers to `announceEndedAccess` after the transaction.
 * @throws CodedError LAST_ADMINISTRATOR
 */
export async function changeActivity(
  tx: Transaction,
  about: About,
  { tenantId, ids, isActive }: ActivityChange,
): Promise<ChangedActivity> {
  await lockPeople(tx, tenantId);
  const people = await identityTables(tx)
    .updateTable('persons')
    .set({ is_active: isActive, updated_at: new Date(about.at) })
    .where('id', 'in', [...ids])
    .where('is_active', '!=', isActive)
    .returning(['id', 'full_name'])
    .execute();
  const changed = people.map((person) => person.id);
  const nothing = { tenantId, changed, signIns: [], accountIds: [] };
  if (changed.length === 0) return nothing;
  const code = isActive ? 'person.reactivated' : 'person.deactivated';
  const events: AuditEvent[] = people.map((person) =>
    auditEvent(code, { ...about, target: personTarget(person), before: null, after: null }),
  );
  if (isActive) {
    await appendAudit(tx, tenantId, events);
    return nothing;
  }
  await requireAdministratorLeft(tx);
  // Sign-ins first, the end of the audit chain last: the other way round two could wait for each other.
  const signIns = await endAllSignIns(tx, changed);
  events.push(...signIns.map((id) => signInEnded(about, id)));
  for (const id of changed) await noteAccessChange(tx, tenantId, { kind: 'person', id });
  const accounts = await identityTables(tx)
    .selectFrom('accounts')
    .select('id')
    .where('person_id', 'in', changed)
    .execute();
  await appendAudit(tx, tenantId, events);
  return { tenantId, changed, signIns, accountIds: accounts.map(({ id }) => id) };
}

async function endAllSignIns(tx: Transaction, ids: readonly PersonId[]): Promise<SignInId[]> {
  const ended = await identityTables(tx)
    .deleteFrom('sign_ins')
    .where('person_id', 'in', [...ids])
    .returning('id')
    .execute();
  return ended.map(({ id }) => id);
}

const signInEnded = (about: About, id: SignInId): AuditEvent =>
  auditEvent('sign-in.ended', {
    ...about,
    target: { kind: 'sign-in', id, name: null },
    before: null,
    after: { cause: 'deactivated' },
  });

/** Ends live sockets and the embedded provider's sessions of those who were deactivated, and wakes what looks at sessions. */
export async function announceEndedAccess(
  ports: Pick<IdentityPorts, 'bus' | 'database'>,
  ended: EndedAccess,
): Promise<void> {
  announceEndedSignIns(ports.bus, ended.signIns);
  ports.bus.publish(tenantTopic(ended.tenantId, 'people'), {});
  ports.bus.publish(accessChangesTopic, {});
  for (const id of ended.accountIds) await forgetProviderSessions(ports.database, id);
}
