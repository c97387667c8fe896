import {
  auditEvent,
  type AuditEvent,
  type ComplianceResult,
  evaluateCompliance,
  failureKey,
  SYSTEM_ACTOR,
} from '@alongside/domain';
import type { ComplianceState, DeviceId, TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import { noteAccessChange } from '../../platform/access-changes/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { completeFacts, type EvaluatedDevice, type FactRow } from './compliance-facts.ts';
import { readPolicies } from './policy-store.ts';

/** A device whose compliance is another one now. */
export interface ComplianceChange {
  readonly deviceId: DeviceId;
  readonly before: ComplianceState;
  readonly after: ComplianceState;
}

interface Evaluated {
  readonly device: EvaluatedDevice;
  readonly result: ComplianceResult;
}

/** Of more devices at once, running sessions are all looked at anew instead of one device's. */
const CHANGES_NOTED_APART = 20;
/** Failed rules that an audit row names. */
const FAILED_NAMED = 20;

/**
 * Evaluates devices of one tenant whose rows the caller has locked, and stores what became different, with its audit
 * rows: the last thing of its transaction, as the end of the audit log is locked by it.
 */
export async function evaluateDevices(
  tx: Transaction,
  rows: readonly FactRow[],
  nowMs: number,
): Promise<readonly ComplianceChange[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const tenantId = first.tenant_id;
  const policies = await readPolicies(tx);
  const evaluated = (await completeFacts(tx, rows)).map((device) => ({
    device,
    result: evaluateCompliance(policies, device.facts, nowMs),
  }));
  await storeFailures(tx, evaluated.filter(hasOtherFailures));
  await storeStates(tx, evaluated.filter(hasOtherState));
  const changed = evaluated.filter(({ device, result }) => device.state !== result.state);
  const changes = changed.map(({ device, result }) => ({
    deviceId: device.id,
    before: device.state,
    after: result.state,
  }));
  await noteChanges(tx, tenantId, changes);
  const told = changed.filter(({ device, result }) => !isFirstWord(device.state, result.state));
  await appendAudit(
    tx,
    tenantId,
    told.map((each) => eventOf(each, nowMs)),
  );
  return changes;
}

/** A device that has just come, and is in order, is no news. */
const isFirstWord = (before: ComplianceState, after: ComplianceState): boolean =>
  before === 'not-evaluated' && after === 'compliant';

const hasOtherState = ({ device, result }: Evaluated): boolean =>
  device.isStale || device.state !== result.state || device.dueAt !== result.dueAt;

function hasOtherFailures({ device, result }: Evaluated): boolean {
  const { failingSince } = device.facts;
  return (
    failingSince.size !== result.failed.length ||
    result.failed.some(({ policyId, rule, since }) => failingSince.get(failureKey(policyId, rule)) !== since)
  );
}

async function storeFailures(tx: Transaction, evaluated: readonly Evaluated[]): Promise<void> {
  if (evaluated.length === 0) return;
  const ids = evaluated.map(({ device }) => device.id);
  await sql`delete from device_compliance where device_id = any(${ids}::uuid[])`.execute(tx);
  const rows = evaluated.flatMap(({ device, result }) =>
    result.failed.map(({ policyId, rule, since, graceUntil }) => ({
      tenant_id: device.tenantId,
      device_id: device.id,
      policy_id: policyId,
      rule,
      since: new Date(since ?? 0).toISOString(),
      grace_until: graceUntil === null ? null : new Date(graceUntil).toISOString(),
    })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into device_compliance (tenant_id, device_id, policy_id, rule, outcome, since, grace_until)
    select f.tenant_id, f.device_id, f.policy_id, f.rule, 'failed', f.since, f.grace_until
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as f(tenant_id uuid, device_id uuid, policy_id uuid, rule text, since timestamptz, grace_until timestamptz)`.execute(
    tx,
  );
}

async function storeStates(tx: Transaction, evaluated: readonly Evaluated[]): Promise<void> {
  if (evaluated.length === 0) return;
  const states = evaluated.map(({ device, result }) => ({
    id: device.id,
    compliance: result.state,
    due_at: result.dueAt === null ? null : new Date(result.dueAt).toISOString(),
  }));
  await sql`
    update devices set compliance = s.compliance, compliance_due_at = s.due_at, compliance_stale = false
    from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as s(id uuid, compliance text, due_at timestamptz)
    where devices.id = s.id and devices.id = any(${states.map(({ id }) => id)}::uuid[])`.execute(tx);
}

async function noteChanges(
  tx: Transaction,
  tenantId: TenantId,
  changes: readonly ComplianceChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const ids = changes.length > CHANGES_NOTED_APART ? [null] : changes.map(({ deviceId }) => deviceId);
  for (const id of ids) await noteAccessChange(tx, tenantId, { kind: 'device', id });
}

const eventOf = ({ device, result }: Evaluated, nowMs: number): AuditEvent =>
  auditEvent('device.compliance-changed', {
    at: nowMs,
    actor: SYSTEM_ACTOR,
    target: { kind: 'device', id: device.id, name: device.name },
    before: { compliance: device.state },
    after: {
      compliance: result.state,
      failed: result.failed
        .filter(({ graceUntil }) => graceUntil === null)
        .slice(0, FAILED_NAMED)
        .map(({ policyName, rule }) => ({ policy: policyName, rule })),
    },
  });
