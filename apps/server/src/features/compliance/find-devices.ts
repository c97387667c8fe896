import type { TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import { FACT_COLUMNS, type FactRow, selectFacts } from './compliance-facts.ts';
import { complianceTables } from './compliance-tables.ts';

/**
 * Locks devices of the tenant that something has changed for, or that time has: those that no other node is at. Two
 * queries, as each has an index of its own that a question for either wouldn't use.
 */
export async function lockStale(tx: Transaction, most: number, nowMs: number): Promise<FactRow[]> {
  const stale = await lockEnrolled(tx, most).where('compliance_stale', '=', true).orderBy('id').execute();
  if (stale.length === most) return stale;
  const due = await lockEnrolled(tx, most - stale.length)
    .where('compliance_stale', '=', false)
    .where('compliance_due_at', '<=', new Date(nowMs))
    .orderBy('compliance_due_at')
    .execute();
  return [...stale, ...due];
}

const lockEnrolled = (tx: Transaction, most: number) =>
  complianceTables(tx)
    .selectFrom('devices')
    .select(FACT_COLUMNS)
    .where('state', '=', 'enrolled')
    .limit(most)
    .forNoKeyUpdate()
    .skipLocked();

/** A part of a run: the devices that come next. */
export interface RunPart {
  readonly runId: number;
  readonly rows: readonly FactRow[];
  /** It was the last part. */
  readonly isLast: boolean;
}

/**
 * Locks the tenant's oldest run that no other node is at, and its next devices, in the order of their ids; waits for one
 * that is being changed, so that none is left out. null: there is no run.
 */
export async function lockRunPart(tx: Transaction, most: number): Promise<RunPart | null> {
  const run = await complianceTables(tx)
    .selectFrom('compliance_runs')
    .selectAll()
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (run === undefined) return null;
  const members =
    run.group_ids === null
      ? sql``
      : sql`and id in (
          with recursive inner_groups(id) as (
            select unnest(${run.group_ids}::uuid[])
            union
            select g.child_id from group_groups g join inner_groups i on g.parent_id = i.id
          )
          select device_id from group_devices where group_id in (select id from inner_groups))`;
  const after = run.after_id === null ? sql`` : sql`and id > ${run.after_id}`;
  const { rows: found } = await sql<{ id: FactRow['id'] }>`
    select id from devices
    where tenant_id = ${run.tenant_id} and state = 'enrolled' and platform = any(${run.platforms}) ${after} ${members}
    order by id limit ${most} for no key update`.execute(tx);
  const rows =
    found.length === 0
      ? []
      : await selectFacts(
          tx,
          found.map(({ id }) => id),
        );
  return { runId: run.id, rows, isLast: found.length < most };
}

/** Remembers how far a run is, or that it is over. */
export async function closeRunPart(tx: Transaction, { runId, rows, isLast }: RunPart): Promise<void> {
  const runs = complianceTables(tx);
  if (isLast) {
    await runs.deleteFrom('compliance_runs').where('id', '=', runId).execute();
    return;
  }
  const last = rows
    .map(({ id }) => id)
    .sort()
    .at(-1);
  if (last === undefined) return;
  await runs.updateTable('compliance_runs').set({ after_id: last }).where('id', '=', runId).execute();
}

/** Devices that failed by their silence and were heard of since are to be evaluated anew. */
export async function markHeardOf(tx: Transaction): Promise<void> {
  await sql`
    update devices set compliance_stale = true
    from device_compliance c
    where c.rule = 'last-check-in' and c.device_id = devices.id and devices.last_seen_at > c.since
      and devices.state = 'enrolled' and not devices.compliance_stale`.execute(tx);
}

/** Tenants that have something to evaluate. @param tx across tenants */
export async function tenantsToEvaluate(tx: Transaction, nowMs: number): Promise<TenantId[]> {
  const { rows } = await sql<{ tenant_id: TenantId }>`
    select tenant_id from compliance_runs
    union select tenant_id from devices where compliance_stale and state = 'enrolled'
    union select tenant_id from devices
      where compliance_due_at is not null and state = 'enrolled' and compliance_due_at <= ${new Date(nowMs)}`.execute(
    tx,
  );
  return rows.map(({ tenant_id: id }) => id);
}
