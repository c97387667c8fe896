import { type AuditEvent, auditEvent } from '@alongside/domain';
import type { ImportLine, ImportOutcome, PersonId } from '@alongside/protocol';
import { appendAudit } from '../../../../platform/audit/index.ts';
import type { Transaction } from '../../../../platform/database/index.ts';
import type { Caller } from '../../../../platform/http/index.ts';
import { addMembersTo, announceGroups, type GroupReferenceRow } from '../../../directory/index.ts';
import { byCaller } from '../../audit-actors.ts';
import { tenantOfDomain } from '../../domains/tenant-of-domain.ts';
import type { RelyingParty } from '../../relying-party/begin-sign-in.ts';
import { domainOf } from '../../relying-party/mapped-claims.ts';
import { changeActivityOfMany } from '../bulk-people.ts';
import type { About } from '../change-activity.ts';
import { indexPeople } from '../index-people.ts';
import { changePerson, insertPeople, PERSON_COLUMNS } from '../write-people.ts';
import { type ImportContext, type PlannedRow, planImport } from './plan-import.ts';
import { type ImportRow, type PeopleFile, readPeopleFile } from './read-people-file.ts';

/** Lines in one transaction: nobody waits long for the end of the audit chain. */
const CHUNK = 500;
/** Of each kind of line in the answer. */
const SHOWN = 500;

type Planned<Kind extends PlannedRow['kind']> = Extract<PlannedRow, { kind: Kind }>;

/** What a file would change, without changing it. @throws CodedError IMPORT_UNREADABLE */
export async function previewImport(
  party: RelyingParty,
  caller: Caller,
  bytes: Uint8Array,
): Promise<ImportOutcome> {
  const file = readPeopleFile(bytes);
  const context = await contextOf(party, caller, file);
  const planned: PlannedRow[] = [];
  for (const rows of chunksOf(file.rows)) {
    planned.push(
      ...(await party.ports.database.inTenant(caller.tenantId, (tx) => planImport(tx, context, rows))),
    );
  }
  return outcomeOf(file, planned);
}

/**
 * Takes over every good line of a file. Doing it again changes nothing more.
 * @throws CodedError IMPORT_UNREADABLE
 */
export async function importPeople(
  party: RelyingParty,
  caller: Caller,
  bytes: Uint8Array,
): Promise<ImportOutcome> {
  const { ports } = party;
  const file = readPeopleFile(bytes);
  const context = await contextOf(party, caller, file);
  const planned: PlannedRow[] = [];
  for (const rows of chunksOf(file.rows)) {
    const chunk = await ports.database.inTenant(caller.tenantId, async (tx) => {
      const about = await byCaller(tx, caller, ports.clock.now());
      return writeRows(tx, { about, context }, rows);
    });
    planned.push(...(await changeActivities(party, caller, chunk)));
  }
  const outcome = outcomeOf(file, planned);
  await ports.database.inTenant(caller.tenantId, async (tx) => {
    const { added, changed, unchanged, errors } = outcome;
    const about = await byCaller(tx, caller, ports.clock.now());
    const target = { kind: 'tenant', id: caller.tenantId, name: context.organisation } as const;
    const after = { added, changed, unchanged, errors };
    await appendAudit(tx, caller.tenantId, [
      auditEvent('person.imported', { ...about, target, before: null, after }),
    ]);
  });
  announceGroups(ports.bus, caller.tenantId);
  return outcome;
}

function* chunksOf(rows: readonly ImportRow[]): Generator<readonly ImportRow[]> {
  for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK);
}

async function contextOf(party: RelyingParty, caller: Caller, file: PeopleFile): Promise<ImportContext> {
  const { tenantId } = caller;
  const named = new Set(file.rows.map(({ email }) => domainOf(email)));
  return party.ports.database.acrossTenants('whose the domains of a file’s addresses are', async (tx) => {
    const domains = new Set<string>();
    for (const domain of named) if ((await tenantOfDomain(tx, domain)) === tenantId) domains.add(domain);
    const tenant = await tx
      .selectFrom('tenants')
      .select('name')
      .where('id', '=', tenantId)
      .executeTakeFirstOrThrow();
    return { tenantId, domains, organisation: tenant.name, caller };
  });
}

interface Writing {
  readonly about: About;
  readonly context: ImportContext;
}

