import type { Session } from '@alongside/domain';
import {
  CodedError,
  type DeviceId,
  type DevicePlatform,
  type GroupId,
  type PersonDetails,
  type PersonId,
} from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import { groupsOfPerson, groupTables } from '../../directory/index.ts';
import { findPerson } from './person-rows.ts';
import { invitedAmong, summaryOf } from './person-summaries.ts';

const GROUPS_MAX = 500;
const DEVICES_MAX = 100;

/** Everything of the person's page but their sessions. @throws CodedError NOT_FOUND */
export async function readPersonDetails(
  tx: Transaction,
  personId: PersonId,
  nowMs: number,
): Promise<Omit<PersonDetails, 'sessions'>> {
  const row = await findPerson(tx, personId);
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return {
    ...summaryOf(row, (await invitedAmong(tx, [row], nowMs)).has(row.id)),
    department: row.department,
    source: row.source,
    employeeNumber: row.employee_number,
    externalId: row.external_id,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at?.toISOString() ?? null,
    groups: await groupsWithWay(tx, personId),
    devices: await devicesOf(tx, personId),
  };
}

async function groupsWithWay(tx: Transaction, personId: PersonId): Promise<PersonDetails['groups']> {
  const ids = await groupsOfPerson(tx, personId);
  if (ids.length === 0) return [];
  const direct = await groupTables(tx)
    .selectFrom('group_people')
    .select('group_id')
    .where('person_id', '=', personId)
    .execute();
  const directIds = new Set<GroupId>(direct.map((each) => each.group_id));
  const groups = await groupTables(tx)
    .selectFrom('groups')
    .select(['id', 'name', 'source'])
    .where('id', 'in', ids)
    .orderBy(sql`lower(name)`)
    .limit(GROUPS_MAX)
    .execute();
  return groups.map((group) => ({ ...group, isDirect: directIds.has(group.id) }));
}

interface DeviceRow {
  readonly id: DeviceId;
  readonly name: string;
  readonly platform: DevicePlatform;
  readonly last_seen_at: Date;
  readonly retired_at: Date | null;
}

async function devicesOf(tx: Transaction, personId: PersonId): Promise<PersonDetails['devices']> {
  const { rows } = await sql<DeviceRow>`
    select id, coalesce(display_name, name) as name, platform, last_seen_at, retired_at from devices
    where primary_person_id = ${personId} order by lower(name), id limit ${DEVICES_MAX}`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    platform: row.platform,
    lastSeenAt: row.last_seen_at.toISOString(),
    isRetired: row.retired_at !== null,
  }));
}

/** Running sessions as one of their people sees them listed, newest first. */
export const sessionsOf = (personId: PersonId, running: readonly Session[]): PersonDetails['sessions'] =>
  running
    .flatMap((session) => {
      if (session.kind === 'ended') return [];
      const { id, kind, helper } = session;
      const sharer = session.kind === 'waiting' ? null : session.sharer;
      const isHelper = helper.personId === personId;
      return {
        id,
        side: isHelper ? ('helper' as const) : ('sharer' as const),
        kind,
        createdAt: new Date(session.createdAt).toISOString(),
        other: (isHelper ? sharer : helper)?.profile.fullName ?? null,
      };
    })
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
