import type { AuditActor, Bus, Clock } from '@alongside/domain';
import type { DeviceId } from '@alongside/protocol';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';

/** Everything that compliance policies stand on. */
export interface CompliancePorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  /** Who, when and where from, for the audit log. */
  byCaller(
    tx: Transaction,
    caller: Caller,
    nowMs: number,
  ): Promise<{ readonly at: number; readonly actor: AuditActor; readonly address: string }>;
  /** @throws CodedError NOT_FOUND for a device that the caller doesn't see */
  requireSeenDevice(tx: Transaction, caller: Caller, id: DeviceId): Promise<void>;
}
