import { setTimeout as delay } from 'node:timers/promises';
import type { Bus, Clock } from '@alongside/domain';
import type { TenantId } from '@alongside/protocol';
import { accessChangesTopic } from '../../platform/access-changes/index.ts';
import { tenantTopic } from '../../platform/bus/index.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { RepeatedJob, type JobClock, type JobOptions } from '../../platform/jobs/index.ts';
import { type ComplianceChange, evaluateDevices } from './evaluate-devices.ts';
import { closeRunPart, lockRunPart, lockStale, markHeardOf, tenantsToEvaluate } from './find-devices.ts';

/** A change is seen at most this much later, in milliseconds. */
const EVALUATE_EVERY_MS = 1_000;
/** Devices of one transaction: enough that its statements don't each cost a way, few as it holds the end of the audit log. */
const BATCH = 500;

/** Between two batches others have the database: at least so long, and for a share of what the batch took. */
const PAUSE_MS = 5;
const PAUSE_SHARE = 0.25;
/** A stopping server waits for a run: the rest is left for the next one. */
const RUN_MOST_MS = 3_000;

export interface EvaluationPorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
}

/** Evaluates what has changed, on every node at once: what one is at, another leaves out. */
export const complianceJob = (options: {
  readonly ports: EvaluationPorts;
  readonly clock: JobClock;
  readonly handleFault: JobOptions['handleFault'];
}): RepeatedJob =>
  new RepeatedJob({
    name: 'evaluate compliance',
    everyMs: EVALUATE_EVERY_MS,
    run: () => evaluateChanged(options.ports),
    clock: options.clock,
    handleFault: options.handleFault,
  });

/**
 * Evaluates the devices for which something has changed, as many as a run has time for. Those that changed by themselves
 * come before those of whole policies and groups.
 */
export async function evaluateChanged(ports: EvaluationPorts): Promise<void> {
  const { database, clock } = ports;
  const until = clock.now() + RUN_MOST_MS;
  const tenants = await database.acrossTenants('find the tenants with devices to evaluate', async (tx) => {
    await markHeardOf(tx);
    return tenantsToEvaluate(tx, clock.now());
  });
  for (const tenantId of tenants) {
    for (let begunAt = clock.now(); begunAt < until; begunAt = clock.now()) {
      if (!(await evaluateNext(ports, tenantId))) break;
      await delay(Math.max(PAUSE_MS, (clock.now() - begunAt) * PAUSE_SHARE));
    }
  }
}

/** @returns whether there may be more */
async function evaluateNext(ports: EvaluationPorts, tenantId: TenantId): Promise<boolean> {
  if (await evaluateBatch(ports, tenantId, evaluateStale)) return true;
  return evaluateBatch(ports, tenantId, evaluateRunPart);
}

interface Batch {
  readonly changes: readonly ComplianceChange[];
  /** There may be more of the kind. */
  readonly isMore: boolean;
}

async function evaluateBatch(
  { database, bus, clock }: EvaluationPorts,
  tenantId: TenantId,
  evaluate: (tx: Transaction, nowMs: number) => Promise<Batch>,
): Promise<boolean> {
  const { changes, isMore } = await database.inTenant(tenantId, (tx) => evaluate(tx, clock.now()));
  if (changes.length > 0) {
    bus.publish(accessChangesTopic, {});
    bus.publish(tenantTopic(tenantId, 'audit'), {});
    bus.publish(tenantTopic(tenantId, 'devices'), {});
  }
  return isMore;
}

async function evaluateStale(tx: Transaction, nowMs: number): Promise<Batch> {
  const rows = await lockStale(tx, BATCH, nowMs);
  return { changes: await evaluateDevices(tx, rows, nowMs), isMore: rows.length === BATCH };
}

async function evaluateRunPart(tx: Transaction, nowMs: number): Promise<Batch> {
  const part = await lockRunPart(tx, BATCH);
  if (part === null) return { changes: [], isMore: false };
  await closeRunPart(tx, part);
  return { changes: await evaluateDevices(tx, part.rows, nowMs), isMore: true };
}
