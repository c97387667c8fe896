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
import { sql } from 'kysely';
import type { CountryOf } from '../../platform/countries/index.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { complianceNow } from '../compliance/index.ts';
import { readConditionalFacts } from '../conditional-access/index.ts';
import {
  assignmentsOfGroups,
  directAssignments,
  findPeople,
  membershipsOf,
  type NamedGroup,
  type PersonRow,
  profileOf,
} from '../identity/index.ts';
import { settingsOfGroups } from '../settings-overrides/index.ts';

interface ReaderPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly countryOf: CountryOf;
}

/** Reads all of a decision in one transaction, so that its parts are of one moment, by few queries. */
export class DatabaseAccessReader implements AccessReader {
  readonly #ports: ReaderPorts;

  constructor(ports: ReaderPorts) {
    this.#ports = ports;
  }

  read(request: AccessRequest): Promise<AccessState> {
    return this.#ports.database.inTenant(request.tenantId, (tx) => this.readIn(tx, request));
  }

  /** The same in a transaction that has begun. */
  async readIn(tx: Transaction, request: AccessRequest): Promise<AccessState> {
    const { tenantId, helper, sharer, deviceId } = request;
    const ids = [helper, sharer].flatMap((asked) => (asked === null ? [] : [asked.personId]));
    const rows = ids.length === 0 ? [] : await findPeople(tx, ids);
    const device =
      deviceId === null
        ? undefined
        : await findDeviceRow(tx, { tenantId, id: deviceId, nowMs: this.#ports.clock.now() });
    const memberships = await membershipsOf(tx, tenantId, {
      people: ids,
      devices: deviceId === null ? [] : [deviceId],
    });
    const groupsOf = (id: PersonId | DeviceId | null) => (id === null ? [] : (memberships.get(id) ?? []));
    const assigned = await assignmentsOfGroups(tx, tenantId, idsOf(groupsOf(helper?.personId ?? null)));
    const helped = [...groupsOf(sharer?.personId ?? null), ...groupsOf(deviceId)];
    const isAlone = sharer === null && deviceId === null;
    const concerned = isAlone ? groupsOf(helper?.personId ?? null) : helped;
    const { settings, overriddenBy } = await settingsOfGroups(tx, tenantId, idsOf(concerned));

    const personOf = (asked: AskedPerson | null, assignments: Person['assignments']): Person | null => {
      const row = rows.find(({ id }) => id === asked?.personId);
      if (row === undefined) return null;
      return toPerson(row, groupsOf(row.id), [...directAssignments(row.roles), ...assignments]);
    };
    return {
      helper: personOf(helper, assigned.assignments),
      // Whom a sharer may help is not asked.
      sharer: personOf(sharer, []),
      device: device === undefined ? null : deviceNow(device, groupsOf(deviceId)),
      settings,
      facts: {
        ...factsOf(tenantId, settings, this.#ports.clock.now()),
        overriddenBy,
        groupNames: new Map([
          ...assigned.groupNames,
          ...[...memberships.values()].flat().map(({ id, name }) => [id, name] as const),
        ]),
        conditional: await this.#conditional(tx, request),
      },
    };
  }

  #conditional(tx: Transaction, { helper, sharer, deviceId, sessionId }: AccessRequest) {
    const side = (asked: AskedPerson | null, device: DeviceId | null) =>
      asked === null
        ? null
        : { personId: asked.personId, signInId: asked.signInId ?? null, deviceId: device };
    const { countryOf, clock } = this.#ports;
    return readConditionalFacts(tx, {
      helper: side(helper, null),
      sharer: side(sharer, deviceId),
      sessionId,
      countryOf,
      nowMs: clock.now(),
    });
  }
}

const idsOf = (groups: readonly NamedGroup[]): GroupId[] => groups.map(({ id }) => id);

const toPerson = (
  row: PersonRow,
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
}

/** A device that is to be evaluated anew is evaluated for this decision. */
async function findDeviceRow(
  tx: Transaction,
  { tenantId, id, nowMs }: { readonly tenantId: TenantId; readonly id: DeviceId; readonly nowMs: number },
): Promise<DeviceRow | undefined> {
  const { rows } = await sql<DeviceRow & { readonly is_pending: boolean }>`
    select coalesce(display_name, name) as name,
      unenrolled_at is null and thumbprint is not null as is_enrolled,
      retired_at is not null as is_retired,
      compliance = 'compliant' as is_compliant,
      compliance_stale or coalesce(compliance_due_at <= ${new Date(nowMs)}, false)
        or exists (select 1 from compliance_runs r where r.tenant_id = ${tenantId}) as is_pending
    from devices where tenant_id = ${tenantId} and id = ${id}`.execute(tx);
  const [row] = rows;
  if (row?.is_pending !== true) return row;
  return { ...row, is_compliant: (await complianceNow(tx, id, nowMs)) === 'compliant' };
}

const deviceNow = (row: DeviceRow, groups: readonly NamedGroup[]): DeviceNow => ({
  name: row.name,
  isEnrolled: row.is_enrolled,
  isCompliant: row.is_compliant,
  isRetired: row.is_retired,
  groups: idsOf(groups),
});
