import { type AuditEvent, auditEvent } from '@alongside/domain';
import { EmailAddress, PersonId, type TenantId } from '@alongside/protocol';
import { appendAudit } from '../../platform/audit/index.ts';
import { tenantTopic } from '../../platform/bus/index.ts';
import { isUniqueViolation, type Transaction } from '../../platform/database/index.ts';
import { groupTables } from '../directory/index.ts';
import {
  type About,
  announceEndedAccess,
  changeActivity,
  changePerson,
  domainOf,
  type EndedAccess,
  findProvisioned,
  indexPeople,
  insertPeople,
  listProvisioned,
  lockByAddress,
  markDeprovisioned,
  markProvisioned,
  personColumns,
  personTarget,
  type PersonFields,
  type ProvisionedPerson,
} from '../identity/index.ts';
import { filterCondition } from './filter-sql.ts';
import { DomainHolders } from './own-domains.ts';
import { isSelected, type Json, select, selectionOf } from './scim-attributes.ts';
import { notFound, ScimError, taken } from './scim-error.ts';
import { listResponse, metaOf, pagingOf } from './scim-list.ts';
import { actorOf, baseOf, type Provisioner, type ScimPorts } from './scim-ports.ts';
import { Together } from './together.ts';
import { wantedByPatch } from './user-patch.ts';
import { USER_COLUMNS } from './user-filter.ts';
import { addressOf, type GroupOfUser, userResource, type WantedUser, wantedUser } from './user-resource.ts';

/** A version that the request names is held against the resource’s; null: it names none. */
export type VersionCheck = (version: unknown) => void;

/** The people of a tenant, as a directory provisions them (RFC 7644). */
export class ScimUsers {
  readonly #ports: ScimPorts;
  readonly #domains: DomainHolders;
  /** By tenant, token and address: those who come at the same time share a transaction, and the wait for the disk. */
  readonly #newcomers = new Map<string, Together<Newcomer, Json | null>>();

  constructor(ports: ScimPorts) {
    this.#ports = ports;
    this.#domains = new DomainHolders(ports.database, ports.clock);
  }

