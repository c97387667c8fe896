import { randomUUID } from 'node:crypto';
import { type AuditEvent, auditEvent } from '@alongside/domain';
import { CodedError, GroupId, PersonId } from '@alongside/protocol';
import { sql } from 'kysely';
import { noteAccessChange } from '../../platform/access-changes/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import { isUniqueViolation, type Transaction } from '../../platform/database/index.ts';
import {
  addMembers,
  announceGroups,
  type GroupLock,
  groupTables,
  groupTarget,
  lockedFor,
  membersChanged,
  type NamedMember,
  noteMembersChanged,
  removeMembers,
} from '../directory/index.ts';
import type { About } from '../identity/index.ts';
import { type FilterColumn, type FilterColumns, filterCondition } from './filter-sql.ts';
import { groupChanges, type GroupChange, memberIds, membersOf } from './group-patch.ts';
import {
  attribute,
  GROUP_SCHEMA,
  isSelected,
  type Json,
  select,
  type Selection,
  selectionOf,
} from './scim-attributes.ts';
import { invalidValue, notFound, taken } from './scim-error.ts';
import { listResponse, metaOf, pagingOf } from './scim-list.ts';
import { actorOf, baseOf, type Provisioner, type ScimPorts } from './scim-ports.ts';
import type { VersionCheck } from './scim-users.ts';
import { externalIdOf, textOr } from './user-resource.ts';

interface GroupRow {
  readonly id: GroupId;
  readonly name: string;
  readonly external_id: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const member: FilterColumn = {
  kind: 'member',
  equals: (
    value,
  ) => sql`(exists (select 1 from group_people m where m.group_id = groups.id and m.person_id::text = ${value})
    or exists (select 1 from group_groups m where m.parent_id = groups.id and m.child_id::text = ${value}))`,
};

const GROUP_COLUMNS: FilterColumns = new Map<string, FilterColumn>([
  ['id', { kind: 'exact', column: sql`groups.id::text` }],
  ['externalid', { kind: 'exact', column: sql`groups.external_id` }],
  ['displayname', { kind: 'text', column: sql`groups.name` }],
  ['members', member],
  ['members.value', member],
  ['meta.created', { kind: 'moment', column: sql`groups.created_at` }],
  ['meta.lastmodified', { kind: 'moment', column: sql`groups.updated_at` }],
]);

const NAME_MAX = 200;

/** The groups of people that a directory keeps (RFC 7644). Groups made by hand are none of its business. */
export class ScimGroups {
  readonly #ports: ScimPorts;

  constructor(ports: ScimPorts) {
    this.#ports = ports;
  }

  /** @throws ScimError invalidFilter */
  async list({ tenantId }: Provisioner, query: Json): Promise<Json> {
    const condition = filterCondition(
      typeof query['filter'] === 'string' ? query['filter'] : undefined,
      GROUP_COLUMNS,
    );
    const { startIndex, count } = pagingOf(query);
    const selection = selectionOf(query);
    return this.#ports.database.inTenant(tenantId, async (tx) => {
      const here = sql<boolean>`(groups.source = 'scim' and ${condition})`;
      const counted = await sql<{
        total: number;
      }>`select count(*)::int as total from groups where ${here}`.execute(tx);
      const rows = await selectGroups(tx)
        .where(here)
        .orderBy('created_at')
        .orderBy('id')
        .offset(startIndex - 1)
        .limit(count)
        .execute();
      const resources: Json[] = [];
      for (const row of rows) resources.push(await this.#describe(tx, row, selection));
      return listResponse(counted.rows[0]?.total ?? 0, startIndex, resources);
    });
  }

