import { type AuditActor, type AuditEvent, auditEvent, type Finding } from '@alongside/domain';
import type { Mode, PersonId, TenantId } from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';
import { conditionalTables } from './conditional-tables.ts';

/** The audit log is told once in this time what a policy would do to somebody: whoever comes often can't fill it. */
const REPORT_EVERY_MS = 60 * 60_000;

interface Occasion {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly actor: AuditActor;
  readonly address: string | null;
  readonly nowMs: number;
  readonly at: 'sign-in' | 'session';
  readonly mode: Mode | null;
}

/** What policies that are only reported would have kept somebody from, as far as the audit log hasn't been told lately. */
export async function reportsOf(
  tx: Transaction,
  findings: readonly Finding[],
  occasion: Occasion,
): Promise<readonly AuditEvent[]> {
  const { tenantId, personId, nowMs, at, mode } = occasion;
  const events: AuditEvent[] = [];
  for (const finding of findings) {
    if (finding.state !== 'report-only' || finding.isMet) continue;
    const told = await conditionalTables(tx)
      .insertInto('access_policy_reports')
      .values({
        tenant_id: tenantId,
        policy_id: finding.policyId,
        person_id: personId,
        outcome: finding.outcome,
        told_at: new Date(nowMs),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['policy_id', 'person_id', 'outcome'])
          .doUpdateSet({ told_at: new Date(nowMs) })
          .where('access_policy_reports.told_at', '<=', new Date(nowMs - REPORT_EVERY_MS)),
      )
      .returning('policy_id')
      .execute();
    if (told.length === 0) continue;
    const { policyId, policyName, side, outcome } = finding;
    events.push(
      auditEvent('access-policy.would-apply', {
        at: nowMs,
        actor: occasion.actor,
        address: occasion.address,
        target: { kind: 'access-policy', id: policyId, name: policyName },
        before: null,
        after: { policy: policyName, side, outcome, at, mode },
      }),
    );
  }
  return events;
}
