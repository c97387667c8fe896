import { randomUUID } from 'node:crypto';
import { type AuditEvent, auditEvent } from '@alongside/domain';
import { CodedError, GroupId, type PersonId, type TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import { noteAccessChange } from '../../platform/access-changes/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { groupTarget, membersChanged, noteMembersChanged } from './change-groups.ts';
import { addMembers, removeMembers } from './change-members.ts';
import { groupTables } from './group-tables.ts';

/** Of one tenant, made by claims: a provider that names ever new ones makes no more than that. */
const CLAIMED_GROUPS_MAX = 5_000;

interface Claimed {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  /** What the provider says at this sign-in, each once. */
  readonly names: readonly string[];
}

interface ClaimedGroup {
  readonly id: GroupId;
  readonly name: string;
}

interface Guard {
  /** @throws CodedError LAST_ADMINISTRATOR if nobody who is active may administer the tenant any more */
  readonly requireAdministratorLeft: (tx: Transaction) => Promise<void>;
}

/**
 * Puts a person into the groups that the provider names, which are made if they aren't there, and takes them out of those
 * that it names no more; but for one without which nobody would administer the tenant, which the audit log is told. A group of the same name that somebody else keeps stays as it is: a claim gives nothing that an
 * administrator or a directory gave out.
 * @returns what the audit log is to be told
 */
export async function syncClaimedGroups(
  tx: Transaction,
  about: Pick<AuditEvent, 'at' | 'actor' | 'address'>,
  { tenantId, personId, names, requireAdministratorLeft }: Claimed & Guard,
): Promise<AuditEvent[]> {
  const events = await makeMissing(tx, about, { tenantId, names });
  const wanted = await claimedAmong(tx, names);
  const { rows: current } = await sql<ClaimedGroup>`
    select g.id, g.name from group_people m join groups g on g.id = m.group_id
    where m.person_id = ${personId} and g.source = 'claims'`.execute(tx);
  const wantedIds = new Set(wanted.map(({ id }) => id));
  const currentIds = new Set(current.map(({ id }) => id));
  const people = [personId];
  // Into the new ones first: they may give what the old ones gave.
  for (const group of wanted.filter(({ id }) => !currentIds.has(id))) {
    const come = await addMembers(tx, { tenantId, id: group.id, kind: 'people' }, { people });
    events.push(membersChanged({ ...about, target: groupTarget(group) }, [], come));
  }
  for (const group of current.filter(({ id }) => !wantedIds.has(id))) {
    const into = { tenantId, id: group.id, kind: 'people' } as const;
    const gone = await removeMembers(tx, into, { people });
    const left = membersChanged({ ...about, target: groupTarget(group) }, gone, []);
    if (await isRefused(() => requireAdministratorLeft(tx))) {
      await addMembers(tx, into, { people });
      events.push({ ...left, result: 'refused' });
      continue;
    }
    events.push(left);
    await noteMembersChanged(tx, { tenantId, id: group.id }, about.at);
  }
  if (events.length > 0) await noteAccessChange(tx, tenantId, { kind: 'person', id: personId });
  return events;
}

async function isRefused(guard: () => Promise<void>): Promise<boolean> {
  try {
    await guard();
    return false;
  } catch (error) {
    if (error instanceof CodedError && error.code === 'LAST_ADMINISTRATOR') return true;
    throw error;
  }
}

async function claimedAmong(tx: Transaction, names: readonly string[]): Promise<ClaimedGroup[]> {
  if (names.length === 0) return [];
  return groupTables(tx)
    .selectFrom('groups')
    .select(['id', 'name'])
    .where('kind', '=', 'people')
    .where('source', '=', 'claims')
    .where(sql<boolean>`lower(name) in (select lower(given) from unnest(${[...names]}::text[]) as given)`)
    .execute();
}

async function makeMissing(
  tx: Transaction,
  about: Pick<AuditEvent, 'at' | 'actor' | 'address'>,
  { tenantId, names }: Omit<Claimed, 'personId'>,
): Promise<AuditEvent[]> {
  const { rows: missing } = await sql<{ name: string }>`
    select distinct on (lower(given)) given as name from unnest(${[...names]}::text[]) as given
    where not exists (select 1 from groups g where g.kind = 'people' and lower(g.name) = lower(given))`.execute(
    tx,
  );
  if (missing.length === 0) return [];
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::int as count from groups where source = 'claims'`.execute(tx);
  const room = Math.max(0, CLAIMED_GROUPS_MAX - (counted[0]?.count ?? 0));
  const now = new Date(about.at);
  const rows = missing.slice(0, room).map(({ name }) => ({
    id: GroupId.parse(randomUUID()),
    tenant_id: tenantId,
    name,
    kind: 'people' as const,
    source: 'claims' as const,
    created_at: now,
    updated_at: now,
  }));
  if (rows.length === 0) return [];
  // Somebody else of the same group may sign in at the same moment.
  const made = await groupTables(tx)
    .insertInto('groups')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'name'])
    .execute();
  return made.map((group) =>
    auditEvent('group.added', {
      ...about,
      target: groupTarget(group),
      before: null,
      after: { kind: 'people', name: group.name, source: 'claims' },
    }),
  );
}