  /** @throws ScimError for no group of that id */
  async read({ tenantId }: Provisioner, id: string, selection: Selection): Promise<Json> {
    return this.#ports.database.inTenant(tenantId, async (tx) =>
      this.#describe(tx, await mustFind(tx, id), selection),
    );
  }

  /** @throws ScimError uniqueness, invalidValue */
  async create(by: Provisioner, body: Json): Promise<Json> {
    const name = nameOf(attribute(body, 'displayName'));
    const externalId = externalIdOf(attribute(body, 'externalId'));
    const ids = membersOf(attribute(body, 'members'));
    return this.#write(by, async (tx, about) => {
      const id = GroupId.parse(randomUUID());
      const now = new Date(about.at);
      await groupTables(tx)
        .insertInto('groups')
        .values({
          id,
          tenant_id: by.tenantId,
          name,
          kind: 'people',
          source: 'scim',
          external_id: externalId,
          created_at: now,
          updated_at: now,
        })
        .execute();
      const target = groupTarget({ id, name });
      const after = { kind: 'people', name, source: 'scim' } as const;
      const events: AuditEvent[] = [auditEvent('group.added', { ...about, target, before: null, after })];
      const added = await this.#add(tx, by, { id, ids });
      if (added.length > 0) events.push(membersChanged({ ...about, target }, [], added));
      await appendAudit(tx, by.tenantId, events);
      return this.#describe(tx, await mustFind(tx, id), EVERYTHING);
    });
  }

  /** @throws ScimError uniqueness, invalidValue; CodedError LAST_ADMINISTRATOR */
  replace(by: Provisioner, id: string, { body, check }: { body: Json; check: VersionCheck }): Promise<Json> {
    const changes: GroupChange[] = [
      { kind: 'name', name: nameOf(attribute(body, 'displayName')) },
      { kind: 'external-id', externalId: externalIdOf(attribute(body, 'externalId')) },
      { kind: 'members', how: 'replace', ids: membersOf(attribute(body, 'members')) },
    ];
    return this.#change(by, id, { changes, check, isAnswered: true });
  }

  /** @throws ScimError uniqueness, invalidValue, invalidSyntax, noTarget; CodedError LAST_ADMINISTRATOR */
  async patch(
    by: Provisioner,
    id: string,
    { body, check }: { body: Json; check: VersionCheck },
  ): Promise<void> {
    await this.#change(by, id, { changes: groupChanges(body), check, isAnswered: false });
  }

  /** @throws CodedError GROUP_IN_USE, LAST_ADMINISTRATOR */
  async remove(by: Provisioner, id: string, check: VersionCheck): Promise<void> {
    await this.#write(by, async (tx, about) => {
      const group = await mustFind(tx, id, 'removal');
      check(versionOf(group));
      for (const usesOf of this.#ports.usesOfGroup) {
        if ((await usesOf(tx, group.id)).length > 0) throw new CodedError('GROUP_IN_USE');
      }
      const members = await memberIds(tx, group.id);
      await groupTables(tx).deleteFrom('groups').where('id', '=', group.id).execute();
      await this.#ports.requireAdministratorLeft(tx);
      await noteAccessChange(tx, by.tenantId, { kind: 'group', id: group.id });
      const before = {
        kind: 'people',
        name: group.name,
        members: members.people.length,
        groups: members.groups.length,
      } as const;
      await appendAudit(tx, by.tenantId, [
        auditEvent('group.removed', { ...about, target: groupTarget(group), before, after: null }),
      ]);
      return {};
    });
  }

  async #write(by: Provisioner, work: (tx: Transaction, about: About) => Promise<Json>): Promise<Json> {
    const about = { at: this.#ports.clock.now(), actor: actorOf(by), address: by.address };
    try {
      const resource = await this.#ports.database.inTenant(by.tenantId, (tx) => work(tx, about));
      announceGroups(this.#ports.bus, by.tenantId);
      return resource;
    } catch (error) {
      throw isUniqueViolation(error) ? taken('Another group has this displayName or externalId.') : error;
    }
  }

  #change(
    by: Provisioner,
    id: string,
    {
      changes,
      check,
      isAnswered,
    }: { changes: readonly GroupChange[]; check: VersionCheck; isAnswered: boolean },
  ): Promise<Json> {
    return this.#write(by, async (tx, about) => {
      const group = await mustFind(tx, id, 'change');
      check(versionOf(group));
      const events: AuditEvent[] = [];
      for (const change of changes) {
        const event =
          change.kind === 'members'
            ? await this.#changeMembers(tx, { by, about, group }, change)
            : await changeAttribute(tx, about, { group, change });
        if (event !== null) events.push(event);
      }
      await appendAudit(tx, by.tenantId, events);
      return isAnswered ? this.#describe(tx, await mustFind(tx, id), EVERYTHING) : {};
    });
  }

  async #changeMembers(
    tx: Transaction,
    { by, about, group }: { by: Provisioner; about: About; group: GroupRow },
    { how, ids }: Extract<GroupChange, { kind: 'members' }>,
  ): Promise<AuditEvent | null> {
    const into = { tenantId: by.tenantId, id: group.id, kind: 'people' } as const;
    let gone = { people: [] as PersonId[], groups: [] as GroupId[] };
    if (how === 'replace') {
      const wanted = new Set<string>(ids);
      const before = await memberIds(tx, group.id);
      gone = {
        people: before.people.filter((each) => !wanted.has(each)),
        groups: before.groups.filter((each) => !wanted.has(each)),
      };
    } else if (how === 'remove') {
      gone = {
        people: ids.map((each) => PersonId.parse(each)),
        groups: ids.map((each) => GroupId.parse(each)),
      };
    }
    const removed = await removeMembers(tx, into, gone);
    const added = how === 'remove' ? [] : await this.#add(tx, by, { id: group.id, ids });
    if (removed.length + added.length === 0) return null;
    if (removed.length > 0) await this.#ports.requireAdministratorLeft(tx);
    await noteMembersChanged(tx, { tenantId: by.tenantId, id: group.id }, about.at);
    return membersChanged({ ...about, target: groupTarget(group) }, removed, added);
  }

  /** @throws ScimError invalidValue for an id that the tenant has nobody of */
  async #add(
    tx: Transaction,
    { tenantId }: Provisioner,
    { id, ids }: { id: GroupId; ids: readonly string[] },
  ): Promise<NamedMember[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<{ id: string; kind: 'person' | 'group' | null }>`
      select given.id::text as id, case
        when exists (select 1 from persons p where p.id = given.id) then 'person'
        when exists (select 1 from groups g where g.id = given.id and g.kind = 'people') then 'group'
      end as kind
      from unnest(${[...ids]}::uuid[]) as given(id)`.execute(tx);
    const unknown = rows.find(({ kind }) => kind === null);
    if (unknown !== undefined) throw invalidValue(`Nobody has the id ${unknown.id}.`);
    const of = (kind: 'person' | 'group') => rows.filter((row) => row.kind === kind).map((row) => row.id);
    return addMembers(
      tx,
      { tenantId, id, kind: 'people' },
      {
        people: of('person').map((each) => PersonId.parse(each)),
        groups: of('group').map((each) => GroupId.parse(each)),
      },
    );
  }

  async #describe(tx: Transaction, group: GroupRow, selection: Selection): Promise<Json> {
    const base = baseOf(this.#ports);
    const location = `${base}/Groups/${group.id}`;
    const { created_at: createdAt, updated_at: updatedAt } = group;
    const isWhole = isSelected(selection, 'members');
    const resource = {
      schemas: [GROUP_SCHEMA],
      id: group.id,
      ...(group.external_id === null ? {} : { externalId: group.external_id }),
      displayName: group.name,
      ...(isWhole ? { members: await membersShown(tx, group.id, base) } : {}),
      meta: metaOf({ resourceType: 'Group', location, createdAt, updatedAt, content: contentOf(group) }),
    };
    return select(resource, selection);
  }
}