  /** @throws ScimError invalidFilter */
  async list({ tenantId }: Provisioner, query: Json): Promise<Json> {
    const condition = filterCondition(textOf(query['filter']), USER_COLUMNS);
    const { startIndex, count } = pagingOf(query);
    const selection = selectionOf(query);
    return this.#ports.database.inTenant(tenantId, async (tx) => {
      const found = await listProvisioned(tx, condition, { offset: startIndex - 1, limit: count });
      const groups = isSelected(selection, 'groups')
        ? await groupsOf(tx, found.people)
        : new Map<PersonId, GroupOfUser[]>();
      const resources = found.people.map((person) => this.#resource(person, groups.get(person.id) ?? []));
      return listResponse(
        found.total,
        startIndex,
        resources.map((each) => select(each, selection)),
      );
    });
  }

  /** @throws ScimError for nobody of that id */
  async read({ tenantId }: Provisioner, id: string): Promise<Json> {
    return this.#ports.database.inTenant(tenantId, async (tx) => this.#describe(tx, await mustFind(tx, id)));
  }

  /** Somebody whom the directory deleted before comes back as the person they were. @throws ScimError uniqueness, invalidValue */
  async create(by: Provisioner, body: Json): Promise<Json> {
    const wanted = wantedUser(body);
    const email = await this.#address(by.tenantId, wanted);
    const added = await this.#newcomersOf(by).do({ wanted, email });
    if (added !== null) return added;
    return this.#write(by, async (tx, about) => {
      const [inserted] = await this.#insert(tx, { by, about, newcomers: [{ wanted, email }] });
      if (inserted) return { resource: inserted, ended: null };
      const former = await lockByAddress(tx, email);
      if (former === undefined || former.deprovisioned_at === null) {
        throw taken('Somebody has this e-mail address.');
      }
      return this.#change(tx, { by, about, person: former, wanted: revived(wanted) }, email);
    });
  }

  /** @throws ScimError uniqueness, invalidValue; CodedError LAST_ADMINISTRATOR */
  async replace(
    by: Provisioner,
    id: string,
    { body, check }: { body: Json; check: VersionCheck },
  ): Promise<Json> {
    const wanted = wantedUser(body);
    const email = await this.#address(by.tenantId, wanted);
    return this.#write(by, async (tx, about) => {
      const person = await mustFind(tx, id, true);
      check(versionOf(await this.#describe(tx, person)));
      return this.#change(tx, { by, about, person, wanted }, email);
    });
  }

  /** @throws ScimError uniqueness, invalidValue, invalidSyntax, mutability, noTarget; CodedError LAST_ADMINISTRATOR */
  async patch(
    by: Provisioner,
    id: string,
    { body, check }: { body: Json; check: VersionCheck },
  ): Promise<Json> {
    const wanted = wantedByPatch(body);
    const isMoved = wanted.emails.length > 0 || EmailAddress.safeParse(wanted.userName).success;
    const email = isMoved ? await this.#address(by.tenantId, wanted) : null;
    return this.#write(by, async (tx, about) => {
      const person = await mustFind(tx, id, true);
      check(versionOf(await this.#describe(tx, person)));
      return this.#change(tx, { by, about, person, wanted }, email);
    });
  }

  /** Deactivates the person and hides them from the directory; what refers to them keeps them. @throws CodedError LAST_ADMINISTRATOR */
  async remove(by: Provisioner, id: string, check: VersionCheck): Promise<void> {
    await this.#write(by, async (tx, about) => {
      const person = await mustFind(tx, id, true);
      check(versionOf(await this.#describe(tx, person)));
      const { tenantId } = by;
      const ended = await changeActivity(tx, about, { tenantId, ids: [person.id], isActive: false });
      await leaveProvisionedGroups(tx, person.id);
      await markDeprovisioned(tx, person.id, about.at);
      const target = personTarget(person);
      await appendAudit(tx, tenantId, [
        auditEvent('person.deprovisioned', {
          ...about,
          target,
          before: { email: person.email },
          after: null,
        }),
      ]);
      return { resource: {}, ended };
    });
  }

  async #write(
    by: Provisioner,
    work: (tx: Transaction, about: About) => Promise<{ resource: Json; ended: EndedAccess | null }>,
  ): Promise<Json> {
    const about = { at: this.#ports.clock.now(), actor: actorOf(by), address: by.address };
    try {
      const { resource, ended } = await this.#ports.database.inTenant(by.tenantId, (tx) => work(tx, about));
      if (ended !== null) await announceEndedAccess(this.#ports, ended);
      else this.#ports.bus.publish(tenantTopic(by.tenantId, 'people'), {});
      return resource;
    } catch (error) {
      throw isUniqueViolation(error) ? taken('userName, externalId or e-mail address is taken.') : error;
    }
  }

  async #address(tenantId: TenantId, wanted: WantedUser): Promise<EmailAddress> {
    const named = EmailAddress.safeParse(wanted.userName);
    const domains = [...wanted.emails, ...(named.success ? [named.data] : [])].map(domainOf);
    const own = await this.#domains.ownAmong(tenantId, [...new Set(domains)]);
    return addressOf(wanted, (domain) => own.has(domain));
  }

  #newcomersOf(by: Provisioner): Together<Newcomer, Json | null> {
    const key = [by.tenantId, by.tokenId, by.address].join(' ');
    const known = this.#newcomers.get(key);
    if (known !== undefined) return known;
    if (this.#newcomers.size >= NEWCOMERS_KEPT) this.#newcomers.clear();
    const made = new Together<Newcomer, Json | null>((newcomers) => this.#addTogether(by, newcomers));
    this.#newcomers.set(key, made);
    return made;
  }

  /** For each of them the new resource; null: they couldn't be added beside the others, and alone it will be found out why. */
  async #addTogether(by: Provisioner, newcomers: readonly Newcomer[]): Promise<readonly (Json | null)[]> {
    const { clock, database, bus } = this.#ports;
    const about = { at: clock.now(), actor: actorOf(by), address: by.address };
    try {
      const added = await database.inTenant(by.tenantId, (tx) => this.#insert(tx, { by, about, newcomers }));
      if (added.some((resource) => resource !== null)) bus.publish(tenantTopic(by.tenantId, 'people'), {});
      return added;
    } catch {
      return newcomers.map(() => null);
    }
  }

  /** For each of them the new resource; null: somebody has the address, or had it. */
  async #insert(
    tx: Transaction,
    { by, about, newcomers }: { by: Provisioner; about: About; newcomers: readonly Newcomer[] },
  ): Promise<readonly (Json | null)[]> {
    const { tenantId } = by;
    const people = newcomers.map(({ wanted, email }) => ({
      fields: { ...EMPTY, fullName: email, ...wanted.fields, email },
      isActive: wanted.isActive ?? true,
    }));
    // Of two with one address the first is added.
    const firsts = people.filter(
      ({ fields }, at) => people.findIndex((other) => other.fields.email === fields.email) === at,
    );
    const { ids, events } = await insertPeople(tx, about, { tenantId, source: 'scim', people: firsts });
    const resources: (Json | null)[] = [];
    for (const [at, person] of people.entries()) {
      const { fields, isActive } = person;
      const id = firsts.includes(person) ? ids.get(fields.email) : undefined;
      if (id === undefined) {
        resources.push(null);
        continue;
      }
      const userName = userNameBeside(newcomers[at]?.wanted.userName, fields.email);
      if (userName !== null) await markProvisioned(tx, id, { userName, at: about.at });
      const now = new Date(about.at);
      resources.push(this.#resource(storedOf({ id, fields, userName, isActive, now }), []));
    }
    await appendAudit(tx, tenantId, events);
    return resources;
  }

  /** @param email null: as it is */
  async #change(
    tx: Transaction,
    {
      by,
      about,
      person,
      wanted,
    }: { by: Provisioner; about: About; person: ProvisionedPerson; wanted: WantedUser },
    email: EmailAddress | null,
  ): Promise<{ resource: Json; ended: EndedAccess | null }> {
    const { tenantId } = by;
    const { id } = person;
    const fields = email === null ? wanted.fields : { ...wanted.fields, email };
    const event = await changePerson(tx, about, { person, wanted: fields });
    const userName = userNameBeside(
      wanted.userName ?? person.user_name ?? person.email,
      email ?? person.email,
    );
    const isMarked =
      person.source === 'scim' && person.user_name === userName && person.deprovisioned_at === null;
    if (!isMarked) await markProvisioned(tx, id, { userName, at: about.at });
    if (event !== null) await indexPeople(tx, [id]);
    const isActive = wanted.isActive ?? person.is_active;
    const ended =
      isActive === person.is_active
        ? null
        : await changeActivity(tx, about, { tenantId, ids: [id], isActive });
    const events: AuditEvent[] = event === null ? [] : [event];
    await appendAudit(tx, tenantId, events);
    return { resource: await this.#describe(tx, await mustFind(tx, id)), ended };
  }

  async #describe(tx: Transaction, person: ProvisionedPerson): Promise<Json> {
    return this.#resource(person, (await groupsOf(tx, [person])).get(person.id) ?? []);
  }

  #resource(person: ProvisionedPerson, groups: readonly GroupOfUser[]): Json {
    const base = baseOf(this.#ports);
    const resource = userResource(person, base, groups);
    const location = `${base}/Users/${person.id}`;
    const { created_at: createdAt, updated_at: updatedAt } = person;
    const dates = { createdAt, updatedAt: updatedAt ?? createdAt };
    return { ...resource, meta: metaOf({ resourceType: 'User', location, ...dates, content: resource }) };
  }
}

