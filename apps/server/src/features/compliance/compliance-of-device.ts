import { type ComplianceResult, evaluateCompliance } from '@alongside/domain';
import {
  CodedError,
  type ComplianceState,
  complianceRuleKey,
  type DeviceCompliance,
  type DeviceId,
} from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';
import { completeFacts, selectFacts } from './compliance-facts.ts';
import { complianceTables } from './compliance-tables.ts';
import { readPolicies } from './policy-store.ts';

/**
 * Whether an enrolled device complies at this moment: from the facts as they are now, whether or not the job that stores
 * what comes of them has been there.
 * @throws CodedError NOT_FOUND
 */
export const complianceNow = async (tx: Transaction, id: DeviceId, nowMs: number): Promise<ComplianceState> =>
  (await evaluateOne(tx, id, nowMs)).result.state;

/** A device's compliance, policy by policy and rule by rule. @throws CodedError NOT_FOUND */
export async function showCompliance(
  tx: Transaction,
  id: DeviceId,
  nowMs: number,
): Promise<DeviceCompliance> {
  const { result, policies, isEnrolled } = await evaluateOne(tx, id, nowMs);
  const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  const shown = policies.flatMap((policy) => {
    const rules = policy.rules.flatMap((rule) => {
      const finding = result.findings.find(
        (each) => each.policyId === policy.id && each.rule === complianceRuleKey(rule),
      );
      if (finding === undefined) return [];
      const { outcome, fault, said, since, graceUntil } = finding;
      return [{ rule, outcome, fault, said, since: instant(since), graceUntil: instant(graceUntil) }];
    });
    return rules.length === 0 ? [] : [{ id: policy.id, name: policy.name, rules }];
  });
  return { state: isEnrolled ? result.state : 'noncompliant', policies: shown };
}

async function evaluateOne(
  tx: Transaction,
  id: DeviceId,
  nowMs: number,
): Promise<{
  readonly result: ComplianceResult;
  readonly policies: Awaited<ReturnType<typeof readPolicies>>;
  readonly isEnrolled: boolean;
}> {
  const [device] = await completeFacts(tx, await selectFacts(tx, [id]));
  if (device === undefined) throw new CodedError('NOT_FOUND');
  const { state } = await complianceTables(tx)
    .selectFrom('devices')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const policies = await readPolicies(tx);
  const result = evaluateCompliance(policies, device.facts, nowMs);
  return { result, policies, isEnrolled: state === 'enrolled' };
}
