import type {
  AccessReader,
  AccessRequest,
  AccessState,
  AskedPerson,
  Clock,
  DeviceNow,
  Person,
} from '@alongside/domain';
import { factsOf } from '@alongside/domain';
import type { DeviceId, GroupId, PersonId, TenantId } from '@alongside/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { CountryOf } from '../../platform/countries/index.ts';
import { type Database, idList, prepared, type Transaction } from '../../platform/database/index.ts';
import { complianceNow } from '../compliance/index.ts';
import {
  conditionalFactsOf,
  type ConditionalRow,
  selectConditionalFacts,
} from '../conditional-access/index.ts';
import {
  type AssignmentRow,
  assignmentsRead,
  byMember,
  directAssignments,
  type MembershipRow,
  type NamedGroup,
  type PartyRow,
  profileOf,
  selectAssignments,
  selectMemberships,
  selectParties,
} from '../identity/index.ts';
import { selectSettings, settingsRead, type SettingsRow } from '../settings-overrides/index.ts';

interface ReaderPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly countryOf: CountryOf;
}

/**
 * Reads all of a decision by one statement, so that its parts are of one moment: what was committed when it began. Only a
 * device that is to be evaluated anew takes more.
 */
export class DatabaseAccessReader implements AccessReader {
  readonly #ports: ReaderPorts;

  constructor(ports: ReaderPorts) {
    this.#ports = ports;
  }

  read(request: AccessRequest): Promise<AccessState> {
    return this.#ports.database.readInTenant(request.tenantId, (tx) => this.#readIn(tx, request));
  }

  async #readIn(tx: Transaction, request: AccessRequest): Promise<AccessState> {
    const { tenantId, helper, sharer, deviceId } = request;
    const nowMs = this.#ports.clock.now();
    const { rows } = await selectState(request, nowMs).execute(tx);
    const row = rows[0];
    if (row === undefined) throw new Error('A statement without a table answered no row');
    const { settings, overriddenBy } = settingsRead(row.settings);
    const memberships = byMember(row.memberships ?? []);
    const groupsOf = (id: PersonId | DeviceId | null) => (id === null ? [] : (memberships.get(id) ?? []));
    const assigned = assignmentsRead(row.assignments ?? []);

    const personOf = (asked: AskedPerson | null, assignments: Person['assignments']): Person | null => {
      const found = row.people?.find(({ id }) => id === asked?.personId);
      if (found === undefined) return null;
      return toPerson(found, groupsOf(found.id), [...directAssignments(found.roles), ...assignments]);
    };
    return {
      helper: personOf(helper, assigned.assignments),
      // Whom a sharer may help is not asked.
      sharer: personOf(sharer, []),
      device:
        deviceId === null ? null : await deviceNow(tx, deviceId, { row, groups: groupsOf(deviceId), nowMs }),
      settings,
      facts: {
        ...factsOf(tenantId, settings, nowMs),
        overriddenBy,
        groupNames: new Map([
          ...assigned.groupNames,
          ...[...memberships.values()].flat().map(({ id, name }) => [id, name] as const),
        ]),
        conditional: conditionalFactsOf(row.conditional, { countryOf: this.#ports.countryOf, nowMs }),
      },
    };
  }
}

interface StateRow {
  readonly people: readonly PartyRow[] | null;
  readonly device: DeviceRow | null;
  readonly memberships: readonly MembershipRow[] | null;
  readonly assignments: readonly AssignmentRow[] | null;
  /** null: there is no tenant. */
  readonly settings: SettingsRow | null;
  readonly conditional: ConditionalRow;
}

/** One row with everything, each part as JSON. */
function selectState(request: AccessRequest, nowMs: number): RawBuilder<StateRow> {
  const { tenantId, helper, sharer, deviceId, sessionId } = request;
  const people = [helper, sharer].flatMap((asked) => (asked === null ? [] : [asked.personId]));
  const members = { people, devices: deviceId === null ? [] : [deviceId] };
  const groupsOf = (ids: readonly (PersonId | DeviceId)[]) =>
    sql<GroupId>`select m.id from memberships m where m.member in (${idList(ids)})`;
  const helpers = helper === null ? [] : [helper.personId];
  const helped = [sharer?.personId ?? null, deviceId].filter((id) => id !== null);
  const conditional = selectConditionalFacts({
    tenantId,
    helper: helper && askedSide(helper, null),
    sharer: sharer && askedSide(sharer, deviceId),
    sessionId,
    nowMs,
  });
  return sql`${prepared}
    with memberships as materialized (${selectMemberships(tenantId, members)})
    select (select json_agg(p) from (${selectParties(people)}) p) as people,
      (select row_to_json(d) from (${selectDevice(tenantId, deviceId, nowMs)}) d) as device,
      (select json_agg(m) from (select member, id, name from memberships order by depth, name) m) as memberships,
      (select json_agg(a) from (${selectAssignments(tenantId, groupsOf(helpers))}) a) as assignments,
      (select row_to_json(s) from (${selectSettings(tenantId, groupsOf(helped.length === 0 ? helpers : helped))}) s)
        as settings,
      (select row_to_json(c) from (${conditional}) c) as conditional`;
}

const askedSide = ({ personId, signInId }: AskedPerson, deviceId: DeviceId | null) => ({
  personId,
  signInId: signInId ?? null,
  deviceId,
});

const idsOf = (groups: readonly NamedGroup[]): GroupId[] => groups.map(({ id }) => id);

const toPerson = (
  row: PartyRow,
  groups: readonly NamedGroup[],
  assignments: Person['assignments'],
): Person => ({
  tenantId: row.tenant_id,
  personId: row.id,
  profile: profileOf(row),
  isActive: row.is_active,
  isBlocked: row.is_blocked,
  groups: idsOf(groups),
  assignments,
});

interface DeviceRow {
  readonly name: string;
  readonly is_enrolled: boolean;
  readonly is_retired: boolean;
  readonly is_compliant: boolean;
  /** What is stored of its compliance may be of before something changed. */
  readonly is_pending: boolean;
}

const selectDevice = (tenantId: TenantId, id: DeviceId | null, nowMs: number): RawBuilder<DeviceRow> => sql`
  select coalesce(d.display_name, d.name) as name,
    d.unenrolled_at is null and d.thumbprint is not null as is_enrolled,
    d.retired_at is not null as is_retired,
    d.compliance = 'compliant' as is_compliant,
    d.compliance_stale or coalesce(d.compliance_due_at <= ${new Date(nowMs)}, false)
      or exists (select 1 from compliance_runs r where r.tenant_id = ${tenantId}) as is_pending
  from devices d where d.tenant_id = ${tenantId} and d.id = ${id}::uuid`;

/** A device that is to be evaluated anew is evaluated for this decision. */
async function deviceNow(
  tx: Transaction,
  id: DeviceId,
  {
    row,
    groups,
    nowMs,
  }: { readonly row: StateRow; readonly groups: readonly NamedGroup[]; readonly nowMs: number },
): Promise<DeviceNow | null> {
  const { device } = row;
  if (device === null) return null;
  return {
    name: device.name,
    isEnrolled: device.is_enrolled,
    isCompliant: device.is_pending
      ? (await complianceNow(tx, id, nowMs)) === 'compliant'
      : device.is_compliant,
    isRetired: device.is_retired,
    groups: idsOf(groups),
  };
}