/** Somebody who is to be added. */
interface Newcomer {
  readonly wanted: WantedUser;
  readonly email: EmailAddress;
}

/** A directory has one token and few addresses. */
const NEWCOMERS_KEPT = 1_000;

const EMPTY = {
  firstName: null,
  lastName: null,
  jobTitle: null,
  department: null,
  company: null,
  employeeNumber: null,
  externalId: null,
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const versionOf = (resource: Json): unknown => (resource['meta'] as Json)['version'];

/** Whoever comes back is active, unless it is said otherwise. */
const revived = (wanted: WantedUser): WantedUser => ({ ...wanted, isActive: wanted.isActive ?? true });

/** What is kept of a user name: nothing if it is the address. */
const userNameBeside = (userName: string | undefined, email: string): string | null =>
  userName === undefined || userName === email ? null : userName;

async function mustFind(tx: Transaction, id: string, isLocked = false): Promise<ProvisionedPerson> {
  const parsed = PersonId.safeParse(id);
  const person = parsed.success ? await findProvisioned(tx, parsed.data, isLocked) : undefined;
  if (person === undefined) throw notFound();
  return person;
}

interface Stored {
  readonly id: PersonId;
  readonly fields: PersonFields;
  readonly userName: string | null;
  readonly isActive: boolean;
  readonly now: Date;
}

const storedOf = ({ id, fields, userName, isActive, now }: Stored): ProvisionedPerson => ({
  id,
  ...personColumns(fields),
  user_name: userName,
  is_active: isActive,
  source: 'scim',
  created_at: now,
  updated_at: null,
  deprovisioned_at: null,
});

/** The groups that a directory keeps, and that people are directly in. */
async function groupsOf(
  tx: Transaction,
  people: readonly ProvisionedPerson[],
): Promise<Map<PersonId, GroupOfUser[]>> {
  const found = new Map<PersonId, GroupOfUser[]>();
  if (people.length === 0) return found;
  const rows = await groupTables(tx)
    .selectFrom('group_people')
    .innerJoin('groups', 'groups.id', 'group_people.group_id')
    .select(['group_people.person_id', 'groups.id', 'groups.name'])
    .where(
      'group_people.person_id',
      'in',
      people.map(({ id }) => id),
    )
    .where('groups.source', '=', 'scim')
    .orderBy('groups.name')
    .execute();
  for (const { person_id: personId, id, name } of rows) {
    found.set(personId, [...(found.get(personId) ?? []), { id, name }]);
  }
  return found;
}

async function leaveProvisionedGroups(tx: Transaction, id: PersonId): Promise<void> {
  const provisioned = groupTables(tx).selectFrom('groups').select('id').where('source', '=', 'scim');
  await groupTables(tx)
    .deleteFrom('group_people')
    .where('person_id', '=', id)
    .where('group_id', 'in', provisioned)
    .execute();
}

/** @throws ScimError 412 */
export const checkVersion =
  (wanted: unknown): VersionCheck =>
  (version) => {
    if (typeof wanted !== 'string' || wanted.trim() === '*') return;
    const named = wanted.split(',').map((each) => each.trim());
    if (!named.includes(String(version))) throw new ScimError(412, null, 'The resource has changed since.');
  };
