import { type ComplianceFacts, failureKey } from '@alongside/domain';
import {
  type ComplianceState,
  type DeviceId,
  DevicePosture,
  ExternalFacts,
  type GroupId,
  type TenantId,
} from '@alongside/protocol';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Transaction } from '../../platform/database/index.ts';
import { complianceTables } from './compliance-tables.ts';

/** A device with all that bears on its compliance, and what is stored of it. */
export interface EvaluatedDevice {
  readonly id: DeviceId;
  readonly tenantId: TenantId;
  readonly name: string;
  readonly facts: ComplianceFacts;
  readonly state: ComplianceState;
  readonly isStale: boolean;
  /** Milliseconds since 1970; null: time alone changes nothing. */
  readonly dueAt: number | null;
}

/** What isn't as it should be in a column was never told. */
const StoredExternal = z.record(z.string(), z.object({ facts: ExternalFacts })).catch({});
const StoredPosture = DevicePosture.nullable().catch(null);

/** A device's columns that bear on compliance. */
export const FACT_COLUMNS = [
  'id',
  'tenant_id',
  'name',
  'display_name',
  'platform',
  'os_version',
  'agent_version',
  'last_seen_at',
  'facts',
  'external_facts',
  'compliance',
  'compliance_stale',
  'compliance_due_at',
] as const;

export type FactRow = Awaited<ReturnType<typeof selectFacts>>[number];

/** As one array: the statement doesn't grow with the devices. */
const isAmong = (column: string, ids: readonly DeviceId[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`;

/** The columns of the devices of these ids. */
export const selectFacts = (tx: Transaction, ids: readonly DeviceId[]) =>
  complianceTables(tx).selectFrom('devices').select(FACT_COLUMNS).where(isAmong('id', ids)).execute();

/** Adds to the devices' rows the groups that they are in and since when what fails. */
export async function completeFacts(tx: Transaction, rows: readonly FactRow[]): Promise<EvaluatedDevice[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const groups = await groupsOf(tx, ids);
  const failures = await failuresOf(tx, ids);
  return rows.map((row) => ({
    id: row.id,
    tenantId: row.tenant_id,
    name: row.display_name ?? row.name,
    facts: {
      platform: row.platform,
      osVersion: row.os_version,
      agentVersion: row.agent_version,
      lastSeenAt: row.last_seen_at.getTime(),
      posture: StoredPosture.parse(row.facts),
      external: externalOf(row.external_facts),
      groups: groups.get(row.id) ?? [],
      failingSince: failures.get(row.id) ?? new Map(),
    },
    state: row.compliance,
    isStale: row.compliance_stale,
    dueAt: row.compliance_due_at === null ? null : row.compliance_due_at.getTime(),
  }));
}

const externalOf = (stored: unknown): ComplianceFacts['external'] =>
  Object.fromEntries(
    Object.entries(StoredExternal.parse(stored)).map(([source, { facts }]) => [source, facts]),
  );

/** Every group of each device, direct ones and those around them. */
async function groupsOf(
  tx: Transaction,
  ids: readonly DeviceId[],
): Promise<ReadonlyMap<DeviceId, GroupId[]>> {
  const { rows } = await sql<{ device_id: DeviceId; groups: GroupId[] }>`
    with recursive member_of(device_id, group_id) as (
      select device_id, group_id from group_devices where device_id = any(${[...ids]}::uuid[])
      union
      select m.device_id, g.parent_id from group_groups g join member_of m on g.child_id = m.group_id
    )
    select device_id, array_agg(group_id) as groups from member_of group by device_id`.execute(tx);
  return new Map(rows.map(({ device_id: id, groups }) => [id, groups]));
}

async function failuresOf(
  tx: Transaction,
  ids: readonly DeviceId[],
): Promise<ReadonlyMap<DeviceId, Map<string, number>>> {
  const rows = await complianceTables(tx)
    .selectFrom('device_compliance')
    .select(['device_id', 'policy_id', 'rule', 'since'])
    .where(isAmong('device_id', ids))
    .execute();
  const failures = new Map<DeviceId, Map<string, number>>();
  for (const { device_id: id, policy_id: policyId, rule, since } of rows) {
    const of = failures.get(id) ?? new Map<string, number>();
    failures.set(id, of.set(failureKey(policyId, rule), since.getTime()));
  }
  return failures;
}
