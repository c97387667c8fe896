import type { Bus, Clock } from '@alongside/domain';
import type { DeviceId } from '@alongside/protocol';
import type { ByCaller } from '../../platform/audit/index.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';

/** Everything that compliance policies stand on. */
export interface CompliancePorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly byCaller: ByCaller;
  /** @throws CodedError NOT_FOUND for a device that the caller doesn't see */
  requireSeenDevice(tx: Transaction, caller: Caller, id: DeviceId): Promise<void>;
}