const EVERYTHING: Selection = { only: null, without: new Set() };

/** A change of members changes `updated_at`: their list needn't be read for a version. */
const contentOf = (group: GroupRow): unknown => [
  group.id,
  group.name,
  group.external_id,
  group.updated_at.getTime(),
];

const versionOf = (group: GroupRow): unknown =>
  metaOf({
    resourceType: 'Group',
    location: '',
    createdAt: group.created_at,
    updatedAt: group.updated_at,
    content: contentOf(group),
  })['version'];

const nameOf = (value: unknown): string => {
  const name = textOr(value, NAME_MAX, null);
  if (name === null) throw invalidValue('displayName is missing or can’t be used.');
  return name;
};

const selectGroups = (tx: Transaction) =>
  groupTables(tx).selectFrom('groups').select(['id', 'name', 'external_id', 'created_at', 'updated_at']);

async function mustFind(tx: Transaction, id: string, lock?: GroupLock): Promise<GroupRow> {
  const parsed = GroupId.safeParse(id);
  if (!parsed.success) throw notFound();
  const found = selectGroups(tx).where('id', '=', parsed.data).where('source', '=', 'scim');
  const row = await (lock === undefined ? found : lockedFor(lock, found)).executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

async function membersShown(tx: Transaction, id: GroupId, base: string): Promise<Json[]> {
  const { people, groups } = await memberIds(tx, id);
  return [
    ...people.map((value) => ({ value, $ref: `${base}/Users/${value}`, type: 'User' })),
    ...groups.map((value) => ({ value, $ref: `${base}/Groups/${value}`, type: 'Group' })),
  ];
}

async function changeAttribute(
  tx: Transaction,
  about: About,
  { group, change }: { group: GroupRow; change: Exclude<GroupChange, { kind: 'members' }> },
): Promise<AuditEvent | null> {
  const updated = new Date(about.at);
  const groups = groupTables(tx).updateTable('groups').where('id', '=', group.id);
  if (change.kind === 'external-id') {
    if (change.externalId !== group.external_id) {
      await groups.set({ external_id: change.externalId, updated_at: updated }).execute();
    }
    return null;
  }
  const name = nameOf(change.name);
  if (name === group.name) return null;
  await groups.set({ name, updated_at: updated }).execute();
  const target = groupTarget(group);
  return auditEvent('group.changed', { ...about, target, before: { name: group.name }, after: { name } });
}
