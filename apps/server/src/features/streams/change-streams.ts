import type { AuditEvent, Bus, Clock } from '@alongside/domain';
import { CodedError, type StreamId } from '@alongside/protocol';
import { appendAudit } from '../../platform/audit/index.ts';
import { tenantTopic } from '../../platform/bus/index.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import { byCaller } from '../identity/index.ts';
import { type StreamChange, type StreamRow, streamTables } from './stream-tables.ts';

/** Having the log sent somewhere is reading it. @throws CodedError PERMISSION_MISSING */
export function requireMayRead({ permissions }: Caller): void {
  if (!permissions.has('view-audit-log')) {
    throw new CodedError('PERMISSION_MISSING', { anyOf: ['view-audit-log'] });
  }
}

/** What a change answers, and its row in the audit log. */
export interface ChangedStreams<Result> {
  readonly result: Result;
  readonly audit: (who: Awaited<ReturnType<typeof byCaller>>) => AuditEvent;
}

interface ChangePorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
}

/** A change of the caller's with its row in the audit log, in one transaction. */
export async function changeStreams<Result>(
  { database, bus, clock }: ChangePorts,
  caller: Caller,
  work: (tx: Transaction) => Promise<ChangedStreams<Result>>,
): Promise<Result> {
  const result = await database.inTenant(caller.tenantId, async (tx) => {
    const changed = await work(tx);
    await appendAudit(tx, caller.tenantId, [changed.audit(await byCaller(tx, caller, clock.now()))]);
    return changed.result;
  });
  bus.publish(tenantTopic(caller.tenantId, 'audit'), {});
  return result;
}

export async function updateStream(tx: Transaction, id: StreamId, to: StreamChange): Promise<void> {
  await streamTables(tx).updateTable('audit_streams').set(to).where('id', '=', id).execute();
}

export const streamTarget = ({ id, name }: Pick<StreamRow, 'id' | 'name'>) =>
  ({ kind: 'audit-stream', id, name }) as const;
