import { instantOf } from '@alongside/domain';
import {
  CodedError,
  type DeviceDetail,
  type DeviceId,
  type PersonId,
  type TenantId,
} from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';
import { groupsOfDevice, groupTables } from '../directory/index.ts';
import type { DeviceScope } from './device-scope.ts';
import { deviceTables } from './device-tables.ts';
import { readSummary } from './list-devices.ts';

interface Place {
  readonly tenantId: TenantId;
  readonly living: readonly string[];
  readonly nowMs: number;
  /** What whoever asks may see. */
  readonly scope: DeviceScope;
}

type PeopleTables = {
  persons: { id: PersonId; full_name: string };
  sign_ins: { person_id: PersonId; device_id: DeviceId | null };
};

/** All that a device's page shows. @throws CodedError NOT_FOUND */
export async function describeDevice(tx: Transaction, id: DeviceId, place: Place): Promise<DeviceDetail> {
  const summary = await readSummary(tx, id, place);
  const row = await deviceTables(tx)
    .selectFrom('devices')
    .leftJoin('enrolment_tokens', 'enrolment_tokens.id', 'enrolment_token_id')
    .select(['devices.name', 'facts', 'external_facts', 'enrolled_by', 'thumbprint', 'key_since'])
    .select(['key_rotation_asked_at', 'enrolment_tokens.name as token_name'])
    .where('devices.id', '=', id)
    .executeTakeFirst();
  if (summary === undefined || row === undefined) throw new CodedError('NOT_FOUND');
  const signedIn = await tx
    .$extendTables<PeopleTables>()
    .selectFrom('sign_ins')
    .innerJoin('persons', 'persons.id', 'sign_ins.person_id')
    .select(['persons.id', 'persons.full_name'])
    .where('sign_ins.device_id', '=', id)
    .executeTakeFirst();
  const external = Object.entries(row.external_facts).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...summary,
    ownName: row.name,
    groups: await groupsNamed(tx, id),
    posture: row.facts,
    externalFacts: external.map(([source, told]) => ({ source, setBy: null, ...told })),
    enrolment: { way: row.enrolled_by, tokenName: row.token_name },
    key: {
      thumbprint: row.thumbprint,
      since: instantOf(row.key_since.getTime()),
      isRotationAsked: row.key_rotation_asked_at !== null,
    },
    agentSignIn: signedIn === undefined ? null : { id: signedIn.id, fullName: signedIn.full_name },
  };
}

async function groupsNamed(tx: Transaction, id: DeviceId): Promise<DeviceDetail['groups']> {
  const ids = await groupsOfDevice(tx, id);
  if (ids.length === 0) return [];
  return groupTables(tx)
    .selectFrom('groups')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .orderBy('name')
    .execute();
}