/** Writes everything of the rows but who is active. */
async function writeRows(
  tx: Transaction,
  { about, context }: Writing,
  rows: readonly ImportRow[],
): Promise<PlannedRow[]> {
  const { tenantId } = context;
  const planned = await planImport(tx, context, rows);
  const added = planned.filter((each) => each.kind === 'added');
  const changed = planned.filter((each) => each.kind === 'changed');
  const { ids, events: additions } = await insertPeople(tx, about, {
    tenantId,
    source: 'csv',
    people: added.map(({ fields, row }) => ({ fields, isActive: row.isActive ?? true })),
  });
  const events: AuditEvent[] = [...additions];
  for (const { person, wanted } of changed) {
    const event = await changePerson(tx, about, { person, wanted });
    if (event !== null) events.push(event);
  }
  await indexPeople(
    tx,
    changed.map(({ person }) => person.id),
  );
  for (const [group, people] of joiningOf(added, changed, ids)) {
    const event = await addMembersTo(tx, about, { tenantId, group, people });
    if (event !== null) events.push(event);
  }
  await appendAudit(tx, tenantId, events);
  // Somebody of the address came in at the same moment: they are there, and the next import finds them.
  return planned.map((each) =>
    each.kind === 'added' && !ids.has(each.row.email) ? { kind: 'unchanged' } : each,
  );
}

function joiningOf(
  added: readonly Planned<'added'>[],
  changed: readonly Planned<'changed'>[],
  ids: ReadonlyMap<string, PersonId>,
): ReadonlyMap<GroupReferenceRow, PersonId[]> {
  const byGroup = new Map<string, { group: GroupReferenceRow; people: PersonId[] }>();
  const join = (id: PersonId | undefined, groups: readonly GroupReferenceRow[]): void => {
    if (id === undefined) return;
    for (const group of groups) {
      const joining = byGroup.get(group.id) ?? { group, people: [] };
      joining.people.push(id);
      byGroup.set(group.id, joining);
    }
  };
  for (const { row, groups } of added) join(ids.get(row.email), groups);
  for (const { person, groups } of changed) join(person.id, groups);
  return new Map([...byGroup.values()].map(({ group, people }) => [group, people]));
}

/** Ends sign-ins and sessions of those who are deactivated; whoever is the last administrator stays, and is an error. */
async function changeActivities(
  { ports }: RelyingParty,
  caller: Caller,
  planned: readonly PlannedRow[],
): Promise<PlannedRow[]> {
  const kept = new Map<PersonId, 'last-administrator' | 'may-do-more'>();
  for (const isActive of [true, false]) {
    const ids = planned.flatMap((each) =>
      each.kind === 'changed' && each.isActive === isActive ? [each.person.id] : [],
    );
    if (ids.length === 0) continue;
    const action = { kind: isActive ? 'reactivate' : 'deactivate' } as const;
    const { failed } = await changeActivityOfMany(ports, caller, { ids, action });
    for (const { id, code } of failed) {
      kept.set(id, code === 'PERMISSION_MISSING' ? 'may-do-more' : 'last-administrator');
    }
  }
  return planned.map((each) => {
    const reason = each.kind === 'changed' ? kept.get(each.person.id) : undefined;
    if (each.kind !== 'changed' || reason === undefined) return each;
    const { line, email } = each.row;
    return { kind: 'error', line, email, reason, column: 'active' };
  });
}

function outcomeOf(file: PeopleFile, planned: readonly PlannedRow[]): ImportOutcome {
  const errors = [...file.errors, ...planned.filter((each) => each.kind === 'error')].sort(
    (a, b) => a.line - b.line,
  );
  const changed = planned.filter((each) => each.kind === 'changed');
  const added = planned.filter((each) => each.kind === 'added');
  return {
    added: added.length,
    changed: changed.length,
    unchanged: planned.filter(({ kind }) => kind === 'unchanged').length,
    errors: errors.length,
    lines: [
      ...errors.slice(0, SHOWN),
      ...changed.slice(0, SHOWN).map(changedLine),
      ...added.slice(0, SHOWN).map(addedLine),
    ],
    ignoredColumns: [...file.ignoredColumns],
  };
}

const addedLine = ({ row, fields }: Planned<'added'>): ImportLine => ({
  kind: 'added',
  line: row.line,
  email: row.email,
  name: fields.fullName,
});

function changedLine({ row, person, wanted, groups, isActive }: Planned<'changed'>): ImportLine {
  const before: Record<string, string | null> = {};
  const after: Record<string, string | null> = {};
  for (const [field, value] of Object.entries(wanted)) {
    before[field] = person[PERSON_COLUMNS[field as keyof typeof PERSON_COLUMNS]];
    after[field] = value;
  }
  if (groups.length > 0) {
    before['groups'] = null;
    after['groups'] = groups.map(({ name }) => name).join(' | ');
  }
  if (isActive !== null) {
    before['active'] = String(!isActive);
    after['active'] = String(isActive);
  }
  return { kind: 'changed', line: row.line, email: row.email, name: person.full_name, before, after };
}
